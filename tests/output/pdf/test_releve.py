"""The relevé of a séance on paper, alone and within the report, read back by outside tools."""

import datetime
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pypdf import PdfReader

from paliers_desktop.core.assessment import Assessment, Etat
from paliers_desktop.core.report.document import document_report
from paliers_desktop.core.report.identity import identity_report
from paliers_desktop.core.report.releve import SeancesInReport, releve_of, releves
from paliers_desktop.core.seance import AnswerChange, Passage, Role, Seance
from paliers_desktop.core.typography import typographic
from paliers_desktop.output.pdf.releve import render_releve
from paliers_desktop.output.pdf.report import render_report
from paliers_desktop.paths import resources_folder
from report_samples import COLLEGE, all_answered, catalogue

FONTS = resources_folder() / "fonts"
GRILLE = catalogue().for_type("college").grille
ORDER = GRILLE.reading_order
START = datetime.datetime(2027, 3, 12, 13, 5, tzinfo=datetime.UTC)
END = START + datetime.timedelta(minutes=95)
ANSWERS = all_answered(GRILLE, Etat.OUI)
SEANCE = Seance(
    "5" * 32,
    START,
    END,
    fin=END,
    lieu="CDI",
    presents=(Role.CHEF_ETABLISSEMENT, Role.CPE),
    decisions="Commander une prise.\nEn parler en mai.",
    noms="Mme Secret-Nom",
    passages={ORDER[1]: Passage(True), ORDER[3]: Passage(True, True, "Secret-avis")},
    reponses={ORDER[1]: AnswerChange(ORDER[1], Etat.NON, Etat.EN_COURS)},
)
WHOLE = replace(
    SEANCE,
    passages={key: Passage(True, True, "Une phrase.") for key in ORDER},
    reponses={key: AnswerChange(key, None, Etat.EN_COURS) for key in ORDER},
)


def run(*command: str | Path) -> str:
    """The output of a tool that has nothing to complain about."""
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode() + done.stdout.decode()
    return done.stdout.decode("utf-8")


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def content(seance: Seance, *, full: bool = True, answers: Assessment = ANSWERS) -> bytes:
    identity = identity_report(GRILLE, answers, None)
    return render_releve(releve_of(GRILLE, answers, seance, full=full), identity, FONTS)


class Printed:
    """A PDF on disk, sound, and what tools read in it."""

    def __init__(self, folder: Path, octets: bytes) -> None:
        self.path = folder / "releve.pdf"
        self.path.write_bytes(octets)
        run("qpdf", "--check", self.path)
        self.raw = squeezed(run("pdftotext", "-raw", self.path, "-"))
        self.pages = run("pdftotext", self.path, "-").split("\f")[:-1]

    def holds(self, text: str) -> bool:
        return squeezed(typographic(text)) in self.raw


def test_it_holds_what_the_meeting_made(tmp_path):
    answers = ANSWERS.with_answer(ORDER[3], a_verifier=True)
    document = Printed(tmp_path, content(SEANCE, answers=answers))
    for words in (
        "Relevé de séance",
        "Séance du 12 mars 2027",
        "Collège des Tilleuls · 0949912N · campagne 2026-2027",
        "de 14:05 à 15:40",
        "1 h 35",
        "Chef d’établissement et CPE",
        "Mme Secret-Nom",
        "Commander une prise.",
        "2 critères discutés, 1 réponse modifiée.",
        GRILLE.criteres[ORDER[1]].texte,
        "NonEn cours",
        "Secret-avis",
        "qui restent à vérifier",
        "il ne sert ni à classer ni à évaluer les personnes",
    ):
        assert document.holds(words), words
    assert len(document.pages) == 1
    assert "page 1 sur 1" in document.pages[0]


def test_the_plain_one_holds_no_name_and_no_avis(tmp_path):
    document = Printed(tmp_path, content(SEANCE, full=False))
    assert "Secret" not in document.raw
    assert not document.holds("Avis partagés")
    assert not document.holds("Noms")
    assert document.holds("Commander une prise.")


def test_fifty_eight_criteria_go_over_pages_whose_headers_come_back(tmp_path):
    document = Printed(tmp_path, content(WHOLE))
    assert len(document.pages) > 4
    missing = [key for key in ORDER if document.raw.count(squeezed(typographic(GRILLE.criteres[key].texte))) < 3]
    assert not missing
    for rank, page in enumerate(document.pages, 1):
        assert f"page {rank} sur {len(document.pages)}" in page
        assert "Collège des Tilleuls" in page
        assert re.search(r"^Critère$", page, re.MULTILINE)


