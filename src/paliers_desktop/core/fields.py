"""What each field that the journal tells holds before anyone fills it."""

from collections.abc import Mapping

EMPTY: Mapping[str, str | bool | None] = {
    **dict.fromkeys(("motif_texte", "commentaire", "aupres_de", "lieu", "presents", "decisions", "avis"), ""),
    **dict.fromkeys(("a_verifier", "a_confirmer", "besoin", "partage", "relu", "ecartee"), False),
    **dict.fromkeys(("discute", "avis_partages"), False),
    **dict.fromkeys(("critere", "domaine", "intitule", "responsable", "payeur", "terme", "avancement", "note"), ""),
    **dict.fromkeys(("titre", "enonce"), ""),
}
"""None for those that are not here."""
