"""The PDF, read back by outside tools: qpdf, pdftotext, pdffonts, pdfinfo."""

import datetime
import getpass
import re
import socket
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace
from pypdf import PdfReader

from paliers_desktop.core.assessment import Answer, Assessment, Etat, MotifCode
from paliers_desktop.core.report.document import DocumentReport, document_report
from paliers_desktop.core.report.signature import signature
from paliers_desktop.core.report.wording import date_in_words
from paliers_desktop.core.typography import typographic
from paliers_desktop.output.pdf.report import render_report
from paliers_desktop.paths import resources_folder
from report_samples import COLLEGE, ECOLE, all_answered, catalogue
from strategies import situations

FONTS = resources_folder() / "fonts"
GRILLE = catalogue().for_type("college").grille
AIDE = catalogue().for_type("college").aide
EMPREINTE = "8C1F 4A72 E09B 36D5 0001 A2B3 C4D5 E6F7"
LAST_CHANGE = datetime.date(2027, 3, 12)
SIGNED_ON = datetime.date(2026, 10, 14)
SIGNED = signature(EMPREINTE, SIGNED_ON, "Ce que vaut la signature.")


def run(*command: str | Path) -> str:
    """The output of a tool that has nothing to complain about."""
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode() + done.stdout.decode()
    return done.stdout.decode("utf-8")


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


class Printed:
    """A PDF on disk and what tools read in it."""

    def __init__(self, folder: Path, report: DocumentReport) -> None:
        self.path = folder / "rapport.pdf"
        self.content = render_report(report, FONTS)
        self.path.write_bytes(self.content)
        self._read: dict[tuple[str, ...], str] = {}

    def text(self, *options: str) -> str:
        if options not in self._read:
            self._read[options] = run("pdftotext", *options, self.path, "-")
        return self._read[options]

    def pages(self) -> list[str]:
        return self.text().split("\f")[:-1]

    def holds(self, text: str) -> bool:
        """Whether the text is there, cells of one table column apart: lines and spaces do not count."""
        return squeezed(typographic(text)) in squeezed(self.text("-raw"))


@pytest.fixture
def printed(tmp_path):
    return lambda report: Printed(tmp_path, report)


def report_of(assessment: Assessment, grille=GRILLE, **more) -> DocumentReport:
    return document_report(grille, assessment, aide=AIDE, last_change=LAST_CHANGE, with_comments=True, **more)


def mixed(**first: object) -> Assessment:
    """Every state in turn; `first` are fields of the first answer."""
    etats = [Etat.OUI, Etat.EN_COURS, Etat.NON, Etat.SANS_OBJET]
    answers = {key: Answer(etats[place % 4]) for place, key in enumerate(GRILLE.criteres)}
    return Assessment(COLLEGE, "creteil-2026-2027", answers).with_answer("PIL-01", **first)


def school() -> Assessment:
    return all_answered(catalogue().for_type("ecole_primaire").grille, Etat.OUI, ECOLE)


CASES = {
    "none answered": (all_answered(GRILLE, None), GRILLE),
    "one answered": (all_answered(GRILLE, None).with_answer("PIL-01", etat=Etat.OUI), GRILLE),
    "mixed": (mixed(commentaire="Prévu en janvier."), GRILLE),
    "all sans objet": (all_answered(GRILLE, Etat.SANS_OBJET), GRILLE),
    "read by the head": (mixed().with_relecture(relu=True, relu_le=LAST_CHANGE), GRILLE),
    "palier 3": (all_answered(GRILLE, Etat.OUI), GRILLE),
    "school": (school(), catalogue().for_type("ecole_primaire").grille),
}


@pytest.mark.parametrize("case", CASES)
def test_the_file_is_sound_and_holds_every_criterion(printed, case):
    assessment, grille = CASES[case]
    document = printed(report_of(assessment, grille))
    run("qpdf", "--check", document.path)
    missing = [key for key, critere in grille.criteres.items() if not document.holds(critere.texte)]
    assert not missing
    assert len(re.findall(r"^page \d+ sur \d+$", document.text(), re.MULTILINE)) == len(document.pages())


