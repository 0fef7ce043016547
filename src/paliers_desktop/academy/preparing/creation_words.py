"""What « campagne creer » says: what it read, line by line where a fault is, and what it made."""

from collections.abc import Iterator
from pathlib import Path

from paliers_desktop.academy.preparing.changes import Added
from paliers_desktop.academy.preparing.creation_request import Made
from paliers_desktop.academy.preparing.directory.directory import Directory
from paliers_desktop.academy.preparing.sending import Sent
from paliers_desktop.academy.preparing.sending_words import WARNING
from paliers_desktop.core.report.wording import counted, date_in_words, joined

SHOWN_FAULTS = 30
_SEPARATORS = {";": "points-virgules", ",": "virgules", "\t": "tabulations"}
_ENCODINGS = {"utf-8-sig": "UTF-8", "cp1252": "Windows-1252", "utf-16": "UTF-16"}


def directory_words(directory: Directory, path: Path) -> Iterator[str]:
    """What was read of the directory: the faults by line, then what was left aside, then the count."""
    form = f"{_ENCODINGS[directory.encoding]}, {_SEPARATORS[directory.separator]}"
    yield f"Annuaire {path} ({form}) : {counted(len(directory.etablissements), 'établissement')} à inviter."
    for fault in directory.faults[:SHOWN_FAULTS]:
        yield f"  Ligne {fault.line} : {fault.sentence}"
    more = len(directory.faults) - SHOWN_FAULTS
    if more > 0:
        yield f"  et {counted(more, 'autre ligne', 'autres lignes')} : --json les donne toutes."
    lost = sum(not fault.kept for fault in directory.faults)
    if lost:
        yield f"  {counted(lost, 'ligne non gardée', 'lignes non gardées')} ; les autres le sont."
    for reason, count in sorted(directory.aside.items(), key=lambda item: (-item[1], item[0])):
        yield f"  Laissé de côté : {counted(count, 'ligne')}, {reason}."
    if directory.without_mail:
        alone = counted(directory.without_mail, "établissement")
        yield f"  Sans adresse électronique : {alone}, à joindre par la poste."


def added_words(added: Added) -> Iterator[str]:
    """What an addition made."""
    yield f"{counted(len(added.etablissements), 'établissement ajouté', 'établissements ajoutés')} à la campagne."
    yield f"Fichier de campagne signé à nouveau : {added.campagne_file}"
    yield from _sent_words(added.sent)
    yield f"Attention : {WARNING[:1].lower()}{WARNING[1:]}"


def created_words(made: Made) -> Iterator[str]:
    """Where everything is, until when, and what must be done with the codes."""
    created, sent = made.created, made.created.sent
    yield f"Campagne {made.campagne.id} créée, ouverte jusqu’au {date_in_words(made.campagne.cloture)} compris."
    yield f"Registre : {created.register}"
    yield f"Fichier de campagne signé, à donner aux établissements : {created.campagne_file}"
    yield f"Empreinte de clé, imprimée sur les lettres : {made.campagne.key.empreinte}"
    yield from _sent_words(sent)
    yield f"Attention : {WARNING[:1].lower()}{WARNING[1:]}"


def _sent_words(sent: Sent) -> Iterator[str]:
    """What goes by mail, what goes by post because nothing else can, and what may."""
    yield f"Codes à envoyer par courriel : {sent.csv} (modèle de message dans le même emplacement)"
    for path in sent.only_by_post:
        yield f"Sans adresse électronique, lettres à imprimer : {path}"
    others = [path for path in sent.letters if path not in sent.only_by_post]
    if others:
        yield f"Les autres lettres, si le courriel ne suffit pas : {joined([path.name for path in others])}"
