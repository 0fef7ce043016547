"""What a PDF must say, text by text, in reading order, worked out from the report alone."""

import re
from collections.abc import Iterator
from html import unescape

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.report.acquis import TITRE as ACQUIS
from paliers_desktop.core.report.blank_grid import BlankGrid
from paliers_desktop.core.report.comparison import Comparison
from paliers_desktop.core.report.complete import DomaineSection
from paliers_desktop.core.report.dialogue import Dialogue
from paliers_desktop.core.report.document import DocumentReport
from paliers_desktop.core.report.identity import Identity
from paliers_desktop.core.report.own_code import Sheet
from paliers_desktop.core.report.plan import PlanReport
from paliers_desktop.core.report.questions import TITRE as FICHE
from paliers_desktop.core.report.questions import QuestionSheets
from paliers_desktop.core.report.releve import AVIS, RESTENT, Releve
from paliers_desktop.core.report.releve import FORMATIVE as RELEVE_FORMATIVE
from paliers_desktop.core.report.releve import TITRE as RELEVE
from paliers_desktop.core.report.result import NOTHING, ResultReport, Row
from paliers_desktop.core.report.sans_objet import TITRE as SANS_OBJET
from paliers_desktop.core.report.sans_objet import SansObjetLine
from paliers_desktop.core.report.synthese import Synthese, sentences
from paliers_desktop.core.report.visas import TITRE as VISAS
from paliers_desktop.core.report.wording import ETATS
from paliers_desktop.output.pdf.fitting import fitted
from paliers_desktop.output.pdf.fonts import register_fonts
from paliers_desktop.output.pdf.tables import is_wide
from paliers_desktop.output.rtl.arabic import plain
from paliers_desktop.paths import resources_folder
from printed_paper import dialogue_words, grid_words
from printed_suivi import comparison_words, plan_words

_FONTS = register_fonts(resources_folder() / "fonts")


def drawn(text: str) -> str:
    """The characters of a text that our fonts can show, as typed, spaces made equal."""
    return one_spaced(
        unescape(re.sub(r"<[^>]*>|[\u2068\u2069]", "", plain(_FONTS.markup(text).replace("<br/>", "\n"))))
    )


