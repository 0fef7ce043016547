import csv
import datetime
import io
import json
import re
import shutil
import stat
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from academy_runs import spaced
from faults import Fault
from libreoffice import FRENCH_CSV, Office, read_sheets
from odf_reader import sound_parts
from page_reader import Page
from paliers_desktop.academy.cli import main
from paliers_desktop.academy.commands import synthese
from paliers_desktop.academy.register.connection import FILE_NAME, open_register
from paliers_desktop.academy.register.decisions import PUBLISHED, Decision, all_decisions, note
from paliers_desktop.academy.synthesis.comparing import NothingCountedBeforeError, OtherDivisionError
from paliers_desktop.academy.synthesis.masking import THRESHOLD
from paliers_desktop.academy.synthesis.publishing import AlreadyPublishedError
from pdf_reader import read
from sent_files import CLOSING, uai
from synthesis_samples import FORMER, received_campagne

PLANTED = ("Durand", "Martine", "motif-planté")
AFTER = CLOSING + datetime.timedelta(days=3)
SECOND = Fault(
    "Une seconde synthèse pour l’observatoire, sur un autre découpage ou à une autre date",
    seen=AlreadyPublishedError(AFTER, "par département"),
    survives="La première, seule ; rien d’autre n’est écrit.",
)
DIFFUSIONS = ("interne", "observatoire")
PLACES = ("Vers le palier 1", "Palier 1", "Palier 2", "Palier 3", "Sans objet")
MATRIX = tuple(f"Maintenant {place[:1].lower()}{place[1:]}" for place in PLACES)
TITRE = "Paliers 2025-2026"
OTHER_DIVISION = Fault(
    "Une évolution sur un autre découpage que ce qui a été publié de la campagne d’avant",
    seen=OtherDivisionError(TITRE, "par bassin"),
    survives="Rien n’est écrit ; la campagne d’avant n’est que lue.",
)
PURGED = Fault(
    "La campagne à laquelle comparer n’a plus de fichiers",
    seen=NothingCountedBeforeError(TITRE),
    survives="Rien n’est écrit.",
)


@pytest.fixture(scope="module")
def _received(tmp_path_factory):
    folder = tmp_path_factory.mktemp("synthese") / "campagne"
    received_campagne(folder)
    return folder


@pytest.fixture(scope="module")
def _former(tmp_path_factory):
    """The campagne of the year before: lycée 1 was counted, lycée 2 was not."""
    folder = tmp_path_factory.mktemp("avant") / "campagne"
    received_campagne(folder, FORMER)
    return folder


@pytest.fixture
def former(_former, tmp_path):
    return Path(shutil.copytree(_former, tmp_path / "campagne-2025"))


@pytest.fixture(scope="module")
def evolutions(_received, _former, tmp_path_factory):
    """Both syntheses with the evolution, written once: the tables by name."""
    return _written(Path(shutil.copytree(_received, tmp_path_factory.mktemp("avant") / "campagne")), "--avant", _former)


@pytest.fixture(scope="module")
def syntheses(_received, tmp_path_factory):
    """Both, written once: the files by name, for the tests that only read them."""
    return _written(Path(shutil.copytree(_received, tmp_path_factory.mktemp("syntheses") / "campagne")))


def _written(folder, *more):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(synthese, "paris_today", lambda: AFTER)
        for diffusion in DIFFUSIONS:
            told = ["synthese", "--campagne", folder, "--diffusion", diffusion, "--vers", folder / diffusion, *more]
            assert main([str(part) for part in told]) == 0
    return {diffusion: {path.name: path for path in (folder / diffusion).iterdir()} for diffusion in DIFFUSIONS}


@pytest.fixture
def campagne(_received, tmp_path, monkeypatch):
    """A campagne that received 23 lycées out of 26, three days after it closed."""
    monkeypatch.setattr(synthese, "paris_today", lambda: AFTER)
    return Path(shutil.copytree(_received, tmp_path / "campagne"))


