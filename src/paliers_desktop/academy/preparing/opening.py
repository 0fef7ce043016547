"""What most verbs begin with: the register of a folder, the key of the académie, a UAI as it was typed."""

from pathlib import Path

from paliers_desktop.academy.console import MisuseError
from paliers_desktop.academy.passphrase_prompt import ask_passphrase
from paliers_desktop.academy.preparing.key_file import open_key, read_key
from paliers_desktop.academy.preparing.signing import OtherKeyError
from paliers_desktop.academy.register.campagne import read_campagne
from paliers_desktop.academy.register.connection import Register
from paliers_desktop.core.uai import UaiError, parse_uai
from paliers_desktop.exchange.keys import SigningKey


def campagne_key(register: Register, path: Path) -> SigningKey:
    """The key of this campagne; a wrong file is told before its passphrase is asked. Raises UserError."""
    wanted, found = read_campagne(register).key, read_key(path).public
    if found != wanted:
        raise OtherKeyError(found.empreinte, wanted.empreinte)
    return open_key(path, ask_passphrase("Phrase de passe de la clé"))


def typed_uai(text: str) -> str:
    """The UAI. Raises MisuseError."""
    try:
        return parse_uai(text)
    except UaiError as error:
        raise MisuseError(error.message, error.hint) from error
