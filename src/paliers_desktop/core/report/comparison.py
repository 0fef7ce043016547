"""Two campagnes of an établissement side by side: what moved, domaine by domaine, criterion by criterion."""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.campagne import label
from paliers_desktop.core.carry_forward import Year
from paliers_desktop.core.grid import Domaine, Grille
from paliers_desktop.core.grid_lineage import Comparable, comparable
from paliers_desktop.core.radar import RadarGeometry, describe, overlaid, radar_geometry
from paliers_desktop.core.report.identity import Identity, identity_report
from paliers_desktop.core.report.result import NOTHING
from paliers_desktop.core.report.wording import ETATS, counted, joined, palier_words
from paliers_desktop.core.scoring import DomaineProfile, Profile, compute_profile

TITLE = "Comparaison"
HEADERS = ("Domaine", "{before}", "{after}", "Visé", "Critères qui ont bougé")
MOVED_HEADERS = ("N°", "Critère", "{before}", "{after}")
MOVED = "Les réponses qui ont changé"
FORMATIVE = (
    "Cette comparaison sert au dialogue dans l’établissement : elle montre le chemin parcouru et ce qui reste à "
    "décider. Une réponse peut aussi changer parce que le critère est mieux compris."
)


class DomaineLine(Struct, frozen=True):
    """One domaine. before, after: paliers; vise: the palier visé this year, None without; moved: in words."""

    slug: str
    titre: str
    before: int | None
    before_words: str
    after: int | None
    after_words: str
    vise: int | None
    vise_words: str
    moved: str


class Moved(Struct, frozen=True):
    """A criterion whose answer is another one, by its number in the later grid."""

    critere_id: str
    numero: str
    texte: str
    before: Etat | None
    after: Etat | None

    @property
    def words(self) -> str:
        """« Non → Oui »."""
        return f"{ETATS[self.before]} → {ETATS[self.after]}"


class MovedGroup(Struct, frozen=True):
    """Those of one domaine, in reading order."""

    slug: str
    titre: str
    lines: tuple[Moved, ...]


class Comparison(Struct, frozen=True):
    """before, after: « 2026-2027 », « 2027-2028 »; notes: what could not be compared, and why; may be empty."""

    identity: Identity
    before: str
    after: str
    summary: str
    radar: RadarGeometry
    radar_text: str
    legend: tuple[tuple[str, str], ...]
    domaines: tuple[DomaineLine, ...]
    moved: tuple[MovedGroup, ...]
    notes: tuple[str, ...]

    @property
    def headers(self) -> tuple[str, ...]:
        """Of the table of the domaines."""
        return tuple(head.format(before=self.before, after=self.after) for head in HEADERS)

    @property
    def moved_headers(self) -> tuple[str, ...]:
        """Of the table of the criteria that moved."""
        return tuple(head.format(before=self.before, after=self.after) for head in MOVED_HEADERS)


def compare(before: Year, after: Year, vises: Mapping[str, int], known: Iterable[Grille] = ()) -> Comparison:
    """What moved from one campagne to a later one.

    vises: paliers visés of the later one, by domaine; known: the grids between the two (core.grid_lineage).
    """
    found = comparable(before.grille, after.grille, known)
    profiles = compute_profile(before.grille, before.assessment), compute_profile(after.grille, after.assessment)
    moved = _moved(before, after, found)
    names = label(before.campagne), label(after.campagne)
    grille, (old, new) = after.grille, profiles
    radar = overlaid(radar_geometry(grille, new), grille, old, vises)
    return Comparison(
        identity=replace(
            identity_report(grille, after.assessment, None), sous_titre=f"{TITLE} de {names[0]} à {names[1]}"
        ),
        before=names[0],
        after=names[1],
        summary=_summary(moved, names),
        radar=radar,
        radar_text=f"{names[1]} : {describe(grille, new)} {_told_before(grille, old, names[0], vises)}".strip(),
        legend=_legend(names, new, vises),
        domaines=tuple(_line(domaine, old, new, vises, moved) for domaine in grille.domaines),
        moved=moved,
        notes=_notes(before.grille, after.grille, found),
    )


