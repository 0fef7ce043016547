"""The answers of an établissement for one campagne, frozen; every edit gives a new Assessment."""

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace


class Etat(StrEnum):
    """The four answers to a criterion (payload values); « sans réponse » is None."""

    OUI = "oui"
    EN_COURS = "en_cours"
    NON = "non"
    SANS_OBJET = "sans_objet"


class MotifCode(StrEnum):
    """Why a criterion is sans objet (payload values)."""

    DISPOSITIF_REMPLACE = "dispositif_remplace"
    TYPE_ETABLISSEMENT = "type_etablissement"
    PUBLIC_ABSENT = "public_absent"
    AUTRE = "autre"


class TypeEtablissement(StrEnum):
    """Types of the exchange payload; each grid names those it is meant for."""

    ECOLE_MATERNELLE = "ecole_maternelle"
    ECOLE_ELEMENTAIRE = "ecole_elementaire"
    ECOLE_PRIMAIRE = "ecole_primaire"
    COLLEGE = "college"
    LYCEE = "lycee"
    LYCEE_PROFESSIONNEL = "lycee_professionnel"
    EREA = "erea"
    AUTRE = "autre"


class Fonction(StrEnum):
    """The function, never the name, of the person who fills the grid (payload values)."""

    REFERENT_NUMERIQUE = "referent_numerique"
    CHEF_ETABLISSEMENT = "chef_etablissement"
    ADJOINT = "adjoint"
    DIRECTEUR_ECOLE = "directeur_ecole"
    ERUN = "erun"
    PROFESSEUR_DOCUMENTALISTE = "professeur_documentaliste"
    IEN = "ien"
    AUTRE = "autre"


class Answer(Struct, frozen=True):
    """What is known of one criterion; `etat` None is « sans réponse ». Texts are NFC, "" when absent.

    besoin, partage: entraide, « nous souhaitons un accompagnement », « nous pouvons partager notre expérience ».
    """

    etat: Etat | None = None
    motif_code: MotifCode | None = None
    motif_texte: str = ""
    commentaire: str = ""
    a_verifier: bool = False
    aupres_de: str = ""
    a_confirmer: bool = False
    echeance: datetime.date | None = None
    besoin: bool = False
    partage: bool = False


NO_ANSWER = Answer()


class Etablissement(Struct, frozen=True):
    """Who fills the grid: no person's name, only the établissement and a function."""

    uai: str
    nom: str
    type: TypeEtablissement
    commune: str = ""
    fonction: Fonction = Fonction.REFERENT_NUMERIQUE


class Relecture(Struct, frozen=True):
    """Whether the head says to have read the synthesis, and when: declared, never blocking, never a validation."""

    relu: bool = False
    relu_le: datetime.date | None = None


class Assessment(Struct, frozen=True):
    """One établissement, one campagne, its answers by criterion id (criteria without any are absent)."""

    etablissement: Etablissement
    campagne: str
    answers: Mapping[str, Answer]
    relecture: Relecture = Relecture()

    def answer(self, critere_id: str) -> Answer:
        """The answer to a criterion, NO_ANSWER when nothing was said of it."""
        return self.answers.get(critere_id, NO_ANSWER)

    def with_answer(self, critere_id: str, **fields: Any) -> "Assessment":
        """A new assessment in which these fields of one answer are replaced; an empty answer is dropped."""
        answer = replace(self.answer(critere_id), **fields)
        answers = {key: value for key, value in self.answers.items() if key != critere_id}
        if answer != NO_ANSWER:
            answers[critere_id] = answer
        return replace(self, answers=answers)

    def with_etablissement(self, **fields: Any) -> "Assessment":
        """A new assessment in which these fields of the établissement are replaced."""
        return replace(self, etablissement=replace(self.etablissement, **fields))

    def with_relecture(self, **fields: Any) -> "Assessment":
        """A new assessment in which these fields of the relecture are replaced."""
        return replace(self, relecture=replace(self.relecture, **fields))
