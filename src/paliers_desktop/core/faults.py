"""Read a TOML document node by node and collect every fault with its place, instead of stopping at the first."""

import re
import tomllib
import unicodedata
from typing import Any

from paliers_desktop.errors import UserError

_EXPECTED = {
    str: "un texte est attendu",
    bool: "un booléen est attendu",
    int: "un nombre entier est attendu",
    list: "une liste est attendue",
    dict: "une table est attendue",
}
_COMMANDS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
"""Unicode's category Cc."""
_FOUND = {
    str: "un texte",
    bool: "un booléen",
    int: "un entier",
    float: "un décimal",
    list: "une liste",
    dict: "une table",
}


class GridError(UserError):
    """A grid or help file that cannot be used; `faults` has one French line per fault, each starting with its place.

    A place is a path whose indices count from 0, as TOML readers count: `domaines[2].criteres[3].palier`; a
    fault of the whole file starts with the file's name.
    """

    def __init__(self, name: str, faults: tuple[str, ...]) -> None:
        count = "un défaut" if len(faults) == 1 else f"{len(faults)} défauts"
        super().__init__(
            f"Le fichier « {name} » ne peut pas être utilisé : il comporte {count}.",
            "Corrigez-le, ou remplacez-le par celui que l’académie a fourni.\n" + "\n".join(faults),
        )
        self.name = name
        self.faults = faults


class Node:
    """A table of the document at `place` ("" for the root), read key by key; what is wrong is added to `faults`.

    Each reader returns a usable value even after a fault, so that reading goes on to the next one. `close` is called
    last: a key that nobody read is unknown.
    """

    def __init__(self, table: dict[str, Any], place: str, faults: list[str]) -> None:
        self._table = table
        self._faults = faults
        self._known: set[str] = set()
        self.place = place

    def at(self, key: str) -> str:
        """The place of a key of this table."""
        return f"{self.place}.{_shown_key(key)}" if self.place else _shown_key(key)

    def fault(self, key: str, sentence: str) -> None:
        """Add a fault about a key of this table."""
        self.fault_at(self.at(key), sentence)

    def fault_at(self, place: str, sentence: str) -> None:
        """Add a fault about a whole place, such as an item of a list."""
        self._faults.append(f"{place} : {sentence}")

    def names(self) -> tuple[str, ...]:
        """The keys of this table, in file order."""
        return tuple(self._table)

    def text(self, key: str, *, required: bool = True) -> str:
        """A text of one line, not blank; "" when absent or wrong."""
        value = self._value(key, str, required)
        return "" if value is None else self._checked_text(self.at(key), value)

    def integer(self, key: str) -> int | None:
        """An integer (a boolean is not one); None when absent or wrong."""
        value: int | None = self._value(key, int, True)
        return value

    def flag(self, key: str, default: bool) -> bool:
        """An optional boolean."""
        value = self._value(key, bool, False)
        return default if value is None else bool(value)

    def choice(self, key: str, choices: tuple[str, ...], *, required: bool = True) -> str:
        """A text among `choices`; "" when absent or wrong."""
        value = self.text(key, required=required)
        if value and value not in choices:
            self.fault(key, f"« {value} » n’est pas reconnu ({', '.join(choices)})")
            return ""
        return value

    def texts(self, key: str, *, required: bool = True) -> tuple[tuple[str, str], ...]:
        """A list of texts, each with its place."""
        items = self._value(key, list, required)
        if items == []:
            self.fault(key, "la liste est vide")
        places = [(f"{self.at(key)}[{i}]", item) for i, item in enumerate(items or [])]
        texts = [(place, value) for place, value in places if self._is(place, value, str)]
        return tuple((place, self._checked_text(place, value)) for place, value in texts)

    def table(self, key: str, *, required: bool = True) -> "Node | None":
        """A table; None when absent or wrong."""
        value = self._value(key, dict, required)
        return None if value is None else Node(value, self.at(key), self._faults)

    def tables(self, key: str, *, empty: str = "") -> tuple["Node", ...]:
        """An array of tables; `empty` is the fault of an absent or empty one, "" where it may be so."""
        items = self._value(key, list, False)
        if empty and (items == [] or key not in self._table):
            self.fault(key, empty)
        places = [(f"{self.at(key)}[{i}]", item) for i, item in enumerate(items or [])]
        return tuple(Node(item, place, self._faults) for place, item in places if self._is(place, item, dict))

    def close(self) -> None:
        """Name every key that nobody read."""
        for key in self._table:
            if key not in self._known:
                self.fault(key, "clé inconnue")

    def _value(self, key: str, expected: type, required: bool) -> Any:
        self._known.add(key)
        if key not in self._table:
            if required:
                self.fault(key, "manque")
            return None
        value = self._table[key]
        return value if self._is(self.at(key), value, expected) else None

    def _is(self, place: str, value: object, expected: type) -> bool:
        if type(value) is expected:  # a bool is an int for isinstance
            return True
        found = _FOUND.get(type(value), "une date ou une heure")
        self.fault_at(place, f"{_EXPECTED[expected]}, pas {found}")
        return False

    def _checked_text(self, place: str, value: str) -> str:
        if not value.strip():
            self.fault_at(place, "le texte est vide")
        elif _COMMANDS.search(value):
            self.fault_at(place, "le texte contient un retour à la ligne ou un caractère de commande")
        elif value != unicodedata.normalize("NFC", value.strip()):
            self.fault_at(place, "le texte commence ou finit par une espace, ou n’est pas en Unicode NFC")
        return value


def read_document(data: bytes, name: str) -> dict[str, Any]:
    """The TOML document in `data`; raises GridError for bytes that are not UTF-8 or not TOML, saying where."""
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fault = f"ligne {line} : ce n’est pas de l’UTF-8"
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        where = f"ligne {found[1]}, colonne {found[2]}" if found else "fin du fichier"
        fault = f"{where} : ce n’est pas du TOML"
    except (RecursionError, ValueError):  # nested too deep, or a number too long for Python
        fault = "ce n’est pas un fichier TOML lisible"
    raise GridError(name, (f"{name} : {fault}",))


def _shown_key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else repr(key)
