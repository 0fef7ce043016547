import datetime
from functools import cache
from itertools import product

import pytest
from pypdf import PdfReader

from libreoffice import Office, printed
from odf_reader import sound_parts
from paliers_desktop.academy.synthesis.diffusion import Diffusion
from paliers_desktop.academy.synthesis.note import CRITERIA, TO_WRITE, note
from paliers_desktop.academy.synthesis.synthesis import RESTREINTE, synthesis
from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.output.odf.note import render_note
from synthesis_samples import grids, years

DAY = datetime.date(2027, 1, 20)
TITRE = "Paliers de maturité numérique, 2026-2027"
SAMPLES = {
    "toutes": (400, tuple(TypeEtablissement)),
    "une": (60, (TypeEtablissement.COLLEGE,)),
    "vide": (0, tuple(TypeEtablissement)),
    "petite": (6, tuple(TypeEtablissement)),
}


@cache
def notes(name, diffusion, *, compared=True):
    schools, types = SAMPLES[name]
    known = grids()
    told, since = years(schools, diffusion, types)
    since = since if compared else None
    made = synthesis(told, known, TITRE, DAY, since)
    return told, made, note(told, known, made, since)


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory):
    """Every note as LibreOffice prints it."""
    folder = tmp_path_factory.mktemp("notes")
    paths = []
    for name, diffusion, compared in product(SAMPLES, Diffusion, (True, False)):
        path = folder / f"{name}-{diffusion}-{compared}.odt"
        data = render_note(notes(name, diffusion, compared=compared)[2], DAY)
        sound_parts(data)
        path.write_bytes(data)
        paths.append(path)
    return {path.stem: path for path in Office(folder).convert("pdf", *paths)}


@pytest.mark.parametrize("compared", [True, False])
@pytest.mark.parametrize("diffusion", Diffusion)
@pytest.mark.parametrize("name", SAMPLES)
def test_two_pages_at_most_and_restricted_on_each(pdfs, name, diffusion, compared):
    path = pdfs[f"{name}-{diffusion}-{compared}"]
    pages = len(PdfReader(path).pages)
    assert 1 <= pages <= 2
    words = printed(path).replace("\u00a0", " ")
    assert words.count(RESTREINTE) >= (pages if diffusion.restreinte else 0)
    assert diffusion.restreinte or RESTREINTE not in words
    assert TO_WRITE[:20] in words


def test_the_share_of_those_who_reached_a_palier():
    told, _, made = notes("une", Diffusion.INTERNE)
    (release,) = told.releases.values()
    held = release.totals["pilotage"]
    first, second = made.sections[1].tables
    reached = sum(held[1:4])
    assert first.lines[0][1] == f"{round(100 * reached / sum(held[:4]))} % ({reached})"
    assert second.lines[0][1].endswith(f"({held[2] + held[3]})")


def test_what_became_of_those_who_answered_twice():
    told, made, written = notes("une", Diffusion.INTERNE)
    (line,) = written.sections[2].tables[0].lines
    evolution = next(sheet for sheet in made.sheets if sheet.titre == "Évolution")
    before, now = (held for held in evolution.lines if (held[0], held[1]) == (evolution.lines[0][0], told.ensemble))
    shares = [round(100 * sum(held[9:12]) / sum(held[8:12])) for held in (before, now)]
    assert line[1] == f"{shares[0]} → {shares[1]}"
    assert written.sections[0].tables[0].lines[0][-1] == str(before[6])


def test_the_published_note_says_no_more_than_the_published_tables():
    told, _, written = notes("petite", Diffusion.OBSERVATOIRE)
    assert not any(release.groups for release in told.releases.values())
    assert not any(char.isdigit() for table in written.sections[0].tables for line in table.lines for char in str(line))
    assert written.sections[1].tables == ()
    assert not any(char.isdigit() for line in written.sections[2].tables[0].lines for char in str(line))
    assert written.sections[3].bullets == ()


def test_each_type_names_its_most_missed_criteria():
    _, made, written = notes("toutes", Diffusion.INTERNE)
    bullets = written.sections[3].bullets
    assert 0 < len(bullets) <= max(CRITERIA, len(TypeEtablissement))
    criteres = next(sheet for sheet in made.sheets if sheet.titre == "Critères")
    most = max(line[criteres.headers.index("Manquent")] for line in criteres.lines)
    assert any(f"manque à {most} établissements" in bullet for bullet in bullets)
