"""manquants: who sent nothing or nothing definitive, by territory, without a word of any result."""

import csv
import io
import json
import re
import shutil
from collections import Counter

import pytest
from msgspec.structs import replace

from paliers_desktop.academy.register.connection import open_register
from paliers_desktop.academy.reminding.reminder_words import HEADERS, MERGE_HEADERS
from received_campagne import SCHOOLS, received_campagne
from sent_files import Sent, key, made, signed, uai

PALIER = re.compile(r"palier\s+\d|vers le palier|niveau|certifi", re.IGNORECASE)
MORE = 3
"""Schools of which nothing comes, beside those of the samples."""


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    folder = tmp_path_factory.mktemp("model") / "campagne"
    received_campagne(folder)
    return folder


@pytest.fixture
def campagne(model, tmp_path):
    return shutil.copytree(model, tmp_path / "campagne")


@pytest.fixture
def manquants(run, campagne):
    def _manquants(*more):
        return run("manquants", "--campagne", campagne, *more)

    return _manquants


def table(path):
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig")), delimiter=";"))


def lists(folder):
    """The lines of every list, by name of file."""
    return {path.name: table(path)[1:] for path in sorted(folder.glob("manquants*.csv"))}


def test_the_lists_of_the_public_directory_are_told_apart_by_their_names(run, tmp_path):
    """Its circonscriptions all begin alike, beyond what a name of file may hold."""
    start = "Circonscription d'inspection du 1er degré de"
    names = (f"{start} Saint-Maur-des-Fossés et Joinville-le-Pont Nord", f"{start} Meaux Sud", "Créteil 2")
    received_campagne(tmp_path / "campagne", schools=12, files=[], circonscriptions=names)
    run("manquants", "--par", "circonscription", "--campagne", tmp_path / "campagne")
    written = {path.name for path in (tmp_path / "campagne").rglob("manquants-*.csv")}
    assert {
        "manquants-saint-maur-des-fosses-et-joinville-le-pont-nord.csv",
        "manquants-meaux-sud.csv",
        "manquants-creteil-2.csv",
    } < written


def test_the_four_situations_are_told_apart_and_every_expected_school_is_counted(manquants, campagne):
    done = manquants("--json")
    told = json.loads(done.out)
    (whole,) = told["territoires"]
    assert done.status == 0
    situations = ("complet", "provisoire", "en_attente", "refuse", "jamais_recu")
    assert sum(whole[name] for name in situations) == whole["attendus"] == SCHOOLS
    assert all(whole[name] for name in situations)
    assert Counter(one["situation"] for one in told["manquants"]) == {name: whole[name] for name in situations[1:]}
    with open_register(campagne) as register:
        counting = register.one("SELECT count(*) FROM verdicts WHERE retenu")[0]
        provisional = register.one("SELECT count(*) FROM verdicts WHERE retenu AND remarques LIKE '%PROVISOIRE%'")[0]
        silent = register.one(
            "SELECT count(*) FROM etablissements e WHERE NOT EXISTS (SELECT 1 FROM fichiers f WHERE f.uai = e.uai)"
        )[0]
    assert whole["complet"] + whole["provisoire"] == counting
    assert (whole["provisoire"], whole["jamais_recu"]) == (provisional, silent)


def test_the_list_names_each_missing_school_once_with_what_to_answer(manquants, campagne):
    told = json.loads(manquants("--json").out)
    path = campagne / "a-relancer" / "ensemble" / "manquants.csv"
    head, *lines = table(path)
    assert told["territoires"][0]["fichier"] == str(path)
    assert tuple(head) == HEADERS
    assert sorted(line[0] for line in lines) == sorted(one["uai"] for one in told["manquants"])
    assert {line[4] for line in lines} == {"Provisoire", "En attente", "Refusé", "Jamais reçu"}
    assert all(len(line[5].split()) > 4 for line in lines)


@pytest.mark.parametrize(("par", "count"), [("circonscription", 4), ("bassin", 1), ("departement", 1)])
def test_each_territory_has_its_list_and_the_counts_agree(manquants, campagne, par, count):
    whole = json.loads(manquants("--json").out)
    told = json.loads(manquants("--par", par, "--json").out)
    assert len(told["territoires"]) == count
    for name in ("attendus", "complet", "provisoire", "en_attente", "refuse", "jamais_recu"):
        assert sum(one[name] for one in told["territoires"]) == whole["territoires"][0][name]
    written = lists(campagne / "a-relancer" / f"par-{par}")
    assert len(written) == count
    assert sorted(line[0] for some in written.values() for line in some) == sorted(
        one["uai"] for one in whole["manquants"]
    )


def test_two_territories_with_the_same_plain_name_keep_a_list_each(manquants, campagne):
    manquants("--par", "circonscription")
    assert set(lists(campagne / "a-relancer" / "par-circonscription")) == {
        "manquants-creteil-2.csv",
        "manquants-creteil-2-2.csv",
        "manquants-evry.csv",
        "manquants-non-renseigne.csv",
    }


