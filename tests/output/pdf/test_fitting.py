"""A synthèse has two pages whatever the answers, and holds as much of its lists as they can take."""

import re
import subprocess
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pypdf import PdfReader

from paliers_desktop.core.assessment import Answer, Assessment, Etat, Fonction, MotifCode, Relecture
from paliers_desktop.core.report.document import document_report
from paliers_desktop.core.report.signature import signature
from paliers_desktop.core.report.synthese import Synthese, cut, synthese_report
from paliers_desktop.output.pdf.fitting import fitted, two_pages
from paliers_desktop.output.pdf.fonts import register_fonts
from paliers_desktop.output.pdf.page import Furniture, Paper
from paliers_desktop.output.pdf.report import render_report
from paliers_desktop.output.pdf.style import SMALL
from paliers_desktop.output.pdf.words import elided
from paliers_desktop.output.tagged.tags import Words
from pdf_samples import EMPREINTE, FONTS, GRIDS, LAST_CHANGE, LONG_NAME, LONG_TEXT, samples
from printed_words import drawn
from report_samples import ECOLE, all_answered, at_paliers, catalogue
from strategies import situations

SET = register_fonts(FONTS)
SYNTHESES = {sample.name: sample for sample in samples() if isinstance(sample.report, Synthese)}
FILES = {grid: catalogue().for_type(etablissement.type) for grid, etablissement in GRIDS.items()}
SIGNED = signature(EMPREINTE, LAST_CHANGE, "Ce que vaut la signature. " * 8)


def pages_of(content):
    """The text of each page as poppler finds it, spaces left out."""
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True)
    return [squeezed(page) for page in done.stdout.decode().split("\f")[:-1]]


def squeezed(text):
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("name", SYNTHESES)
def test_every_sample_has_exactly_two_pages_each_with_what_is_its(name):
    sample = SYNTHESES[name]
    shown = fitted(sample.report, SET)
    first, second = pages_of(sample.render())
    assert squeezed(drawn(shown.result.total.titre)) in first
    for title in (shown.etapes.titre, shown.etapes.more, "Critères sans objet" if shown.sans_objet.lines else ""):
        assert squeezed(drawn(title)) in second
    if mention := squeezed(drawn(shown.result.situation.mention)):
        assert first.count(mention.partition(":")[2]) == 2  # in the head, and after the palier
        assert mention in second


@pytest.mark.parametrize("name", SYNTHESES)
def test_lists_hold_what_they_can_and_never_more_than_the_guide_says(name):
    whole, shown = SYNTHESES[name].report, fitted(SYNTHESES[name].report, SET)
    assert min(1, whole.etapes.count) <= shown.etapes.count <= 8
    assert min(1, len(whole.sans_objet.lines)) <= len(shown.sans_objet.lines) <= 4
    for kept, all_, more in (
        (shown.etapes.count, whole.etapes.count, shown.etapes.more),
        (len(shown.sans_objet.lines), len(whole.sans_objet.lines), shown.sans_objet.more),
    ):
        assert more.startswith(f"et {all_ - kept} autre") if kept < all_ else more == ""


def test_short_lists_on_a_free_page_are_not_cut_below_eight_and_four():
    grille = FILES["collège"].grille
    answers = at_paliers(grille, 2, 2, 2, 2, 2, 2)
    for key in grille.reading_order[:3]:
        answers = answers.with_answer(key, etat=Etat.SANS_OBJET, motif_code=MotifCode.PUBLIC_ABSENT)
    shown = fitted(synthese_report(grille, answers), SET)
    assert (len(shown.sans_objet.lines), shown.sans_objet.more) == (3, "")


def test_no_list_could_be_longer_on_the_page():
    """One more step, or one more criterion sans objet, would make a third page."""
    whole = SYNTHESES["synthèse collège complet"].report
    shown = fitted(whole, SET)
    steps, sans_objet = shown.etapes.count, len(shown.sans_objet.lines)
    assert (steps, sans_objet) < (8, 4)
    for more in ((steps + 1, sans_objet), (steps, sans_objet + 1)):
        longer = cut(replace(shown, etapes=whole.etapes, sans_objet=whole.sans_objet), *more)
        story = two_pages(longer, SET)
        assert len(PdfReader(BytesIO(Paper(Furniture(shown.identity), SET).octets(story))).pages) == 3


