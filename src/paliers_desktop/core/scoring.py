"""From answers to paliers: the rule of the grid, in integers.

With n applicable (not sans objet) criteria and k « oui » among palier p's own criteria, p holds when n = 0 or
100 k >= seuil n; p is reached when 1..p hold (docs/decisions/0005-regle-stricte.md).
"""

from collections.abc import Collection, Iterable

from msgspec import Struct

from paliers_desktop.core.assessment import Assessment, Etat
from paliers_desktop.core.grid import PALIERS, Domaine, Grille


class Share(Struct, frozen=True):
    """Palier p's own criteria in a domaine: `applicable` n, `oui` k, `missing` = max(0, ceil(seuil n / 100) - k)."""

    palier: int
    applicable: int
    oui: int
    missing: int

    @property
    def held(self) -> bool:
        """Whether enough of this palier's own criteria are in place."""
        return self.missing == 0


class DomaineProfile(Struct, frozen=True):
    """The situation of one domaine.

    palier: highest reached, 0 to 3; None when no criterion is applicable (« Sans objet »).
    open_criteres: ids of the next palier and those below it that are applicable and not « oui », in reading order;
    with a seuil under 100 there can be more of them than `missing`.
    """

    slug: str
    palier: int | None
    shares: tuple[Share, ...]
    total: int
    answered: int
    a_verifier: int
    a_confirmer: int
    sans_objet: int
    open_criteres: tuple[str, ...]

    @property
    def next_palier(self) -> int | None:
        """The palier to work towards; None at palier 3 or without applicable criterion."""
        return None if self.palier in (None, PALIERS[-1]) else (self.palier or 0) + 1

    @property
    def missing(self) -> int:
        """« Il manque »: criteria still to put in place for the next palier and those below it."""
        return self.missing_for(self.next_palier) if self.next_palier else 0

    def missing_for(self, palier: int) -> int:
        """Criteria still to put in place for `palier` and those below it."""
        return sum(share.missing for share in self.shares[:palier])

    @property
    def next_share(self) -> Share | None:
        """The share of the next palier, None when there is no next palier."""
        return self.shares[self.next_palier - 1] if self.next_palier else None

    @property
    def value(self) -> float | None:
        """The radar value: palier + share of the next palier's criteria in place; its integer part is the palier."""
        if self.palier is None:
            return None
        share = self.next_share
        return float(self.palier) if share is None else self.palier + share.oui / share.applicable

    @property
    def provisoire(self) -> bool:
        """True while an answer is missing, à vérifier or à confirmer."""
        return self.answered < self.total or self.a_verifier > 0 or self.a_confirmer > 0


class Profile(Struct, frozen=True):
    """The six domaines, in grid order, and the palier they share."""

    domaines: tuple[DomaineProfile, ...]

    @property
    def palier(self) -> int | None:
        """« Palier commun »: the lowest of the domaines that have one; None when none has."""
        return common_palier(domaine.palier for domaine in self.domaines)

    @property
    def provisoire(self) -> bool:
        """True while any domaine is provisoire."""
        return any(domaine.provisoire for domaine in self.domaines)

    @property
    def total(self) -> int:
        """Criteria of the grid."""
        return sum(domaine.total for domaine in self.domaines)

    @property
    def answered(self) -> int:
        """Criteria that have one of the four answers."""
        return sum(domaine.answered for domaine in self.domaines)

    @property
    def unanswered(self) -> int:
        """Criteria without an answer."""
        return self.total - self.answered

    @property
    def a_verifier(self) -> int:
        """Criteria marked à vérifier."""
        return sum(domaine.a_verifier for domaine in self.domaines)

    @property
    def sans_objet(self) -> int:
        """Criteria answered sans objet."""
        return sum(domaine.sans_objet for domaine in self.domaines)

    @property
    def next_palier(self) -> int | None:
        """The next common palier, None at 3 or without any palier."""
        return None if self.palier in (None, PALIERS[-1]) else (self.palier or 0) + 1

    @property
    def missing(self) -> int:
        """Criteria still to put in place, over all domaines, for the next common palier."""
        return sum(d.missing_for(self.next_palier) for d in self.domaines) if self.next_palier else 0

    def domaine(self, slug: str) -> DomaineProfile:
        """The profile of the domaine of that slug; KeyError when there is none."""
        return next((d for d in self.domaines if d.slug == slug), None) or _unknown(slug)


