"""One PDF of every kind, for both grids and for the dossiers that strain a page: what the conformance tests read."""

import datetime
from collections.abc import Callable
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from paliers_desktop.core.assessment import Answer, Assessment, Etat, MotifCode
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.grid_loader import Entry
from paliers_desktop.core.reperes import Decoupage, Quartiles, Reference, Repere
from paliers_desktop.core.report.blank_grid import BlankGrid
from paliers_desktop.core.report.comparison import Comparison
from paliers_desktop.core.report.dialogue import Dialogue
from paliers_desktop.core.report.document import DocumentReport, document_report
from paliers_desktop.core.report.identity import Identity, identity_report
from paliers_desktop.core.report.own_code import Sheet, own_code_sheets
from paliers_desktop.core.report.plan import PlanReport
from paliers_desktop.core.report.questions import QuestionSheets, question_sheets
from paliers_desktop.core.report.releve import Releve, releve_of
from paliers_desktop.core.report.signature import NO_SIGNATURE, signature
from paliers_desktop.core.report.synthese import Synthese, synthese_report
from paliers_desktop.core.seance import AnswerChange, Passage, Role, Seance
from paliers_desktop.exchange.reperes_document import MOST_CHARACTERS
from paliers_desktop.output.pdf.questions import render_questions
from paliers_desktop.output.pdf.releve import render_releve
from paliers_desktop.output.pdf.report import render_report
from paliers_desktop.output.pdf.sheet import render_sheet
from paliers_desktop.paths import resources_folder
from paper_samples import Paper, blank, fiche, followed
from report_samples import COLLEGE, ECOLE, all_answered, catalogue

FONTS = resources_folder() / "fonts"
LAST_CHANGE = datetime.date(2027, 3, 12)
EMPREINTE = "8C1F 4A72 E09B 36D5 0001 A2B3 C4D5 E6F7"
START = datetime.datetime(2027, 3, 12, 13, 5, tzinfo=datetime.UTC)
END = START + datetime.timedelta(minutes=95)
CASES = ("vide", "complet", "palier 0", "textes longs")
GRIDS = {"collège": COLLEGE, "école": ECOLE}

_STRANGE = "Œuvre d’été – É & < > « noël » → 🎉 日本 שלום עולם مرحبا ; 5 > 3.\n"
LONG_TEXT = (_STRANGE + "Une phrase ordinaire, assez longue pour aller à la ligne, se répète ici. " * 40)[:2000]
LONG_NAME = ("Lycée polyvalent des métiers de l’hôtellerie & du tourisme « Œ < É » – שלום 🎉 " * 5)[:300]


class Sample(Struct, frozen=True):
    """What a PDF was made of (a report object, its identity for a relevé), and how to make it."""

    name: str
    report: Synthese | DocumentReport | Releve | QuestionSheets | Sheet | Dialogue | BlankGrid | PlanReport | Comparison
    render: Callable[[], bytes]
    identity: Identity | None = None


@cache
def samples() -> tuple[Sample, ...]:
    """Every kind of PDF x both grids x every case."""
    return (*(sample for grid in GRIDS for case in CASES for sample in _of(grid, case)), *_sheets())


def _of(grid: str, case: str) -> list[Sample]:
    files = catalogue().for_type(GRIDS[grid].type)
    assessment = assessment_of(files.grille, grid, case)
    seance = seance_of(files.grille, case)
    found = _reports(files, assessment, seance, case, f"{grid} {case}")
    if case != "palier 0":
        found.append(_releve(files.grille, assessment, seance, f"relevé {grid} {case}"))
    sheets = question_sheets(files.grille, files.aide, assessment)
    if sheets.pages:
        found.append(Sample(f"questions {grid} {case}", sheets, lambda: render_questions(sheets, FONTS)))
    return found


def _reports(files: Entry, assessment: Assessment, seance: Seance, case: str, name: str) -> list[Sample]:
    """The synthèse, the complete version with all it can take along; once, without the palier commun."""
    last_change = None if case == "vide" else LAST_CHANGE
    told = NO_SIGNATURE
    releves: tuple[Releve, ...] = ()
    if case in ("complet", "textes longs"):
        told = signature(EMPREINTE, LAST_CHANGE, "Ce que vaut la signature.")
        wanted = (False, True) if case == "complet" else (True,)
        releves = tuple(releve_of(files.grille, assessment, seance, full=full) for full in wanted)
    elif case == "palier 0":
        told = signature(None, LAST_CHANGE)
    found = []
    for commun in (True, False) if name == "collège complet" else (True,):
        reperes = reperes_of(files.grille, name, assessment)
        base = {
            "aide": files.aide,
            "last_change": last_change,
            "signature": told,
            "commun": commun,
            "reperes": reperes,
        }
        which = name if commun else f"{name} sans palier commun"
        synthese = synthese_report(files.grille, assessment, **base)
        document = document_report(files.grille, assessment, **base, with_comments=commun, releves=releves)
        found += [_of_report(f"synthèse {which}", synthese), _of_report(f"version complète {which}", document)]
        options = {"last_change": last_change, "commun": commun}
        found.append(_of_paper(fiche(files, assessment, told, f"dialogue {which}", **options)))
    if case in ("complet", "textes longs"):
        words = LONG_TEXT if case == "textes longs" else "Appui : « Dane »"
        found += map(_of_paper, followed(files, assessment, name, words))
    if case in ("vide", "textes longs"):
        found.append(_of_paper(blank(files, f"grille vierge {name}", None if case == "vide" else assessment)))
    return found