def written(run, campagne, diffusion, *more):
    """The files of a synthesis by name."""
    done = run("synthese", "--campagne", campagne, "--diffusion", diffusion, "--vers", campagne / diffusion, *more)
    assert done.status == 0, done.err
    return {path.name: path for path in (campagne / diffusion).iterdir()}


def lines_of(path):
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";"))


def test_the_internal_one_says_everything_and_says_it_is_restricted(syntheses):
    files = syntheses["interne"]
    assert all("diffusion-restreinte" in name for name in files)
    reponse = lines_of(files["reponse-diffusion-restreinte.csv"])
    told = {line["Territoire"]: (line["Attendus"], line["Reçus"], line["Provisoires"]) for line in reponse}
    assert told["Département 77"] == ("10", "10", "1")
    assert told["Département 94"] == ("6", "3", "0")
    assert told["Ensemble"] == ("26", "23", "2")
    page = Page(files["synthese-diffusion-restreinte.html"].read_bytes())
    assert "Diffusion restreinte" in page.text
    first = lines_of(files["lisez-moi-diffusion-restreinte.csv"])
    assert "Diffusion restreinte" in first[0]["Ce qu’il faut savoir"]
    if sys.platform != "win32":
        assert {stat.S_IMODE(path.stat().st_mode) for path in files.values()} == {0o600}


def test_every_table_bears_its_effectif_and_the_response_rate(syntheses):
    for name, path in syntheses["interne"].items():
        if path.suffix == ".csv" and not name.startswith("lisez-moi"):
            lines = lines_of(path)
            assert lines, name
            assert {"Effectif", "Reçus"} & set(lines[0]), name
            assert "Taux de réponse (%)" in lines[0], name


def test_the_published_one_holds_no_small_group_and_no_true_total(syntheses):
    files = syntheses["observatoire"]
    assert set(files) == {
        *(
            "synthese.pdf",
            "synthese.ods",
            "synthese.html",
            "note.odt",
            "lisez-moi.csv",
            "reponse.csv",
            "paliers.csv",
            "criteres.csv",
        ),
        "sans-objet.csv",
    }
    paliers = lines_of(files["paliers.csv"])
    domaines = {line["Domaine"] for line in paliers}
    assert len(domaines) == 6
    printed = 0
    for domaine in domaines:
        *groups, total = (line for line in paliers if line["Domaine"] == domaine)
        told = [line for line in groups if line["Effectif"]]
        printed += len(told)
        for line in told:
            assert int(line["Effectif"]) >= THRESHOLD
            assert sum(int(line[place]) for place in PLACES) == int(line["Effectif"])
            assert max(int(line[place]) for place in PLACES) < int(line["Effectif"])
        for line in (*groups, total):
            assert line["Effectif"] or not any(line[place] for place in (*PLACES, "Attendus", "Reçus"))
        assert len(groups) - len(told) != 1
        assert [int(total[place] or 0) for place in PLACES] == [
            sum(int(line[place]) for line in told) for place in PLACES
        ]
    assert printed


def test_the_small_group_is_masked_with_the_next_smallest(syntheses):
    """94 has three; 77 and 93 are as large, and the first by name goes with it."""
    reponse = {line["Territoire"]: line for line in lines_of(syntheses["observatoire"]["reponse.csv"])}
    assert {name for name, line in reponse.items() if line["Remarque"]} == {"Département 77", "Département 94"}
    assert reponse["Département 93"]["Effectif"] == "9"


def test_most_missed_criteria_tell_nobody_for_certain(syntheses):
    criteres = lines_of(syntheses["observatoire"]["criteres.csv"])
    assert 0 < len(criteres) <= 15
    for line in criteres:
        etats = [int(line[etat]) for etat in ("Oui", "En cours", "Non", "Sans objet")]
        assert sum(etats) == int(line["Effectif"])
        assert 0 < int(line["Manquent"]) < sum(etats)
        assert max(etats) < sum(etats)


