"""What an académie answers to a received file: its verdict, what proves whose it is, its remarks, in people's words."""

from enum import StrEnum


class Verdict(StrEnum):
    """One per row of reception's table."""

    REFUSE_FORMAT = "REFUSE_FORMAT"
    REFUSE_ALTERE = "REFUSE_ALTERE"
    DEJA_RECU = "DEJA_RECU"
    REFUSE_VERSION = "REFUSE_VERSION"
    REFUSE_CONTENU = "REFUSE_CONTENU"
    REFUSE_CAMPAGNE = "REFUSE_CAMPAGNE"
    HORS_DELAI = "HORS_DELAI"
    REFUSE_UAI = "REFUSE_UAI"
    NON_ATTENDU = "NON_ATTENDU"
    NON_RATTACHE = "NON_RATTACHE"
    CLE_REMPLACEE = "CLE_REMPLACEE"
    REFUSE_CLE = "REFUSE_CLE"
    REFUSE_CLE_REVOQUEE = "REFUSE_CLE_REVOQUEE"
    REFUSE_GRILLE = "REFUSE_GRILLE"
    GRILLE_ANCIENNE = "GRILLE_ANCIENNE"
    CONFLIT = "CONFLIT"
    ECARTE = "ECARTE"
    REVISION_ANCIENNE = "REVISION_ANCIENNE"
    ACCEPTE = "ACCEPTE"

    @property
    def refused(self) -> bool:
        """Whether the file cannot count, whatever a person decides."""
        return self.startswith("REFUSE_")


class Preuve(StrEnum):
    """Whose code signed the file, as far as the académie knows."""

    CODE_ACADEMIE = "code_academie"
    CLE_APPROUVEE = "cle_approuvee"
    CLE_INCONNUE = "cle_inconnue"
    AUCUNE = "aucune"


class Remarque(StrEnum):
    """What is said beside a file that counts."""

    PROVISOIRE = "PROVISOIRE"
    RESULTAT_DIFFERENT = "RESULTAT_DIFFERENT"
    TYPE = "TYPE"
    CHAINE_INCOMPLETE = "CHAINE_INCOMPLETE"
    HORLOGE = "HORLOGE"


VERDICTS = {
    Verdict.REFUSE_FORMAT: "Refusé : fichier illisible",
    Verdict.REFUSE_ALTERE: "Refusé : fichier modifié après son export",
    Verdict.DEJA_RECU: "Déjà reçu",
    Verdict.REFUSE_VERSION: "Refusé : format d’une autre version",
    Verdict.REFUSE_CONTENU: "Refusé : contenu non admis",
    Verdict.REFUSE_CAMPAGNE: "Refusé : autre campagne",
    Verdict.HORS_DELAI: "En attente : arrivé après la clôture",
    Verdict.REFUSE_UAI: "Refusé : UAI inexistant",
    Verdict.NON_ATTENDU: "En attente : établissement hors de la liste",
    Verdict.NON_RATTACHE: "En attente : clé à comparer",
    Verdict.CLE_REMPLACEE: "En attente : ancien code",
    Verdict.REFUSE_CLE: "Refusé : code d’un autre établissement",
    Verdict.REFUSE_CLE_REVOQUEE: "Refusé : code annulé",
    Verdict.REFUSE_GRILLE: "Refusé : autre grille",
    Verdict.GRILLE_ANCIENNE: "Reçu : version précédente de la grille",
    Verdict.CONFLIT: "En attente : plusieurs fichiers différents",
    Verdict.ECARTE: "Reçu : un autre fichier a été choisi",
    Verdict.REVISION_ANCIENNE: "Reçu : une révision plus récente compte",
    Verdict.ACCEPTE: "Reçu et retenu",
}

SUITES = {
    Verdict.REFUSE_FORMAT: "Exportez à nouveau, et transmettez le fichier sans l’ouvrir ni le réenregistrer.",
    Verdict.REFUSE_ALTERE: "Transmettez à nouveau le fichier, sans l’ouvrir ni le réenregistrer.",
    Verdict.REFUSE_VERSION: "Mettez à jour l’application, puis exportez à nouveau.",
    Verdict.REFUSE_CONTENU: "Ouvrez l’établissement dans l’application et exportez à nouveau.",
    Verdict.REFUSE_CAMPAGNE: "Demandez à l’académie comment rejoindre la campagne en cours.",
    Verdict.HORS_DELAI: "L’académie décide si elle le compte ; vous pouvez lui écrire.",
    Verdict.REFUSE_UAI: "Vérifiez l’UAI de l’établissement, puis exportez à nouveau.",
    Verdict.NON_ATTENDU: "L’académie décide si elle attend cet établissement ; vous pouvez lui écrire.",
    Verdict.NON_RATTACHE: "Transmettez la feuille « À communiquer » depuis l’adresse officielle de l’établissement, "
    "ou exportez à nouveau avec le code reçu de l’académie.",
    Verdict.CLE_REMPLACEE: "Exportez à nouveau avec le dernier code reçu de l’académie.",
    Verdict.REFUSE_CLE: "Exportez à nouveau avec le code de votre établissement.",
    Verdict.REFUSE_CLE_REVOQUEE: "Demandez un nouveau code à l’académie, puis exportez à nouveau.",
    Verdict.REFUSE_GRILLE: "Importez le fichier de campagne, puis demandez à l’académie comment répondre à sa grille.",
    Verdict.CONFLIT: "Dites à l’académie lequel de vos fichiers est le bon.",
}
"""What the établissement does next; nothing for the other verdicts."""

PREUVES = {
    Preuve.CODE_ACADEMIE: "Le fichier a été produit par une personne disposant du code envoyé à l’établissement.",
    Preuve.CLE_APPROUVEE: "Le fichier a été produit avec un code créé dans l’établissement ; l’académie en a comparé "
    "l’empreinte de clé.",
    Preuve.CLE_INCONNUE: "L’académie ne connaît pas encore la clé qui signe le fichier.",
    Preuve.AUCUNE: "Le fichier est refusé.",
}

REMARQUES = {
    Remarque.PROVISOIRE: "Des réponses manquent, ou sont à vérifier ou à confirmer.",
    Remarque.RESULTAT_DIFFERENT: "Le résultat inscrit diffère du résultat recalculé, qui est celui retenu.",
    Remarque.TYPE: "Le type d’établissement n’est pas celui attendu.",
    Remarque.CHAINE_INCOMPLETE: "La révision précédente n’est pas arrivée ; rien ne manque pour autant.",
    Remarque.HORLOGE: "La date de création est étonnante : l’horloge du poste est sans doute déréglée.",
}
