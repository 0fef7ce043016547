"""Whatever is typed or pasted in any field, each kind of PDF is drawn, conforms and can be read."""

import datetime
from io import BytesIO

import page
import pikepdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from paliers_desktop.actions.pdf_documents import PdfChoices, PdfKind, render_pdf
from paliers_desktop.core.assessment import Answer, Assessment, Etat, MotifCode
from paliers_desktop.core.report.identity import identity_report
from paliers_desktop.core.report.questions import question_sheets
from paliers_desktop.core.report.releve import SeancesInReport, releve_of
from paliers_desktop.core.seance import Passage, Role, Seance
from paliers_desktop.output.pdf.questions import render_questions
from paliers_desktop.output.pdf.releve import render_releve
from paliers_desktop.paths import resources_folder
from pdf_reader import read
from report_samples import ECOLE, catalogue

FONTS = resources_folder() / "fonts"
DAY = datetime.date(2027, 3, 12)
START = datetime.datetime(2027, 3, 12, 13, 5, tzinfo=datetime.UTC)
texts = st.text(
    st.characters() | st.sampled_from("שלםמرحلا٣\u05b8\u0651()«» \u00ad\u200b\u2067\ud800\n\t<&"), max_size=60
)
"""Half of a pair (U+D800) as well: it can be typed through some keyboards, though no dossier keeps it."""


def every_kind(text: str) -> list[bytes]:
    files = catalogue().for_type(ECOLE.type)
    grille = files.grille
    asked = Answer(Etat.SANS_OBJET, MotifCode.AUTRE, text, text, True, text, True, DAY)
    answers = dict.fromkeys(grille.reading_order[::12], asked)
    assessment = Assessment(replace(ECOLE, nom=text, commune=text), "creteil-2026-2027", answers)
    order = grille.reading_order[:3]
    passages = {key: Passage(True, True, text) for key in order}
    seance = Seance("5" * 32, START, START, START, text, tuple(Role), text, noms=text, passages=passages)
    complete = PdfChoices(PdfKind.COMPLET, with_comments=True, seances=SeancesInReport.FULL)
    choices = [complete, *(PdfChoices(kind) for kind in PdfKind if kind is not PdfKind.COMPLET)]
    releve = releve_of(grille, assessment, seance, full=True)
    return [
        *(render_pdf(chosen, grille, files.aide, assessment, (), DAY, (seance,), FONTS) for chosen in choices),
        render_releve(releve, identity_report(grille, assessment, None), FONTS),
        render_questions(question_sheets(grille, files.aide, assessment), FONTS),
    ]


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts)
@example("שלום (עולם) 5.\nمرحبا بالعالم")
@example("e\u0301 \u202eabc\u2069 \ud800 \U0001f389 日本 \x00\x1b\u2028 \ufdd0\uffff")
def test_every_kind_is_drawn_and_read(text):
    for content in every_kind(text):
        with pikepdf.open(BytesIO(content)) as pdf:
            assert pdf.check_pdf_syntax() == []
        assert len(read(BytesIO(content)).walk()) > 5


@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A])
def test_the_worst_conforms(tmp_path, profile):
    worst = "שָׁלוֹם (עולם) 5. مُحَمَّد لا\n« ש » e\u0301 \u202eabc\u2069 \ud800 \U0001f389 日本 \x00\x1b\u2028 \uffff \ue000"
    for number, content in enumerate(every_kind(worst)):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(content)
        verdict = page.validate_pdf(path, profile=profile)
        assert [(failure.rule_id, failure.message) for failure in verdict.failures] == []
