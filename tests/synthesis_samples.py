"""A campagne already answered, for the synthesis: both grids, territories, and files drawn from a seed."""

import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from dossier_samples import CAMPAGNE, CRITERIA, LYCEE, entry
from paliers_desktop.academy.reception.batch import Batch
from paliers_desktop.academy.reception.sources.piece import Piece
from paliers_desktop.academy.synthesis.comparing import Compared, compared
from paliers_desktop.academy.synthesis.counts import count
from paliers_desktop.academy.synthesis.diffusion import Diffusion, View, view
from paliers_desktop.academy.synthesis.evolution import evolution, standings
from paliers_desktop.academy.synthesis.filled import Filled, Par, Place
from paliers_desktop.academy.synthesis.grids import CountedGrid, Grids
from paliers_desktop.core.assessment import Answer, Assessment, Etat, MotifCode, TypeEtablissement
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.core.scoring import compute_profile
from paliers_desktop.exchange.export_payload import build_payload
from paliers_desktop.exchange.payload import Entraide, Payload
from sent_files import DAY, key, new_register, signed, uai

TYPES = (TypeEtablissement.ECOLE_ELEMENTAIRE, TypeEtablissement.COLLEGE, TypeEtablissement.LYCEE)


@cache
def grids() -> Grids:
    """The grids of the program, with their helps."""
    catalogue = load_catalogue(CRITERIA)
    entries = [catalogue.for_type(type_) for type_ in TYPES]
    return Grids({entry.grille.sha256: CountedGrid(entry.grille, entry.aide) for entry in entries})


def grille_of(type_: TypeEtablissement) -> Grille:
    """The grid of that type."""
    return next(grid.grille for grid in grids().counted.values() if type_ in grid.grille.types)


def place(draw: random.Random, types: Sequence[TypeEtablissement] = TYPES) -> Place:
    """Somewhere in the académie."""
    departement = draw.choice(("077", "093", "094"))
    return Place(
        type=draw.choice(types),
        departement=departement,
        bassin=draw.choice(("", "Créteil", "Meaux", "=Bassin <b>")),
        circonscription=f"Circonscription {departement}",
        commune=draw.choice(("", "Créteil", "Bondy")),
    )


def answers(grille: Grille, draw: random.Random) -> dict[str, Answer]:
    """Mostly oui, so that every palier is met; one file in five is provisional."""
    ease = draw.choice((0.7, 0.97, 1.0))
    found = {}
    for critere in grille.criteres:
        etat = Etat.OUI if draw.random() < ease else draw.choice((Etat.EN_COURS, Etat.NON, Etat.SANS_OBJET))
        motif = draw.choice(list(MotifCode)) if etat is Etat.SANS_OBJET else None
        helped = draw.random() < 0.05
        found[critere] = Answer(etat=etat, motif_code=motif, besoin=helped, partage=not helped and draw.random() < 0.05)
    if draw.random() < 0.2:
        del found[draw.choice(list(found))]
    return found


def campagne(
    schools: int, seed: int = 1, types: Sequence[TypeEtablissement] = TYPES
) -> tuple[list[Place], list[Filled]]:
    """That many awaited places; three in four have answered."""
    draw = random.Random(seed)
    awaited = [place(draw, types) for _ in range(schools)]
    answered = [where for where in awaited if draw.random() < 0.75]
    grilles = [(where, grille_of(where.type)) for where in answered]
    return awaited, [Filled(where, grille.sha256, answers(grille, draw)) for where, grille in grilles]


@cache
def years(
    schools: int, diffusion: Diffusion, types: Sequence[TypeEtablissement] = TYPES, par: Par = Par.DEPARTEMENT
) -> tuple[View, Compared]:
    """Two campagnes of the same établissements, one in five of which answers one year only."""
    known = grids()
    awaited, _ = campagne(schools, 1, types)
    views, stood = [], []
    for year in range(2):
        draw = random.Random(year)
        named = {
            str(rank): Filled(where, grille_of(where.type).sha256, answers(grille_of(where.type), draw))
            for rank, where in enumerate(awaited)
            if draw.random() < 0.9
        }
        views.append(view(count(awaited, named.values(), known, par), diffusion))
        stood.append(standings(named.items(), known, par))
    found = evolution(stood[0], stood[1], frozenset())
    return views[1], compared("Paliers, 2025-2026", found, views[1], views[0].releases)


PLACES = {"077": range(10), "093": range(10, 20), "094": range(20, 23)}
"""The lycées of a small campagne by département: two that may be told, one that may not."""

BASSINS = ("Créteil", "=Meaux <b>")


FORMER = "creteil-2025-2026"
"""The campagne of the year before."""

PROVISIONAL = {CAMPAGNE: (1, 12), FORMER: (2, 12)}


def received_campagne(folder: Path, campagne: str = CAMPAGNE) -> None:
    """A register that really received the signed files of 23 lycées, out of 26, 2 of them provisional."""
    with new_register(folder, 26) as register:
        with register.transaction() as conn:
            conn.execute("UPDATE grilles SET aides = ? WHERE ancienne IS NOT NULL", (entry().aide_toml,))
            conn.execute("UPDATE etablissements SET departement = '094', bassin = 'Créteil'")
            if campagne == FORMER:
                said = (FORMER, "Paliers 2025-2026", "2025-11-01")
                conn.execute("UPDATE campagne SET id = ?, titre = ?, ouverture = ?", said)
            for departement, ranks in PLACES.items():
                for rank in ranks:
                    conn.execute(
                        "UPDATE etablissements SET departement = ?, bassin = ? WHERE uai = ?",
                        (departement, BASSINS[rank % 2], uai(rank)),
                    )
        pieces = [Piece(f"{rank}.json", signed(payload_of(rank, campagne), key(rank))) for rank in range(23)]
        for _ in Batch(register, DAY).receive(iter(pieces)):
            pass


def payload_of(rank: int, campagne: str = CAMPAGNE) -> Payload:
    """What that lycée sends: every palier is met, no two alike."""
    draw = random.Random(rank if campagne == CAMPAGNE else 500 + rank)
    given = answers(entry().grille, draw)
    for critere, answer in list(given.items()):
        if answer.motif_code:
            given[critere] = replace(answer, motif_texte="motif-planté par Martine Durand")
    if rank in PROVISIONAL[campagne]:
        del given[entry().grille.reading_order[0]]
    else:
        given = {one: given.get(one, Answer(etat=Etat.OUI)) for one in entry().grille.criteres}
    assessment = Assessment(replace(LYCEE, uai=uai(rank), nom=f"Lycée Durand {rank}"), campagne, given)
    return build_payload(
        entry().grille,
        assessment,
        compute_profile(entry().grille, assessment),
        application_version="1.0.0",
        join_texts=True,
        entraide=_helped(given),
        dossier_id=f"{rank:032x}",
        revision=1,
        precedent_sha256=None,
        cree_le=DAY,
    )


def _helped(given: dict[str, Answer]) -> list[Entraide]:
    ticked = (("besoin", [one for one, answer in given.items() if answer.besoin]),)
    ticked += (("partage", [one for one, answer in given.items() if answer.partage]),)
    return [Entraide(critere, nature) for nature, criteres in ticked for critere in criteres]
