"""The relevé of one séance, already worded: facts of a meeting, in the order of the grid, without judging anyone."""

from collections.abc import Iterable
from enum import Enum

from msgspec import Struct

from paliers_desktop.core.assessment import Assessment, Etat
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.paris import in_paris
from paliers_desktop.core.report.identity import Field
from paliers_desktop.core.report.seance_words import (
    ROLES,
    duration_words,
    seance_counts,
    seance_hours,
    seance_title,
)
from paliers_desktop.core.report.wording import ETATS, date_in_words, joined, sentence_case
from paliers_desktop.core.seance import Seance

TITRE = "Relevé de séance"
FORMATIVE = "Ce relevé a une valeur formative : il ne sert ni à classer ni à évaluer les personnes."
RESTENT = "Critères discutés pendant la séance et qui restent à vérifier."
AVIS = "Sur ces critères, les avis étaient partagés."


class SeancesInReport(Enum):
    """What a report says of the séances: nothing; what was done; also the avis partagés and the names."""

    NONE = "none"
    PLAIN = "plain"
    FULL = "full"


class CritereTold(Struct, frozen=True):
    """A criterion; note: the person's own words about it, "" when none."""

    critere_id: str
    numero: str
    texte: str
    note: str = ""


class ReponseModifiee(Struct, frozen=True):
    """An answer before and after the séance, with its word."""

    critere: CritereTold
    before: Etat | None
    before_word: str
    after: Etat | None
    after_word: str


class DomaineDiscute(Struct, frozen=True):
    """The criteria of a domaine that were discussed; numeros: « 1.1, 1.2 et 1.4 »."""

    titre: str
    numeros: str
    criteres: tuple[CritereTold, ...]


class Releve(Struct, frozen=True):
    """One séance. titre: « Séance du 12 mars 2027 »; counts: « 12 critères discutés, 3 réponses modifiées ».

    fields: date, hours, duration, place, roles, names; those without value are left out. decisions: verbatim.
    a_verifier: what was discussed and is still marked. Without `full`, neither names nor avis partagés are in it.
    """

    seance_id: str
    titre: str
    fields: tuple[Field, ...]
    counts: str
    decisions: str
    reponses: tuple[ReponseModifiee, ...]
    avis: tuple[CritereTold, ...]
    a_verifier: tuple[CritereTold, ...]
    domaines: tuple[DomaineDiscute, ...]


def releve_of(grille: Grille, assessment: Assessment, seance: Seance, *, full: bool) -> Releve:
    """The relevé of a séance; `full`: with the avis partagés and the names."""
    discussed = set(seance.discutes)
    marked = {key for key in discussed if assessment.answer(key).a_verifier}
    return Releve(
        seance_id=seance.id,
        titre=seance_title(seance),
        fields=_fields(seance, full),
        counts=f"{sentence_case(seance_counts(seance))}.",
        decisions=seance.decisions.strip(),
        reponses=_reponses(grille, seance),
        avis=_avis(grille, seance) if full else (),
        a_verifier=tuple(_told(grille, key) for key in grille.reading_order if key in marked),
        domaines=_domaines(grille, discussed),
    )


def releves(
    grille: Grille, assessment: Assessment, seances: Iterable[Seance], what: SeancesInReport
) -> tuple[Releve, ...]:
    """What a report prints of the séances, in their order; those taken off the lists are left out."""
    if what is SeancesInReport.NONE:
        return ()
    full = what is SeancesInReport.FULL
    return tuple(releve_of(grille, assessment, seance, full=full) for seance in seances if not seance.ecartee)


def _fields(seance: Seance, full: bool) -> tuple[Field, ...]:
    values = (
        ("Date", date_in_words(in_paris(seance.debut).date())),
        ("Horaires", seance_hours(seance)),
        ("Durée", duration_words(seance.duree)),
        ("Lieu", seance.lieu.strip()),
        ("Présents", joined(_inside(ROLES[role], rank) for rank, role in enumerate(seance.presents))),
        ("Noms", seance.noms.strip() if full else ""),
    )
    return tuple(Field(label, value) for label, value in values if value)


def _inside(words: str, rank: int) -> str:
    """A role within a list: small letters but for the first and for acronyms."""
    return words if rank == 0 or words[:2].isupper() else words[:1].lower() + words[1:]


def _reponses(grille: Grille, seance: Seance) -> tuple[ReponseModifiee, ...]:
    changed = {change.critere: change for change in seance.reponses_modifiees}
    return tuple(
        ReponseModifiee(
            _told(grille, key),
            changed[key].before,
            ETATS[changed[key].before],
            changed[key].after,
            ETATS[changed[key].after],
        )
        for key in grille.reading_order
        if key in changed
    )


def _avis(grille: Grille, seance: Seance) -> tuple[CritereTold, ...]:
    shared = set(seance.avis_partages)
    return tuple(_told(grille, key, seance.passage(key).avis) for key in grille.reading_order if key in shared)


def _domaines(grille: Grille, discussed: set[str]) -> tuple[DomaineDiscute, ...]:
    found = []
    for domaine in grille.domaines:
        keys = {critere.id for critere in domaine.criteres} & discussed
        criteres = tuple(_told(grille, key) for key in grille.reading_order if key in keys)
        if criteres:
            found.append(DomaineDiscute(domaine.titre, joined(critere.numero for critere in criteres), criteres))
    return tuple(found)


def _told(grille: Grille, critere_id: str, note: str = "") -> CritereTold:
    return CritereTold(critere_id, grille.numeros[critere_id], grille.criteres[critere_id].texte, note.strip())