def reperes_of(grille: Grille, name: str, assessment: Assessment) -> Reference | None:
    """In two samples of three: every domaine of a département, some of a territory with the longest name."""
    slugs = [domaine.slug for domaine in grille.domaines]
    told = {slug: Repere(42, Quartiles(rank % 3, rank % 3, 3)) for rank, slug in enumerate(slugs)}
    of = (assessment.campagne, Decoupage.DEPARTEMENT, "Département 94", assessment.etablissement.type)
    if name.endswith("textes longs"):
        few = {slug: told[slug] for slug in (slugs[0], slugs[1], slugs[3])}
        return Reference(of[0], Decoupage.CIRCONSCRIPTION, LONG_NAME[:MOST_CHARACTERS], of[3], few)
    return Reference(*of, told) if name == "école complet" else None


def _of_report(name: str, report: Synthese | DocumentReport) -> Sample:
    return Sample(name, report, lambda: render_report(report, FONTS))


def _of_paper(paper: Paper) -> Sample:
    return Sample(paper.name, paper.report, paper.render)


def _releve(grille: Grille, assessment: Assessment, seance: Seance, name: str) -> Sample:
    releve = releve_of(grille, assessment, seance, full=True)
    identity = identity_report(grille, assessment, None)
    return Sample(name, releve, lambda: render_releve(releve, identity, FONTS), identity)


def _sheets() -> list[Sample]:
    both = own_code_sheets("A1B2 C3D4 E5F6 G7H8 J9K0 L1M2", "0949912N", "creteil-2026-2027", "8C1F 4A72 E09B 36D5")
    return [
        Sample(f"feuille {sheet.titre}", sheet, lambda sheet=sheet: render_sheet(sheet, FONTS))
        for sheet in (both.a_conserver, both.a_communiquer)
    ]


def assessment_of(grille: Grille, grid: str, case: str) -> Assessment:
    """Nothing answered; every answer with what may stand beside it; every answer « non »; longest texts everywhere."""
    etablissement = GRIDS[grid]
    if case == "vide":
        return all_answered(grille, None, etablissement)
    if case == "palier 0":
        return all_answered(grille, Etat.NON, etablissement)
    if case == "complet":
        return Assessment(etablissement, "creteil-2026-2027", _mixed(grille)).with_relecture(
            relu=True, relu_le=LAST_CHANGE
        )
    longest = Answer(Etat.SANS_OBJET, MotifCode.AUTRE, LONG_TEXT, LONG_TEXT, True, LONG_NAME, True, LAST_CHANGE)
    answers = {key: replace(longest, etat=list(Etat)[place % 4]) for place, key in enumerate(grille.reading_order)}
    return Assessment(replace(etablissement, nom=LONG_NAME, commune=LONG_NAME[:120]), "creteil-2026-2027", answers)


def _mixed(grille: Grille) -> dict[str, Answer]:
    """Every state, several people asked, a comment of every length up to a page."""
    etats = (Etat.OUI, Etat.OUI, Etat.EN_COURS, Etat.OUI, Etat.NON, Etat.SANS_OBJET, None)
    answers = {}
    for place, key in enumerate(grille.reading_order):
        etat = Etat.OUI if grille.criteres[key].palier == 1 else etats[place % 7]
        answers[key] = Answer(
            etat,
            MotifCode.PUBLIC_ABSENT if etat is Etat.SANS_OBJET else None,
            "Même motif qu’en 2025." if etat is Etat.SANS_OBJET else "",
            "Prévu en janvier. " * (place // 2) if place % 3 == 0 else "",
            place % 5 == 0,
            ("Gestionnaire", "CPE", "")[place % 3] if place % 5 == 0 else "",
            place % 11 == 0,
            LAST_CHANGE if etat is Etat.EN_COURS else None,
        )
    return answers


def seance_of(grille: Grille, case: str) -> Seance:
    """A séance where nothing was done, or everything was; with the longest texts."""
    if case in ("vide", "palier 0"):
        return Seance("5" * 32, START, START)
    texte = LONG_TEXT if case == "textes longs" else "Commander une prise.\nEn parler en mai."
    order = grille.reading_order
    return Seance(
        "5" * 32,
        START,
        END,
        fin=END,
        lieu=texte[:120],
        presents=tuple(Role),
        decisions=texte,
        noms=texte[:500],
        passages={key: Passage(True, place % 3 == 0, texte[:300]) for place, key in enumerate(order)},
        reponses={key: AnswerChange(key, None, Etat.EN_COURS) for key in order[::2]},
    )
