"""click's own words in French: usage, headings, help option, and the errors of misuse."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

HELP_WORDS = "Affiche cette aide."
OPTIONS = "[OPTIONS]"
SUBCOMMAND = "COMMANDE [ARGUMENTS]…"


class FrenchCommand(click.Command):
    """A command whose help speaks French."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"options_metavar": OPTIONS, **kwargs})

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """click's option, with French words."""
        return _in_french(super().get_help_option(ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """« Usage : … »."""
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """« Options : … »."""
        _write_options(self, ctx, formatter)


class FrenchGroup(click.Group):
    """A group whose help speaks French, and whose verbs are imported when they are asked for.

    verbs: the words of each verb by name, in the order of the help; the verb `xxx` is `command` of `package`.xxx.
    """

    def __init__(self, *args: Any, package: str = "", verbs: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        french = {"options_metavar": OPTIONS, "subcommand_metavar": SUBCOMMAND, "no_args_is_help": False}
        super().__init__(*args, **{**french, **kwargs})
        self.package = package
        self.verbs = dict(verbs or {})

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The verbs, in the order in which they are used."""
        return list(self.verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a verb; None when there is no such verb."""
        if cmd_name not in self.verbs:
            return None
        command: click.Command = import_module(f"{self.package}.{cmd_name}").command
        command.name = cmd_name
        command.short_help = self.verbs[cmd_name]
        return command

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """click's option, with French words."""
        return _in_french(super().get_help_option(ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """« Usage : … »."""
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """« Options : … » then « Commandes : … »."""
        _write_options(self, ctx, formatter)
        with formatter.section("Commandes "):
            formatter.write_dl(list(self.verbs.items()))


def misuse_sentence(error: click.ClickException) -> str:
    """One French sentence for what click refuses; click's own message is never shown."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    match error:
        case click.NoSuchOption():
            return f"L’option « {error.option_name} » n’existe pas."
        case click.MissingParameter():
            return f"Il manque {_parameter(error.param)}."
        case click.BadOptionUsage():
            return f"L’option « {error.option_name} » n’est pas employée comme prévu."
        case click.BadParameter():
            return f"La valeur donnée pour {_parameter(error.param)} n’est pas admise."
        case _ if context is not None and isinstance(context.command, click.Group):
            return f"Indiquez une commande parmi celles-ci : {', '.join(context.command.list_commands(context))}."
        case _:
            return "La ligne de commande n’est pas comprise."


def help_pointer(error: click.ClickException, program: str) -> str:
    """Where to read how the command is written."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"Aide : {context.command_path if context else program} --help"


def _in_french(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = HELP_WORDS
    return option


def _write_usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    formatter.write_usage(ctx.command_path, " ".join(command.collect_usage_pieces(ctx)), prefix="Usage : ")


def _write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    options = [param for param in command.get_params(ctx) if isinstance(param, click.Option)]
    told = [record for option in options if (record := option.get_help_record(ctx))]
    records = [(name, words.replace("[required]", "(nécessaire)")) for name, words in told]
    with formatter.section("Options "):
        formatter.write_dl(records)


def _parameter(param: click.Parameter | None) -> str:
    if param is None:
        return "un argument"
    return f"l’option « {param.opts[0]} »" if isinstance(param, click.Option) else f"l’argument {param.metavar}"