def compute_profile(grille: Grille, assessment: Assessment) -> Profile:
    """Apply the grid's own rule to the answers."""
    return Profile(tuple(_domaine_profile(domaine, grille, assessment) for domaine in grille.domaines))


def compute_paliers(grille: Grille, assessment: Assessment) -> dict[str, int | None]:
    """The palier of each domaine by slug, as in `compute_profile`, without all that is said beside it."""
    return {domaine.slug: _reached(_shares(domaine, grille, assessment)) for domaine in grille.domaines}


def common_palier(paliers: Iterable[int | None]) -> int | None:
    """The lowest of those there are; None when there is none."""
    return min((palier for palier in paliers if palier is not None), default=None)


def profile_after(profile: Profile, grille: Grille, assessment: Assessment, changed: Collection[str]) -> Profile:
    """What `compute_profile` gives, from the profile before the answers to these criteria changed."""
    return Profile(
        tuple(
            _domaine_profile(domaine, grille, assessment) if any(c.id in changed for c in domaine.criteres) else before
            for domaine, before in zip(grille.domaines, profile.domaines, strict=True)
        )
    )


def open_for(domaine: Domaine, assessment: Assessment, palier: int) -> tuple[str, ...]:
    """Applicable criteria of a domaine, of `palier` and below, in palier order, that are not « oui »."""
    return tuple(
        critere.id
        for critere in sorted(domaine.criteres, key=lambda c: c.palier)
        if critere.palier <= palier and assessment.answer(critere.id).etat not in (Etat.OUI, Etat.SANS_OBJET)
    )


def _domaine_profile(domaine: Domaine, grille: Grille, assessment: Assessment) -> DomaineProfile:
    answers = [assessment.answer(critere.id) for critere in domaine.criteres]
    shares = _shares(domaine, grille, assessment)
    palier = _reached(shares)
    upto = 0 if palier is None else min(palier + 1, PALIERS[-1])
    return DomaineProfile(
        slug=domaine.slug,
        palier=palier,
        shares=shares,
        total=len(answers),
        answered=sum(answer.etat is not None for answer in answers),
        a_verifier=sum(answer.a_verifier for answer in answers),
        a_confirmer=sum(answer.a_confirmer for answer in answers),
        sans_objet=sum(answer.etat is Etat.SANS_OBJET for answer in answers),
        open_criteres=() if palier == PALIERS[-1] else open_for(domaine, assessment, upto),
    )


def _shares(domaine: Domaine, grille: Grille, assessment: Assessment) -> tuple[Share, ...]:
    applicable, oui = dict.fromkeys(PALIERS, 0), dict.fromkeys(PALIERS, 0)
    for critere in domaine.criteres:
        etat = assessment.answer(critere.id).etat
        if etat is not Etat.SANS_OBJET:
            applicable[critere.palier] += 1
            oui[critere.palier] += etat is Etat.OUI
    return tuple(_share(palier, applicable[palier], oui[palier], grille.regle.seuil) for palier in PALIERS)


def _share(palier: int, applicable: int, oui: int, seuil: int) -> Share:
    needed = -(-seuil * applicable // 100)  # ceil in integers
    return Share(palier, applicable, oui, max(0, needed - oui))


def _reached(shares: tuple[Share, ...]) -> int | None:
    if all(share.applicable == 0 for share in shares):
        return None
    reached = 0
    for share in shares:
        if not share.held:
            break
        reached = share.palier
    return reached


def _unknown(slug: str) -> DomaineProfile:
    raise KeyError(slug)
