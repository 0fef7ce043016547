"""A référent without a mouse, from the first start to the signed file: 58 criteria by keyboard, in the real window.

What is read back at the end (by sqlite3, openssl and paliers-academie) is compared with what was typed, and only that.
"""

import base64
import datetime
import json
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from e2e.desk import Desk, until
from e2e.pages import GRILLE, NOM, QUESTIONS, UAI, Rail, arrow, asked, create_college, focused, tab_to
from paliers_desktop.core.campagne import default_campagne
from paliers_desktop.exchange.code import draw_code

ACTIONS = 4
"""At most so many from the first start to the first answer, beside typing who the établissement is."""
LAST = 10
"""How many answers are undone, then given again otherwise."""
ED25519_DER = bytes.fromhex("302a300506032b6570032100")
"""What stands before the 32 bytes of an Ed25519 key in a public key file (RFC 8410)."""
WRITTEN = "Site fermé cette année"


@dataclass(frozen=True)
class Typed:
    """The keys of one answer on an AZERTY keyboard, and what they mean (ux/guide.md §5)."""

    keys: tuple[str, ...]
    reponse: str
    motif: str | None = None
    motif_texte: str = ""


PLAIN = (
    Typed(("ampersand",), "oui"),
    Typed(("eacute",), "en_cours"),
    Typed(("KP_1",), "oui"),
    Typed(("quotedbl",), "non"),
    Typed(("1",), "oui"),
    Typed(("2",), "en_cours"),
    Typed(("KP_3",), "non"),
)
SANS_OBJET = (
    Typed(("apostrophe", "ampersand"), "sans_objet", "dispositif_remplace"),
    Typed(("4", "eacute"), "sans_objet", "type_etablissement"),
    Typed(("KP_4", "3"), "sans_objet", "public_absent"),
    Typed(("apostrophe", "apostrophe"), "sans_objet", "autre", WRITTEN),
)


def first_answers() -> dict[str, Typed]:
    """An answer for each criterion: every way to type one, every motif; those undone later have no motif."""
    order = GRILLE.reading_order
    sans_objet = dict(zip(order[4 : len(order) - LAST : 9], SANS_OBJET, strict=False))
    return {key: sans_objet.get(key, PLAIN[rank % len(PLAIN)]) for rank, key in enumerate(order)}


def second_answers() -> dict[str, Typed]:
    """The last ones again, each other than the first time."""
    first = first_answers()
    others = {"oui": PLAIN[3], "en_cours": PLAIN[2], "non": PLAIN[5]}
    return {key: others[first[key].reponse] for key in GRILLE.reading_order[-LAST:]}


@dataclass
class Story:
    """What the person did, for the readings that follow."""

    actions: int = 0
    flagged: list[str] = field(default_factory=list)
    shown_by_filter: list[str] = field(default_factory=list)
    answered_after_undo: int = 0
    code: str = ""

    @property
    def expected(self) -> dict[str, Typed]:
        """The answers as they must be in the end."""
        return {**first_answers(), **second_answers()}


@pytest.fixture(scope="module")
def story(desk: Desk) -> Story:
    """Everything, from an empty home to the window closed."""
    told = Story()
    desk.start()
    told.actions = create_college(desk)
    answer_all(desk, told)
    undo_and_answer_again(desk, told)
    search_and_flag(desk, told)
    filter_flagged(desk, told)
    export(desk, told)
    desk.stop()
    return told


def answer_all(desk: Desk, told: Story) -> None:
    order = GRILLE.reading_order
    rail = Rail(desk)
    for rank, (key, typed) in enumerate(first_answers().items()):
        asked(desk, key)
        answer(desk, typed)
        if rank == 0:
            until("the first answer counts", lambda: rail.answered() == 1)
            told.actions += 1
        if rank + 1 < len(order) and GRILLE.domaine_of(order[rank + 1]) is not GRILLE.domaine_of(key):
            desk.keyboard.press("ctrl+Next")
    until("every criterion has an answer", lambda: rail.answered() == len(order))