def test_the_counts_are_printed_by_territory_then_for_all(manquants):
    done = manquants("--par", "circonscription")
    *territories, whole, written = done.out.splitlines()
    names = [line.partition(" : ")[0] for line in territories]
    assert names == ["=Évry", "Créteil 2", "Créteil-2", "(non renseigné)"]
    assert re.fullmatch(
        r"Ensemble : 60 attendus · \d+ complets · \d+ provisoires? · \d+ en attente · \d+ refusés? · \d+ jamais reçus",
        whole,
    )
    assert written.startswith("4 listes écrites dans ")


def test_the_mail_of_the_ien_names_only_columns_that_exist(manquants, campagne):
    manquants("--par", "circonscription")
    folder = campagne / "a-relancer" / "par-circonscription"
    head, *lines = table(folder / "relances.csv")
    mail = (folder / "modele-de-relance.txt").read_text("utf-8-sig")
    assert tuple(head) == MERGE_HEADERS
    assert set(re.findall(r"{{(\w+)}}", mail)) <= set(head)
    assert "{{Territoire}}" in mail
    assert {line[-1] for line in lines} == set(lists(folder))
    for line in lines:
        assert sum(map(int, line[2:7])) == int(line[1])


def test_no_cell_is_computed_by_a_spreadsheet(manquants, campagne):
    manquants("--par", "circonscription")
    cells = [cell for path in campagne.rglob("*.csv") for line in table(path) for cell in line]
    assert "'=Évry" in cells
    assert not [cell for cell in cells if cell[:1] in {*"=+-@\t\r\n"}]


def test_a_school_that_sent_its_file_since_leaves_the_list_and_an_empty_list_goes(manquants, tmp_path, run):
    folder = tmp_path / "petite"
    received_campagne(folder, [Sent("a", signed(made(0), key(0)), "ACCEPTE")], schools=2)
    assert run("manquants", "--par", "circonscription", "--campagne", folder).status == 0
    place_ = folder / "a-relancer" / "par-circonscription"
    assert set(lists(place_)) == {"manquants-creteil-2.csv"}
    box = tmp_path / "boite"
    box.mkdir()
    (box / "x.json").write_bytes(signed(made(1), key(1)))
    assert run("recevoir", box, "--campagne", folder, "--recu-le", "2026-11-26").status == 0
    done = run("manquants", "--par", "circonscription", "--campagne", folder)
    assert lists(place_) == {}
    assert "Personne n’est à relancer." in done.out
    assert table(place_ / "relances.csv") == [list(MERGE_HEADERS)]


def test_a_withdrawn_school_is_not_reminded(manquants, campagne):
    with open_register(campagne) as register, register.transaction() as conn:
        conn.execute("UPDATE etablissements SET etat = 'retire' WHERE uai = ?", (uai(SCHOOLS - 1),))
    told = json.loads(manquants("--json").out)
    assert told["territoires"][0]["attendus"] == SCHOOLS - 1
    assert uai(SCHOOLS - 1) not in {one["uai"] for one in told["manquants"]}


def test_the_paliers_of_the_schools_change_neither_a_list_nor_its_order(run, tmp_path):
    """Two campagnes alike but for the paliers of their schools give the same lists, byte for byte."""
    written = []
    for turn in (0, 1):
        folder = tmp_path / str(turn) / "campagne"
        files = [Sent("a", signed(provisional(rank, turn), key(rank)), "ACCEPTE") for rank in range(8)]
        received_campagne(folder, files, schools=8 + MORE)
        run("manquants", "--campagne", folder)
        run("manquants", "--par", "circonscription", "--campagne", folder)
        written.append({path.name: path.read_bytes() for path in folder.rglob("a-relancer/*/*")})
    assert written[0] == written[1]
    assert b"Provisoire" in written[0]["manquants.csv"]


def provisional(rank, turn):
    """An export that lacks an answer, its result one of the three that it does not have; another at another turn."""
    content = made(rank, complete=False)
    others = [palier for palier in range(4) if palier != content.resultat.palier]
    return replace(content, resultat=replace(content.resultat, palier=others[(rank + turn) % 3]))


def test_no_output_says_a_palier(manquants, campagne):
    out = manquants().out + manquants("--par", "bassin").out + manquants("--json").out
    texts = [path.read_text("utf-8-sig") for path in campagne.rglob("a-relancer/*/*")]
    assert len(texts) >= 4
    for text in (out, *texts):
        assert not PALIER.search(text)


@pytest.mark.parametrize(
    ("more", "words"), [(["--par", "region"], "--par"), (["--campagne", "nulle-part"], "Aucune campagne")]
)
def test_misuse_says_so(run, more, words):
    done = run("manquants", *more)
    assert done.status in (1, 2)
    assert words in done.err


def test_a_place_that_refuses_is_told(manquants, campagne):
    (campagne / "a-relancer").write_bytes(b"")
    done = manquants()
    assert done.status == 1
    assert "a-relancer" in done.err


def test_help_gives_an_example(run):
    for verb in ("recus", "manquants"):
        done = run(verb, "--help")
        assert done.status == 0
        assert f"Exemple : paliers-academie {verb}" in " ".join(done.out.split())
        assert "Code de retour" in done.out
