"""campagne purger: nothing of what was received is left, in the folder nor in the bytes of the register."""

import pytest

from academy_campagne import created
from academy_runs import PHRASE
from directory_samples import uai
from paliers_desktop.academy.register.campagne import read_campagne
from paliers_desktop.academy.register.connection import FILE_NAME, open_register
from paliers_desktop.academy.register.decisions import all_decisions
from paliers_desktop.academy.register.etablissements import awaited

ID = "creteil-2026-2027"
PLANTED = ("PLANTE-NOM-VU", "PLANTE-MOTIF", "PLANTE-REFUS")


@pytest.fixture
def made(run, tmp_path):
    """A campagne that received a file and a refusal, and whose decisions tell of someone."""
    made = created(run, tmp_path, 2)
    first = uai(770001)
    run("campagne", "code", first, "--campagne", made.folder, "--motif", PLANTED[1])
    with open_register(made.folder) as register, register.transaction() as conn:
        columns = [row["name"] for row in conn.execute("PRAGMA table_info(fichiers)")]
        values = dict.fromkeys(columns, "0") | {
            "rang": 1,
            "identite": "a" * 64,
            "sha256": "b" * 64,
            "nom_vu": PLANTED[0],
        }
        marks = ", ".join("?" * len(columns))
        conn.execute(f"INSERT INTO fichiers VALUES ({marks})", [values[name] for name in columns])
        conn.execute("INSERT INTO reponses VALUES (1, 'PIL-01', 'oui', 0, 0, NULL)")
        conn.execute("INSERT INTO refus VALUES (?, 'REFUSE_FORMAT', 'x', '2026-12-01', ?)", ("c" * 64, PLANTED[2]))
        receipt = (uai(770001), 1, 1, "a" * 64, "a" * 64, "2026-12-01", "ACCEPTE", "code_academie", "", "2026-12-02", 1)
        conn.execute(f"INSERT INTO recus VALUES ({', '.join('?' * len(receipt))})", receipt)
    for name in ("originaux/bb", "quarantaine", "recus", "a-relancer/ensemble", "synthese-interne-par-bassin"):
        (made.folder / name).mkdir(parents=True)
        (made.folder / name / "fichier").write_text("octets")
    return made


def purge(run, made, *more):
    return run("campagne", "purger", "--campagne", made.folder, *more)


def test_an_open_campagne_is_not_purged(run, made):
    done = purge(run, made, "--confirmer", ID)
    assert done.status == 1
    assert "encore ouverte" in done.err
    assert (made.folder / "originaux").exists()


def test_nothing_is_erased_without_the_id(run, made):
    run("campagne", "cloturer", "--campagne", made.folder)
    for more in ((), ("--confirmer", "creteil-2025-2026")):
        done = purge(run, made, *more)
        assert done.status == 1
        assert f"relancez avec --confirmer {ID}" in done.err
    with open_register(made.folder) as register:
        assert register.one("SELECT count(*) AS n FROM fichiers")["n"] == 1


def test_what_was_received_is_gone_also_from_the_bytes(run, made):
    run("campagne", "cloturer", "--campagne", made.folder)
    before = (made.folder / FILE_NAME).read_bytes()
    assert all(word.encode() in before for word in PLANTED)
    done = purge(run, made, "--confirmer", ID)
    assert done.status == 0, done.err
    assert "Effacé : 1 fichier reçu, 1 refus, 3 clés." in done.out
    after = (made.folder / FILE_NAME).read_bytes()
    assert not any(word.encode() in after for word in PLANTED)
    assert sorted(path.name for path in made.folder.iterdir()) == [f"{ID}.pmnc.json", FILE_NAME]


def test_only_the_restricted_synthesis_goes(run, made):
    published = made.folder / "synthese-observatoire-par-bassin"
    published.mkdir()
    run("campagne", "cloturer", "--campagne", made.folder)
    assert purge(run, made, "--confirmer", ID).status == 0
    assert published.exists()
    assert not list(made.folder.glob("synthese-interne-*"))


def test_nothing_is_counted_any_more(run, made):
    """« 4 006 jamais reçus » would have the schools reminded of what they had sent."""
    assert run("campagne", "cloturer", "--campagne", made.folder).status == 0
    assert purge(run, made, "--confirmer", ID).status == 0
    for verb in (["manquants"], ["recus", "--cle", made.key], ["synthese", "--diffusion", "interne"]):
        done = run(*verb, "--campagne", made.folder)
        assert done.status == 1
        assert "a été purgée" in done.err
    assert not (made.folder / "a-relancer").exists()


def test_the_register_of_a_purged_campagne_keeps_its_decisions(run, made):
    run("campagne", "cloturer", "--campagne", made.folder)
    purge(run, made, "--confirmer", ID)
    with open_register(made.folder) as register:
        for table in ("fichiers", "reponses", "entraide", "verdicts", "refus", "recus", "cles"):
            assert register.one(f"SELECT count(*) AS n FROM {table}")["n"] == 0
        assert len(awaited(register)) == 2
        assert read_campagne(register).etat == "purgee"
        assert [one.kind for one in all_decisions(register)] == ["creer", "code", "cloturer", "purger"]
        with pytest.raises(Exception, match="append-only"), register.transaction() as conn:
            conn.execute("UPDATE decisions SET motif = 'x'")


def test_a_purged_campagne_no_longer_changes(run, made):
    run("campagne", "cloturer", "--campagne", made.folder)
    purge(run, made, "--confirmer", ID)
    done = run("campagne", "prolonger", "31/01/2027", "--campagne", made.folder, "--cle", made.key, typed=[PHRASE])
    assert done.status == 1
    assert "a été purgée" in done.err
    assert purge(run, made, "--confirmer", ID).status == 1