def answer(desk: Desk, typed: Typed) -> None:
    """Press the keys of an answer; those of a motif once the motif has the keyboard, then Entrée."""
    first, *motif = typed.keys
    desk.keyboard.press(first)
    if not motif:
        return
    until("the motif has the keyboard", lambda: in_group(desk, "Motif"))
    desk.keyboard.press(*motif)
    if typed.motif_texte:
        until("the words of the motif have the keyboard", lambda: focused(desk, "Motif en clair"))
        desk.keyboard.type(typed.motif_texte)
    desk.keyboard.press("Return")


def in_group(desk: Desk, name: str) -> bool:
    node = focused(desk)
    return bool(node and any(group.name == name for group in desk.reader.context(node)))


def undo_and_answer_again(desk: Desk, told: Story) -> None:
    total, rail = len(GRILLE.reading_order), Rail(desk)
    for rank in range(1, LAST + 1):
        desk.keyboard.press("ctrl+z")
        until(f"{rank} answers are undone", lambda rank=rank: rail.answered() == total - rank)
    told.answered_after_undo = rail.answered()
    domaine = None
    for key, typed in second_answers().items():
        if GRILLE.domaine_of(key) is not domaine:  # an answer leads to the next criterion of its domaine only
            desk.keyboard.press("n")
            domaine = GRILLE.domaine_of(key)
        asked(desk, key)
        answer(desk, typed)
    until("every criterion has an answer again", lambda: rail.answered() == total)


def search_and_flag(desk: Desk, told: Story) -> None:
    """The hit of a search, then the criterion after it."""
    hit, after = [key for key in GRILLE.reading_order if GRILLE.domaine_of(key).slug == "formation"][1:3]
    desk.keyboard.press("ctrl+f")
    until("the search has the keyboard", lambda: focused(desk, "Chercher"))
    desk.keyboard.type(GRILLE.criteres[hit].texte.replace("’", "'")[:40])
    until("the criterion found is heard", lambda: found_line(desk) == hit)
    desk.keyboard.press("Return")
    for critere, leave in ((hit, "alt+Down"), (after, "")):
        asked(desk, critere)
        desk.keyboard.press("v")
        about = f"Critère {GRILLE.numeros[critere]}"
        until(f"{about} is to be checked", lambda about=about: is_flagged(desk, about))
        told.flagged.append(critere)
        if leave:
            desk.keyboard.press(leave)


def found_line(desk: Desk) -> str:
    """The criterion of the line that the list under the search tells; the list is a popup, which no tree contains."""
    line = desk.reader.focus()
    return QUESTIONS.get(re.sub(r"\s+", " ", line.name), "") if line and line.role == "list item" else ""


def is_flagged(desk: Desk, about: str) -> bool:
    flags = desk.reader.find_all("check box", "À vérifier")
    return any(node.description == about and "checked" in node.states for node in flags)


def filter_flagged(desk: Desk, told: Story) -> None:
    tab_to(desk, "Tous : ", back=True)
    while not focused(desk, "À vérifier : "):
        arrow(desk, "Right")
    desk.keyboard.press("space")
    until("the filter leaves out the other criteria", lambda: len(shown(desk)) == len(told.flagged))
    told.shown_by_filter = shown(desk)


def shown(desk: Desk) -> list[str]:
    """The criteria that show on the page."""
    return [QUESTIONS[n.name] for n in desk.reader.tree() if n.role in ("panel", "grouping") and n.name in QUESTIONS]


def export(desk: Desk, told: Story) -> None:
    reader, keyboard = desk.reader, desk.keyboard
    told.code = draw_code(UAI, default_campagne("creteil", datetime.date.today())).texte
    keyboard.press("ctrl+e")
    until("the export shows", lambda: reader.find_all("push button", "Exporter le fichier signé"))
    tab_to(desk, "Code de transmission")
    keyboard.type(told.code)
    until("the code is recognised", lambda: reader.find_all("label", f"Code reconnu pour {UAI}"))
    keyboard.press("Return")
    until("a provisoire result is asked about", lambda: focused(desk, "Compléter d’abord"))
    tab_to(desk, "Exporter")
    keyboard.press("Return")
    until("a place is asked", lambda: reader.find_all("dialog", "Choisir un emplacement"))
    keyboard.press("Return")
    until("the file is said to be there", lambda: reader.find_all("label", "Fichier signé enregistré"))


