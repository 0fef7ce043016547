"""recus: a signed receipt for each received or refused file, and the mail merge that tells it in words."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from paliers_desktop.academy.console import STATUS_WORDS, json_option, report
from paliers_desktop.academy.french_click import FrenchCommand
from paliers_desktop.academy.options import campagne_option, key_option
from paliers_desktop.academy.passphrase_prompt import WITHOUT_TERMINAL, ask_passphrase
from paliers_desktop.core.paris import paris_today
from paliers_desktop.core.report.wording import counted, date_in_words, thousands

if TYPE_CHECKING:
    from paliers_desktop.academy.register.connection import Register
    from paliers_desktop.academy.register.records import Campagne
    from paliers_desktop.academy.register.recus import Issued
    from paliers_desktop.academy.reminding.mail_merge import Merged
    from paliers_desktop.exchange.keys import SigningKey


@click.command(
    cls=FrenchCommand,
    help="Signe un accusé de réception pour chaque fichier reçu ou refusé qui n’en a pas encore, ou dont le verdict a "
    "changé. Les nouveaux accusés forment un envoi, dans recus/envoi-001, puis 002… ; relancée sans rien de neuf, la "
    "commande ne signe rien et ne demande pas la phrase de passe.\n\n"
    f"Avec --publipostage, l’envoi a aussi son CSV : courriel, uai, verdict, phrase. {WITHOUT_TERMINAL}\n\n"
    "Exemple : paliers-academie recus --cle cle-creteil.json --publipostage --campagne campagne-2026\n\n"
    f"{STATUS_WORDS}",
)
@key_option
@campagne_option
@click.option("--publipostage", is_flag=True, help="Écrit le CSV de l’envoi : courriel;uai;verdict;phrase.")
@click.option("--envoi", metavar="N", type=click.IntRange(1), help="Écrit à nouveau les fichiers d’un ancien envoi.")
@json_option
def command(cle: Path, campagne: Path, publipostage: bool, envoi: int | None, en_json: bool) -> None:
    """Sign what is due, or write a sending again; then its mail merge."""
    from paliers_desktop.academy.preparing.changes import changing
    from paliers_desktop.academy.reception.judging import judge_again
    from paliers_desktop.academy.register.connection import open_register
    from paliers_desktop.academy.reminding.mail_merge import write_mail_merge

    with open_register(campagne) as register:
        changing(register)  # of a campagne that was purged, nothing is left to tell
        judge_again(register)
        new, receipts, nobody = _again(register, cle, envoi) if envoi else _issued(register, cle)
        merged = write_mail_merge(register, receipts) if publipostage and receipts else None
        folder = register.folder
    report(
        _in_json(folder, receipts, merged, new=new, nobody=nobody),
        _lines(folder, receipts, merged, new=new, nobody=nobody),
        en_json=en_json,
    )


def _issued(register: "Register", cle: Path) -> "tuple[bool, tuple[Issued, ...], int]":
    """Whether something is new, the receipts of the last sending, and how many files nobody can be told of."""
    from paliers_desktop.academy.register.recus import issued_in, last_sending
    from paliers_desktop.academy.reminding.receipts import issue_due, pending, write_receipts

    found = pending(register, paris_today())
    if found.asks_key:
        campagne, key = _opened(register, cle)
        found = issue_due(register, paris_today())
        write_receipts(register, campagne.id, (*found.unwritten, *found.due), key, _progress())
    return found.asks_key, issued_in(register, last_sending(register)), found.nobody


def _again(register: "Register", cle: Path, envoi: int) -> "tuple[bool, tuple[Issued, ...], int]":
    from paliers_desktop.academy.reminding.receipts import receipts_of_sending, write_receipts

    receipts = receipts_of_sending(register, envoi)
    campagne, key = _opened(register, cle)
    write_receipts(register, campagne.id, receipts, key, _progress())
    return True, receipts, 0


def _progress() -> Callable[[int, int], None]:
    """One line that says how many are written, when they are more than one step writes."""
    from paliers_desktop.academy.progress_line import ProgressLine
    from paliers_desktop.academy.reminding.receipts import AT_ONCE

    line = ProgressLine()

    def told(done: int, total: int) -> None:
        if total > AT_ONCE:
            line.show(f"{thousands(done)} accusés signés sur {thousands(total)}", last=done == total)

    return told


def _opened(register: "Register", cle: Path) -> "tuple[Campagne, SigningKey]":
    """The campagne, and its own key."""
    from paliers_desktop.academy.preparing.key_file import read_key
    from paliers_desktop.academy.preparing.signing import check_key
    from paliers_desktop.academy.register.campagne import read_campagne
    from paliers_desktop.exchange.academy_key import unseal

    campagne, sealed = read_campagne(register), read_key(cle)
    key = unseal(sealed, ask_passphrase("Phrase de passe de la clé de l’académie"))
    check_key(campagne, key)
    return campagne, key


def _lines(
    folder: Path, receipts: "tuple[Issued, ...]", merged: "Merged | None", *, new: bool, nobody: int
) -> Iterator[str]:
    from paliers_desktop.academy.reminding.receipts import sending_folder

    if not receipts:
        yield "Aucun fichier reçu : rien à signer."
    elif not new:
        yield f"Rien de neuf depuis l’envoi {receipts[0].envoi} du {date_in_words(receipts[0].emis_le)}."
    else:
        schools = counted(len({one.uai for one in receipts}), "établissement")
        signed = counted(len(receipts), "accusé de réception signé", "accusés de réception signés")
        yield f"Envoi {receipts[0].envoi} : {signed}, pour {schools}."
        yield f"Emplacement : {sending_folder(folder, receipts[0].envoi)}"
    if merged:
        yield f"Publipostage : {merged.csv} ({counted(merged.lines, 'ligne')})"
    if merged and merged.without:
        yield f"Sans adresse : {merged.without_csv} ({counted(merged.without, 'ligne')})"
    if nobody:
        files = counted(nobody, "fichier refusé ne nomme", "fichiers refusés ne nomment")
        yield f"{files} aucun établissement : il n’y a personne à qui répondre."


def _in_json(
    folder: Path, receipts: "tuple[Issued, ...]", merged: "Merged | None", *, new: bool, nobody: int
) -> dict[str, Any]:
    from paliers_desktop.academy.reminding.receipts import sending_folder

    return {
        "nouveau": new,
        "envoi": receipts[0].envoi if receipts else 0,
        "emplacement": str(sending_folder(folder, receipts[0].envoi)) if receipts else None,
        "recus": [
            {"uai": one.uai, "numero": one.numero, "identite": one.identite, "verdict": one.verdict} for one in receipts
        ],
        "publipostage": str(merged.csv) if merged else None,
        "lignes": merged.lines if merged else 0,
        "sans_courriel": merged.without if merged else 0,
        "sans_destinataire": nobody,
    }
