"""campagne fusionner: two posts that received apart know the same afterwards, whichever pours into the other."""

import shutil

import pytest

from academy_campagne import created
from academy_runs import PHRASE
from directory_samples import uai
from export_samples import KEY
from paliers_desktop.academy.register.connection import FILE_NAME, open_register
from paliers_desktop.exchange import base64url
from sent_files import dump

FIRST, OTHER = uai(770001), uai(930001)
SIGNED = "creteil-2026-2027.pmnc.json"
TABLES = ("fichiers", "verdicts", "reponses", "refus", "cles", "etablissements", "grilles", "campagne")


def receive(folder, identite, recu_le, sha256, nom_vu="PMN"):
    """A file as reception keeps it, and its bytes."""
    with open_register(folder) as register, register.transaction() as conn:
        columns = [row["name"] for row in conn.execute("PRAGMA table_info(fichiers)")]
        told = {"identite": identite * 64, "sha256": sha256 * 64, "recu_le": recu_le, "nom_vu": nom_vu, "uai": FIRST}
        told |= {"x": base64url.encode(KEY.public.x), "cree_le": "2026-11-30", "campagne": "creteil-2026-2027"}
        values = [None if name == "rang" else told.get(name, "0") for name in columns]
        conn.execute(f"INSERT INTO fichiers VALUES ({', '.join('?' * len(columns))})", values)
        conn.execute("INSERT INTO reponses SELECT max(rang), 'PIL-01', 'oui', 0, 0, NULL FROM fichiers")
    place = folder / "originaux" / (sha256 * 2)
    place.mkdir(parents=True, exist_ok=True)
    (place / f"{sha256 * 64}.pmn.json").write_text(sha256)


def refuse(folder, sha256, recu_le):
    with open_register(folder) as register, register.transaction() as conn:
        conn.execute("INSERT INTO refus VALUES (?, 'REFUSE_FORMAT', 'x', ?, '')", (sha256 * 64, recu_le))


def content(folder):
    with open_register(folder) as register:
        found = {table: lines for table, lines in dump(register).items() if table in TABLES}
        found["decisions"] = sorted(
            tuple(row)
            for row in register.rows("SELECT kind, uai, objet, motif FROM decisions WHERE kind <> 'fusionner'")
        )
    found["originaux"] = sorted(path.name for path in (folder / "originaux").rglob("*") if path.is_file())
    return found


@pytest.fixture
def posts(run, tmp_path):
    """Two posts that started from the same campagne, and did not receive nor decide the same."""
    made = created(run, tmp_path, 3)
    one, two = made.folder, tmp_path / "autre-poste"
    receive(one, "a", "2026-12-01", "1")
    shutil.copytree(one, two)
    receive(one, "b", "2026-12-03", "2")
    receive(two, "b", "2026-12-02", "3", "autre nom")
    receive(two, "c", "2026-12-04", "4")
    refuse(one, "5", "2026-12-02")
    refuse(two, "5", "2026-12-01")
    refuse(one, "4", "2026-12-01")  # what one could not read is an export for the other
    assert run("campagne", "code", FIRST, "--campagne", two, "--motif", "perdu").status == 0
    key = ["--cle", made.key]
    assert run("campagne", "retirer", OTHER, "--campagne", two, *key, typed=[PHRASE]).status == 0
    assert run("campagne", "prolonger", "31/01/2027", "--campagne", two, *key, typed=[PHRASE]).status == 0
    return one, two


def merge(run, into, other):
    return run("campagne", "fusionner", other, "--campagne", into)


def test_both_know_the_same_whichever_pours_into_the_other(run, posts, tmp_path):
    one, two = posts
    copies = [shutil.copytree(place, tmp_path / f"copie-{place.name}") for place in posts]
    done = merge(run, one, two)
    assert done.status == 0, done.err
    assert "Versé : 1 fichier reçu, 0 refus, 3 décisions, 1 clé, 0 établissement, 0 accusé de réception." in done.out
    assert merge(run, copies[1], copies[0]).status == 0
    assert content(one) == content(copies[1])


def test_the_first_copy_the_hardest_state_and_the_last_dates_count(run, posts):
    one, two = posts
    before = content(two)
    merge(run, one, two)
    with open_register(one) as register:
        file = register.one("SELECT * FROM fichiers WHERE identite = ?", ("b" * 64,))
        assert (file["recu_le"], file["nom_vu"], file["sha256"]) == ("2026-12-02", "autre nom", "3" * 64)
        assert [row["sha256"] for row in register.rows("SELECT sha256 FROM refus")] == ["5" * 64]
        assert register.one("SELECT recu_le FROM refus")["recu_le"] == "2026-12-01"
        assert register.one("SELECT etat FROM etablissements WHERE uai = ?", (OTHER,))["etat"] == "retire"
        keys = [row["etat"] for row in register.rows("SELECT etat FROM cles WHERE uai = ? ORDER BY rowid", (FIRST,))]
        assert keys == ["remplacee", "active"]
        assert register.one("SELECT cloture, revision FROM campagne")["cloture"] == "2027-01-31"
        assert [tuple(row) for row in register.rows("SELECT * FROM verdicts WHERE verdict <> 'NON_RATTACHE'")] == []
        assert register.one("SELECT count(*) AS n FROM verdicts")["n"] == 3
    assert content(two) == before
    assert (one / SIGNED).read_bytes() == (two / SIGNED).read_bytes()


def test_twice_is_once(run, posts):
    one, two = posts
    merge(run, one, two)
    once = content(one)
    assert (
        "Versé : 0 fichier reçu, 0 refus, 0 décision, 0 clé, 0 établissement, 0 accusé de réception."
        in merge(run, one, two).out
    )
    assert content(one) == once


def test_another_campagne_or_the_same_folder_is_refused(run, posts, tmp_path):
    one, _ = posts
    assert "C’est le même registre" in merge(run, one, one).err
    (tmp_path / "ailleurs").mkdir()
    other = created(run, tmp_path / "ailleurs", 1)
    before = (one / FILE_NAME).read_bytes()
    assert "Versez ensemble deux copies d’une même campagne" in merge(run, one, other.folder).err
    assert "Aucune campagne" in merge(run, one, tmp_path / "vide").err
    assert (one / FILE_NAME).read_bytes() == before
