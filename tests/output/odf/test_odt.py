"""The volet numérique as LibreOffice reads it: its words in order, its structure, its figure."""

import datetime
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from io import BytesIO
from itertools import cycle, pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace
from PIL import Image

from libreoffice import Office, is_printed, legible
from odf_reader import sound_parts
from paliers_desktop.core.assessment import Assessment, Etat, MotifCode
from paliers_desktop.core.help import Aide
from paliers_desktop.core.report.volet import ACTIONS, DEMANDES, DOMAINES, FORMATION, SECTIONS, SUIVI, Volet, volet
from paliers_desktop.core.typography import typographic
from paliers_desktop.output.cell_text import valid
from paliers_desktop.output.odf.odt import render_volet
from paliers_desktop.paths import resources_folder
from pdf_samples import assessment_of
from report_samples import COLLEGE, ECOLE, all_answered, catalogue
from strategies import situations

FONTS = resources_folder() / "fonts"
COLLEGES, ECOLES = (catalogue().for_type(type_) for type_ in ("college", "ecole_primaire"))
DAY = datetime.date(2027, 3, 12)
MARCH = datetime.date(2027, 3, 31)
HOSTILE = '« œ É – & < » version="1.4" ]]> 🎉 مرحبا\nDeuxième  ligne \x00\ufffe\n=1+1'
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"


def mixed(entry, etablissement=COLLEGE, comment="Prévu en janvier.") -> Assessment:
    """Each answer in turn, with marks, échéances, comments and entraide."""
    assessment = all_answered(entry.grille, None, etablissement)
    for place, (key, etat) in enumerate(zip(entry.grille.reading_order, cycle([*Etat, Etat.OUI, None]))):
        assessment = assessment.with_answer(
            key,
            etat=etat,
            motif_code=MotifCode.PUBLIC_ABSENT if etat is Etat.SANS_OBJET else None,
            a_verifier=place % 9 == 0,
            echeance=MARCH if etat is Etat.EN_COURS and place % 4 else None,
            commentaire=comment if place % 2 else "",
            besoin=place == 13,
            partage=place == 20,
        )
    return assessment.with_relecture(relu=True, relu_le=DAY)


def of(entry, assessment, *, with_texts=False, day: datetime.date | None = DAY) -> Volet:
    return volet(entry.grille, entry.aide, assessment, day, with_texts=with_texts)


LONG_NAME = replace(COLLEGE, nom="Lycée « œ & < » des métiers " * 11, commune="Ville\x00")
CASES: dict[str, Volet] = {
    "vide": of(COLLEGES, all_answered(COLLEGES.grille, None), day=None),
    "plein": of(COLLEGES, mixed(COLLEGES)),
    "ecole": of(ECOLES, mixed(ECOLES, ECOLE), with_texts=True),
    "tout-non": of(COLLEGES, all_answered(COLLEGES.grille, Etat.NON)),
    "tout-oui": of(ECOLES, all_answered(ECOLES.grille, Etat.OUI, ECOLE)),
    "sans-objet": of(COLLEGES, all_answered(COLLEGES.grille, Etat.SANS_OBJET)),
    "hostile": of(COLLEGES, mixed(COLLEGES, LONG_NAME, HOSTILE), with_texts=True),
    "longs": of(COLLEGES, assessment_of(COLLEGES.grille, "collège", "textes longs"), with_texts=True),
    "longs-ecole": of(ECOLES, assessment_of(ECOLES.grille, "école", "textes longs"), with_texts=True),
    "long": of(COLLEGES, mixed(COLLEGES, comment=f"{'mot ' * 400}{'x' * 400}"), with_texts=True),
}