def test_libreoffice_reads_the_same_tables(evolutions, tmp_path):
    files = evolutions["interne"]
    (ods,) = (path for path in files.values() if path.suffix == ".ods")
    sound_parts(ods.read_bytes())
    office = Office(tmp_path / "office")
    sheets = read_sheets(office.convert("fods", ods)[0])
    tables = [path for path in files.values() if path.suffix == ".csv"]
    read = office.convert("fods", *tables, infilter=FRENCH_CSV)
    assert next(iter(sheets)) == "Lisez-moi"
    assert len(sheets) == len(tables)
    by_csv = {}
    for fods in read:
        (cells,) = read_sheets(fods).values()
        by_csv[tuple(cell.value for cell in cells[0])] = [[cell.value for cell in row] for row in cells]
    for rows in sheets.values():
        values = [[cell.value for cell in row] for row in rows]
        assert by_csv[tuple(values[0])] == values
        assert not any(cell.formula for row in rows for cell in row)
    assert any(cell.value == "'=Meaux <b>" for row in sheets["Entraide"] for cell in row)
    assert {cell.kind for cell in sheets["Paliers"][1][3:12]} == {"float"}


@pytest.mark.parametrize("diffusion", ["interne", "observatoire"])
def test_no_school_is_named_anywhere(evolutions, diffusion):
    files = evolutions[diffusion]
    packages = [path for path in files.values() if path.suffix in (".ods", ".odt")]
    (pdf,) = (path for path in files.values() if path.suffix == ".pdf")
    texts = [path.read_text("utf-8", "replace") for path in files.values() if path not in (*packages, pdf)]
    reader = PdfReader(pdf)
    texts += [page.extract_text() for page in reader.pages]
    texts.append(repr((reader.metadata, reader.xmp_metadata and reader.xmp_metadata.rdf_root.toxml())))
    texts += [node.alt for node in read(pdf).walk()]
    for path in packages:
        texts += [part.decode("utf-8", "replace") for part in sound_parts(path.read_bytes()).values()]
    assert len(packages) == 2
    names = [uai(rank) for rank in range(26)] + [f"Lycée {rank}" for rank in range(26)]
    for text in texts:
        assert not re.search("|".join([*PLANTED, *map(re.escape, names)]), text)


def test_territories_are_in_the_order_of_their_names(syntheses):
    for diffusion in ("interne", "observatoire"):
        files = syntheses[diffusion]
        name = next(name for name in files if name.startswith("paliers"))
        lines = lines_of(files[name])
        for domaine in {line["Domaine"] for line in lines}:
            territoires = [line["Territoire"] for line in lines if line["Domaine"] == domaine][:-1]
            assert territoires == sorted(territoires)


def test_the_page_holds_the_same_tables(syntheses):
    files = syntheses["observatoire"]
    page = Page(files["synthese.html"].read_bytes())
    assert page.loads == []
    titled = {table[0][0]: table for table in page.tables}
    assert len(page.headings) == 6
    lines = list(csv.reader(io.StringIO(files["paliers.csv"].read_text("utf-8-sig")), delimiter=";"))
    assert [[cell.replace("\u202f", " ").replace("\u00a0", " ") for cell in row] for row in titled["Domaine"]] == lines


def test_the_same_register_gives_the_same_files(run, campagne):
    first = {name: path.read_bytes() for name, path in written(run, campagne, "observatoire").items()}
    again = {name: path.read_bytes() for name, path in written(run, campagne, "observatoire").items()}
    assert first == again
    with open_register(campagne) as register:
        assert [one.kind for one in all_decisions(register)] == [PUBLISHED]


@SECOND.proven
def test_a_second_division_is_not_published(run, campagne):
    files = written(run, campagne, "observatoire")
    before = {name: path.read_bytes() for name, path in files.items()}
    place = campagne / "autre"
    done = run(*("synthese", "--campagne", campagne, "--diffusion", "observatoire", "--par", "bassin", "--vers", place))
    assert done.status == 1
    assert spaced(done.err).strip() == SECOND.seen
    assert not place.exists()
    assert {name: path.read_bytes() for name, path in files.items()} == before
    replaced = written(run, campagne, "observatoire", "--par", "bassin", "--remplacer")
    assert "=Meaux" in replaced["paliers.csv"].read_text("utf-8-sig")


