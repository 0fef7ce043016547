"""Nothing that a person wrote in a dossier, in a message or in a name of file reaches the register or the terminal."""

import json
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from academy_key import key_file
from academy_runs import PHRASE
from container_samples import message
from export_samples import payload
from paliers_desktop.academy.cli import main
from paliers_desktop.academy.reception.batch import Batch
from paliers_desktop.academy.reception.sources.reader import given_files, pieces
from paliers_desktop.academy.register.connection import FILE_NAME, open_register
from paliers_desktop.core.assessment import Etat
from paliers_desktop.exchange.envelope import unverified_payload
from sent_files import DAY, key, made, new_register, signed, uai

PLANTED = ("Durand", "Martine", "Zoé", "motif-planté", "commentaire-planté", "signature-plantée", "objet-planté")


def planted(rank):
    """An export whose every text is planted, comments and motifs joined."""
    base = payload(join_texts=True)
    lines = []
    for line in base.reponses:
        motif = line.motif and replace(line.motif, texte="motif-planté par Martine Durand")
        lines.append(replace(line, motif=motif, commentaire="commentaire-planté\npour Zoé"))
    return replace(base, uai=uai(rank), dossier_id=f"{rank:032x}", reponses=tuple(lines))


@pytest.fixture
def campagne(tmp_path):
    """A campagne that received planted files of every fate, by every way."""
    box = tmp_path / "boite de Martine Durand"
    box.mkdir()
    (box / "Durand Martine.pmn.json").write_bytes(signed(planted(0), key(0)))
    (box / "Martine (conflit).json").write_bytes(signed(replace(planted(0), dossier_id="e" * 32), key(0)))
    (box / "Zoé inconnue.json").write_bytes(signed(planted(1), key(1, 2)))
    (box / "Zoé autre campagne").write_bytes(signed(replace(planted(2), campagne="c-2025"), key(2)))
    broken = json.loads(signed(planted(3), key(3)))
    (box / "Durand cassé.json").write_text(json.dumps({**broken, "Durand": "Zoé"}))
    (box / "Durand altéré.json").write_text(json.dumps({**broken, "payload": broken["payload"][:-8]}))
    (box / "Durand.pdf").write_bytes(b"%PDF Martine Durand")
    mail = message(
        ("export de Zoé.json", signed(planted(4), key(4)), "application/json"),
        sender=f"Martine Durand <ce.{uai(4)}@ac-creteil.fr>",
        text="signature-plantée",
    )
    del mail["Subject"]
    mail["Subject"] = "objet-planté"
    (box / "message de Durand.eml").write_bytes(mail.as_bytes())
    folder = tmp_path / "campagne"
    with new_register(folder, 6) as register:
        found = (piece for path in given_files([box], folder) for piece in pieces(path))
        for _ in Batch(register, DAY).receive(found):
            pass
    return folder


def test_the_samples_are_really_planted(campagne):
    originals = b"".join(path.read_bytes() for path in (campagne / "originaux").rglob("*.json"))
    assert len(list((campagne / "originaux").rglob("*.json"))) == 5
    assert len(originals) > 10_000
    with open_register(campagne) as register:
        assert {row[0] for row in register.rows("SELECT verdict FROM refus")} == {"REFUSE_FORMAT", "REFUSE_ALTERE"}


def test_the_register_holds_none_of_it(campagne):
    for path in campagne.glob(f"{FILE_NAME}*"):
        data = path.read_bytes()
        for word in PLANTED:
            for encoding in ("utf-8", "utf-16-le"):
                assert word.encode(encoding) not in data, word


def test_no_story_nor_decision_tells_any_of_it(campagne, capsys):
    for rank in range(6):
        assert main(["etat", uai(rank), "--campagne", str(campagne)]) == 0
    main(["approuver", uai(1), "--empreinte", key(1, 2).public.empreinte, "--campagne", str(campagne)])
    out, err = capsys.readouterr()
    assert "CONFLIT" in out
    assert not re.search("|".join(PLANTED), out + err)


def test_no_file_of_the_campagne_is_named_after_anybody(campagne):
    names = " ".join(path.name for path in Path(campagne).rglob("*"))
    assert not re.search("|".join(PLANTED), names)


def test_answers_are_kept_without_their_texts(campagne):
    with open_register(campagne) as register:
        etats = {row[0] for row in register.rows("SELECT etat FROM reponses")}
        codes = {row[0] for row in register.rows("SELECT motif_code FROM reponses WHERE motif_code IS NOT NULL")}
    assert Etat.SANS_OBJET in etats
    assert codes <= {"dispositif_remplace", "type_etablissement", "public_absent", "autre"}
    assert made(0).reponses


def test_neither_receipts_nor_mail_merge_nor_reminders_tell_any_of_it(campagne, run):
    key_path = key_file(campagne.parent)
    out = ""
    for arguments in (
        ("recus", "--cle", key_path, "--publipostage"),
        ("recus", "--cle", key_path, "--envoi", "1", "--json"),
        ("manquants", "--par", "circonscription"),
        ("manquants", "--json"),
    ):
        done = run(*arguments, "--campagne", campagne, typed=[PHRASE])
        assert done.status == 0, done.err
        out += done.out + done.err
    written = [path for place in ("recus", "a-relancer") for path in (campagne / place).rglob("*.*")]
    assert len([path for path in written if path.name.endswith(".pmnr.json")]) >= 5
    for path in written:
        data = path.read_bytes()
        text = unverified_payload(data).decode() if path.name.endswith(".pmnr.json") else data.decode("utf-8-sig")
        out += text + path.name
    assert "En attente" in out
    assert not re.search("|".join(PLANTED), out)
