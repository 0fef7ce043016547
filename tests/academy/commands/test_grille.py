"""grille: faults and differences told, an edited spreadsheet derived, and what becomes of the old answers."""

import contextlib
import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odfdo import Document

from academy_campagne import creation, prepared
from academy_runs import PHRASE
from campagne_samples import CATALOGUE
from dossier_samples import CRITERIA
from libreoffice import Office, printed
from paliers_desktop.academy.preparing.grid_table import GridTableError, edited_grid, grid_sheet
from paliers_desktop.academy.preparing.grids import read_grid_file
from paliers_desktop.academy.register.connection import open_register
from paliers_desktop.academy.register.grids import all_grids
from paliers_desktop.core.grid_lineage import heirs_of
from paliers_desktop.core.grid_loader import load_grid
from paliers_desktop.core.help import load_help
from paliers_desktop.exchange.campagne_document import open_campagne
from paliers_desktop.output.odf.ods_reader import SpreadsheetError, read_rows

GRID = CRITERIA / "creteil-etablissements.toml"
OLD = next(entry.grille for entry in CATALOGUE.entries if entry.grille.id == "creteil-etablissements")


def rows():
    sheet = grid_sheet(OLD)
    return [list(map(str, line)) for line in (sheet.headers, *sheet.lines)]


def line_of(table, key):
    return next(row for row in table if row[1] == key)


@pytest.fixture
def spreadsheet(run, tmp_path):
    """The table as written by the program, edited by a function of its rows, saved by odfdo."""

    def _edited(change=lambda table: None):
        path = tmp_path / "grille.ods"
        assert run("grille", "tableau", OLD.id, path).status == 0
        values = read_rows(path.read_bytes())
        change(values)
        document = Document(io.BytesIO(path.read_bytes()))
        table = document.body.get_table(0)
        table.clear()
        table.set_values(values)
        document.save(path)
        return path

    return _edited


@pytest.fixture
def derive(run, spreadsheet, tmp_path):
    def _derive(change, *more):
        path = spreadsheet(change)
        to = tmp_path / "nouvelle.toml"
        done = run("grille", "deriver", path, "--base", OLD.id, "--version", "2027.1", "--vers", to, *more)
        return done, to

    return _derive


def test_a_known_grid_is_sound_identical_and_names_what_is_to_be_confirmed(run):
    done = run("grille", "verifier", GRID)
    assert done.status == 0
    assert "version 2014.1 : 58 critères, lisible." in done.out
    assert "Identique à la version 2014.1" in done.out
    inferred = [critere for critere in OLD.criteres.values() if critere.colonne_deduite]
    assert "à confirmer : 22 critères." in done.out
    assert all(f"  {one.id}, palier {one.palier} : " in done.out for one in inferred)


def test_every_fault_has_its_line(run, tmp_path):
    path = tmp_path / "fautive.toml"
    path.write_text(GRID.read_text().replace("palier = 1", "palier = 4", 2).replace('"PIL-03"', '"PIL-02"', 1))
    done = run("grille", "verifier", path)
    assert done.status == 1
    assert done.out.splitlines()[0] == "Le fichier « fautive.toml » ne peut pas être utilisé : il comporte 3 défauts."
    assert len(done.out.splitlines()) == 4
    assert len(json.loads(run("grille", "verifier", path, "--json").out)["defauts"]) == 3


def test_differences_are_told(run, tmp_path):
    path = tmp_path / "nouvelle.toml"
    text = GRID.read_text().replace('"2014.1"', '"2015.1"', 1)
    path.write_text(
        text.replace("Existence d'une charte d'usage des Tice", "Existence d'une charte d'usage du numérique")
    )
    out = run("grille", "verifier", path).out
    assert "Par rapport à la version 2014.1 :" in out
    assert "PIL-04 : « Existence d’une charte d’usage des Tice » devient" in out


def test_the_blank_grid_can_be_printed(run, tmp_path):
    done = run("grille", "verifier", GRID, "--pdf", tmp_path / "vierge.pdf")
    assert done.status == 0
    assert "Grille vierge" in printed(tmp_path / "vierge.pdf")


def test_libreoffice_gives_the_table_back_as_it_was(run, tmp_path):
    path = tmp_path / "grille.ods"
    assert run("grille", "tableau", OLD.id, path).status == 0
    (again,) = Office(tmp_path / "bureau").convert("ods", path)
    edited = edited_grid(read_rows(again.read_bytes()), OLD, "2027.1")
    assert edited.grille.domaines == OLD.domaines
    assert edited.heirs == {}


def test_an_edited_table_becomes_a_grid_with_its_mapping(derive):
    def change(table):
        line_of(table, "PIL-05")[2] = "3"
        gone = line_of(table, "PIL-04")
        table.remove(gone)
        table.append(["Pilotage", "", "1", "Existence d'une charte d'usage du numérique", "oui", "PIL-04"])
        table.append(["Pilotage", "", "2", "Un critère tout à fait neuf", "", ""])

    done, to = derive(change)
    assert done.status == 0, done.err
    new = load_grid(to.read_bytes(), to.name)
    numbers = [int(key.partition("-")[2]) for key in OLD.criteres if key.startswith("PIL-")]
    heir, fresh = (f"PIL-{max(numbers) + rank:02}" for rank in (1, 2))
    assert new.criteres["PIL-05"].palier == 3
    assert new.criteres[heir].colonne_deduite
    assert fresh in new.criteres
    assert "PIL-04" not in new.criteres
    told = json.loads(to.with_name("nouvelle.correspondance.json").read_text())
    assert (told["ancienne"], told["nouvelle"]) == (OLD.sha256, new.sha256)
    assert told["criteres"] == {key: heir if key == "PIL-04" else key for key in OLD.criteres}
    assert heirs_of(OLD, new) == told["criteres"]  # the grid says it too: établissements get nothing but the grid
    assert "reprises : 58 critères sur 58" in done.out
    assert f"  {heir}, palier 1" in done.out