@SECOND.proven
def test_nor_a_second_date(run, campagne):
    written(run, campagne, "observatoire")
    with open_register(campagne) as register, register.transaction() as conn:
        conn.execute("UPDATE etablissements SET etat = 'retire' WHERE uai = ?", (uai(13),))
    done = run("synthese", "--campagne", campagne, "--diffusion", "observatoire")
    assert done.status == 1
    assert written(run, campagne, "interne")


def test_before_it_closes_the_command_advises_to_wait(run, campagne, monkeypatch):
    assert "attendez" not in run("synthese", "--campagne", campagne, "--diffusion", "observatoire").out
    monkeypatch.setattr(synthese, "paris_today", lambda: CLOSING)
    assert "attendez" in run("synthese", "--campagne", campagne, "--diffusion", "observatoire").out


def tables(evolutions, diffusion):
    mark = "-diffusion-restreinte" if diffusion == "interne" else ""
    return [
        lines_of(evolutions[diffusion][f"{name}{mark}.csv"]) for name in ("perimetre-constant", "evolution", "passages")
    ]


def test_the_evolution_tells_who_stayed_left_and_entered(evolutions):
    perimetre, evolution, passages = tables(evolutions, "interne")
    told = {line["Territoire"]: [line[name] for name in ("Sortis", "Effectif", "Entrés")] for line in perimetre}
    assert told == {
        "Département 77": ["1", "8", "1"],
        "Département 93": ["0", "9", "0"],
        "Département 94": ["0", "3", "0"],
        "Ensemble": ["1", "20", "1"],
    }
    assert {line["Campagne"] for line in evolution} == {"Avant", "Maintenant"}
    ends = {
        (one["Domaine"], one["Territoire"], one["Campagne"]): [int(one[place]) for place in PLACES] for one in evolution
    }
    for (domaine, territoire, when), held in ends.items():
        assert sum(held) == int(told[territoire][1])
        rows = [one for one in passages if (one["Domaine"], one["Territoire"]) == (domaine, territoire)]
        if when == "Maintenant":
            assert held == [sum(int(row[place]) for row in rows) for place in MATRIX]
        else:
            by = {row["Avant"]: sum(int(row[place]) for place in MATRIX) for row in rows}
            assert held == [by.get(place, 0) for place in PLACES]


def test_the_published_evolution_masks_more_than_either_year(evolutions, syntheses):
    """77 was told neither year; of 93 nobody left nor entered, so that its distributions may be printed."""
    perimetre, evolution, passages = tables(evolutions, "observatoire")
    assert [line["Territoire"] for line in perimetre if line["Effectif"]] == [
        "Département 93",
        "Ensemble des territoires publiés",
    ]
    now = {
        (line["Domaine"], line["Territoire"]): [line[place] for place in PLACES]
        for line in lines_of(syntheses["observatoire"]["paliers.csv"])
    }
    printed = [line for line in evolution if line["Campagne"] == "Maintenant"]
    assert len(printed) == 12
    for line in printed:
        assert [line[place] for place in PLACES] == now[line["Domaine"], line["Territoire"]]
    assert len({line["Remarque"] for line in evolution if not line["Effectif"]}) == 1
    for line in passages:
        held = [int(line[place]) for place in MATRIX if line[place]]
        assert not held or (sum(held) >= THRESHOLD and max(held) < sum(held))


def test_every_format_tells_the_evolution(evolutions):
    for diffusion in DIFFUSIONS:
        files = evolutions[diffusion]
        by_suffix = {path.suffix: path for path in files.values()}
        assert "Périmètre constant" in by_suffix[".html"].read_text("utf-8")
        assert "« Paliers 2025-2026 »" in by_suffix[".html"].read_text("utf-8").replace("\u00a0", " ")
        for suffix in (".ods", ".odt"):
            content = sound_parts(by_suffix[suffix].read_bytes())["content.xml"].decode()
            assert TITRE in content
        text = " ".join(page.extract_text() for page in PdfReader(by_suffix[".pdf"]).pages)
        assert TITRE in text
        assert "avant et maintenant" in text.replace("\u00a0", " ")


