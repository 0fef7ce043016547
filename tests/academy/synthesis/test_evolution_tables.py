"""What the tables, the note and the paper say where two campagnes cannot be compared, and where they can."""

import datetime

import pytest
from msgspec.structs import replace

from paliers_desktop.academy.synthesis.comparing import compared
from paliers_desktop.academy.synthesis.diffusion import Diffusion
from paliers_desktop.academy.synthesis.evolution_tables import EVOLUTION, INCOMPARABLE, PASSAGES, PERIMETRE
from paliers_desktop.academy.synthesis.note import note
from paliers_desktop.academy.synthesis.paper import paper
from paliers_desktop.academy.synthesis.synthesis import synthesis
from paliers_desktop.core.assessment import TypeEtablissement
from synthesis_samples import grids, years

DAY = datetime.date(2027, 1, 20)
LOST = (TypeEtablissement.COLLEGE, "formation")


@pytest.fixture(scope="module", params=Diffusion)
def made(request):
    """A synthesis where « Formation » cannot be compared for the collèges, its note and its paper."""
    told, since = years(300, request.param)
    flows = {
        slug: {group: flow for group, flow in by.items() if (group.type, slug) != LOST}
        for slug, by in since.evolution.flows.items()
    }
    found = replace(since.evolution, flows=flows, incomparable=frozenset({LOST}))
    since = compared(since.titre, found, told, told.releases)
    tables = synthesis(told, grids(), "Paliers, 2026-2027", DAY, since)
    return tables, note(told, grids(), tables, since), paper(told, grids(), tables, since)


def sheet(tables, titre):
    found = next(one for one in tables.sheets if one.titre == titre)
    return [dict(zip(found.headers, line, strict=True)) for line in found.lines]


@pytest.mark.parametrize("titre", [EVOLUTION, PASSAGES])
def test_a_domaine_that_cannot_be_compared_says_so_and_nothing_else(made, titre):
    tables, _, _ = made
    lost = [line for line in sheet(tables, titre) if line["Remarque"] == INCOMPARABLE]
    assert [(line["Domaine"], line["Type"]) for line in lost] == [("Formation", "Collège")]
    assert not any(isinstance(value, int) for value in lost[0].values())
    others = {line["Domaine"] for line in sheet(tables, titre) if line["Type"] == "Collège"}
    assert len(others) == 6


def test_it_is_said_in_every_document(made):
    tables, written, printed = made
    reading = " ".join(str(cell) for line in tables.sheets[0].lines for cell in line)
    assert "Collège : Formation." in reading
    since = written.sections[2].tables[0]
    (college,) = (line for line in since.lines if line[0] == "Collège")
    assert college[since.headers.index("Formation")] == "non comparable"
    parts = [part for chapter in printed.chapters if "avant et maintenant" in chapter.titre for part in chapter.parts]
    lost = [part for part in parts if part.words.lower().startswith("non comparable")]
    assert [part.titre for part in lost] == ["Formation"]
    assert not lost[0].bars
    assert not lost[0].tables


def test_every_table_bears_its_effectif_and_its_response_rate(made):
    tables, _, printed = made
    for titre in (PERIMETRE, EVOLUTION, PASSAGES):
        lines = [line for line in sheet(tables, titre) if line["Remarque"] is None]
        assert lines or titre == PASSAGES  # few territories of this size may tell them
        for line in lines:
            assert isinstance(line["Effectif"], int)
            assert line["Taux de réponse (%)"] is not None
    for chapter in printed.chapters:
        for table in (table for part in chapter.parts for table in part.tables):
            assert any(head.startswith("Taux") for head in table.headers), (chapter.titre, table.headers)


def test_territories_are_in_the_order_of_their_names(made):
    tables, _, _ = made
    for titre in (PERIMETRE, EVOLUTION, PASSAGES):
        seen = {}
        for line in sheet(tables, titre):
            names = seen.setdefault((line.get("Domaine"), line["Type"]), [])
            if line["Territoire"] not in names:
                names.append(line["Territoire"])
        for names in seen.values():
            assert names[:-1] == sorted(names[:-1])
