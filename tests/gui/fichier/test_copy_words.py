"""What is said of the copies, word for word."""

import datetime
from pathlib import Path

from msgspec.structs import replace

from paliers_desktop.gui.fichier.copy_words import (
    PLACES,
    REASONS,
    SHORT_PLACES,
    made_words,
    question_words,
    restored_words,
)
from paliers_desktop.storage.backup import Copy
from paliers_desktop.storage.restoring import Restored
from paliers_desktop.storage.shelf import Reason

TIME = datetime.datetime(2027, 3, 12, 9, 42, tzinfo=datetime.UTC)
COPY = Copy(Path("c.paliers"), TIME, Reason.FERMETURE, 1, sound=True, beside=True, second=False)
PLACE = Path("/cle/lycee.paliers")


def test_every_reason_and_every_place_has_its_words() -> None:
    assert set(REASONS) == set(Reason)
    assert set(PLACES) == set(SHORT_PLACES) == {(True, False), (False, True), (True, True)}


def test_the_hour_is_that_of_paris_and_the_question_says_what_happens() -> None:
    question, detail = question_words(COPY, PLACE, there=True)
    assert question == "Restaurer la sauvegarde du 12 mars 2027 à 10:42 ?"
    assert detail.startswith("L’état actuel de « lycee.paliers » est d’abord gardé parmi les sauvegardes")
    assert question_words(COPY, PLACE, there=False)[1].endswith(f"il est fait à nouveau dans {PLACE.parent}.")


def test_where_a_copy_is() -> None:
    assert made_words(COPY) == "Faite à la fermeture, gardée à côté du fichier."
    assert made_words(replace(COPY, second=True)) == "Faite à la fermeture, gardée aux deux emplacements."


def test_one_sentence_for_what_was_done() -> None:
    done = "La sauvegarde du 12 mars 2027 à 10:42 est restaurée"
    kept = f"{done} ; l’état précédent est gardé parmi les sauvegardes"
    campagnes = (("creteil-2026-2027", 2), ("creteil-2027-2028", 1))
    assert restored_words(COPY, Restored(None, ())) == f"{done}."
    assert restored_words(COPY, Restored(PLACE, ())) == f"{kept}."
    assert restored_words(COPY, Restored(PLACE, campagnes[:1])) == (
        f"{kept} ; le fichier signé n° 2 (2026-2027), fait depuis, reste connu."
    )
    assert restored_words(COPY, Restored(PLACE, campagnes)) == (
        f"{kept} ; les fichiers signés n° 2 (2026-2027) et n° 1 (2027-2028), faits depuis, restent connus."
    )