def test_a_likely_heir_is_proposed_and_taken_only_when_told(derive, tmp_path):
    def change(table):
        line_of(table, "PIL-04")[1] = "PIL-77"

    done, to = derive(change)
    assert "si c’est le même critère, relancez avec --heritier PIL-04=PIL-77" in done.out
    assert "reprises : 57 critères sur 58" in done.out
    for path in tmp_path.glob("nouvelle*"):
        path.unlink()
    (tmp_path / "grille.ods").unlink()
    done, to = derive(change, "--heritier", "PIL-04=PIL-77")
    assert json.loads(to.with_name("nouvelle.correspondance.json").read_text())["criteres"]["PIL-04"] == "PIL-77"


def test_each_fault_of_a_table_has_its_line_and_nothing_is_written(derive):
    def change(table):
        table[1][0] = "Cuisine"
        table[2][2] = "4"
        table[3][3] = " "
        table[5][1] = table[4][1]
        table[6][5] = "PIL-99"

    done, to = derive(change)
    assert done.status == 1
    told = [line for line in done.err.splitlines() if line.startswith("Ligne ")]
    assert [line.split(" :")[0] for line in told] == [f"Ligne {rank}" for rank in (2, 3, 4, 6, 7)]
    assert not to.exists()


def test_an_empty_domaine_or_an_id_of_another_form_is_told(derive):
    def change(table):
        table[1][1] = "pil 1"
        del table[-1]
        while table[-1][0] == "Équipement":
            del table[-1]

    done, to = derive(change)
    assert done.status == 1
    assert "« pil 1 » n’a pas la forme attendue" in done.err
    assert "le domaine n’a aucun critère" in done.err
    assert not to.exists()


@pytest.mark.parametrize(
    ("more", "status", "words"),
    [
        (["--version", "2014.1"], 1, "est celle de la grille de départ"),
        ([], 1, "Rien n’a changé"),
        (["--heritier", "PIL-04"], 2, "ANCIEN=NOUVEAU"),
        (["--heritier", "PIL-04=ZZZ-01"], 1, "n’existe pas"),
        (["--base", "absente"], 1, "introuvable"),
    ],
)
def test_what_is_asked_wrong_is_told(derive, more, status, words):
    done, to = derive(lambda table: None, *more)
    assert done.status == status
    assert words in done.err
    assert not to.exists()


def test_a_toml_can_be_derived_too(run, tmp_path):
    edited = tmp_path / "edite.toml"
    edited.write_text(GRID.read_text().replace("palier = 1", "palier = 2", 1))
    to = tmp_path / "nouvelle.toml"
    done = run("grille", "deriver", edited, "--base", GRID, "--version", "2027.1", "--vers", to)
    assert done.status == 0, done.err
    assert "PIL-01 passe du palier 1 au palier 2." in done.out
    assert load_grid(to.read_bytes(), to.name).version == "2027.1"


def test_the_helps_of_what_did_not_change_follow(run, derive):
    done, to = derive(lambda table: line_of(table, "PIL-05").__setitem__(3, "Un texte tout autre que celui d’avant"))
    assert done.status == 0, done.err
    assert "Aide à écrire : 1 critère (PIL-05)." in done.out
    read = read_grid_file(to)
    helps = load_help(read.aides, load_grid(read.toml, to.name), "aides")
    assert set(helps.criteres) == set(OLD.criteres) - {"PIL-05"}
    assert helps.critere("PIL-01").sens
    assert helps.glossaire


def test_a_campagne_takes_a_derived_grid_with_the_version_that_it_maps(run, derive, tmp_path):
    done, to = derive(lambda table: line_of(table, "PIL-05").__setitem__(2, "3"))
    assert done.status == 0
    made = prepared(run, tmp_path)
    done = run(*creation(made, "--grille", to), typed=[PHRASE])
    assert done.status == 0, done.err
    with open_register(made.folder) as register:
        grids = {(grid.id, grid.version): grid for grid in all_grids(register)}
    new, old = grids["creteil-etablissements", "2027.1"], grids["creteil-etablissements", "2014.1"]
    assert new.ancienne == old.sha256 == OLD.sha256
    assert new.correspondance == {key: key for key in OLD.criteres}
    sent = open_campagne(made.signed.read_bytes()).document.grilles
    assert sorted((grid.id, grid.version) for grid in sent) == [
        ("creteil-ecoles", "2014.1"),
        ("creteil-etablissements", "2027.1"),
    ]


def test_a_mapping_of_another_grid_is_refused(run, derive, tmp_path):
    _, to = derive(lambda table: line_of(table, "PIL-05").__setitem__(2, "3"))
    to.write_text(to.read_text().replace("palier = 3", "palier = 2", 1))
    assert "n’est pas celle de cette grille" in run("grille", "verifier", to).err


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_any_bytes_are_a_spreadsheet_or_a_named_error(data):
    with pytest.raises(SpreadsheetError):
        read_rows(data)


@given(st.lists(st.lists(st.text(max_size=8), max_size=7), max_size=5))
def test_any_rows_make_a_grid_or_a_named_error(lines):
    with contextlib.suppress(GridTableError):
        assert edited_grid([*rows()[:1], *lines], OLD, "2027.1").grille.version == "2027.1"
