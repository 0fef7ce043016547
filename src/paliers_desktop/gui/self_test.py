"""--self-test: the real window and session, without a screen, from a new dossier to the verified signed file."""

import os
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QSize, QTimer
from PySide6.QtGui import QPixmap

from paliers_desktop import paths
from paliers_desktop.actions.pdf_documents import PdfKind
from paliers_desktop.actions.self_check import ReadBack, first_page_words, read_back
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core import navigation
from paliers_desktop.core.assessment import Assessment, Etablissement, Etat, MotifCode, TypeEtablissement
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.core.report.wording import counted, palier_words
from paliers_desktop.errors import UserError
from paliers_desktop.gui.app import make_application
from paliers_desktop.gui.export.page import ExportPage
from paliers_desktop.gui.listing.new_page import NewPage
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.resultat.page import ResultPage
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.unattended import Unattended
from paliers_desktop.gui.wizard import Wizard
from paliers_desktop.storage.naming import dossier_file_name
from paliers_desktop.storage.preferences import PreferencesFile

SCHOOLS = {
    "etablissements": Etablissement("0940120V", "Lycée de l’autotest", TypeEtablissement.LYCEE, "Créteil"),
    "ecoles": Etablissement("0931319D", "École de l’autotest", TypeEtablissement.ECOLE_ELEMENTAIRE, "Bobigny"),
}
PATTERN = (Etat.OUI, Etat.OUI, Etat.OUI, Etat.EN_COURS, Etat.OUI, Etat.NON, Etat.OUI, Etat.SANS_OBJET)
"""The fixed answers, repeated along the grid in reading order."""
SIZE = QSize(1366, 696)
TURN_MS = 20
LIST_MS = 10_000


class SelfTestError(UserError):
    """A step did not give what it should."""


