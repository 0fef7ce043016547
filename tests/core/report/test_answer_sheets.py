"""The answers as tables: one line per criterion whatever was answered."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.report.answer_sheets import answer_sheets
from strategies import situations


@given(situations(), st.booleans(), st.none() | st.dates())
def test_each_criterion_has_one_line_and_each_line_one_value_per_header(situation, with_texts, day):
    grille, assessment = situation
    sheets = answer_sheets(grille, assessment, day, with_texts=with_texts)
    assert [line[5] for line in sheets.reponses.lines] == list(grille.numeros.values())
    assert len(sheets.paliers.lines) == len(grille.domaines) + 1
    for sheet in (sheets.reponses, sheets.paliers):
        assert {len(line) for line in sheet.lines} == {len(sheet.headers)}
        assert all(
            value is None or isinstance(value, str | int | datetime.date) for line in sheet.lines for value in line
        )
    assert ("Commentaire" in sheets.reponses.headers) is with_texts
