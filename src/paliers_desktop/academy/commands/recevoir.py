"""recevoir: every file of what is given, to one verdict each, in the register of the campagne."""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from paliers_desktop.academy.console import REFUSED, MisuseError, json_option, say, say_in_french
from paliers_desktop.academy.french_click import FrenchCommand
from paliers_desktop.academy.options import campagne_option, day
from paliers_desktop.core.paris import paris_today
from paliers_desktop.core.recu import VERDICTS
from paliers_desktop.core.report.wording import counted, thousands
from paliers_desktop.core.typography import typographic

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from paliers_desktop.academy.reception.batch import Batch, Outcome
    from paliers_desktop.academy.reception.sources.piece import Piece

CALM = ("ACCEPTE", "DEJA_RECU", "REVISION_ANCIENNE")
"""Verdicts that ask nothing of anybody: told one by one only with --tout."""

UNREADABLE = "ILLISIBLE"
UNREADABLE_WORDS = "Illisible : rien n’est inscrit"
WORDS = {str(verdict): words for verdict, words in VERDICTS.items()}
MOST_NAMED = 40
"""Files named one by one without --tout."""

THEN = (
    "Ce qui est refusé sera dit aux établissements par « recus ». Ce qui est en attente demande une décision : "
    "« manquants » en donne la liste, « etat UAI » dit laquelle."
)


@click.command(
    cls=FrenchCommand,
    help="Reçoit les fichiers des établissements dans le registre : emplacements et ce qu’ils contiennent, "
    "fichiers renommés, messages (.eml), boîtes aux lettres (mbox), archives ZIP d’un portail. Un verdict par fichier "
    "; un mauvais fichier n’arrête jamais le lot.\n\n"
    "Les fichiers eux-mêmes ne sont ni déplacés ni modifiés : leur contenu est copié dans la campagne. Interrompue "
    "(Ctrl+C) puis relancée, ou relancée sur les mêmes fichiers, la commande donne le même registre.\n\n"
    "Exemple : paliers-academie recevoir boite-aux-lettres --campagne campagne-2026\n\n"
    "Code de retour : 0 si tout est reçu, 1 si un fichier est refusé ou attend une décision, 2 si la commande est mal "
    "employée, 130 si elle est interrompue.",
)
@click.argument("sources", metavar="EMPLACEMENT|FICHIER…", nargs=-1, required=True, type=click.Path(path_type=Path))
@campagne_option
@click.option("--recu-le", metavar="DATE", help="Jour de réception de ces fichiers ; par défaut, aujourd’hui.")
@click.option(
    "--processus",
    metavar="NOMBRE",
    type=click.IntRange(1, 16),
    default=1,
    help="Lecture sur plusieurs processus, pour un très grand lot ; par défaut, 1.",
)
@click.option("--tout", is_flag=True, help="Nomme aussi les fichiers qui n’appellent rien.")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[Path, ...],
    campagne: Path,
    recu_le: str | None,
    processus: int,
    tout: bool,
    en_json: bool,
) -> None:
    """The batch, then how many of each verdict."""
    from paliers_desktop.academy.preparing.changes import changing
    from paliers_desktop.academy.reception.batch import Batch
    from paliers_desktop.academy.reception.judging import judge_again
    from paliers_desktop.academy.register.connection import open_register

    came = day(recu_le, "--recu-le") if recu_le else paris_today()
    if came > paris_today():
        raise MisuseError(f"« {recu_le} » est dans l’avenir : indiquez le jour où ces fichiers sont arrivés.")
    counts: Counter[str] = Counter()
    with open_register(campagne) as register:
        changing(register)  # nothing is received in a campagne that was purged
        judge_again(register)
        told = _Telling(tout=tout, en_json=en_json)
        try:
            for outcomes in _received(Batch(register, came, processus), register.folder, sources, silent=en_json):
                counts.update(_word(outcome) for outcome in outcomes)
                told.take(outcomes)
        except KeyboardInterrupt:
            told.end()
            say_in_french(f"{_total(counts)} : c’est inscrit. Relancez la même commande pour la suite.", error=True)
            raise
    told.end()
    _conclude(counts, en_json=en_json, named=told.named)
    ctx.exit(REFUSED if set(counts) - set(CALM) else 0)


