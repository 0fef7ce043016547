"""What is asked and said of a file of the académie; an empreinte to compare has a line of its own."""

from msgspec import Struct

from paliers_desktop.actions.campagnes import Brought, Taking
from paliers_desktop.actions.transmission import SentFile
from paliers_desktop.core.campagne import label
from paliers_desktop.core.report.recu_words import answer_sentences, short_answer
from paliers_desktop.core.report.wording import counted, date_in_words, joined

ALREADY = "Cette campagne est déjà importée : rien ne change."
GO_ON = "Vous pouvez remplir la grille et exporter sans ce fichier."


class Question(Struct, frozen=True):
    """`stay` is the safe choice."""

    message: str
    detail: str
    go: str
    stay: str


def first_key(taking: Taking) -> Question:
    """No key is retained yet."""
    return Question(
        f"Empreinte de la clé qui signe ce fichier :\n{taking.empreinte}",
        "Comparez-la avec celle de la lettre de l’académie. Si elles sont identiques, cette clé est retenue sur ce "
        f"poste et la question n’est plus posée. Sinon, n’importez pas ce fichier et prévenez l’académie. {GO_ON}",
        go="Elles sont identiques",
        stay="Ne pas importer",
    )


def other_key(taking: Taking) -> Question:
    """Another key than the retained one."""
    return Question(
        "Ce fichier est signé par une autre clé que celle retenue sur ce poste.",
        f"Empreinte retenue :\n{' ou '.join(taking.retained)}\nEmpreinte de ce fichier :\n{taking.empreinte}\n"
        f"N’acceptez la nouvelle que si une lettre de l’académie l’annonce, avec cette empreinte. {GO_ON}",
        go="Retenir la nouvelle clé",
        stay="Garder l’ancienne",
    )


def what_came(brought: Brought) -> tuple[str, str]:
    """That the campagne is there, and what it brings."""
    said = [f"Date limite de dépôt : {date_in_words(brought.cloture)}."]
    if brought.etablissements:
        expected = counted(brought.etablissements, "établissement attendu", "établissements attendus")
        said.append(f"Pour {expected}, l’UAI suffit : nom, type et commune se remplissent d’eux-mêmes.")
    if brought.new_grids:
        grids = joined(brought.new_grids)
        said.append(f"Les nouveaux établissements répondent à {grids} ; ceux qui existent gardent leur grille.")
    return f"La campagne « {brought.titre} » est importée.", "\n".join(said)


def what_was_answered(sent: SentFile) -> tuple[str, str]:
    """The answer to a file, in short then whole."""
    about = f"Révision {sent.revision} du {date_in_words(sent.cree_le)} : {short_answer(sent.reponse)}."
    return about, "\n".join(answer_sentences(sent.reponse) if sent.reponse else ())


def what_situates(campagne: str) -> tuple[str, str]:
    """That repères are there, and that nothing shows them by itself."""
    return (
        f"Les repères de la campagne {label(campagne)} sont importés.",
        "Ils ne s’affichent que si vous le demandez, sous le radar de la page « Résultat » : « Afficher les repères de "
        "l’académie ».",
    )
