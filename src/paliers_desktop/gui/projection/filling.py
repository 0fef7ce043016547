"""What the wall shows of the session: never a comment, a motif, a name nor whom to ask."""

from PySide6.QtWidgets import QWidget

from paliers_desktop.core import projection
from paliers_desktop.core.navigation import domaine_order, position_in_domaine
from paliers_desktop.core.projection import Kind, Slide
from paliers_desktop.core.report.hands import domaines_by_hand
from paliers_desktop.core.report.result import ResultReport, result_report
from paliers_desktop.core.report.wall import domaine_card, end_card, wall_help
from paliers_desktop.core.report.wording import is_ecole
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.projection.course import Course
from paliers_desktop.gui.projection.deeds import Deeds
from paliers_desktop.gui.projection.view import ProjectionView
from paliers_desktop.gui.rail_items import DOMAINE_ICONS
from paliers_desktop.gui.session import Session

_END_ICON, _RESULT_ICON = "flag", "chart-column-increasing"


class Filling:
    """Fills one view; made anew with it."""

    def __init__(self, view: ProjectionView, session: Session, course: Course, deeds: Deeds) -> None:
        self._view = view
        self._session = session
        self._course = course
        self._deeds = deeds
        view.answers.set_read_only(session.read_only)

    def show(self, slide: Slide) -> None:
        """Another screen."""
        if slide.kind is Kind.CRITERE:
            session = self._session
            texte = session.grille.criteres[slide.key].texte
            sections = wall_help(session.aide, session.assessment, slide.key)
            self._view.critere.show_critere(texte, sections)
        self._view.show_body(self._body(slide))
        self.refresh()

    def refresh(self) -> None:
        """The same screen after an answer, a mark or another page."""
        slide = self._course.slide
        session = self._session
        if slide.kind is Kind.CRITERE:
            self._fill_critere(slide.key)
        elif slide.kind is Kind.DOMAINE:
            self._fill_domaine(slide.key)
        elif slide.kind is Kind.FIN:
            self._fill_end()
        else:
            self._fill_result(slide.key, result_report(session.grille, session.assessment))
        self._fill_marks()
        profile = session.profile
        self._view.keys.show_counts(profile.a_verifier, profile.unanswered)

    def _body(self, slide: Slide) -> QWidget:
        view = self._view
        if slide.kind is Kind.RESULTAT:
            return {
                projection.SITUATION: view.situation,
                projection.RADAR: view.radar,
                projection.TABLEAU: view.table,
                projection.ETAPES: view.steps,
            }[slide.key]
        return {Kind.CRITERE: view.critere, Kind.DOMAINE: view.domaine, Kind.FIN: view.end}[slide.kind]

    def _fill_critere(self, critere_id: str) -> None:
        view, session = self._view, self._session
        grille = session.grille
        domaine = grille.domaine_of(critere_id)
        rank, total = position_in_domaine(grille, critere_id)
        self._title_domaine(domaine.slug, grille.criteres[critere_id].palier)
        view.header.show_position(rank, total)
        self._fill_progress(domaine.slug, rank - 1)
        if view.critere.helped:
            page, pages = view.critere.help.page
            more = f"Aide, page {page} sur {pages} : A ou ↓ pour la suite" if page < pages else "A referme l’aide"
            if view.foot.told.text() != typographic(more):  # said once, however often the screen is filled
                view.foot.tell(more)
        view.answers.set_question(grille.criteres[critere_id].texte, f"{rank} sur {total}")
        view.answers.set_etat(session.assessment.answer(critere_id).etat)
        self._name(f"{domaine.titre}, critère {rank} sur {total} : {grille.criteres[critere_id].texte}")

    def _fill_domaine(self, slug: str) -> None:
        session = self._session
        card = domaine_card(session.grille, session.assessment, session.profile.domaine(slug))
        self._title_domaine(slug, card.palier)
        self._view.header.show_position(0, 0)
        self._fill_progress(slug, -1)
        self._view.domaine.show_card(card)
        self._name(f"{card.titre} : {card.manque}")

    def _fill_end(self) -> None:
        session = self._session
        card = end_card(session.grille, session.assessment, session.profile)
        self._title(_END_ICON, "Fin des critères")
        self._view.end.show_card(card, under_way=session.seances.current is not None and not session.read_only)
        self._name(f"Fin des critères : {card.titre}")

    def _fill_result(self, part: str, report: ResultReport) -> None:
        view = self._view
        if part == projection.ETAPES:
            self._title(_RESULT_ICON, report.next_steps.titre)
            view.header.show_position(*view.steps.entries.page)
        else:
            subject = "L’école" if is_ecole(self._session.assessment.etablissement.type) else "L’établissement"
            self._title(_RESULT_ICON, subject)
            view.header.show_palier(report.situation.palier, visible=self._session.profile.answered > 0)
        if part == projection.SITUATION:
            view.situation.show_situation(report.situation)
        elif part == projection.RADAR:
            view.radar.show_session(self._session)
        elif part == projection.TABLEAU:
            view.table.show_report(report)
        subjects = {projection.RADAR: "radar des six domaines", projection.TABLEAU: "tableau par domaine"}
        subjects[projection.ETAPES] = report.next_steps.titre
        self._name(f"Résultat : {subjects.get(part, report.situation.headline)}")

    def fill_steps(self) -> None:
        """The pages of the next steps, from the first."""
        grille = self._session.grille
        report = result_report(grille, self._session.assessment)
        titres = {domaine.slug: domaine.titre_court for domaine in grille.domaines}
        hands = domaines_by_hand(report.next_steps, self._session.aide)
        self._view.steps.show_steps(hands, titres, report.situation.reste or report.situation.headline)

    def _fill_marks(self) -> None:
        review, critere = self._course.review, self._course.critere
        words = "À vérifier" if self._deeds.a_verifier else ""
        if critere in review:
            place = f"{review.index(critere) + 1} sur {len(review)}"
            words = f"À vérifier · {place}" if words else f"Vérifié · {place}"
        avis = self._deeds.avis_partages
        self._view.foot.show_marks(words, avis=avis)
        self._view.keys.show_state(helped=self._view.critere.helped, avis=avis)

    def _fill_progress(self, slug: str, current: int) -> None:
        answer = self._session.assessment.answer
        order = domaine_order(self._session.grille, slug)
        self._view.progress.show_progress([answer(key).etat is not None for key in order], current)

    def _name(self, words: str) -> None:
        """What a screen reader says of the whole screen, and when it comes."""
        self._view.setAccessibleName(typographic(words))

    def _title_domaine(self, slug: str, palier: int | None) -> None:
        domaine = self._session.grille.domaine(slug)
        self._view.header.show_title(DOMAINE_ICONS.get(slug, "circle-check"), domaine.titre, domaine.titre_court)
        self._view.header.show_palier(palier)

    def _title(self, icon: str, titre: str) -> None:
        self._view.header.show_title(icon, titre)
        self._view.header.show_palier(None, visible=False)
        self._view.header.show_position(0, 0)