def _moved(before: Year, after: Year, found: Comparable) -> tuple[MovedGroup, ...]:
    etats = {new: (before.assessment.answer(old).etat, after.assessment.answer(new).etat) for old, new in found.pairs}
    grille = after.grille
    groups = (
        MovedGroup(
            domaine.slug,
            domaine.titre,
            tuple(
                Moved(key, grille.numeros[key], grille.criteres[key].texte, *etats[key])
                for key in grille.reading_order
                if key in etats and etats[key][0] is not etats[key][1] and grille.domaine_of(key) is domaine
            ),
        )
        for domaine in grille.domaines
    )
    return tuple(group for group in groups if group.lines)


def _line(
    domaine: Domaine, old: Profile, new: Profile, vises: Mapping[str, int], moved: tuple[MovedGroup, ...]
) -> DomaineLine:
    earlier = next((one for one in old.domaines if one.slug == domaine.slug), None)
    later, vise = new.domaine(domaine.slug), vises.get(domaine.slug)
    lines = next((group.lines for group in moved if group.slug == domaine.slug), ())
    return DomaineLine(
        slug=domaine.slug,
        titre=domaine.titre,
        before=earlier.palier if earlier else None,
        before_words=_palier(earlier),
        after=later.palier,
        after_words=_palier(later),
        vise=vise,
        vise_words=palier_words(vise) if vise else NOTHING,
        moved=_moves(lines),
    )


def _palier(profile: DomaineProfile | None) -> str:
    return palier_words(profile.palier) if profile else NOTHING


def _moves(lines: tuple[Moved, ...]) -> str:
    """« 2 mis en place et 1 en cours »; what left « oui » is told as well, without a word of blame."""
    if not lines:
        return "aucun"
    reached = sum(line.after is Etat.OUI for line in lines)
    begun = sum(line.after is Etat.EN_COURS and line.before is not Etat.OUI for line in lines)
    again = sum(line.before is Etat.OUI for line in lines)
    others = len(lines) - reached - begun - again
    parts = (
        (reached, "{} mis en place"),
        (begun, "{} en cours"),
        (again, "{} à reprendre"),
        (others, "{} avec une autre réponse"),
    )
    return joined(words.format(count) for count, words in parts if count)


def _summary(moved: tuple[MovedGroup, ...], names: tuple[str, str]) -> str:
    lines = [line for group in moved for line in group.lines]
    if not lines:
        return f"De {names[0]} à {names[1]}, aucune réponse n’a changé."
    reached = sum(line.after is Etat.OUI for line in lines)
    changed = "une réponse a changé" if len(lines) == 1 else f"{len(lines)} réponses ont changé"
    put = f", dont {counted(reached, 'critère')} mis en place" if reached else ""
    return f"De {names[0]} à {names[1]}, {changed}{put}."


def _told_before(grille: Grille, old: Profile, name: str, vises: Mapping[str, int]) -> str:
    """The two other shapes in sentences, for who does not see them."""
    earlier = {domaine.slug: domaine for domaine in old.domaines}
    told = [
        f"{domaine.titre_court} : {palier_words(earlier[domaine.slug].palier).lower()}"
        for domaine in grille.domaines
        if domaine.slug in earlier
    ]
    aimed = [f"{one.titre_court} : palier {vises[one.slug]}" for one in grille.domaines if one.slug in vises]
    before = f"En {name} : {', '.join(told)}." if told else ""
    return f"{before} Visé : {', '.join(aimed)}." if aimed else before


def _legend(names: tuple[str, str], new: Profile, vises: Mapping[str, int]) -> tuple[tuple[str, str], ...]:
    entries = [("current", names[1]), ("previous", names[0])]
    if vises:
        entries.append(("target", f"visé en {names[1]}"))
    if new.provisoire:
        entries.append(("provisoire", "provisoire"))
    return tuple(entries)


def _notes(old: Grille, new: Grille, found: Comparable) -> tuple[str, ...]:
    """Why something is not in the table; nothing while the grid is the same."""
    if old.sha256 == new.sha256:
        return ()
    notes = [
        f"La grille a changé entre les deux campagnes : {counted(len(found.pairs), 'critère')} se "
        f"{'compare' if len(found.pairs) < 2 else 'comparent'}. Chaque palier se lit dans la grille de son année."
    ]
    if found.added:
        numeros = joined(new.numeros[key] for key in found.added)
        notes.append(f"Nouveaux dans la grille : {numeros}.")
    if found.gone:
        numeros = joined(old.numeros[key] for key in found.gone)
        notes.append(f"Sans équivalent aujourd’hui, et toujours lisibles dans leur année : {numeros}.")
    return tuple(notes)
