"""The decision table of reception as a pure function: the set of files decides, never the order they came in."""

import datetime
from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from paliers_desktop.academy.reception.facts import Cle, Decided, EtatCle, Facts, Origine, Received
from paliers_desktop.core.recu import Remarque, Verdict
from paliers_desktop.core.uai import UaiError, parse_uai

A_DAY = datetime.timedelta(days=1)
LONG_BEFORE = datetime.timedelta(days=90)
"""A file dated more than that before the campagne comes from a clock that is wrong, or from another year."""


Word = Verdict
Note = Remarque
"""What a receipt says of a file is what the register says of it."""

WAITING = frozenset({Word.HORS_DELAI, Word.NON_ATTENDU, Word.NON_RATTACHE, Word.CLE_REMPLACEE, Word.CONFLIT})
"""A person of the académie has something to decide."""

RECEIVED = frozenset({Word.ACCEPTE, Word.DEJA_RECU, Word.REVISION_ANCIENNE})
"""The only words that depend on what came before."""


class Ruling(Struct, frozen=True):
    """The verdict on one file. retained: it is the one that counts for its établissement; rivals: a CONFLIT's files;
    overtaken: a later revision, about which there is no doubt, counts all the same."""

    word: Word
    notes: tuple[Note, ...] = ()
    retained: bool = False
    rivals: tuple[Received, ...] = ()
    overtaken: bool = False


def judge(files: Iterable[Received], facts: Facts, choices: Decided) -> dict[str, Ruling]:
    """The ruling on each of these files, by identity; every file of an établissement must be there."""
    schools: defaultdict[str, list[Received]] = defaultdict(list)
    for file in files:
        schools[file.uai].append(file)
    rulings: dict[str, Ruling] = {}
    for school in schools.values():
        rulings.update(_judge_school(school, facts, choices))
    return rulings


def _judge_school(school: list[Received], facts: Facts, choices: Decided) -> dict[str, Ruling]:
    rulings: dict[str, Ruling] = {}
    standing: list[Received] = []
    for file in school:
        word = obstacle(file, facts, approved=file.identite in choices.approved)
        if word is not None:
            rulings[file.identite] = Ruling(word)
        elif file.identite in choices.set_aside:
            rulings[file.identite] = Ruling(Word.ECARTE)
        else:
            standing.append(file)
    for file in standing:
        rulings[file.identite] = _placed(file, standing, facts)
        if rulings[file.identite].retained:
            rulings[file.identite] = _with_notes(rulings[file.identite], file, school, facts)
    if any(ruling.retained for ruling in rulings.values()):
        rulings.update({at: replace(one, overtaken=True) for at, one in rulings.items() if one.rivals})
    return rulings


def obstacle(file: Received, facts: Facts, *, approved: bool) -> Word | None:
    """The first row that stops a file before it is compared with the others of its établissement."""
    if file.grille_sha256 in facts.grilles and file.ecart:
        return Word.REFUSE_CONTENU
    if file.campagne != facts.campagne:
        return Word.REFUSE_CAMPAGNE
    if file.recu_le > facts.cloture and not approved:
        return Word.HORS_DELAI
    return _stranger(file, facts) or _foreign_key(file, facts, approved=approved) or _other_grid(file, facts)


def _stranger(file: Received, facts: Facts) -> Word | None:
    try:
        parse_uai(file.uai)
    except UaiError:
        return Word.REFUSE_UAI
    return None if file.uai in facts.attendus else Word.NON_ATTENDU


def _foreign_key(file: Received, facts: Facts, *, approved: bool) -> Word | None:
    cle = facts.cles.get(file.kid)
    if cle is None or cle.x != file.x:
        return Word.NON_RATTACHE
    if cle.uai != file.uai:
        return Word.REFUSE_CLE
    if _ended(cle, file.recu_le):
        if cle.etat is EtatCle.REVOQUEE:
            return Word.REFUSE_CLE_REVOQUEE
        if not approved:
            return Word.CLE_REMPLACEE
    return None


def _ended(cle: Cle, day: datetime.date) -> bool:
    """Whether a key could no longer sign what came that day.

    A revoked key is refused from its very day, a thief may hold it; a replaced one still holds on the day the new code
    leaves. Without a day, it never held.
    """
    if cle.etat is EtatCle.ACTIVE:
        return False
    if cle.jusqua is None:
        return True
    return day >= cle.jusqua if cle.etat is EtatCle.REVOQUEE else day > cle.jusqua


def _other_grid(file: Received, facts: Facts) -> Word | None:
    """An older grid that has its correspondence goes on: it takes its place among the revisions, and counts there."""
    grille = facts.grilles.get(file.grille_sha256)
    if grille is None:
        return Word.REFUSE_GRILLE
    return Word.GRILLE_ANCIENNE if grille.ancienne and not grille.correspondance else None


def _placed(file: Received, standing: list[Received], facts: Facts) -> Ruling:
    """A file among the others of its établissement that nothing stopped.

    The same payload under two keys of the school is one and the same; the better proven one stands for both.
    """
    rivals = _rivals(file, standing)
    top = not rivals and file.revision == max(other.revision for other in standing)
    twins = [other for other in standing if other.payload_sha256 == file.payload_sha256]
    best = file == min(twins, key=lambda twin: _rank(twin, facts))
    if facts.grilles[file.grille_sha256].ancienne:
        return Ruling(Word.GRILLE_ANCIENNE, retained=top and best, rivals=rivals)
    if rivals:
        return Ruling(Word.CONFLIT, rivals=rivals)
    if not top:
        return Ruling(Word.REVISION_ANCIENNE)
    return Ruling(Word.ACCEPTE, retained=True) if best else Ruling(Word.DEJA_RECU)


def _rivals(file: Received, standing: list[Received]) -> tuple[Received, ...]:
    """The files between which a person must choose, this one among them; none when all is one line of revisions."""
    others = [
        other
        for other in standing
        if other.dossier_id != file.dossier_id
        or (other.revision == file.revision and other.payload_sha256 != file.payload_sha256)
    ]
    return tuple(sorted([*others, file], key=_place)) if others else ()


def _place(file: Received) -> tuple[str, int, str, str]:
    return file.dossier_id, file.revision, file.payload_sha256, file.identite


def _rank(file: Received, facts: Facts) -> tuple[bool, datetime.date, str]:
    return facts.cles[file.kid].origine is not Origine.ACADEMIE, file.recu_le, file.identite


def _with_notes(ruling: Ruling, file: Received, school: list[Received], facts: Facts) -> Ruling:
    expected = facts.attendus[file.uai]
    grille = facts.grilles[file.grille_sha256]
    broken = file.revision > 1 and not any(other.payload_sha256 == file.precedent_sha256 for other in school)
    notes = {
        Note.PROVISOIRE: file.provisoire,
        Note.RESULTAT_DIFFERENT: file.resultat_differe,
        Note.TYPE: file.type != expected or file.type not in grille.types,
        Note.CHAINE_INCOMPLETE: broken,
        Note.HORLOGE: file.cree_le > file.recu_le + A_DAY or file.cree_le < facts.ouverture - LONG_BEFORE,
    }
    return Ruling(ruling.word, tuple(note for note, holds in notes.items() if holds), retained=True)
