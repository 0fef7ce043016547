"""What a row of each table of a dossier looks like: how many values, and what each of them may be."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from paliers_desktop.core.assessment import Etat, Fonction, MotifCode, TypeEtablissement
from paliers_desktop.core.history import Kind, Target
from paliers_desktop.storage.salvage.told_changes import change_makes_sense
from paliers_desktop.storage.salvage.values import (
    DAY,
    ID,
    JSON,
    ROLES,
    SHA256,
    TIME,
    Test,
    among,
    count,
    flag,
    octets,
    or_none,
    told,
    word,
)


class Shape(Struct, frozen=True):
    """A table. least: how many columns its first schema had; tests: by column, those of other columns being free.

    whole: whether values that make sense one by one do so together.
    """

    table: str
    least: int
    tests: Mapping[str, Test]
    whole: Callable[[Mapping[str, Any]], bool] = lambda _: True


SHAPES = (
    Shape("dossier", 5, {"rang": flag, "dossier_id": ID, "cree_le": TIME, "version_programme": word, "place": told}),
    Shape("grilles", 5, {"sha256": SHA256, "id": word, "version": word, "contenu": octets, "aides": octets}),
    Shape(
        "campagnes",
        4,
        {"rang": count, "id": word, "grille": SHA256, "cree_le": TIME, "relu": flag, "relu_le": or_none(DAY)}
        | {"close_le": or_none(TIME)},
    ),
    Shape(
        "etablissement",
        6,
        {
            "rang": flag,
            "uai": word,
            "nom": told,
            "type": among(TypeEtablissement),
            "commune": told,
            "fonction": among(Fonction),
        },
    ),
    Shape(
        "reponses",
        10,
        {
            "campagne": word,
            "critere": word,
            "reponse": or_none(among(Etat)),
            "motif_code": or_none(among(MotifCode)),
            "motif_texte": told,
            "commentaire": told,
            "a_verifier": flag,
            "aupres_de": told,
            "a_confirmer": flag,
            "echeance": or_none(DAY),
            "besoin": flag,
            "partage": flag,
        },
    ),
    Shape(
        "journal",
        13,
        {
            "seq": count,
            "id": ID,
            "time": TIME,
            "campagne": word,
            "geste": ID,
            "of": or_none(ID),
            "seance": or_none(ID),
            "kind": among(Kind),
            "target": among(Target),
            "key": told,
            "field": word,
            "before": JSON,
            "after": JSON,
        },
        whole=change_makes_sense,
    ),
    Shape(
        "exports",
        9,
        {
            "campagne": word,
            "revision": count,
            "cree_le": DAY,
            "payload_sha256": SHA256,
            "answers_digest": SHA256,
            "textes_joints": flag,
            "kid": word,
            "code_libre": flag,
            "octets": octets,
        },
    ),
    Shape(
        "documents",
        5,
        {
            "identite": SHA256,
            "typ": word,
            "campagne": or_none(word),
            "importe_le": TIME,
            "octets": octets,
        },
    ),
    Shape(
        "seances",
        9,
        {
            "id": ID,
            "campagne": word,
            "debut": or_none(TIME),
            "fin": or_none(TIME),
            "lieu": told,
            "presents": ROLES,
            "decisions": told,
            "ecartee": flag,
            "noms": told,
        },
    ),
    Shape(
        "passages",
        7,
        {
            "campagne": word,
            "critere": word,
            "seance": ID,
            "rang": count,
            "discute": flag,
            "avis_partages": flag,
            "avis": told,
        },
    ),
    Shape("objectifs", 4, {"campagne": word, "domaine": word, "terme": word, "palier": or_none(word)}),
    Shape(
        "actions",
        11,
        {
            "id": ID,
            "campagne": word,
            "cree_le": or_none(TIME),
            **dict.fromkeys(("critere", "intitule", "responsable", "payeur", "terme", "avancement", "note"), told),
            "ecartee": flag,
        },
    ),
    Shape(
        "preuves",
        8,
        {
            "id": ID,
            "campagne": word,
            "cree_le": or_none(TIME),
            **dict.fromkeys(("critere", "titre", "lieu"), told),
            "jour": or_none(DAY),
            "ecartee": flag,
        },
    ),
    Shape(
        "criteres_locaux",
        8,
        {
            "id": ID,
            "campagne": word,
            "cree_le": or_none(TIME),
            **dict.fromkeys(("domaine", "enonce", "commentaire"), told),
            "reponse": or_none(among(Etat)),
            "ecartee": flag,
        },
    ),
)
"""The tables of a dossier; a row belongs to the first one whose tests it passes."""