# -- what the readers find -------------------------------------------------------------------------------------------


def dossier(desk: Desk) -> Path:
    (path,) = desk.documents.glob(f"{UAI}*.paliers")
    return path


def sqlite(path: Path, query: str) -> list[dict[str, object]]:
    """Rows that the sqlite3 command reads, without writing."""
    command = ["sqlite3", "-readonly", "-json", str(path), query]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=30)
    return json.loads(done.stdout or "[]")


def signed_file(desk: Desk) -> Path:
    (path,) = desk.documents.glob("*.pmn.json")
    return path


def decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def test_the_first_answer_takes_few_actions(story: Story) -> None:
    assert story.actions <= ACTIONS


def test_every_answer_typed_is_in_the_file(desk: Desk, story: Story) -> None:
    rows = sqlite(dossier(desk), "SELECT critere, reponse, motif_code, motif_texte, a_verifier FROM reponses")
    found = {row["critere"]: (row["reponse"], row["motif_code"], row["motif_texte"]) for row in rows}
    assert len(found) == len(GRILLE.reading_order) == 58
    assert found == {key: (typed.reponse, typed.motif, typed.motif_texte) for key, typed in story.expected.items()}
    assert sorted(str(row["critere"]) for row in rows if row["a_verifier"]) == sorted(story.flagged)
    assert sqlite(dossier(desk), "PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    (who,) = sqlite(dossier(desk), "SELECT uai, nom, type FROM etablissement")
    assert who == {"uai": UAI, "nom": NOM, "type": "college"}


def test_ten_answers_were_undone(story: Story) -> None:
    assert story.answered_after_undo == len(GRILLE.reading_order) - LAST
    first = first_answers()
    assert all(first[key].reponse != typed.reponse for key, typed in second_answers().items())


def test_the_filter_shows_what_was_marked(story: Story) -> None:
    assert story.shown_by_filter == story.flagged
    assert len(story.flagged) == 2


def test_the_signed_file_holds_the_same_answers(desk: Desk, story: Story, tmp_path: Path) -> None:
    """openssl checks the signature, the standard library reads the payload."""
    envelope = json.loads(signed_file(desk).read_bytes())
    (signature,) = envelope["signatures"]
    key = decoded(json.loads(decoded(signature["protected"]))["jwk"]["x"])
    (tmp_path / "key.der").write_bytes(ED25519_DER + key)
    (tmp_path / "signed").write_bytes(f"{signature['protected']}.{envelope['payload']}".encode())
    (tmp_path / "signature").write_bytes(decoded(signature["signature"]))
    verify = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", "key.der", "-rawin"]
    verify += ["-in", "signed", "-sigfile", "signature"]
    done = subprocess.run(verify, cwd=tmp_path, capture_output=True, text=True, timeout=30)
    assert "Verified Successfully" in done.stdout, done.stderr
    payload = json.loads(decoded(envelope["payload"]))
    assert payload["uai"] == UAI
    found = {line["critere"]: line["reponse"] for line in payload["reponses"]}
    assert found == {critere: typed.reponse for critere, typed in story.expected.items()}
    assert WRITTEN not in json.dumps(payload, ensure_ascii=False)  # a motif's words leave only if they are joined


def test_the_academy_verifies_the_signed_file(desk: Desk, story: Story) -> None:
    verifier = Path(sys.executable).with_name("paliers-academie")
    done = subprocess.run([verifier, "verifier", str(signed_file(desk))], capture_output=True, text=True, timeout=30)
    assert done.returncode == 0, done.stdout + done.stderr
    assert UAI in done.stdout
