"""What a campagne says, as counts: by palier, domaine, territory and type, recomputed from the answers alone."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from msgspec import Struct

from paliers_desktop.academy.synthesis.filled import Filled, Par, Place
from paliers_desktop.academy.synthesis.grids import CountedGrid, Grids
from paliers_desktop.core.assessment import Assessment, Etablissement, Etat, MotifCode, TypeEtablissement
from paliers_desktop.core.implications import contradictions
from paliers_desktop.core.scoring import compute_profile

PLACES = (0, 1, 2, 3, None)
"""What a domaine may reach, in the order of a Distribution; None is « Sans objet »."""

Distribution = tuple[int, ...]
MISSED = (Etat.EN_COURS, Etat.NON)
_LYCEES = (TypeEtablissement.LYCEE, TypeEtablissement.LYCEE_PROFESSIONNEL, TypeEtablissement.EREA)


class Group(NamedTuple):
    """A territory x type: the least that is counted."""

    territoire: str
    type: TypeEtablissement


class Criterion(NamedTuple):
    """A criterion of a grid, which its sha256 names."""

    grille: str
    id: str


class Effectif(Struct, frozen=True):
    """How many of a group. recus: that have a retained file, provisional or of another type's grid included."""

    attendus: int = 0
    recus: int = 0
    provisoires: int = 0
    autre_grille: int = 0

    @property
    def taux(self) -> int | None:
        """The response rate, in whole percents; None when none is awaited."""
        return round(100 * self.recus / self.attendus) if self.attendus else None

    @property
    def comptes(self) -> int:
        """Those whose paliers are counted: a complete file, of the grid of its type."""
        return self.recus - self.provisoires - self.autre_grille

    def __add__(self, other: "Effectif") -> "Effectif":
        return Effectif(
            self.attendus + other.attendus,
            self.recus + other.recus,
            self.provisoires + other.provisoires,
            self.autre_grille + other.autre_grille,
        )


class Counts(Struct, frozen=True):
    """Everything that is counted. bassins: all types together.

    paliers, provisoires: the distribution of a group in a domaine, by slug; etats, motifs: of complete files;
    collectivites: criteria missed, by who can act; par_collectivite: of how many; contradictions, besoins, partages: of
    all files, the last two by bassin.
    """

    par: Par
    effectifs: Mapping[Group, Effectif]
    bassins: Mapping[str, Effectif]
    paliers: Mapping[str, Mapping[Group, Distribution]]
    provisoires: Mapping[str, Mapping[Group, Distribution]]
    etats: Mapping[tuple[Group, Criterion, Etat], int]
    motifs: Mapping[tuple[Group, str, MotifCode | None], int]
    collectivites: Mapping[tuple[str, TypeEtablissement, Criterion], int]
    par_collectivite: Mapping[tuple[str, TypeEtablissement], Effectif]
    contradictions: Mapping[tuple[TypeEtablissement, Criterion, Criterion], int]
    besoins: Mapping[tuple[str, Criterion], int]
    partages: Mapping[tuple[str, Criterion], int]


def collectivite(place: Place) -> str:
    """The one that equips it: the commune of an école, the département of a collège, the région of a lycée."""
    if place.type in _LYCEES:
        return "Région"
    if place.type is TypeEtablissement.COLLEGE:
        return place.nom_departement
    return f"Commune : {place.commune or 'non renseignée'}"


def count(awaited: Iterable[Place], filled: Iterable[Filled], grids: Grids, par: Par = Par.DEPARTEMENT) -> Counts:
    """Count every file once; they are read one by one."""
    counting = _Counting(par)
    for place in awaited:
        counting.attend(place)
    for one in filled:
        sha256, answers = grids.carried(one.grille, one.answers)
        assessment = Assessment(Etablissement("", "", one.place.type), "", answers)
        counting.take(one.place, sha256, grids.counted[sha256], assessment)
    return counting.counts()


class _Effectifs(Counter[tuple[Any, str]]):
    """How many of each key met each fate, by the names of Effectif."""

    def frozen(self) -> dict[Any, Effectif]:
        """The effectif of each key, in their order."""
        return {
            key: Effectif(*(self[key, fate] for fate in Effectif.__struct_fields__))
            for key in sorted({key for key, _ in self})
        }


