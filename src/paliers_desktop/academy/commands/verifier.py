"""verifier: one verdict per signed file, without any register."""

from pathlib import Path

import click

from paliers_desktop.academy.console import REFUSED, MisuseError, json_option, report, say, say_in_french
from paliers_desktop.academy.french_click import FrenchCommand
from paliers_desktop.academy.received_file import UnreadableFileError, read_received
from paliers_desktop.academy.verification import Etat, Verdict, verify_file
from paliers_desktop.core.grid_loader import Catalogue, GridError, load_catalogue
from paliers_desktop.core.typography import typographic
from paliers_desktop.errors import UserError
from paliers_desktop.exchange.keys import PublicKey, load_public_jwk
from paliers_desktop.paths import criteria_folder


@click.command(
    cls=FrenchCommand,
    help="Contrôle des fichiers signés : forme, signature, contenu. Affiche un verdict par fichier.\n\n"
    "Exemple : paliers-academie verifier --cle pub.jwk PMN_creteil-2026-2027_0940120V_r001.pmn.json\n\n"
    "Code de retour : 0 si tous sont intègres, 1 si l’un est refusé, 2 si la commande est mal employée.",
)
@click.argument("fichiers", metavar="FICHIER…", nargs=-1, required=True)
@click.option("--cle", metavar="PUB.JWK", help="Clé publique attendue : un fichier signé par une autre est refusé.")
@json_option
@click.pass_context
def command(ctx: click.Context, fichiers: tuple[str, ...], cle: str | None, en_json: bool) -> None:
    """One verdict per file; a bad file never stops the others."""
    expected = None if cle is None else _expected_key(cle)
    catalogue = _catalogue()
    verdicts = []
    for name in fichiers:
        verdict = _verdict(Path(name), catalogue, expected)
        verdicts.append((name, verdict))
        if not en_json:
            _say(name, verdict)
    if en_json:
        report({"fichiers": [_told(name, verdict) for name, verdict in verdicts]}, (), en_json=True)
    ctx.exit(REFUSED if any(verdict.etat is not Etat.INTEGRE for _, verdict in verdicts) else 0)


def _expected_key(name: str) -> PublicKey:
    try:
        return load_public_jwk(read_received(Path(name)))
    except UnreadableFileError as error:
        raise MisuseError(f"La clé {name} ne peut pas être lue. {error.message}", error.hint) from error
    except UserError as error:
        raise MisuseError(f"La clé {name} n’est pas utilisable. {error.message}", error.hint) from error


def _catalogue() -> Catalogue:
    """The grids of this installation; without them the criteria go unchecked, and each verdict says so."""
    try:
        return load_catalogue(criteria_folder())
    except (GridError, OSError):
        say_in_french("Les grilles de cette installation sont illisibles : réinstallez le programme.", error=True)
        return Catalogue(())


def _verdict(path: Path, catalogue: Catalogue, expected: PublicKey | None) -> Verdict:
    try:
        return verify_file(path, catalogue, expected)
    except Exception as error:  # a bug met on one hostile file must not hide the verdicts of the others
        kind = type(error).__name__
        return Verdict(Etat.REFUSE, f"Ce fichier n’a pas pu être contrôlé (erreur inattendue : {kind}).")


def _say(name: str, verdict: Verdict) -> None:
    say(f"{name} : {typographic(verdict.line)}")
    for detail in verdict.details:
        say(f"  {typographic(detail)}")


def _told(name: str, verdict: Verdict) -> dict[str, object]:
    return {"fichier": name, "etat": verdict.etat.value, "phrase": verdict.sentence, "details": list(verdict.details)}
