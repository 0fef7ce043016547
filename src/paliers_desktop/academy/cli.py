"""paliers-academie: the console program of the académie."""

import io
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import click

from paliers_desktop import __version__
from paliers_desktop.academy.french_click import FrenchGroup, help_pointer, misuse_sentence
from paliers_desktop.academy.received_file import UnreadableFileError, read_received
from paliers_desktop.academy.verification import Etat, Verdict, verify_file
from paliers_desktop.core.grid_loader import Catalogue, GridError, load_catalogue
from paliers_desktop.core.typography import typographic
from paliers_desktop.errors import UserError
from paliers_desktop.exchange.keys import PublicKey, load_public_jwk
from paliers_desktop.paths import criteria_folder

PROGRAM = "paliers-academie"
REFUSED = 1
MISUSE = 2
INTERRUPTED = 130


@click.group(cls=FrenchGroup, help="Outils de l’académie pour les paliers de maturité numérique.")
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s", help="Affiche la version.")
def cli() -> None:
    """The group; each command says what it does."""


@cli.command(
    help="Contrôle des fichiers signés : forme, signature, contenu. Affiche un verdict par fichier.\n\n"
    "Code de retour : 0 si tous sont intègres, 1 si l’un est refusé, 2 si la commande est mal employée.",
    short_help="Contrôle des fichiers signés.",
)
@click.argument("fichiers", metavar="FICHIER…", nargs=-1, required=True)
@click.option("--cle", metavar="PUB.JWK", help="Clé publique attendue : un fichier signé par une autre est refusé.")
@click.pass_context
def verifier(ctx: click.Context, fichiers: tuple[str, ...], cle: str | None) -> None:
    """One verdict per file; a bad file never stops the others."""
    expected = None if cle is None else _expected_key(cle)
    catalogue = _catalogue()
    refused = False
    for name in fichiers:
        verdict = _verdict(Path(name), catalogue, expected)
        refused = refused or verdict.etat is not Etat.INTEGRE
        _say(name, verdict)
    ctx.exit(REFUSED if refused else 0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the exit code. Misuse gets one French sentence instead of click's own."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without « » must not end the batch
    try:
        status = cli.main(arguments, prog_name=PROGRAM, standalone_mode=False)
    except click.Abort:
        _print("Interrompu.", error=True)
        return INTERRUPTED
    except MisuseError as error:
        _print(typographic(str(error)), error=True)
        return MISUSE
    except click.ClickException as error:
        _print(typographic(misuse_sentence(error)), error=True)
        _print(typographic(help_pointer(error, PROGRAM)), error=True)
        return MISUSE
    return int(status or 0)


class MisuseError(UserError):
    """The command cannot start: what it was given to work with is unusable."""


def printable(text: str) -> str:
    """A text as one line of a terminal may show it, whoever wrote it.

    Control characters, line ends, invisible and undecodable characters are replaced; every kind of space is kept.
    """
    return "".join(
        char if char.isprintable() or unicodedata.category(char) == "Zs" else "\N{REPLACEMENT CHARACTER}"
        for char in text
    )


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
        words = "Les grilles de cette installation sont illisibles : réinstallez le programme."
        _print(typographic(words), error=True)
        return Catalogue(())


def _verdict(path: Path, catalogue: Catalogue, expected: PublicKey | None) -> Verdict:
    try:
        return verify_file(path, catalogue, expected)
    except Exception as error:  # a bug met on one hostile file must not hide the verdicts of the others
        kind = type(error).__name__
        return Verdict(Etat.REFUSE, f"Ce fichier n’a pas pu être contrôlé (erreur inattendue : {kind}).")


def _say(name: str, verdict: Verdict) -> None:
    _print(f"{name} : {typographic(verdict.line)}")
    for detail in verdict.details:
        _print(f"  {typographic(detail)}")


def _print(line: str, *, error: bool = False) -> None:
    """The only way to the terminal: one call is one line."""
    click.echo(printable(line), err=error)


if __name__ == "__main__":
    sys.exit(main())