class _Telling:
    """Lines kept until the bar is gone; JSON at once, one object a line."""

    def __init__(self, *, tout: bool, en_json: bool) -> None:
        self._tout = tout
        self._en_json = en_json
        self._lines: list[str] = []
        self._unnamed = 0
        self.named = 0

    def take(self, outcomes: "Iterable[Outcome]") -> None:
        """What is to be said of these files."""
        for outcome in outcomes:
            if self._en_json:
                click.echo(json.dumps(_in_json(outcome), ensure_ascii=False))
            elif self._tout or _word(outcome) not in CALM:
                self._name(outcome)

    def end(self) -> None:
        """Say what was kept."""
        for line in self._lines:
            say(line)
        if self._unnamed:
            say_in_french(f"et {counted(self._unnamed, 'autre fichier', 'autres fichiers')} : --tout les nomme tous.")
        self._lines, self._unnamed = [], 0

    def _name(self, outcome: "Outcome") -> None:
        """A lot of six weeks would roll away what the first ones say: the counts tell what kinds there are."""
        if self.named < MOST_NAMED or self._tout:
            self._lines += _lines(outcome)
            self.named += 1
        else:
            self._unnamed += 1


def _received(batch: "Batch", folder: Path, sources: Iterable[Path], *, silent: bool) -> "Iterator[list[Outcome]]":
    """What is said of the files, as they are on the disk, under a bar that tells how fast."""
    from paliers_desktop.academy.reception.sources.reader import given_files, pieces, weight

    total = 0 if silent else sum(weight(path) for path in given_files(sources, folder))
    found: Iterator[Piece] = (piece for path in given_files(sources, folder) for piece in pieces(path))
    start, files = time.monotonic(), 0

    def rate(files: int) -> int:
        return round(files / max(time.monotonic() - start, 0.001))

    bar: ProgressBar[int] = click.progressbar(
        length=max(total, 1),
        label="Réception",
        item_show_func=lambda files: f"{counted(files or 0, 'fichier')}, {rate(files or 0)} par seconde",
        hidden=silent or not sys.stderr.isatty(),
        file=sys.stderr,
    )
    with bar:
        for outcomes, passed in batch.receive(found):
            files += len(outcomes)
            bar.update(passed, files)
            yield outcomes


def _word(outcome: "Outcome") -> str:
    return outcome.word.value if outcome.word else UNREADABLE


def _lines(outcome: "Outcome") -> list[str]:
    told = outcome.told
    following = [line for line in (told.ecole, told.academie) if line]
    whose = f" ({outcome.uai})" if outcome.uai and outcome.uai not in outcome.name.upper() else ""
    return [
        f"{outcome.name}{whose} : {_word(outcome)}",
        *(f"  {typographic(line)}" for line in (told.phrase, *following)),
    ]


def _in_json(outcome: "Outcome") -> dict[str, Any]:
    file = outcome.judged.file if outcome.judged else None
    return {
        "fichier": outcome.name,
        "verdict": _word(outcome),
        "remarques": list(outcome.judged.ruling.notes) if outcome.judged else [],
        "uai": outcome.uai,
        "identite": file.identite if file else None,
        "revision": file.revision if file else None,
        "sha256": outcome.sha256,
        "phrase": outcome.told.phrase,
        "ecole": outcome.told.ecole,
        "academie": outcome.told.academie,
    }


def _conclude(counts: Counter[str], *, en_json: bool, named: int) -> None:
    if en_json:
        click.echo(json.dumps({"bilan": dict(sorted(counts.items()))}, ensure_ascii=False))
        return
    say_in_french(f"{_total(counts)}.")
    for word, count in counts.most_common():
        say_in_french(f"  {thousands(count):>6}  {word:<19} {WORDS.get(word, UNREADABLE_WORDS)}".rstrip())
    if named:
        say_in_french(THEN)


def _total(counts: Counter[str]) -> str:
    total = counts.total()
    return counted(total, "fichier reçu", "fichiers reçus") if total else "Aucun fichier reçu"
