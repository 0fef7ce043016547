"""The menu, as a person meets it: on a terminal, by its numbers, with nothing to type but what it asks for."""

import re
import shlex
import shutil

import click
import pytest

from academy_key import key_file
from academy_runs import PHRASE, on_a_terminal
from paliers_desktop.academy import cli as academy
from paliers_desktop.academy.menu_entries import SECTIONS
from paliers_desktop.academy.register.connection import open_register
from paliers_desktop.academy.register.recus import all_issued
from received_campagne import received_campagne
from sent_files import Sent, key, made, signed, uai


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    folder = tmp_path_factory.mktemp("model")
    received_campagne(folder / "campagne", [Sent("a", signed(made(0), key(0)), "ACCEPTE")], schools=3)
    key_file(folder)
    return folder


@pytest.fixture
def folder(model, tmp_path):
    return shutil.copytree(model, tmp_path / "place")


def found(verb):
    """The command of a verb; None when the program has not got it."""
    command = academy.cli
    for name in verb:
        command = command.get_command(click.Context(command), name) if isinstance(command, click.Group) else None
    return command


ENTRIES = [entry for section in SECTIONS for entry in section.entries if found(entry.verb)]


def rank(verb, *given):
    """What to type for the entry of a verb: its section, then its place in it."""
    sections = [[one for one in section.entries if found(one.verb)] for section in SECTIONS]
    sections = [entries for entries in sections if entries]
    for place, entries in enumerate(sections, 1):
        for line, entry in enumerate(entries, 1):
            if (entry.verb, entry.given) == (verb, given):
                return [str(place)] if len(entries) == 1 else [str(place), str(line)]
    raise AssertionError(verb)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: "-".join((*entry.verb, *entry.given)))
def test_an_entry_asks_all_that_its_verb_needs_and_nothing_else(entry):
    params = found(entry.verb).params
    options = {name for param in params if isinstance(param, click.Option) for name in param.opts}
    asked = {question.option for question in entry.questions if question.option}
    always = {word for word in entry.given if word.startswith("--")}
    assert asked | always <= options
    needed = {param.opts[0] for param in params if isinstance(param, click.Option) and param.required}
    assert needed <= asked | always
    arguments = [param for param in params if isinstance(param, click.Argument)]
    positional = [question for question in entry.questions if not question.option]
    assert len([one for one in arguments if one.required]) <= len(positional) <= len(arguments)
    for question in entry.questions:
        (param,) = [one for one in params if question.option in one.opts] or [None]
        if question.choices:
            assert set(question.choices) == set(param.type.choices)


def test_receipts_then_reminders_with_the_answers_of_before_proposed_again(folder):
    status, screen = on_a_terminal(
        folder,
        [],
        [*rank(("recus",), "--publipostage"), "campagne", "cle-creteil.json", PHRASE, *rank(("manquants",)), "", "0"],
    )
    assert status == 0, screen
    assert "Envoi 1 : 1 accusé de réception signé" in screen
    assert "Emplacement de la campagne [campagne] : " in screen
    assert "Ensemble : 3 attendus · 1 complet" in screen
    assert PHRASE not in screen
    with open_register(folder / "campagne") as register:
        assert len(all_issued(register)) == 1
    assert (folder / "campagne" / "a-relancer" / "ensemble" / "manquants.csv").is_file()


def test_the_command_it_shows_does_the_same(folder, run, monkeypatch):
    typed = [*rank(("etat",)), uai(0), "campagne", "0"]
    _, screen = on_a_terminal(folder, [], typed)
    line = re.search(r"^  paliers-academie (.*)$", screen, re.MULTILINE)[1]
    monkeypatch.chdir(folder)
    done = run(*shlex.split(line))
    assert done.status == 0
    assert done.out in screen
    assert "À répondre : Le fichier est reçu et retenu (révision 1)." in done.out


def test_files_are_received_from_a_place_with_spaces_dropped_on_the_terminal(folder):
    box = folder / "boîte de l’académie"
    box.mkdir()
    (box / "x.json").write_bytes(signed(made(1), key(1)))
    status, screen = on_a_terminal(folder, [], [*rank(("recevoir",)), f"'{box}'", "campagne", "26/11/2026", "0"])
    assert status == 0, screen
    assert "1 fichier reçu." in screen
    with open_register(folder / "campagne") as register:
        assert register.one("SELECT count(*) FROM verdicts WHERE retenu")[0] == 2


def test_a_key_is_made_by_the_menu(folder):
    typed = [*rank(("cle", "creer")), "nouvelle.json", PHRASE, PHRASE, "0"]
    status, screen = on_a_terminal(folder, [], typed)
    assert status == 0, screen
    assert (folder / "nouvelle.json").is_file()
    assert PHRASE not in screen


def test_what_is_not_understood_is_asked_again_and_a_refusal_comes_back_to_the_menu(folder):
    status, screen = on_a_terminal(folder, [], ["9", "x", *rank(("etat",)), "0940120A", "campagne", "0"])
    assert status == 0, screen
    assert screen.count("Écrivez un chiffre, de 0 à ") == 2
    assert "La lettre finale ne correspond pas aux chiffres" in screen
    assert screen.count("Que voulez-vous faire ?") == 2


def test_without_an_answer_nothing_is_done(folder):
    status, screen = on_a_terminal(folder, [], [*rank(("recevoir",)), "", "0"])
    assert status == 0, screen
    assert "Sans réponse, rien n’est fait." in screen
    assert "La même commande" not in screen


def test_a_territory_is_one_of_three(folder):
    lines = [one for one in SECTIONS[2].entries if any(question.choices for question in one.questions)]
    place = [rank(("manquants",))[0], str(SECTIONS[2].entries.index(lines[0]) + 1)]
    status, screen = on_a_terminal(folder, [], [*place, "campagne", "région", "bassin", "0"])
    assert status == 0, screen
    assert "Écrivez l’un de ces mots." in screen
    assert (folder / "campagne" / "a-relancer" / "par-bassin" / "modele-de-relance.txt").is_file()


def test_the_end_of_the_input_leaves_at_once(folder):
    status, screen = on_a_terminal(folder, [], ["\x04"])
    assert status == 130
    assert "Interrompu." in screen


def test_without_a_terminal_there_is_no_menu(run):
    done = run()
    assert done.status == 2
    assert done.out == ""
    assert done.err.startswith("Indiquez une commande parmi celles-ci : ")


def test_the_menu_speaks_french_without_a_palier(folder):
    _, screen = on_a_terminal(folder, [], ["1", "0", "3", "0", "0"])
    for words in ("Préparer", "Recevoir", "Relancer", "Une école", "Quitter", "Revenir", "Votre choix"):
        assert words in screen
    assert not re.search(r"palier \d|niveau|[Cc]ertifi", screen)
