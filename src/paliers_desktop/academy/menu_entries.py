"""The menu of paliers-academie as data: what a person may do, in its order, and what each verb is asked for."""

from msgspec import Struct


class Question(Struct, frozen=True):
    """One thing to ask. option: "" for an argument; optional: an empty answer leaves it out.

    choices: the only answers. memory: answers under the same name are proposed again.
    """

    words: str
    option: str = ""
    optional: bool = False
    default: str = ""
    choices: tuple[str, ...] = ()
    memory: str = ""


class Entry(Struct, frozen=True):
    """One line of a menu: a verb, and options that are always given."""

    words: str
    verb: tuple[str, ...]
    questions: tuple[Question, ...] = ()
    given: tuple[str, ...] = ()


class Section(Struct, frozen=True):
    """One line of the first menu."""

    words: str
    entries: tuple[Entry, ...]


CAMPAGNE = Question("Emplacement de la campagne", "--campagne", default=".", memory="campagne")
CLE = Question("Fichier de la clé de l’académie", "--cle", memory="cle")
CLE_ITSELF = Question("Fichier de la clé de l’académie", default="cle-academie.json", memory="cle")
UAI = Question("UAI de l’établissement", memory="uai")
ANNUAIRE = Question("Fichier de l’annuaire", default="fr-en-annuaire-education.csv", memory="annuaire")
AVANT = Question("Campagne de l’année précédente (vide : sans comparer)", "--avant", optional=True, memory="avant")
FICHIER = Question("Premiers chiffres du fichier")
PAR = ("circonscription", "bassin", "departement")

GRILLE = Question("Grille : un fichier, ou creteil-ecoles, creteil-etablissements", default="creteil-ecoles")
PREPARER = Section(
    "Préparer : la clé, la campagne, les codes",
    (
        Entry("Créer la clé de l’académie", ("cle", "creer"), (CLE_ITSELF,)),
        Entry("Copier la clé en lieu sûr", ("cle", "sauvegarder"), (CLE_ITSELF, Question("Où la copier"))),
        Entry("Contrôler une grille", ("grille", "verifier"), (GRILLE,)),
        Entry("Essayer un annuaire, sans rien créer", ("campagne", "creer"), (ANNUAIRE,), ("--essai",)),
        Entry(
            "Créer la campagne",
            ("campagne", "creer"),
            (
                ANNUAIRE,
                CAMPAGNE,
                CLE,
                Question("Dernier jour de réception (15/01/2027)", "--cloture"),
                Question("Où les établissements transmettent, en toutes lettres", "--depot"),
                Question("Adresse à laquelle poser une question", "--courriel"),
            ),
        ),
        Entry("Ajouter des établissements", ("campagne", "ajouter"), (ANNUAIRE, CAMPAGNE, CLE)),
        Entry("Retirer un établissement", ("campagne", "retirer"), (UAI, CAMPAGNE, CLE)),
        Entry("Tirer un nouveau code pour un établissement", ("campagne", "code"), (UAI, CAMPAGNE)),
        Entry(
            "Changer la date de clôture",
            ("campagne", "prolonger"),
            (Question("Nouveau dernier jour (31/01/2027)"), CAMPAGNE, CLE),
        ),
    ),
)
RECEVOIR = Section(
    "Recevoir : les fichiers arrivés, un verdict pour chacun",
    (
        Entry(
            "Recevoir un emplacement, une boîte aux lettres ou une archive",
            ("recevoir",),
            (
                Question("Emplacement ou fichier à recevoir"),
                CAMPAGNE,
                Question("Jour de réception (vide : aujourd’hui)", "--recu-le", optional=True),
            ),
        ),
        Entry(
            "Verser ce qu’un autre poste a reçu",
            ("campagne", "fusionner"),
            (Question("Emplacement de la campagne, copié de l’autre poste"), CAMPAGNE),
        ),
    ),
)
RELANCER = Section(
    "Relancer : accusés de réception, manquants",
    (
        Entry(
            "Signer les accusés de réception et préparer leur publipostage",
            ("recus",),
            (CAMPAGNE, CLE),
            ("--publipostage",),
        ),
        Entry("Compter les manquants", ("manquants",), (CAMPAGNE,)),
        Entry(
            "Relancer par territoire",
            ("manquants",),
            (CAMPAGNE, Question("Par", "--par", default=PAR[0], choices=PAR)),
        ),
    ),
)
SYNTHESE = Section(
    "Synthèse : ce que dit toute la campagne",
    (
        Entry(
            "Synthèse interne, à diffusion restreinte",
            ("synthese",),
            (CAMPAGNE, Question("Par", "--par", default="departement", choices=PAR), AVANT),
            ("--diffusion", "interne"),
        ),
        Entry(
            "Synthèse pour l’observatoire, petits groupes masqués",
            ("synthese",),
            (CAMPAGNE, Question("Par", "--par", default="departement", choices=PAR), AVANT),
            ("--diffusion", "observatoire"),
        ),
        Entry(
            "Repères signés, pour les établissements qui veulent les voir",
            ("reperes",),
            (CAMPAGNE, CLE, Question("Par", "--par", default="departement", choices=PAR)),
        ),
    ),
)
UNE_ECOLE = Section(
    "Une école : son histoire, la phrase pour lui répondre",
    (
        Entry("Raconter une école ou un établissement", ("etat",), (UAI, CAMPAGNE)),
        Entry(
            "Approuver ce qui attend",
            ("approuver",),
            (
                UAI,
                CAMPAGNE,
                Question("Empreinte de clé comparée (vide : aucune)", "--empreinte", optional=True),
                Question("Premiers chiffres du fichier (vide : le seul qui attend)", "--fichier", optional=True),
            ),
        ),
        Entry("Choisir entre deux fichiers", ("choisir",), (UAI, FICHIER, CAMPAGNE)),
        Entry("Annuler le code d’un établissement", ("revoquer",), (UAI, CAMPAGNE)),
    ),
)
FINIR = Section(
    "Finir : clore, préparer l’an prochain, effacer",
    (
        Entry("Clore la campagne", ("campagne", "cloturer"), (CAMPAGNE,)),
        Entry(
            "Créer la clé suivante, que l’ancienne annonce",
            ("cle", "succeder"),
            (CLE_ITSELF, Question("Fichier de la clé suivante"), CAMPAGNE),
        ),
        Entry(
            "Effacer ce qui a été reçu, les codes et les clés",
            ("campagne", "purger"),
            (CAMPAGNE, Question("Pour confirmer, l’identifiant de la campagne", "--confirmer")),
        ),
    ),
)
SECTIONS = (PREPARER, RECEVOIR, RELANCER, SYNTHESE, UNE_ECOLE, FINIR)
