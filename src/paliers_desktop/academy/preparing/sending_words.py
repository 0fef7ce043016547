"""What an académie sends with a code, in words: the letter, the model mail, and the warning beside the codes."""

from paliers_desktop.academy.preparing.code_drawing import DrawnCode
from paliers_desktop.academy.register.records import Campagne, Etablissement
from paliers_desktop.core.campagne import label
from paliers_desktop.core.report.wording import date_in_words
from paliers_desktop.output.odf.letters import Letter

HEADERS = ("UAI", "Nom", "Commune", "Courriel", "Code", "Campagne", "Date_limite", "Depot")
"""The columns of the mail merge, named so that every word processor and mail program takes them."""

WARNING = (
    "Qui possède les codes de cet emplacement peut signer au nom des établissements. Envoyez à chacun le sien, à son "
    "adresse officielle, puis effacez ces fichiers, y compris de la corbeille. Le registre n’en a pas besoin : un code "
    "perdu se remplace avec « paliers-academie campagne code UAI »."
)


def merge_line(drawn: DrawnCode, etablissement: Etablissement, campagne: Campagne) -> tuple[str, ...]:
    """The values of HEADERS for one établissement."""
    return (
        etablissement.uai,
        etablissement.nom,
        etablissement.commune,
        etablissement.courriel,
        drawn.code.texte,
        campagne.id,
        date_in_words(campagne.cloture),
        " ".join(campagne.depot.split()),
    )


def letter(drawn: DrawnCode, etablissement: Etablissement, campagne: Campagne) -> Letter:
    """One page for one établissement: its code, until when, where, in three steps."""
    return Letter(
        titre=campagne.titre,
        addressee=tuple(text for text in (etablissement.nom, etablissement.uai, etablissement.commune) if text),
        before=(
            f"Votre établissement est invité à se situer dans la grille de maturité numérique, jusqu’au "
            f"{date_in_words(campagne.cloture)}. Voici son code de transmission pour {label(campagne.id)} :",
        ),
        code=drawn.code.texte,
        steps=_steps(" ".join(campagne.depot.split())),
        after=(
            "Ce code est propre à votre établissement : il atteste que le fichier vient de lui. Gardez-le comme un mot "
            "de passe ; s’il est perdu ou connu d’autres personnes, demandez-en un autre.",
            f"Question : {campagne.courriel} · Empreinte de clé de l’académie : {campagne.key.empreinte}",
        ),
    )


def model_mail(campagne: Campagne) -> str:
    """A message to merge: {{Nom}}, {{Code}}… are the columns of the CSV."""
    steps = "\n".join(f"{rank}. {step}" for rank, step in enumerate(_steps("{{Depot}}"), 1))
    return (
        f"À : {{{{Courriel}}}}\nObjet : {campagne.titre} : code de transmission de {{{{UAI}}}}\n\n"
        "Madame, Monsieur,\n\n"
        "{{Nom}} est invité à se situer dans la grille de maturité numérique, jusqu’au {{Date_limite}}.\n"
        f"Voici son code de transmission pour la campagne {label(campagne.id)} :\n\n    {{{{Code}}}}\n\n{steps}\n\n"
        "Ce code est propre à votre établissement : gardez-le comme un mot de passe. S’il est perdu ou connu d’autres\n"
        f"personnes, écrivez à {campagne.courriel} : un autre le remplacera.\n\n"
        f"Empreinte de clé de l’académie, à comparer à l’import du fichier de campagne : {campagne.key.empreinte}\n"
    )


def _steps(depot: str) -> tuple[str, str, str]:
    ending = depot if depot.endswith((".", "!", "?", "}")) else f"{depot}."
    return (
        "Ouvrez Paliers numériques, créez l’établissement avec son UAI et renseignez la grille, seul ou en réunion.",
        "À la page « Vérifier et exporter », saisissez le code ci-dessus et enregistrez le fichier signé.",
        f"Transmettez ce fichier sans l’ouvrir ni le réenregistrer : {ending}",
    )