@pytest.mark.parametrize("case", CASES)
def test_the_synthesis_is_one_page_from_identity_to_total(printed, case):
    assessment, grille = CASES[case]
    report = report_of(assessment, grille)
    first = squeezed(printed(report).pages()[0])
    for words in (
        "Paliers de maturité numérique",
        report.synthese.result.situation.headline,
        report.synthese.result.total.titre,
    ):
        assert squeezed(typographic(words)) in first
    assert all(squeezed(row.titre) in first for row in report.synthese.result.rows)
    assert all(label.name in first for label in report.synthese.radar.labels)


def test_the_head_s_reading_is_declared_on_the_first_page(printed):
    read = mixed().with_relecture(relu=True, relu_le=LAST_CHANGE)
    sentence = f"Synthèse relue par le chef d’établissement le {date_in_words(LAST_CHANGE)} (déclaré)"
    assert squeezed(typographic(sentence)) in squeezed(printed(report_of(read)).pages()[0])
    assert not printed(report_of(mixed())).holds("Synthèse relue")


def test_every_font_is_embedded(printed):
    lines = run("pdffonts", printed(report_of(mixed(commentaire="→ œuvre"), signature=SIGNED)).path).splitlines()[2:]
    assert len(lines) >= 5
    assert all(re.search(r" yes yes yes +\d+ +0$", line) for line in lines), lines


def test_same_state_same_bytes(printed):
    report = report_of(mixed(), signature=SIGNED)
    assert render_report(report, FONTS) == render_report(report, FONTS)
    assert render_report(report, FONTS) != render_report(report_of(mixed(a_verifier=True)), FONTS)


def test_language_title_outline_and_no_trace_of_a_person(printed):
    document = printed(report_of(mixed()))
    reader = PdfReader(document.path)
    assert reader.trailer["/Root"]["/Lang"] == "fr-FR"
    assert (
        reader.metadata.title == "Paliers de maturité numérique · Collège des Tilleuls · 0949912N · campagne 2026-2027"
    )
    assert reader.metadata.creation_date is None, "no clock either"
    titles = [entry["/Title"] for entry in reader.outline if isinstance(entry, dict)]
    assert titles[1:] == [
        "Prochaines étapes vers le palier 1",
        "Ce qui est déjà acquis",
        "Critères sans objet",
        "Visas",
        "Réponses, critère par critère",
        "À propos de ce document",
    ]
    nested = next(entry for entry in reader.outline if isinstance(entry, list))
    assert [entry["/Title"] for entry in nested] == [domaine.titre for domaine in GRILLE.domaines]
    opened = subprocess.run(["qpdf", "--qdf", document.path, "-"], capture_output=True, check=True).stdout
    names = {getpass.getuser(), socket.gethostname(), str(Path.home())}
    assert not [name for name in names if re.search(rb"[(/ ]" + re.escape(name.encode()) + rb"[)/ ]", opened)]
    assert set(reader.metadata) <= {
        "/Title",
        "/Subject",
        "/Creator",
        "/Producer",
        "/CreationDate",
        "/ModDate",
        "/Trapped",
        "/Author",
        "/Keywords",
    }
    assert not [name for name in ("/Author", "/Keywords") if reader.metadata.get(name)]


def test_answers_motifs_and_comments_are_printed(printed):
    document = printed(
        report_of(
            mixed(
                etat=Etat.SANS_OBJET,
                motif_code=MotifCode.AUTRE,
                motif_texte="Assuré par la commune.",
                commentaire="Œuvre d’équipe : 3 < 5 & 5 > 3, « noël »\nDeuxième ligne.",
                a_verifier=True,
                aupres_de="gestionnaire",
            )
        )
    )
    for words in (
        "Autre. Assuré par la commune.",
        "Œuvre d’équipe : 3 < 5 & 5 > 3, « noël »",
        "Deuxième ligne.",
        "À vérifier auprès de : gestionnaire",
        "Lire aujourd’hui :",
        "Ce document a une valeur formative",
    ):
        assert document.holds(words), words
    counted = [len(re.findall(rf"^{word}$", document.text(), re.MULTILINE)) for word in ("Non", "En cours")]
    assert all(count >= 14 for count in counted)


def test_a_comment_longer_than_a_page_is_whole(printed):
    words = " ".join(f"mot{number}" for number in range(1200))
    document = printed(report_of(mixed(commentaire=words[:9000])))
    read = re.findall(r"\bmot\d+\b", document.text("-raw"))
    expected = re.findall(r"\bmot\d+\b", words[:9000])
    assert read == expected
    run("qpdf", "--check", document.path)


