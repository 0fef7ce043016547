"""A card of a criterion, filled from the session; what it tells goes to the session."""

import datetime
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.glossary import terms_of
from paliers_desktop.core.navigation import position_in_domaine
from paliers_desktop.core.report.aupres import aupres_suggestions
from paliers_desktop.core.report.help_words import help_sections
from paliers_desktop.gui.components.criterion_card import CriterionCard
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style
from paliers_desktop.gui.typing import TOO_LONG


def make_card(
    style: Style, session: Session, critere_id: str, today: Callable[[], datetime.date], parent: QWidget
) -> CriterionCard:
    """A card that can be shown; `today` is asked to tell of a past échéance."""
    grille = session.grille
    texte = grille.criteres[critere_id].texte
    card = CriterionCard(style, grille.numeros[critere_id], texte, session.aide.full_lecture(critere_id), today, parent)
    card.set_position("Critère {} sur {}".format(*position_in_domaine(grille, critere_id)))
    type_ = session.assessment.etablissement.type
    termes = [terme.terme for terme in terms_of(grille, session.aide, critere_id)]
    card.set_help(help_sections(session.aide, critere_id, type_), termes)
    card.set_suggestions(aupres_suggestions(type_))
    card.set_years(session.years.unchanged.get(critere_id, 0))
    card.set_read_only(session.read_only)
    wire_card(card, session, critere_id)
    return card


def wire_card(card: CriterionCard, session: Session, critere_id: str) -> None:
    """Connect what the card tells to what the session does."""

    def answered(etat: Etat | None) -> None:
        session.set_etat(critere_id, etat)

    def left() -> None:
        session.leave_field()
        card.show_answer(session.assessment.answer(critere_id))  # the text as it is kept: cleaned

    def shortened() -> None:
        session.leave_field()  # the text first: a notice lasts until the next geste
        session.notice.emit(TOO_LONG)

    card.answered.connect(answered)
    card.confirmed.connect(lambda: session.confirm(critere_id))
    card.motif_chosen.connect(lambda code: session.set_motif(critere_id, code))
    card.motif_text_edited.connect(lambda text: session.type_motif_texte(critere_id, text))
    card.echeance_edited.connect(lambda day: session.set_echeance(critere_id, day))
    card.aupres_edited.connect(lambda text: session.type_aupres_de(critere_id, text))
    card.note_edited.connect(lambda text: session.type_commentaire(critere_id, text))
    card.note_shortened.connect(shortened)
    card.flagged.connect(lambda on: session.set_a_verifier(critere_id, on))
    card.entraide_ticked.connect(
        lambda besoin, partage: session.set_entraide(critere_id, besoin=besoin, partage=partage)
    )
    card.field_left.connect(left)
