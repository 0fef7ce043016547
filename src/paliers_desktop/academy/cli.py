"""paliers-academie: the console program of the académie."""

import io
import sys
from collections.abc import Sequence

import click

from paliers_desktop import __version__
from paliers_desktop.academy.console import INTERRUPTED, MISUSE, REFUSED, MisuseError, say_error, say_in_french
from paliers_desktop.academy.french_click import FrenchGroup, help_pointer, misuse_sentence
from paliers_desktop.errors import UserError

PROGRAM = "paliers-academie"
PACKAGE = "paliers_desktop.academy.commands"
VERBS = {
    "cle": "La clé de l’académie : la créer, la sauvegarder, préparer la suivante.",
    "campagne": "La campagne d’une année : la créer, la suivre, la clore.",
    "grille": "Les grilles : contrôler, modifier, faire une nouvelle version.",
    "recevoir": "Reçoit les fichiers des établissements, un verdict pour chacun.",
    "etat": "Raconte un établissement et donne la phrase pour lui répondre.",
    "approuver": "Approuve une clé comparée, un fichier en retard, un établissement hors liste.",
    "choisir": "Choisit entre deux fichiers d’un même établissement.",
    "revoquer": "Annule le code d’un établissement.",
    "recus": "Signe les accusés de réception et prépare leur publipostage.",
    "manquants": "Dit qui n’a rien transmis, ou rien de définitif, par territoire.",
    "synthese": "Écrit la synthèse de la campagne, interne ou pour l’observatoire.",
    "reperes": "Signe les repères : médiane et moitié centrale, par type et territoire.",
    "verifier": "Contrôle des fichiers signés.",
}
"""Each verb of PACKAGE and its words: a module is imported when its verb is asked for, so that the help stays quick."""


@click.group(
    cls=FrenchGroup,
    package=PACKAGE,
    verbs=VERBS,
    invoke_without_command=True,
    help="Outils de l’académie pour les paliers de maturité numérique. Sans commande, dans un terminal : un menu.",
)
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s", help="Affiche la version.")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """The group; each command says what it does. Without any, a person on a terminal gets a menu."""
    if ctx.invoked_subcommand is not None:
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        ctx.fail("")  # the sentence is French: misuse_sentence
    from paliers_desktop.academy.menu import Menu

    ctx.exit(Menu(PROGRAM, lambda verb: _has(ctx, verb), main).show())


def _has(ctx: click.Context, verb: Sequence[str]) -> bool:
    """Whether the program has this verb."""
    command: click.Command | None = ctx.command
    for name in verb:
        command = command.get_command(ctx, name) if isinstance(command, click.Group) else None
    return command is not None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the exit code. Misuse and expected failures get French sentences instead of click's own."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without « must not end the batch
    try:
        status = cli.main(arguments, prog_name=PROGRAM, standalone_mode=False)
    except click.Abort:
        say_in_french("Interrompu.", error=True)
        return INTERRUPTED
    except UserError as error:
        say_error(error)
        return MISUSE if isinstance(error, MisuseError) else REFUSED
    except click.ClickException as error:
        say_in_french(misuse_sentence(error), error=True)
        say_in_french(help_pointer(error, PROGRAM), error=True)
        return MISUSE
    return int(status or 0)


if __name__ == "__main__":
    sys.exit(main())
