"""Which page each step of « Suivi » has, loaded and made on its first visit."""

from collections.abc import Callable, Mapping

from paliers_desktop.core import navigation
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.exporting_maker import ExportingMaker
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style
from paliers_desktop.gui.suivi.page import SuiviPage

PageMaker = Callable[[Style, Session, ExportingMaker, Dialogs], SuiviPage]


def _years(style: Style, session: Session, exporting: ExportingMaker, dialogs: Dialogs) -> SuiviPage:
    from paliers_desktop.gui.suivi.years_page import YearsPage

    return YearsPage(style, session, exporting(), dialogs)


def _comparison(style: Style, session: Session, exporting: ExportingMaker, dialogs: Dialogs) -> SuiviPage:
    from paliers_desktop.gui.suivi.comparison_page import ComparisonPage

    return ComparisonPage(style, session, exporting(), dialogs)


def _objectifs(style: Style, session: Session, _exporting: ExportingMaker, _dialogs: Dialogs) -> SuiviPage:
    from paliers_desktop.gui.suivi.objectifs_page import ObjectifsPage

    return ObjectifsPage(style, session)


def _plan(style: Style, session: Session, exporting: ExportingMaker, dialogs: Dialogs) -> SuiviPage:
    from paliers_desktop.gui.suivi.plan_page import PlanPage

    return PlanPage(style, session, exporting(), dialogs)


def _preuves(style: Style, session: Session, _exporting: ExportingMaker, _dialogs: Dialogs) -> SuiviPage:
    from paliers_desktop.gui.suivi.preuves_page import PreuvesPage

    return PreuvesPage(style, session)


def _locaux(style: Style, session: Session, _exporting: ExportingMaker, _dialogs: Dialogs) -> SuiviPage:
    from paliers_desktop.gui.suivi.locaux_page import LocauxPage

    return LocauxPage(style, session)


def _regards(style: Style, session: Session, exporting: ExportingMaker, dialogs: Dialogs) -> SuiviPage:
    from paliers_desktop.gui.suivi.regards_page import RegardsPage

    return RegardsPage(style, session, exporting(), dialogs)


MAKERS: Mapping[str, PageMaker] = {
    navigation.ANNEES: _years,
    navigation.COMPARAISON: _comparison,
    navigation.OBJECTIFS: _objectifs,
    navigation.PLAN: _plan,
    navigation.PREUVES: _preuves,
    navigation.LOCAUX: _locaux,
    navigation.REGARDS: _regards,
}
"""By step of navigation.SUIVI: a function that imports its page itself."""
