"""The French menu of a terminal: it asks what a verb needs, shows the command that does the same, and runs it."""

from collections.abc import Callable, Iterable, Sequence
from subprocess import list2cmdline

import click

from paliers_desktop.academy.console import say_in_french
from paliers_desktop.academy.menu_entries import SECTIONS, Entry, Question
from paliers_desktop.core.typography import typographic

Runs = Callable[[Sequence[str]], int]
LEAVE = 0


class Menu:
    """Shows what there is to do until the person leaves. program: its name; run: runs a command line of it."""

    def __init__(self, program: str, has: Callable[[Sequence[str]], bool], run: Runs) -> None:
        self._program = program
        self._run = run
        offered = ((section.words, [one for one in section.entries if has(one.verb)]) for section in SECTIONS)
        self._sections = [(words, entries) for words, entries in offered if entries]
        self._remembered: dict[str, str] = {}

    def show(self) -> int:
        """The loop; the exit code of the program, 0 when the person leaves by the menu."""
        say_in_french("Paliers numériques, côté académie. Rien n’est envoyé : tout reste sur ce poste.")
        while chosen := _chosen("Que voulez-vous faire ?", [words for words, _ in self._sections], "Quitter"):
            words, entries = self._sections[chosen - 1]
            rank = 1 if len(entries) == 1 else _chosen(words, [one.words for one in entries], "Revenir")
            if rank:
                self._play(entries[rank - 1])
        return 0

    def _play(self, entry: Entry) -> None:
        """Ask, then run. An empty answer where one is needed gives up, and nothing is done."""
        arguments = [*entry.verb, *entry.given]
        positional = []
        for question in entry.questions:
            answer = self._answer(question)
            if not answer and not question.optional:
                say_in_french("Sans réponse, rien n’est fait.")
                return
            if answer:
                arguments += [question.option, answer] if question.option else []
                positional += [] if question.option else [answer]
        if any(answer.startswith("-") for answer in positional):
            positional.insert(0, "--")
        arguments += positional
        say_in_french("La même commande, sans le menu :")
        click.echo(f"  {list2cmdline([self._program, *arguments])}")
        self._run(arguments)

    def _answer(self, question: Question) -> str:
        proposed = self._remembered.get(question.memory, question.default)
        while True:
            answer = _asked(f"{question.words}{_among(question.choices)}", proposed)
            if not question.choices or answer in question.choices:
                break
            say_in_french("Écrivez l’un de ces mots.")
        if question.memory and answer:
            self._remembered[question.memory] = answer
        return answer


def _chosen(title: str, lines: Iterable[str], leave: str) -> int:
    """The rank of a line, from 1; LEAVE for the last one."""
    ranked = [*enumerate(lines, 1), (LEAVE, leave)]
    click.echo()
    say_in_french(title)
    for rank, words in ranked:
        say_in_french(f"  {rank}  {words}")
    answers = {str(rank): rank for rank, _ in ranked}
    while (answer := _asked("Votre choix", "")) not in answers:
        say_in_french(f"Écrivez un chiffre, de 0 à {len(ranked) - 1}.")
    return answers[answer]


def _asked(question: str, proposed: str) -> str:
    """One line, without the quotes that a file dropped on a terminal comes with; click.Abort when the person leaves."""
    answer: str = click.prompt(
        typographic(question), proposed, prompt_suffix=typographic(" : "), show_default=bool(proposed)
    )
    return answer.strip().strip("\"'").strip()


def _among(choices: Iterable[str]) -> str:
    words = ", ".join(choices)
    return f" ({words})" if words else ""
