"""The wall holds no comment, motif, name, date nor whom to ask: neither its widgets nor what they tell."""

import datetime

from PySide6.QtWidgets import QApplication, QWidget

from paliers_desktop.core.assessment import Etat, MotifCode
from paliers_desktop.core.projection import Kind, slides
from paliers_desktop.core.report.wording import MOTIFS
from paliers_desktop.gui.projection.window import ProjectionWindow
from paliers_desktop.gui.session import Session

SECRETS = ("Durand", "vacances", "Zébulon", "2031", MOTIFS[MotifCode.PUBLIC_ABSENT], "Édouard", "0940120V")


def fill(session: Session) -> None:
    """Everything that can be private, for every criterion."""
    order = session.grille.reading_order
    for key in order:
        session.set_etat(key, Etat.SANS_OBJET if order.index(key) % 5 == 0 else Etat.EN_COURS)
        session.set_motif(key, MotifCode.PUBLIC_ABSENT)
        session.type_motif_texte(key, "Mme Durand dit non")
        session.type_commentaire(key, "après les vacances")
        session.set_a_verifier(key, True)
        session.type_aupres_de(key, "Zébulon")
        session.set_echeance(key, datetime.date(2031, 7, 9))
    session.leave_field()


def said(window: QWidget) -> str:
    """Every text of every widget, shown or not, as a screen reader or a tooltip could tell it."""
    parts: list[str] = [window.windowTitle()]
    for widget in (window, *window.findChildren(QWidget)):
        parts += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.whatsThis()]
        text = getattr(widget, "text", None)
        parts.append(str(text()) if callable(text) else "")
    return "\n".join(parts)


def test_nothing_private_is_anywhere_on_the_wall(qapp: QApplication, wall: ProjectionWindow, session: Session) -> None:
    fill(session)
    kept = repr(session.assessment)
    assert all(secret in kept for secret in ("Durand", "vacances", "Zébulon", "2031, 7, 9", "0940120V"))
    for slide in slides(session.grille):
        wall.course.go(slide)
        if slide.kind is Kind.CRITERE:
            assert session.grille.criteres[slide.key].texte.split()[0] in said(wall)
            wall.gestures.help()
        found = [secret for secret in SECRETS if secret in said(wall)]
        assert found == [], slide


def test_what_is_undone_is_named_without_its_words(wall: ProjectionWindow, session: Session) -> None:
    fill(session)
    for _ in range(8):
        wall.deeds.undo()
        assert wall.view.foot.told.text()
        assert not [secret for secret in SECRETS if secret in said(wall)]
