"""« Ajouter au plan »: one click from a criterion to an action, wherever the criterion is listed."""

from paliers_desktop.core.history import Target
from paliers_desktop.core.report.plan import planned_for, prefilled
from paliers_desktop.gui.session import Session

ADDED = "Action ajoutée au plan d’action (« Suivi ») pour le critère {} : « {} »."
ALREADY = "Le plan a déjà une action pour le critère {} : « {} »."


def add_to_plan(session: Session, critere_id: str) -> None:
    """Write an action for a criterion, unless one is still to be done, and say so."""
    numero = session.grille.numeros[critere_id]
    planned = planned_for(session.suivi.current, critere_id)
    if planned is None:
        type_ = session.assessment.etablissement.type
        key = session.suivi.add(Target.ACTIONS, **prefilled(session.grille, session.aide, type_, critere_id))
        planned, words = session.suivi.current.entry(Target.ACTIONS, key), ADDED
    else:
        words = ALREADY
    session.notice.emit(words.format(numero, planned.intitule.removesuffix(".")))
