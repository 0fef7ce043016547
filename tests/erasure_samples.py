"""A dossier in which every text that a person can type is a word found nowhere else; and where such words still are."""

import base64
import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path

from dossier_samples import answer_geste, criteres, entry, identity_geste, oui, random_id
from listing_samples import uai
from paliers_desktop.core.assessment import Answer, Etablissement, Etat, MotifCode, TypeEtablissement
from paliers_desktop.core.history import Geste, Kind
from paliers_desktop.core.seance import Seance, apply_to_seances, passage_changes, seance_changes, start_changes
from paliers_desktop.storage.backup import back_up_file, mirror
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.shelf import Reason
from transmitted_samples import opened, transmit

SEANCE = "5" * 32
START = datetime.datetime(2026, 10, 12, 13, 5, tzinfo=datetime.UTC)
FIRST, SECOND = "zqpremier", "zqsecond"
FIELDS = ("nom", "commune", "motif", "commentaire", "aupres", "lieu", "decisions", "avis")
NOMS = ("zqpresentsun", "zqpresentsdeux")
WORDS = (*(f"{when}{field}" for when in (FIRST, SECOND) for field in FIELDS), *NOMS)


def make_planted(folder: Path) -> Path:
    """An établissement whose every text was typed, typed again, then cleared where that is allowed; closed."""
    path = folder / f"{uai(7)}.paliers"
    grid = entry()
    school = Etablissement(uai(7), f"{FIRST}nom", TypeEtablissement.LYCEE, f"{FIRST}commune")
    dossier = Dossier.create(path, school, "creteil-2026-2027", grid.toml, grid.aide_toml, grid.grille)
    try:
        _fill(dossier)
    finally:
        dossier.close()
    return path


def with_copies(path: Path, second_place: Path | None = None) -> None:
    """Copies beside it, and in the second place too; the second one of another state."""
    back_up_file(path, Reason.JOUR)
    with opened(path) as file:
        file.dossier.save(oui(5))
    back_up_file(path, Reason.FERMETURE)
    if second_place:
        mirror(path, second_place)


def sign(path: Path, folder: Path) -> Path:
    """A signed file with its texts, which the dossier keeps too."""
    return transmit(path, folder, join_texts=True)


def found_in(data: bytes) -> set[str]:
    """The planted words in these bytes, plain or within a text that was signed (base64url at any of three places)."""
    return {word for word in WORDS if any(form in data for form in _forms(word))}


def found_below(*folders: Path) -> set[str]:
    """The same of all files below these folders, their names included."""
    found: set[str] = set()
    for item in _files(folders):
        found |= found_in(item.read_bytes()) | found_in(item.name.encode())
    return found


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from (item for item in folder.rglob("*") if item.is_file())


def _forms(word: str) -> Iterator[bytes]:
    yield word.encode()
    for shift in range(3):
        whole = base64.urlsafe_b64encode(b"?" * shift + word.encode())
        yield whole[4:-4]  # the ends depend on what stands around


def _fill(dossier: Dossier) -> None:
    first, second, third = criteres()[:3]
    for when in (FIRST, SECOND, ""):
        dossier.save(*_texts(dossier, first, second, third, when))
    begun = start_changes(SEANCE, START)
    dossier.save(Geste(random_id(), Kind.SEANCE, begun, seance=SEANCE))
    (held,) = apply_to_seances((), begun, START)
    for when in (FIRST, SECOND, ""):
        held = _meet(dossier, held, first, when)
    for noms in (*NOMS, ""):
        dossier.set_noms(SEANCE, noms)


def _texts(dossier: Dossier, first: str, second: str, third: str, when: str) -> Iterator[Geste]:
    assessment = dossier.load().assessment
    after = {
        first: Answer(etat=Etat.OUI, commentaire=when and f"{when}commentaire"),
        second: Answer(etat=Etat.SANS_OBJET, motif_code=MotifCode.AUTRE, motif_texte=when and f"{when}motif"),
        third: Answer(a_verifier=True, aupres_de=when and f"{when}aupres"),
    }
    for critere, answer in after.items():
        if answer != assessment.answer(critere):
            yield answer_geste(critere, answer, assessment.answer(critere))
    for field in ("nom", "commune"):
        before = getattr(assessment.etablissement, field)
        if (text := f"{when}{field}" if when else "Lycée") != before:
            yield identity_geste(field, before, text)


def _meet(dossier: Dossier, held: Seance, critere: str, when: str) -> Seance:
    lieu, decisions, avis = (when and f"{when}{field}" for field in ("lieu", "decisions", "avis"))
    for changes in (
        seance_changes(held, lieu=lieu, decisions=decisions),
        passage_changes(held, critere, avis=avis),
    ):
        if changes:
            dossier.save(Geste(random_id(), Kind.SAISIE, changes, seance=SEANCE))
            (held,) = apply_to_seances((held,), changes, START)
    return held
