"""What the units of a merge are called: a criterion, a séance, an action, the établissement."""

import datetime

from paliers_desktop.core.grid import Grille
from paliers_desktop.core.history import Target
from paliers_desktop.core.merge import Difference, Side
from paliers_desktop.core.merge_copy import Copy, Place, Unit
from paliers_desktop.core.paris import in_paris
from paliers_desktop.core.report.merge_values import aspect, value_words
from paliers_desktop.core.report.wording import date_in_words
from paliers_desktop.core.seance import split_key

ETABLISSEMENT, SEANCES, SUIVI = "Établissement", "Séances", "Suivi"

_NAMED = {
    Target.ACTIONS: ("Action", "intitule"),
    Target.PREUVES: ("Preuve", "titre"),
    Target.LOCAUX: ("Critère de l’établissement", "enonce"),
}
"""What is followed from year to year, and the field that names it."""


class Namer:
    """Names what a unit is about, in the grid and among the séances of both copies."""

    def __init__(self, grille: Grille, *copies: Copy) -> None:
        self._grille = grille
        self._copies = copies

    def group(self, unit: Unit) -> str:
        """The domaine of an answer, « Établissement », « Séances »."""
        if unit.target is Target.REPONSES and unit.key in self._grille.criteres:
            return self._grille.domaine_of(unit.key).titre
        if unit.target in (Target.OBJECTIFS, *_NAMED):
            return SUIVI
        return SEANCES if unit.target in (Target.SEANCES, Target.PASSAGES) else ETABLISSEMENT

    def subject(self, unit: Unit) -> str:
        """« 2.4 Suivi d’une action… », « Séance du 12 mars 2027 », « Établissement »."""
        if unit.target is Target.REPONSES:
            return self._critere(unit.key)
        if unit.target is Target.SEANCES:
            return self.seance(unit.key)
        if unit.target is Target.PASSAGES:
            seance_id, critere = split_key(unit.key)
            return f"{self.seance(seance_id)}, {self._critere(critere)}"
        if unit.target is Target.OBJECTIFS:
            return self._objectif(unit.key)
        return self._named(unit) if unit.target in _NAMED else ETABLISSEMENT

    def line(self, one: Difference, side: Side) -> str:
        """« 2.4 Suivi d’une action… · Réponse : Oui »."""
        return f"{self.subject(one.unit)} · {aspect(one.unit)} : {value_words(one.unit, side.values)}"

    def seance(self, seance_id: str) -> str:
        """« Séance du 12 mars 2027 »; of one that is nowhere any more, « Séance »."""
        place = Place(Target.SEANCES, seance_id, "debut")
        begun = next((str(copy.value(place)) for copy in self._copies if copy.value(place)), "")
        if not begun:
            return "Séance"
        return f"Séance du {date_in_words(in_paris(datetime.datetime.fromisoformat(begun)).date())}"

    def rank(self, unit: Unit) -> int:
        """Where a unit stands: the établissement, the criteria in the order of the grid, the séances."""
        if unit.target is Target.REPONSES and unit.key in self._grille.numeros:
            return 1 + self._grille.reading_order.index(unit.key)
        return {SEANCES: 1000, SUIVI: 2000}.get(self.group(unit), 0)

    def _objectif(self, key: str) -> str:
        slug = key.partition("/")[0]
        titres = {domaine.slug: domaine.titre for domaine in self._grille.domaines}
        return titres.get(slug, slug)

    def _named(self, unit: Unit) -> str:
        """« Action « Former deux collègues » », by what either copy calls it."""
        kind, field = _NAMED[unit.target]
        place = Place(unit.target, unit.key, field)
        name = next((str(copy.value(place)) for copy in self._copies if copy.value(place)), "")
        return f"{kind} « {name} »" if name else kind

    def _critere(self, critere: str) -> str:
        if critere not in self._grille.criteres:
            return critere
        return f"{self._grille.numeros[critere]} {self._grille.criteres[critere].texte}"
