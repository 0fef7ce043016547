"""The grille vierge holds the grid, today's readings, and never an answer."""

import msgspec
import pytest
from msgspec.structs import replace

from paliers_desktop.core.assessment import Answer, Assessment, Etat, MotifCode
from paliers_desktop.core.report.blank_grid import BlankGrid, blank_grid
from paliers_desktop.core.report.identity import Field
from report_samples import COLLEGE, ECOLE, catalogue, small_grille

TYPES = ("college", "ecole_primaire")


def grid_for(type_: str) -> BlankGrid:
    files = catalogue().for_type(type_)
    return blank_grid(files.grille, files.aide)


def criteres(grid: BlankGrid):
    return [critere for domaine in grid.domaines for part in domaine.paliers for critere in part.criteres]


@pytest.mark.parametrize("type_", TYPES)
def test_every_criterion_once_in_reading_order_with_its_reading(type_):
    files = catalogue().for_type(type_)
    grille, aide = files.grille, files.aide
    found = [(one.numero, one.texte, one.lecture) for one in criteres(grid_for(type_))]
    assert found == [
        (grille.numeros[key], grille.criteres[key].texte, aide.full_lecture(key) or "") for key in grille.reading_order
    ]
    dated = [lecture for _, _, lecture in found if lecture]
    assert dated
    assert all(line.startswith("Lire aujourd’hui : ") and "lecture proposée" in line for line in dated)


def test_criteria_are_grouped_by_palier_under_its_title():
    domaine = grid_for("college").domaines[0]
    assert domaine.titre == "Pilotage, impulsion et organisation"
    assert [part.titre for part in domaine.paliers] == [
        "Palier 1 · Conditions minimales",
        "Palier 2 · Conditions de réussite pour l’intégration",
        "Palier 3 · Conditions avancées pour l’appropriation",
    ]


def test_a_palier_without_criterion_is_left_out():
    grille = small_grille(1)
    domaine = grille.domaines[0]
    kept = tuple(critere for critere in domaine.criteres if critere.palier != 2)
    grid = blank_grid(replace(grille, domaines=(replace(domaine, criteres=kept),)), catalogue().entries[0].aide)
    assert [part.titre[:8] for part in grid.domaines[0].paliers] == ["Palier 1", "Palier 3"]


def test_without_dossier_all_the_head_is_to_be_written():
    grid = grid_for("college")
    labels = [[field.label for field in fields] for fields in grid.fields]
    assert labels == [["Établissement", "UAI", "Campagne"], ["Date", "Présents"]]
    assert not any(field.value for fields in grid.fields for field in fields)
    assert grid.grille == f"Grille collèges et lycées, version {catalogue().for_type('college').grille.version}"
    assert grid.line == "Définition des paliers de maturité numérique des établissements"
    assert grid_for("ecole_primaire").fields[0][0].label == "École"


def test_a_dossier_only_fills_the_head():
    files = catalogue().for_type("ecole_primaire")
    secret = Answer(Etat.SANS_OBJET, MotifCode.AUTRE, "motif-secret", "commentaire-secret", True, "personne-secrète")
    answers = dict.fromkeys(files.grille.criteres, secret)
    grid = blank_grid(files.grille, files.aide, Assessment(ECOLE, "creteil-2026-2027", answers))
    assert grid.fields[0] == (
        Field("École", "École des Tilleuls"),
        Field("UAI", "0949912N"),
        Field("Campagne", "2026-2027"),
    )
    assert not any(field.value for field in grid.fields[1])
    assert grid.line == "École des Tilleuls · 0949912N · campagne 2026-2027"
    assert replace(grid, fields=(), line="") == replace(grid_for("ecole_primaire"), fields=(), line="")
    assert b"secr" not in msgspec.json.encode(grid)


def test_without_a_name_the_uai_stands_for_it():
    files = catalogue().for_type("college")
    grid = blank_grid(files.grille, files.aide, Assessment(replace(COLLEGE, nom=""), "creteil-2026-2027", {}))
    assert grid.fields[0][0] == Field("Établissement", "0949912N")