def test_five_thousand_signs_without_a_space_are_whole(printed):
    document = printed(report_of(mixed(commentaire="x" * 5000)))
    assert squeezed(document.text("-raw")).count("x") >= 5000
    run("qpdf", "--check", document.path)


def test_five_thousand_signs_in_many_lines_are_whole(printed):
    document = printed(report_of(mixed(commentaire="ligne\n" * 800, motif_texte="m" * 400)))
    assert len(re.findall(r"^(Commentaire : )?ligne$", document.text("-raw"), re.MULTILINE)) == 800


def test_emoji_and_unknown_scripts_leave_a_visible_mark(printed):
    document = printed(report_of(mixed(commentaire="Bravo 🎉 日 → suite")))
    assert document.holds("Bravo □ □ → suite")


def test_provisoire_is_on_every_page_while_it_is(printed):
    answers = all_answered(GRILLE, Etat.OUI).with_answer("PIL-01", etat=None).with_answer("PIL-02", a_verifier=True)
    pages = printed(report_of(answers)).pages()
    assert len(pages) > 2
    assert all("provisoire : 1 sans réponse, 1 à vérifier" in page.replace("\u00a0", " ") for page in pages)
    assert not any("provisoire" in page for page in printed(report_of(all_answered(GRILLE, Etat.OUI))).pages())


def test_the_empreinte_is_on_every_page_only_while_the_answers_are_those_of_the_export(printed):
    same = printed(report_of(mixed(), signature=SIGNED))
    assert all(EMPREINTE in page for page in same.pages())
    assert same.holds("Ce que vaut la signature.")
    changed = printed(report_of(mixed(), signature=signature(None, SIGNED_ON)))
    assert all("depuis le fichier signé du 14 octobre 2026" in page for page in changed.pages())
    assert not any("Empreinte" in page for page in changed.pages())
    never = printed(report_of(mixed()))
    assert not any("signé" in page for page in never.pages())
    assert all("État au 12 mars 2027" in page for page in never.pages())


def test_table_headers_are_repeated(printed):
    pages = printed(report_of(mixed())).pages()
    assert all(re.search(r"^Critère( à mettre en place)?$", page, re.MULTILINE) for page in pages[1:-1])


def test_an_echeance_stands_in_its_column_of_the_next_steps(printed):
    key = GRILLE.reading_order[1]
    report = report_of(
        all_answered(GRILLE, Etat.NON).with_answer(key, etat=Etat.EN_COURS, echeance=datetime.date(2027, 5, 12))
    )
    page = printed(report).text("-layout").split("\f")[1]
    (line,) = [line for line in page.splitlines() if "12 mai 2027" in line.replace("\u00a0", " ")]
    assert GRILLE.numeros[key] in line


def test_a_very_long_name_stays_inside(printed):
    name = "Lycée polyvalent des métiers de l’hôtellerie et du tourisme " * 4
    assessment = replace(mixed(), etablissement=replace(COLLEGE, nom=name.strip()))
    document = printed(report_of(assessment, signature=SIGNED))
    assert "…" in document.pages()[1]
    assert document.holds(name.strip())


@pytest.mark.parametrize("place", range(0, 58, 8))
def test_a_long_comment_anywhere_is_cut_inside_its_row(printed, place):
    key = GRILLE.reading_order[place]
    words = [f"mot{number}" for number in range(700)]
    document = printed(report_of(mixed().with_answer(key, commentaire=" ".join(words), motif_texte="Motif. " * 80)))
    assert re.findall(r"\bmot\d+\b", document.text("-raw")) == words


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(situations())
def test_no_text_nor_shape_of_grid_crashes_the_pdf(situation):
    grille, assessment = situation
    content = render_report(document_report(grille, assessment, last_change=LAST_CHANGE, with_comments=True), FONTS)
    assert content.startswith(b"%PDF-")


def test_the_longest_date_of_the_head_is_on_one_line(printed):
    longest = datetime.date(2026, 9, 30)
    report = document_report(GRILLE, mixed(), aide=AIDE, last_change=longest, with_comments=False)
    head = printed(report).text("-f", "1", "-l", "1", "-layout").split("Renseigné par")[1]
    assert "30 septembre 2026" in head.splitlines()[1].replace("\xa0", " ")