def test_a_motif_keeps_one_line():
    grille = FILES["collège"].grille
    answers = all_answered(grille, Etat.OUI).with_answer(
        grille.reading_order[0], etat=Etat.SANS_OBJET, motif_texte="Assuré par la commune. " * 60
    )
    (line,) = fitted(synthese_report(grille, answers), SET).sans_objet.lines
    assert line.motif_texte.startswith("Assuré par la commune.")
    assert line.motif_texte.endswith("…")
    assert 20 < len(line.motif_texte) < 60


def test_a_name_keeps_its_lines_while_the_radar_has_room_and_is_whole_in_the_complete_version():
    grille = FILES["collège"].grille
    name = "Lycée polyvalent des métiers de l’hôtellerie et du tourisme de la vallée"
    answers = all_answered(grille, Etat.OUI)
    short = fitted(synthese_report(grille, replace(answers, etablissement=replace(ECOLE, nom=name))), SET)
    assert short.identity.rows[0][0].value == name
    longest = SYNTHESES["synthèse collège textes longs"].report
    assert longest.identity.rows[0][0].value == LONG_NAME
    assert fitted(longest, SET).identity.rows[0][0].value.endswith("…")
    plain = (name + " et de ses environs") * 3
    whole = document_report(grille, replace(answers, etablissement=replace(ECOLE, nom=plain)))
    assert squeezed(plain) in pages_of(render_report(whole, FONTS))[0]


@given(st.text(max_size=300), st.integers(1, 3), st.floats(60, 500))
@settings(max_examples=60, deadline=None)
def test_what_is_elided_holds_in_its_lines_and_begins_as_typed(text, lines, width):
    shown = elided(SET, text, SMALL, width, lines)
    assert Words(SET.verbatim(shown), SMALL).wrap(width, 0)[1] <= lines * SMALL.leading or shown == "…"
    flat = " ".join(text.split())
    assert shown == flat or (shown.endswith("…") and flat.startswith(shown[:-1]))


def answers_with(grid, seed, texts):
    """Every criterion with a state from the seed, and long texts beside it or none."""
    grille = FILES[grid].grille
    states = [*Etat, None]
    motif = LONG_TEXT if texts else "Public absent ici."
    answers = {
        key: Answer(states[(seed >> (place % 60)) % 5], MotifCode.AUTRE, motif, "", place % 3 == 0, "CPE", texts)
        for place, key in enumerate(grille.reading_order)
    }
    etablissement = replace(GRIDS[grid], fonction=Fonction.AUTRE, nom=LONG_NAME if texts else "É")
    return Assessment(etablissement, "creteil-2026-2027", answers, relecture=Relecture(True, LAST_CHANGE))


@given(st.sampled_from(list(GRIDS)), st.integers(0, 2**60), st.booleans(), st.booleans())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_two_pages_whatever_is_answered_to_the_real_grids(grid, seed, texts, commun):
    files = FILES[grid]
    report = synthese_report(
        files.grille, answers_with(grid, seed, texts), aide=files.aide, signature=SIGNED, commun=commun
    )
    assert len(PdfReader(BytesIO(render_report(report, FONTS))).pages) == 2


@given(situations())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_nor_shape_of_grid_crashes_it(situation):
    grille, assessment = situation
    assert render_report(synthese_report(grille, assessment), FONTS).startswith(b"%PDF-")


def test_every_field_of_the_identity_is_on_paper():
    report = synthese_report(FILES["école"].grille, answers_with("école", 7, True))
    fields = [field for row in fitted(report, SET).identity.rows for field in row]
    first = pages_of(render_report(report, FONTS))[0]
    assert [field.label for field in fields if squeezed(drawn(field.label)) not in first] == []