def test_long_texts_are_whole(tmp_path):
    words = [f"mot{number}" for number in range(2500)]
    long = replace(
        SEANCE,
        decisions="\n".join(" ".join(words[start : start + 40]) for start in range(0, 2500, 40)),
        noms="n" * 3000,
        lieu="l" * 500,
        passages={ORDER[3]: Passage(True, True, "avis " * 1500)},
    )
    document = Printed(tmp_path, content(long))
    assert re.findall(r"\bmot\d+\b", run("pdftotext", "-raw", document.path, "-")) == words
    assert document.raw.count("n" * 50) >= 1
    assert document.raw.count("avis") >= 1500


def test_signs_of_markup_and_unknown_characters(tmp_path):
    seance = replace(
        SEANCE, decisions="Œuvre & <b>3 < 5</b> « noël » → suite\n日 🎉", lieu="Salle <12> 🎉", noms="A & B"
    )
    document = Printed(tmp_path, content(seance))
    for words in ("Œuvre & <b>3 < 5</b> « noël » → suite", "□ □", "Salle <12> □", "A & B"):
        assert squeezed(words) in document.raw, words


def test_same_state_same_bytes_and_no_trace_of_a_person(tmp_path):
    assert content(SEANCE) == content(SEANCE)
    assert content(SEANCE) != content(SEANCE, full=False)
    reader = PdfReader(Printed(tmp_path, content(SEANCE)).path)
    assert reader.trailer["/Root"]["/Lang"] == "fr-FR"
    assert reader.metadata.title == "Relevé de séance · Collège des Tilleuls · 0949912N · campagne 2026-2027"
    assert not reader.metadata.author
    assert reader.metadata.creation_date is None
    titles = [entry["/Title"] for entry in reader.outline if isinstance(entry, dict)]
    assert titles == ["Décisions", "Réponses modifiées", "Avis partagés", "Critères discutés"]


def test_every_font_is_embedded(tmp_path):
    lines = run("pdffonts", Printed(tmp_path, content(SEANCE)).path).splitlines()[2:]
    assert len(lines) >= 2
    assert all(re.search(r" yes yes yes +\d+ +0$", line) for line in lines), lines


def test_a_very_long_name_of_establishment_stays_inside(tmp_path):
    answers = replace(ANSWERS, etablissement=replace(COLLEGE, nom="Lycée des métiers " * 20))
    assert "…" in Printed(tmp_path, content(WHOLE, answers=answers)).pages[1]


# -- within the full report ------------------------------------------------------------------------------------------


def report(folder: Path, what: SeancesInReport, *seances: Seance) -> Printed:
    told = releves(GRILLE, ANSWERS, seances, what)
    return Printed(folder, render_report(document_report(GRILLE, ANSWERS, releves=told), FONTS))


def test_a_report_without_the_tick_says_nothing_of_the_seances(tmp_path):
    document = report(tmp_path, SeancesInReport.NONE, SEANCE)
    assert not document.holds("Séance du")
    assert document.path.read_bytes() == render_report(document_report(GRILLE, ANSWERS), FONTS)


def test_joined_plainly_it_has_no_name_and_no_avis(tmp_path):
    document = report(tmp_path, SeancesInReport.PLAIN, SEANCE, replace(SEANCE, lieu="Salle 12"))
    assert "Secret" not in document.raw
    assert document.raw.count(squeezed("Séance du 12 mars 2027")) == 2
    assert document.holds("Salle 12")
    numbers = " et ".join(GRILLE.numeros[ORDER[rank]] for rank in (1, 3))
    assert document.holds(f"{GRILLE.domaines[0].titre} : {numbers}")


def test_with_the_second_tick_it_has_them(tmp_path):
    document = report(tmp_path, SeancesInReport.FULL, SEANCE)
    assert document.holds("Secret-avis")
    assert document.holds("Mme Secret-Nom")


def test_the_chapter_is_in_the_outline(tmp_path):
    reader = PdfReader(report(tmp_path, SeancesInReport.PLAIN, SEANCE, WHOLE).path)
    titles = [entry["/Title"] for entry in reader.outline if isinstance(entry, dict)]
    assert "Séances" in titles
    nested = [entry for entry in reader.outline if isinstance(entry, list)][-1]
    assert [entry["/Title"] for entry in nested] == ["Séance du 12 mars 2027"] * 2


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    texts,
    texts,
    texts,
    st.dictionaries(st.sampled_from(ORDER), st.builds(Passage, st.booleans(), st.booleans(), texts)),
)
def test_no_text_crashes_the_pdf(lieu, noms, decisions, passages):
    seance = replace(SEANCE, lieu=lieu, noms=noms, decisions=decisions, passages=passages)
    assert content(seance).startswith(b"%PDF-")


@pytest.mark.parametrize("full", [True, False])
def test_a_seance_without_anything_is_a_page(tmp_path, full):
    document = Printed(tmp_path, content(Seance("5" * 32, START, START), full=full))
    assert len(document.pages) == 1
    assert document.holds("Aucun critère discuté.")