class Read:
    """What LibreOffice made of every case, in two runs."""

    def __init__(self, folder: Path) -> None:
        office = Office(folder)
        for name, report in CASES.items():
            (folder / f"{name}.odt").write_bytes(render_volet(report, FONTS))
        files = [folder / f"{name}.odt" for name in CASES]
        self.pdf = dict(zip(CASES, office.convert("pdf", *files), strict=True))
        flat = office.convert("fodt", *files)
        self.root = {name: ElementTree.parse(path).getroot() for name, path in zip(CASES, flat, strict=True)}

    def body(self, case: str) -> ElementTree.Element:
        return self.root[case].find(f"{OFFICE}body/{OFFICE}text")

    def printed(self, case: str, *options: str) -> str:
        command = ["pdftotext", *options, self.pdf[case], "-"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    return Read(tmp_path_factory.mktemp("traitement-de-texte"))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def told(report: Volet) -> Iterator[str]:
    """Everything that the report says, in the order of the document."""
    yield from (report.titre, report.identity.line, report.mention)
    for field in report.fields:
        yield from (f"{field.label} :", field.value)
    yield from (report.identity.grille, SECTIONS[0], *report.sentences, report.result.rule, *DOMAINES)
    for row in (*report.result.rows, report.result.total):
        yield from (row.titre, row.chip, "(provisoire)" if row.provisoire else "", row.note, row.missing)
    yield from (SECTIONS[1], report.court_titre, report.court_note)
    for group in report.court:
        yield from (group.titre, *listed(group.steps))
    yield from (report.moyen.titre, report.moyen.note, *report.moyen.lines, SECTIONS[2], *ACTIONS)
    for step in report.actions:
        yield from (f"{step.numero} {step.texte}", *step.commentaire.split("\n"), step.echeance)
    yield from (SECTIONS[3], report.formation_note, *listed(report.formation))
    yield from told_last(report)


def told_last(report: Volet) -> Iterator[str]:
    for ticked in report.entraide:
        yield from (ticked.titre, *(f"{line.numero} {line.texte}" for line in ticked.lines))
    yield from (*FORMATION, SECTIONS[4])
    for group in report.demandes:
        yield from (group.titre, group.note, *DEMANDES)
        for line in group.lines:
            yield from (f"{line.numero} {line.texte}", line.appui, line.reponse)
    yield from (SECTIONS[5], *SUIVI)
    for line in report.suivi:
        yield from (line.date, line.point)


def listed(steps) -> Iterator[str]:
    for step in steps:
        yield from (step.numero, step.texte.removesuffix("."), f"({step.note})")


def plain(node: ElementTree.Element) -> str:
    return "".join(node.itertext())


@pytest.mark.parametrize("case", CASES)
def test_libreoffice_reads_every_word_of_the_report_in_order(read, case):
    text, place = squeezed(plain(read.body(case))), 0
    for words in told(CASES[case]):
        wanted = squeezed(valid(typographic(words)))
        found = text.find(wanted, place)
        assert found >= 0, (words, text[place : place + 200])
        place = found + len(wanted)


@pytest.mark.parametrize("case", CASES)
def test_the_pdf_that_libreoffice_makes_holds_the_same_words(read, case):
    text = squeezed(read.printed(case, "-raw"))
    report = CASES[case]
    for words in (report.titre, *report.sentences, report.court_titre, *(row.titre for row in report.result.rows)):
        assert squeezed(valid(typographic(words))) in text
    assert all(f"{rank}.{squeezed(typographic(title))}" in text for rank, title in enumerate(SECTIONS, 1))


@pytest.mark.parametrize("case", CASES)
def test_everything_is_printed(read, case):
    text, report = legible(read.printed(case, "-raw")), CASES[case]
    for furniture in (report.pied, report.mention):
        text = text.replace(legible(valid(typographic(furniture))), "") if furniture else text
    for words in told(report):
        if words not in (report.mention, report.pied):
            assert is_printed(legible(valid(typographic(words))), text), words


def test_a_damaged_file_is_not_repaired_behind_our_back(tmp_path):
    """Or opening without a word would prove nothing."""
    (tmp_path / "abime.odt").write_bytes(render_volet(CASES["vide"], FONTS)[:-300])
    with pytest.raises(AssertionError, match="source file could not be loaded"):
        Office(tmp_path).convert("pdf", tmp_path / "abime.odt")


@pytest.mark.parametrize("case", CASES)
def test_headings_are_an_outline(read, case):
    headings = [(int(node.get(f"{TEXT}outline-level")), plain(node)) for node in read.body(case).iter(f"{TEXT}h")]
    assert [text for level, text in headings if level == 1] == [typographic(title) for title in SECTIONS]
    levels = [level for level, _ in headings]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    hands = [typographic(group.titre) for group in CASES[case].court]
    assert [text for level, text in headings if level == 3] == hands


@pytest.mark.parametrize("case", CASES)
def test_tables_have_a_header_row_and_lists_are_lists(read, case):
    report = CASES[case]
    tables = list(read.body(case).iter(f"{TABLE}table"))
    assert len(tables) == 6
    headers = [
        [plain(cell).strip() for cell in table.iterfind(f"{TABLE}table-header-rows/*/{TABLE}table-cell")]
        for table in tables
    ]
    assert headers == [list(titles) for titles in (DOMAINES, ACTIONS, FORMATION, DEMANDES, DEMANDES, SUIVI)]
    rows = [len(table.findall(f"{TABLE}table-row")) for table in tables]
    asked = [len(group.lines) + 1 for group in report.demandes]
    assert rows == [7, len(report.actions) + 2, 3, *asked, len(report.suivi) + 3]
    items = len(list(read.body(case).iter(f"{TEXT}list-item")))
    steps = sum(len(group.steps) for group in report.court) + len(report.formation)
    assert items == steps + len(report.moyen.lines) + sum(len(ticked.lines) for ticked in report.entraide)


@pytest.mark.parametrize("case", CASES)
def test_the_radar_is_told_to_who_cannot_see_it_and_stays_a_drawing(read, case):
    (frame,) = read.body(case).iter(f"{DRAW}frame")
    assert plain(frame.find(f"{SVG}title")) == "Radar des six domaines"
    assert plain(frame.find(f"{SVG}desc")) == typographic(CASES[case].radar_text)
    images = subprocess.run(["pdfimages", "-list", read.pdf[case]], capture_output=True, text=True, check=True).stdout
    assert len(images.splitlines()) == 2, "LibreOffice took the vector picture, not the other one"
    first = read.printed(case, "-l", "1", "-raw")
    assert all(squeezed(f"{label.name}{label.value}") in squeezed(first) for label in CASES[case].radar.labels)


def test_the_language_is_french_and_styles_are_those_a_person_finds(read):
    root = read.root["plein"]
    defaults = {
        style.get(f"{STYLE}family"): style.find(f"{STYLE}text-properties")
        for style in root.iter(f"{STYLE}default-style")
    }
    paragraph = defaults["paragraph"]
    assert (paragraph.get(f"{FO}language"), paragraph.get(f"{FO}country")) == ("fr", "FR")
    assert not [node for node in root.iter(f"{STYLE}text-properties") if node.get(f"{FO}language") not in (None, "fr")]
    named = {style.get(f"{STYLE}name") for style in root.iter(f"{STYLE}style")}
    used = {node.get(f"{TEXT}style-name") for node in read.body("plein").iter(f"{TEXT}h")}
    assert used <= named
    assert {"Mention_20_provisoire", "Commentaire", "Précision", "Introduction_20_de_20_tableau"} <= named


def test_provisoire_stands_at_the_head_of_each_page_while_it_is(read):
    pages = read.printed("plein").replace("\u00a0", " ").split("\f")[:-1]
    assert len(pages) > 3
    assert all(CASES["plein"].mention in page for page in pages)
    assert all("État au 12 mars 2027" in page and f"sur {len(pages)}" in page for page in pages)
    assert "provisoire :" not in read.printed("tout-oui").replace("\u00a0", " ")
    assert "État au" not in read.printed("vide")


def test_same_state_same_bytes_without_clock_nor_person():
    content = render_volet(CASES["plein"], FONTS)
    assert content == render_volet(CASES["plein"], FONTS)
    assert content != render_volet(CASES["vide"], FONTS)
    parts = sound_parts(content)
    assert b"2027-03-12" in parts["meta.xml"]
    assert b"fr-FR" in parts["meta.xml"]
    assert b"date" not in sound_parts(render_volet(CASES["vide"], FONTS))["meta.xml"]


def test_neither_names_nor_comments_unless_asked():
    assessment = mixed(COLLEGES, comment="Secret-commentaire")
    assert b"Secret" not in sound_parts(render_volet(of(COLLEGES, assessment), FONTS))["content.xml"]
    asked = sound_parts(render_volet(of(COLLEGES, assessment, with_texts=True), FONTS))["content.xml"]
    assert (
        asked.count(b"Secret-commentaire")
        == sum(bool(step.commentaire) for step in of(COLLEGES, assessment, with_texts=True).actions)
        > 0
    )


def test_both_pictures_show_the_same_figure():
    parts = sound_parts(render_volet(CASES["plein"], FONTS))
    drawing = ElementTree.fromstring(parts["Pictures/radar.svg"])
    words = [plain(node) for node in drawing.iter("{http://www.w3.org/2000/svg}text")]
    assert words == [
        "1",
        "2",
        "3",
        *(part for label in CASES["plein"].radar.labels for part in (label.name, label.value)),
    ]
    assert not re.search(rb"script|href|style|data:", parts["Pictures/radar.svg"])
    with Image.open(BytesIO(parts["Pictures/radar.png"])) as picture:
        assert [round(dots) for dots in picture.info["dpi"]] == [300, 300]
        width, height = (float(drawing.get(side).removesuffix("pt")) for side in ("width", "height"))
        assert picture.size == (round(width / 72 * 300), round(height / 72 * 300))
        colours = {colour for _, colour in picture.convert("RGB").getcolors()}
    assert (255, 255, 255) in colours
    assert len(parts["Pictures/radar.png"]) < 120_000


def test_a_missing_font_is_told():
    with pytest.raises(FileNotFoundError):
        render_volet(CASES["vide"], Path("/nulle-part"))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(situations())
def test_no_text_nor_shape_of_grid_crashes_the_document(situation):
    grille, assessment = situation
    content = render_volet(volet(grille, Aide(), assessment, DAY, with_texts=True), FONTS)
    assert ElementTree.fromstring(sound_parts(content)["content.xml"]) is not None