def one_spaced(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def words_of(
    report: Synthese
    | DocumentReport
    | Releve
    | QuestionSheets
    | Sheet
    | Dialogue
    | BlankGrid
    | PlanReport
    | Comparison,
    identity: Identity | None,
) -> list[str]:
    """Every text, headings and cells apart, empty ones left out."""
    if isinstance(report, DocumentReport):
        texts = _document(report)
    elif isinstance(report, Synthese):
        texts = _synthese(report)
    elif isinstance(report, Dialogue):
        texts = dialogue_words(report)
    elif isinstance(report, BlankGrid):
        texts = grid_words(report)
    elif isinstance(report, PlanReport):
        texts = plan_words(report)
    elif isinstance(report, Comparison):
        texts = comparison_words(report)
    elif isinstance(report, Releve):
        assert identity is not None
        texts = _releve(report, identity)
    else:
        texts = _sheets(report) if isinstance(report, QuestionSheets) else _sheet(report)
    return [words for words in map(drawn, texts) if words]


def _synthese(report: Synthese) -> Iterator[str]:
    """What two pages hold of it: test_fitting.py says how much that must be."""
    shown = fitted(report, _FONTS)
    yield from _first_page(shown)
    yield from _lists(shown)
    yield from shown.about
    yield from _standing(shown)


def _document(report: DocumentReport) -> Iterator[str]:
    yield from _first_page(report.synthese)
    yield from _lists(report.synthese)
    yield "Réponses, critère par critère"
    for section in report.domaines:
        yield from _domaine(section)
    if report.releves:
        yield "Séances"
    for releve in report.releves:
        yield releve.titre
        yield from _parts(releve)
        yield "Critères discutés" if releve.domaines else ""
        yield from (f"{domaine.titre} : {domaine.numeros}" for domaine in releve.domaines)
    yield from ("À propos de ce document", *report.synthese.about)
    yield from _standing(report.synthese)


def _first_page(report: Synthese) -> Iterator[str]:
    identity, situation = report.identity, report.result.situation
    yield from (identity.titre, identity.sous_titre, situation.mention)
    for row in identity.rows:
        for field in row:
            yield from (field.label, field.value)
    yield from (situation.headline, *sentences(situation), report.result.rule)
    if report.reperes:
        yield report.reperes
    yield from _table(report.result)


def _lists(report: Synthese) -> Iterator[str]:
    """Next steps, acquis, sans objet, visas."""
    yield from _steps(report)
    yield ACQUIS if report.acquis else ""
    for sentence in report.acquis:
        yield from ("•", sentence)
    wordy = report.sans_objet.is_wordy
    if report.sans_objet.lines:
        yield from (SANS_OBJET, "N°", "Critère", "" if wordy else "Motif")
    for line in report.sans_objet.lines:
        yield from (line.numero, line.texte, f"Motif : {_motif(line)}" if wordy else _motif(line))
    yield from (report.sans_objet.more, VISAS)
    for visa in report.visas:
        yield from (visa.titre, visa.value, *visa.blanks, visa.note)


def _motif(line: SansObjetLine) -> str:
    return f"{line.motif_label}{'.' if line.motif_label and line.motif_texte else ''} {line.motif_texte}"


def _standing(report: Synthese) -> Iterator[str]:
    """What the foot of every page says, which is read once."""
    signature = report.signature
    empreinte = f"{signature.label} {signature.empreinte}" if signature.empreinte else ""
    yield from (empreinte or signature.changed or report.identity.etat_au, report.identity.grille)


def _table(result: ResultReport) -> Iterator[str]:
    yield from ("Domaine", "Palier", "Avancée", "Oui", "En cours", "Non", "Sans objet", "Sans réponse", "Il manque")
    for row in (*result.rows, result.total):
        yield from _row(row)


def _row(row: Row) -> Iterator[str]:
    counts = row.counts
    yield from (row.titre, row.chip, "provisoire" if row.provisoire else "", row.value or row.note)
    for count in (counts.oui, counts.en_cours, counts.non, counts.sans_objet, counts.sans_reponse):
        yield str(count or NOTHING)
    yield row.missing


def _steps(report: Synthese) -> Iterator[str]:
    etapes = report.etapes
    if not etapes.groups:
        return
    yield from (etapes.titre, etapes.introduction, "Domaine", "Critère à mettre en place", "Porté par", "Échéance")
    for group in etapes.groups:
        yield group.titre
        above = ""
        for placed in group.steps:
            step = placed.step
            yield placed.domaine if placed.domaine != above else ""
            above = placed.domaine
            yield from (f"{step.numero} {step.texte} ({step.etat_word})", step.echeance)
    yield etapes.more


def _domaine(section: DomaineSection) -> Iterator[str]:
    yield from (section.titre, section.chip, "provisoire" if section.provisoire else "", section.reste)
    yield from ("N°", "Critère", "Réponse")
    for part in section.paliers:
        yield f"{part.titre} {part.summary}"
        for line in part.lines:
            yield from (line.numero, line.texte, line.lecture, *filter(is_wide, line.marks))
            if line.motif_label or line.motif_texte:
                stop = "." if line.motif_label and line.motif_texte else ""
                yield f"Motif : {line.motif_label}{stop} {line.motif_texte}"
            yield f"Commentaire : {line.commentaire}" if line.commentaire else ""
            yield from (line.etat_word, *(mark for mark in line.marks if not is_wide(mark)))


def _releve(releve: Releve, identity: Identity) -> Iterator[str]:
    yield from (RELEVE, releve.titre, identity.line)
    yield from _parts(releve)
    if releve.domaines:
        yield from ("Critères discutés", "N°", "Critère")
    for domaine in releve.domaines:
        yield domaine.titre
        for critere in domaine.criteres:
            yield from (critere.numero, critere.texte)
    yield from (RELEVE_FORMATIVE, identity.grille)


def _parts(releve: Releve) -> Iterator[str]:
    for field in releve.fields:
        yield from (field.label, field.value)
    yield releve.counts
    if releve.decisions:
        yield from ("Décisions", releve.decisions)
    if releve.reponses:
        yield from ("Réponses modifiées", "N°", "Critère", "Avant", "Après")
    for reponse in releve.reponses:
        yield from (reponse.critere.numero, reponse.critere.texte, reponse.before_word, reponse.after_word)
    for titre, introduction, criteres in (
        ("Avis partagés", AVIS, releve.avis),
        ("À vérifier", RESTENT, releve.a_verifier),
    ):
        if criteres:
            yield from (titre, introduction, "N°", "Critère")
        for critere in criteres:
            yield from (critere.numero, critere.texte, critere.note)


def _sheets(sheets: QuestionSheets) -> Iterator[str]:
    for page in sheets.pages:
        yield from (f"{FICHE} · {sheets.line}", page.destinataire, page.introduction)
        for question in page.questions:
            yield from (question.numero, question.texte, question.lecture)
            yield f"De quoi s’agit-il ? {question.sens}" if question.sens else ""
            yield f"Ce qui le montre : {question.preuve}" if question.preuve else ""
            yield from (ETATS[etat] for etat in Etat)
    yield sheets.grille


def _sheet(sheet: Sheet) -> Iterator[str]:
    yield from ("Paliers numériques", sheet.titre)
    for line in sheet.lines:
        yield from (line.label, line.value)
    yield from sheet.sentences