def test_the_campagne_before_is_only_read(run, campagne, former):
    with open_register(former) as register, register.transaction() as conn:
        note(conn, Decision(PUBLISHED, AFTER, objet="departement abcdef"))
    before = {path: path.read_bytes() for path in former.rglob("*") if path.is_file()}
    done = run("synthese", "--campagne", campagne, "--diffusion", "observatoire", "--avant", former, "--json")
    told = json.loads(done.out)
    assert (told["avant"], told["constants"], told["sortis"], told["entres"]) == (TITRE, 20, 1, 1)
    assert {path: path.read_bytes() for path in former.rglob("*") if path.is_file()} == before


def test_the_tables_of_an_earlier_evolution_do_not_stay_beside_a_synthesis_without_one(run, campagne):
    (campagne / "interne").mkdir()
    for name in ("evolution-diffusion-restreinte.csv", "mes-notes.csv"):
        (campagne / "interne" / name).write_text("autrefois", "utf-8")
    left = set(written(run, campagne, "interne"))
    assert not {name for name in left if name.startswith(("perimetre", "evolution", "passages"))}
    assert "mes-notes.csv" in left


@OTHER_DIVISION.proven
def test_what_was_published_otherwise_is_not_compared(run, campagne, former):
    """The test above publishes what is divided alike; a restricted synthesis masks nothing that could be given away."""
    with open_register(former) as register, register.transaction() as conn:
        note(conn, Decision(PUBLISHED, AFTER, objet="bassin abcdef"))
    done = run("synthese", "--campagne", campagne, "--diffusion", "observatoire", "--avant", former)
    assert done.status == 1
    assert spaced(done.err).strip() == OTHER_DIVISION.seen
    assert not list(campagne.glob("synthese-*"))


@PURGED.proven
def test_nothing_to_compare_with(run, campagne, former):
    with open_register(former) as register, register.transaction() as conn:
        conn.execute("DELETE FROM fichiers")
    done = run("synthese", "--campagne", campagne, "--diffusion", "interne", "--avant", former)
    assert done.status == 1
    assert spaced(done.err).strip() == PURGED.seen
    assert not list(campagne.glob("synthese-*"))


def test_a_campagne_is_compared_with_an_earlier_one_only(run, campagne, former, tmp_path):
    for one, other in ((campagne, campagne), (former, campagne)):
        done = run("synthese", "--campagne", one, "--diffusion", "interne", "--avant", other)
        assert done.status == 1
        assert "--avant" in done.err
    assert run("synthese", "--campagne", campagne, "--diffusion", "interne", "--avant", tmp_path).status == 1


def test_json_tells_how_much(run, campagne):
    done = run("synthese", "--campagne", campagne, "--diffusion", "observatoire", "--json")
    told = json.loads(done.out)
    assert (told["attendus"], told["recus"], told["provisoires"]) == (26, 23, 2)
    assert (told["groupes"], told["groupes_masques"]) == (3, 2)
    assert all((Path(told["emplacement"]) / name).is_file() for name in told["fichiers"])


def test_an_empty_campagne_has_its_tables(run, campagne):
    with open_register(campagne) as register, register.transaction() as conn:
        conn.execute("DELETE FROM fichiers")
    for diffusion in ("interne", "observatoire"):
        assert written(run, campagne, diffusion)


@pytest.mark.parametrize("arguments", [(), ("--diffusion", "tous"), ("--diffusion", "interne", "--par", "rue")])
def test_misuse(run, campagne, arguments):
    done = run("synthese", "--campagne", campagne, *arguments)
    assert done.status == 2
    assert "--" in done.err


def test_the_help_has_an_example_and_loads_nothing_heavy(run):
    out = " ".join(run("synthese", "--help").out.split())
    assert "Exemple : paliers-academie synthese --diffusion" in out
    assert "Code de retour" in out


def test_without_a_register(run, tmp_path):
    done = run("synthese", "--diffusion", "interne", "--campagne", tmp_path)
    assert done.status == 1
    assert not (tmp_path / FILE_NAME).exists()
