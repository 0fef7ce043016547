"""What the signature of an export establishes, and what it does not: the same words in app, PDF and manual."""

_ACADEMIE = "du code envoyé à l’établissement pour la campagne"
_LIBRE = "d’un code créé dans l’établissement ; l’académie ne l’a pas fourni"


def level_of_proof(*, code_libre: bool) -> str:
    """The text of exchange.md §2, for a code sent by the académie or drawn in the établissement."""
    return (
        "Le fichier n’a pas été modifié depuis son export et a été produit par une personne disposant "
        f"{_LIBRE if code_libre else _ACADEMIE}. "
        "Il ne prouve ni l’identité de cette personne, ni l’accord du chef d’établissement, ni la date, ni "
        "l’exactitude des réponses ; ce n’est pas une signature électronique qualifiée (eIDAS)."
    )
