"""What a row of the journal may tell: the fields there are, and the values that each can have."""

from collections.abc import Mapping
from typing import Any

from paliers_desktop.core.assessment import Etat, Fonction, MotifCode, TypeEtablissement
from paliers_desktop.core.history import Target
from paliers_desktop.core.merge_copy import APPORT, REPRIS
from paliers_desktop.storage.salvage.values import (
    DAY,
    ROLES,
    TIME,
    TRUTH,
    Test,
    among,
    json_value,
    or_none,
    told,
    word,
)

FIELD_TESTS: Mapping[Target, Mapping[str, Test]] = {
    Target.REPONSES: {
        "etat": or_none(among(Etat)),
        "motif_code": or_none(among(MotifCode)),
        "echeance": or_none(DAY),
        **dict.fromkeys(("motif_texte", "commentaire", "aupres_de"), told),
        **dict.fromkeys(("a_verifier", "a_confirmer", "besoin", "partage"), TRUTH),
    },
    Target.ETABLISSEMENT: {
        **dict.fromkeys(("uai", "nom", "commune"), told),
        "type": among(TypeEtablissement),
        "fonction": among(Fonction),
    },
    Target.RELECTURE: {"relu": TRUTH, "relu_le": or_none(DAY)},
    Target.SEANCES: {
        **dict.fromkeys(("debut", "fin"), or_none(TIME)),
        **dict.fromkeys(("lieu", "decisions"), or_none(told)),
        "presents": or_none(ROLES),
        "ecartee": TRUTH,
    },
    Target.PASSAGES: {**dict.fromkeys(("discute", "avis_partages"), TRUTH), "avis": told},
    Target.CLOTURE: {"close_le": or_none(TIME)},
    Target.OBJECTIFS: {"palier": or_none(word)},
    Target.ACTIONS: {
        "cree_le": or_none(TIME),
        **dict.fromkeys(("critere", "intitule", "responsable", "payeur", "terme", "avancement", "note"), told),
        "ecartee": TRUTH,
    },
    Target.PREUVES: {
        "cree_le": or_none(TIME),
        **dict.fromkeys(("critere", "titre", "lieu"), told),
        "jour": or_none(DAY),
        "ecartee": TRUTH,
    },
    Target.LOCAUX: {
        "cree_le": or_none(TIME),
        **dict.fromkeys(("domaine", "enonce", "commentaire"), told),
        "reponse": or_none(among(Etat)),
        "ecartee": TRUTH,
    },
}


def change_makes_sense(row: Mapping[str, Any]) -> bool:
    """Whether a journal row tells of a field that exists, and gives it a value that it can have."""
    target, field = Target(row["target"]), row["field"]
    if target is Target.CAMPAGNE:
        return bool(field == "grille")
    if target is Target.JOURNAL:
        return field in (APPORT, REPRIS)
    tests = FIELD_TESTS[target]
    return field in tests and all(tests[field](json_value(row[side])) for side in ("before", "after"))
