"""What the signature of an export establishes, and what it does not: the same words in app, PDF and manual."""

_ACADEMIE = "du code envoyé à l’établissement pour la campagne"
_LIBRE = "d’un code créé dans l’établissement ; l’académie ne l’a pas fourni"
_INCONNU = "d’un code dont ce dossier, repris d’un fichier transmis, ne connaît pas l’origine"


def level_of_proof(*, code_libre: bool | None) -> str:
    """The text of exchange.md §2, for a code sent by the académie or drawn in the établissement; None: not known."""
    code = _INCONNU if code_libre is None else _LIBRE if code_libre else _ACADEMIE
    return (
        "Le fichier n’a pas été modifié depuis son export et a été produit par une personne disposant "
        f"{code}. "
        "Il ne prouve ni l’identité de cette personne, ni l’accord du chef d’établissement, ni la date, ni "
        "l’exactitude des réponses ; ce n’est pas une signature électronique qualifiée (eIDAS)."
    )