class _Counting:
    """The counters while files are read."""

    def __init__(self, par: Par) -> None:
        self.par = par
        self.effectifs, self.bassins, self.par_collectivite = _Effectifs(), _Effectifs(), _Effectifs()
        self.paliers: Counter[tuple[bool, str, Group, int | None]] = Counter()
        self.etats: Counter[tuple[Group, Criterion, Etat]] = Counter()
        self.motifs: Counter[tuple[Group, str, MotifCode | None]] = Counter()
        self.collectivites: Counter[tuple[str, TypeEtablissement, Criterion]] = Counter()
        self.contradictions: Counter[tuple[TypeEtablissement, Criterion, Criterion]] = Counter()
        self.besoins: Counter[tuple[str, Criterion]] = Counter()
        self.partages: Counter[tuple[str, Criterion]] = Counter()

    def group(self, place: Place) -> Group:
        return Group(place.territoire(self.par), place.type)

    def attend(self, place: Place) -> None:
        """One awaited établissement."""
        self._fate(place, "attendus")

    def take(self, place: Place, sha256: str, grid: CountedGrid, assessment: Assessment) -> None:
        """One file; that of another type's grid says nothing that could be compared."""
        group = self.group(place)
        self._fate(place, "recus")
        if place.type not in grid.grille.types:
            self._fate(place, "autre_grille")
            return
        profile = compute_profile(grid.grille, assessment)
        for domaine in profile.domaines:
            self.paliers[profile.provisoire, domaine.slug, group, domaine.palier] += 1
        self._entraide(place.territoire(Par.BASSIN), sha256, assessment)
        for pair in contradictions(grid.grille, grid.aide, assessment):
            found = Criterion(sha256, pair.critere_id), Criterion(sha256, pair.implied_id)
            self.contradictions[(place.type, *found)] += 1
        if profile.provisoire:
            self._fate(place, "provisoires")
        else:
            self._complete(place, sha256, grid, assessment)

    def _fate(self, place: Place, fate: str) -> None:
        self.effectifs[self.group(place), fate] += 1
        self.bassins[place.territoire(Par.BASSIN), fate] += 1
        self.par_collectivite[(collectivite(place), place.type), fate] += 1

    def _complete(self, place: Place, sha256: str, grid: CountedGrid, assessment: Assessment) -> None:
        group, who = self.group(place), collectivite(place)
        for domaine in grid.grille.domaines:
            for critere in domaine.criteres:
                answer, criterion = assessment.answer(critere.id), Criterion(sha256, critere.id)
                assert answer.etat is not None  # a file without it is provisional
                self.etats[group, criterion, answer.etat] += 1
                if answer.etat is Etat.SANS_OBJET:
                    self.motifs[group, domaine.slug, answer.motif_code] += 1
                if answer.etat in MISSED:
                    self.collectivites[who, place.type, criterion] += 1

    def _entraide(self, bassin: str, sha256: str, assessment: Assessment) -> None:
        for key, answer in assessment.answers.items():
            self.besoins[bassin, Criterion(sha256, key)] += answer.besoin
            self.partages[bassin, Criterion(sha256, key)] += answer.partage

    def counts(self) -> Counts:
        """What was counted, frozen."""
        effectifs = self.effectifs.frozen()
        groups = list(effectifs)
        return Counts(
            par=self.par,
            effectifs=effectifs,
            bassins=self.bassins.frozen(),
            par_collectivite=self.par_collectivite.frozen(),
            paliers=self._distributions(groups, provisoires=False),
            provisoires=self._distributions(groups, provisoires=True),
            **{name: +getattr(self, name) for name in ("etats", "motifs", "collectivites", "contradictions")},
            besoins=+self.besoins,
            partages=+self.partages,
        )

    def _distributions(self, groups: list[Group], *, provisoires: bool) -> dict[str, dict[Group, Distribution]]:
        slugs = {slug for _, slug, _, _ in self.paliers}
        return {
            slug: {group: tuple(self.paliers[provisoires, slug, group, place] for place in PLACES) for group in groups}
            for slug in sorted(slugs)
        }
