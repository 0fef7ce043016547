"""What a person asks of « campagne creer »: checked whole before anything is written, then done with progress."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from paliers_desktop.academy.console import MisuseError
from paliers_desktop.academy.options import day
from paliers_desktop.academy.passphrase_prompt import ask_passphrase
from paliers_desktop.academy.preparing.creation import Created, check_free, create_campagne
from paliers_desktop.academy.preparing.directory.directory import Directory, NobodyError, read_directory
from paliers_desktop.academy.preparing.directory.line_reader import Wanted
from paliers_desktop.academy.preparing.grids import campagne_grids, unconfirmed_words
from paliers_desktop.academy.preparing.key_file import open_key, read_key
from paliers_desktop.academy.progress_line import ProgressLine
from paliers_desktop.academy.register.records import Campagne, Grid
from paliers_desktop.core.campagne import default_campagne, is_campagne, label
from paliers_desktop.core.paris import paris_today
from paliers_desktop.exchange.campagne_checks import CourrielError, check_courriel
from paliers_desktop.exchange.keys import SigningKey


class Asked(Struct, frozen=True):
    """The options, as they were typed."""

    academie: str
    secteur: str
    natures: tuple[str, ...] = ()
    grilles: tuple[Path, ...] = ()
    cle: Path | None = None
    cloture: str | None = None
    ouverture: str | None = None
    depot: str | None = None
    courriel: str | None = None
    identifiant: str | None = None
    titre: str | None = None

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> "Asked":
        """From click's parameters, which bear the same names."""
        return cls(**given)


class Prepared(Struct, frozen=True):
    """All that is needed, checked; warnings: what is allowed and deserves a second thought."""

    campagne: Campagne
    grids: tuple[Grid, ...]
    key: SigningKey
    today: datetime.date
    warnings: tuple[str, ...]


class Made(Struct, frozen=True):
    """What was created, and the same for another program."""

    campagne: Campagne
    created: Created
    count: int
    without_mail: int

    @property
    def told(self) -> dict[str, object]:
        """For `--json`."""
        sent = self.created.sent
        return {
            "campagne": self.campagne.id,
            "etablissements": self.count,
            "registre": str(self.created.register),
            "fichier_de_campagne": str(self.created.campagne_file),
            "codes": str(sent.csv),
            "lettres": [str(path) for path in sent.letters],
            "empreinte": self.campagne.key.empreinte,
        }


def read(path: Path, asked: Asked) -> Directory:
    """The directory, as it was asked to be filtered. Raises TableError, NobodyError."""
    directory = read_directory(path, Wanted(asked.academie, asked.natures, asked.secteur))
    if not directory.etablissements:
        raise NobodyError(path, directory.aside)
    return directory


def prepare(folder: Path, asked: Asked) -> Prepared:
    """Everything but the codes. Raises MisuseError, UserError; the passphrase is asked last."""
    check_free(folder)
    today = paris_today()
    key_path = Path(str(_needed(asked.cle, "--cle")))
    cloture = day(str(_needed(asked.cloture, "--cloture")), "--cloture")
    ouverture = day(asked.ouverture, "--ouverture") if asked.ouverture else today
    if cloture < ouverture:
        raise MisuseError("La clôture précède l’ouverture.", "Vérifiez --cloture et --ouverture.")
    courriel = _courriel(str(_needed(asked.courriel, "--courriel")))
    depot = str(_needed(asked.depot, "--depot"))
    default = default_campagne(asked.academie, ouverture)
    identifiant = asked.identifiant or default
    if not is_campagne(identifiant):
        raise MisuseError(f"« {identifiant} » ne convient pas : 3 à 40 minuscules sans accent, chiffres ou tirets.")
    grids = campagne_grids(asked.grilles)
    campagne = Campagne(
        id=identifiant,
        titre=asked.titre or f"Paliers de maturité numérique, {label(identifiant)}",
        ouverture=ouverture,
        cloture=cloture,
        depot=depot,
        courriel=courriel,
        academie=asked.academie,
        key=read_key(key_path).public,
    )
    key = open_key(key_path, ask_passphrase("Phrase de passe de la clé"))
    return Prepared(campagne, grids, key, today, (*_id_warning(identifiant, default), *unconfirmed_words(grids)))


def create(folder: Path, prepared: Prepared, directory: Directory) -> Made:
    """The work, with its progress on the error stream."""
    progress = ProgressLine()
    etablissements = directory.etablissements
    try:
        created = create_campagne(
            folder,
            prepared.campagne,
            etablissements,
            prepared.grids,
            prepared.key,
            prepared.today,
            progress.pace,
        )
    finally:
        progress.end()
    return Made(prepared.campagne, created, len(etablissements), directory.without_mail)


def faults_told(directory: Directory) -> dict[str, object]:
    """The faults, for another program."""
    faults = [{"ligne": one.line, "phrase": one.sentence, "garde": one.kept} for one in directory.faults]
    return {"lignes_fautives": faults, "laisses_de_cote": directory.aside}


def _needed(value: object, option: str) -> object:
    if value is None:
        raise MisuseError(f"Il manque l’option « {option} ».", "Aide : paliers-academie campagne creer --help")
    return value


def _courriel(text: str) -> str:
    try:
        check_courriel(text)
    except CourrielError as error:
        raise MisuseError(error.message, "Vérifiez --courriel.") from error
    return text


def _id_warning(identifiant: str, default: str) -> tuple[str, ...]:
    if identifiant == default:
        return ()
    return (
        f"Attention : les postes proposent l’identifiant {default}, pas {identifiant}. Chaque établissement devra "
        "importer le fichier de campagne avant d’exporter, sans quoi son code y sera refusé.",
    )