def run_self_test(out: Path, grille: str) -> int:
    """Write the files of a whole use in `out` and a line per step; 0 when all is right, 1 with a sentence."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        (out / "ecrans").mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="paliers-autotest-") as private, _bugs() as bugs:
            _make_room(out, SCHOOLS[grille])
            SelfTest(out.resolve(), SCHOOLS[grille], Path(private)).run()
        _expect(not bugs, "Un problème inattendu, décrit ci-dessus, s’est produit en chemin.")
    except (UserError, OSError) as error:
        print(f"Échec de l’auto-test : {error}", file=sys.stderr)  # noqa: T201
        return 1
    except Exception:
        traceback.print_exc()
        print("Échec de l’auto-test : un problème inattendu, décrit ci-dessus.", file=sys.stderr)  # noqa: T201
        return 1
    print("Auto-test réussi.")  # noqa: T201
    return 0


class SelfTest:
    """One use, step by step. `private` takes the preferences, so that those of the person are not touched."""

    def __init__(self, out: Path, school: Etablissement, private: Path) -> None:
        self._out = out
        self._school = school
        self._app = make_application(["paliers-desktop"])
        preferences = PreferencesFile(private / "preferences.json")
        catalogue = load_catalogue(paths.criteria_folder())
        self._window = MainWindow(Workplace(catalogue, preferences, paths.resources_folder()))
        self._window.dialogs = Unattended(self._window, out)
        self._window.resize(SIZE)
        self._window.show()

    def run(self) -> None:
        """Raises UserError at the first step that fails."""
        self._shoot("01-etablissements")
        self._create()
        self._answer_all()
        answers = self._session.assessment
        self._reopen(answers)
        self._shoot_pages()
        self._export()
        self._verify()
        self._window.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @property
    def _wizard(self) -> Wizard:
        wizard = self._window.wizard
        if wizard is None:
            raise SelfTestError("L’établissement ne s’est pas ouvert.")
        return wizard

    @property
    def _session(self) -> Session:
        return self._wizard.session

    def _create(self) -> None:
        self._window.show_new()
        page = self._window.findChild(NewPage)
        if page is None:
            raise SelfTestError("La page « Nouvel établissement » ne s’est pas ouverte.")
        page.add_place(self._out)
        page.form.show_etablissement(self._school)
        self._shoot("02-nouvel-etablissement")
        page.submit()
        _expect(self._window.wizard is not None, f"Le dossier n’a pas été créé : {page.error.text()}")
        _say(f"Dossier créé : {self._session.dossier.path.name}")

    def _answer_all(self) -> None:
        """By the cards' own buttons, as a person does."""
        wizard, session = self._wizard, self._session
        for index, critere_id in enumerate(session.grille.reading_order):
            wizard.go_critere(critere_id)
            page = wizard.domain_page()
            if page is None:
                raise SelfTestError(f"Le critère {critere_id} n’a pas de page.")
            etat = PATTERN[index % len(PATTERN)]
            page.cards[critere_id].answers.button(etat).click()
            if etat is Etat.SANS_OBJET:
                page.cards[critere_id].parts.motif.choose(MotifCode.PUBLIC_ABSENT)
        first = session.grille.reading_order[0]
        session.type_commentaire(first, "Un commentaire : œuvre, cœur, « À l’été », 100 % & plus.")
        _expect(session.settle(30), "Les réponses ne sont pas toutes enregistrées.")
        given = session.profile.answered
        _expect(given == session.profile.total, f"{given} réponses sur {session.profile.total} seulement.")
        _say(f"{counted(given, 'critère')} : réponse donnée et enregistrée")

    def _reopen(self, answers: Assessment) -> None:
        path = self._session.dossier.path
        self._window.show_home()
        self._wait_for_list()
        self._shoot("03-etablissements-recents")
        self._window.open_path(path)
        _expect(self._session.assessment == answers, "Les réponses relues ne sont pas celles qui ont été données.")
        _say("Dossier fermé, rouvert : rien n’a changé")

    def _shoot_pages(self) -> None:
        wizard = self._wizard
        steps = [(step, f"{index:02}-{step}") for index, step in enumerate(navigation.steps(self._session.grille), 4)]
        for step, name in (*steps, *((step, f"suivi-{step}") for step in navigation.SUIVI)):
            wizard.go_step(step)
            self._shoot(name)
        wizard.go_step(navigation.RESULTAT)
        result = wizard.page(navigation.RESULTAT)
        assert isinstance(result, ResultPage)
        picture = QPixmap(result.radar.size() * 2)
        picture.setDevicePixelRatio(2)
        picture.fill(self._window.look.color("surface"))
        result.radar.render(picture)
        _expect(picture.save(str(self._out / "radar.png")), "Le radar n’a pas pu être enregistré.")
        _say("Écrans et radar enregistrés")

    def _export(self) -> None:
        self._wizard.go_step(navigation.EXPORT)
        page = self._wizard.page(navigation.EXPORT)
        assert isinstance(page, ExportPage)
        page.code.draw()
        page.export_signed()
        _expect(not page.sign.code.error(), page.sign.code.error())
        page.sign.pdf_options.kind.select(PdfKind.COMPLET)
        page.sign.pdf_options.comments.setChecked(True)
        page.pdf.save()
        for kind in page.sign.formats.links:
            page.export_other(kind)
        self._shoot("12-export-reussi")
        for suffix in ("pdf", "odt", "ods", "csv"):
            _expect((self._out / f"rapport.{suffix}").stat().st_size > 0, f"Le fichier {suffix.upper()} est vide.")
        words = first_page_words(self._out / "rapport.pdf")
        _expect("Paliers" in words, "L’aperçu du PDF est vide.")
        _say("PDF, fichier signé et autres formats écrits")

    def _verify(self) -> None:
        files = list(self._out.glob(f"PMN_*_{self._school.uai}_*.pmn.json"))
        _expect(len(files) == 1, f"{len(files)} fichiers signés au lieu d’un.")
        read: ReadBack = read_back(files[0])
        profile = self._session.profile
        _expect(read.payload.uai == self._school.uai, "Le fichier signé porte une autre UAI.")
        shown = {domaine.slug: domaine.palier for domaine in profile.domaines}
        _expect(read.payload.resultat.domaines == shown, "Le fichier signé porte d’autres paliers que l’écran.")
        _say(f"Fichier signé vérifié : {files[0].name}, empreinte {read.empreinte}")
        for domaine in self._session.grille.domaines:
            _say(f"  {domaine.titre} : {palier_words(profile.domaine(domaine.slug).palier).lower()}")
        _say(f"  Palier commun : {palier_words(profile.palier).lower()}")

    def _wait_for_list(self) -> None:
        loop = QEventLoop()
        self._window.etablissements.read.connect(loop.quit)
        QTimer.singleShot(LIST_MS, loop.quit)
        if self._window.etablissements.is_reading:
            loop.exec()
        listed = [row.overview is not None for row in self._window.etablissements.model.rows]
        _expect(listed == [True], "La liste ne montre pas l’établissement qui vient d’être fermé.")

    def _shoot(self, name: str) -> None:
        _let_paint()
        path = self._out / "ecrans" / f"{name}.png"
        _expect(self._window.grab().save(str(path)), f"L’écran {name} n’a pas pu être enregistré.")


def _make_room(out: Path, school: Etablissement) -> None:
    """Take away what a former self-test left, and nothing else: someone's exports may be there."""
    dossier = out / dossier_file_name(school.uai, school.nom)
    written = [*out.glob(f"PMN_*_{school.uai}_*.pmn.json"), *out.glob(f"Code_{school.uai}_*.pdf")]
    foreign = bool(written) and not dossier.exists()
    _expect(not foreign, f"« {out} » contient des fichiers de {school.uai} : choisissez un emplacement vide.")
    for old in (dossier, *written):
        old.unlink(missing_ok=True)


@contextmanager
def _bugs() -> Iterator[list[BaseException]]:
    """What slots raise meanwhile: Qt swallows it, the self-test must not."""
    met: list[BaseException] = []

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        met.append(error)
        traceback.print_exception(kind, error, trace)

    before, sys.excepthook = sys.excepthook, note
    try:
        yield met
    finally:
        sys.excepthook = before


def _expect(condition: bool, sentence: str) -> None:
    if not condition:
        raise SelfTestError(sentence)


def _let_paint() -> None:
    """Let pages finish their arrangement: one turn of the event loop."""
    loop = QEventLoop()
    QTimer.singleShot(TURN_MS, loop.quit)
    loop.exec()


def _say(line: str) -> None:
    print(line)  # noqa: T201
