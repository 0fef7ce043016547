"""The accessible tree of the program, as another process reads it (tests/e2e/atspi_reader.py does the reading)."""

import json
import subprocess
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Node:
    """One accessible object, as it was when it was read; spaces are ordinary ones."""

    id: str
    parent: str | None
    role: str
    name: str
    description: str
    states: frozenset[str]
    attributes: dict[str, str] = field(hash=False)
    text: str | None

    @property
    def words(self) -> str:
        """What is heard of it."""
        return " ".join(part for part in (self.name, self.text or "", self.description) if part)


@dataclass(frozen=True)
class Table:
    """A table, row by row."""

    rows: list[list[Node]]
    headers: list[str]


class ReaderError(Exception):
    """The reader could not answer."""


class Reader:
    """Asks the reading process, one question at a time."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process
        assert self._line() == "ready"

    def tree(self, root: Node | None = None, *, hidden: bool = False) -> list[Node]:
        """What shows under `root` (under every window without it), parents first; with `hidden`, all there is."""
        found = self._ask("tree", root=root.id if root else None, hidden=hidden)
        return [node for node in map(_node, found) if node.role != "application"]

    def windows(self) -> list[Node]:
        """The windows that show."""
        return [node for node in self.tree() if node.role in ("frame", "dialog", "alert", "window")]

    def find(self, role: str = "", name: str = "", root: Node | None = None) -> Node:
        """The one node that shows of this role whose name is, or begins with, `name`."""
        found = self.find_all(role, name, root)
        exact = [node for node in found if node.name == name]
        chosen = exact if len(exact) == 1 else found
        assert len(chosen) == 1, f"{len(chosen)} nodes are « {name} » ({role}): {[n.name for n in found]}"
        return chosen[0]

    def find_all(self, role: str = "", name: str = "", root: Node | None = None) -> list[Node]:
        """Those that show of this role whose name is, or begins with, `name`, in reading order."""
        return [n for n in self.tree(root) if role in ("", n.role) and n.name.startswith(name)]

    def read(self, node: Node) -> Node | None:
        """The same node as it is now, None when it is gone."""
        found = self._ask("read", node=node.id)
        return _node({**found, "parent": node.parent}) if found else None

    def focus(self) -> Node | None:
        """The node that was last said to have the keyboard."""
        found = self._ask("focus")
        return _node(found) if found else None

    def context(self, node: Node) -> list[Node]:
        """Its ancestors, nearest first: what a screen reader says when the keyboard comes from elsewhere."""
        return [_node(found) for found in self._ask("context", node=node.id)]

    def relations(self, node: Node) -> dict[str, list[str]]:
        """Kind of relation → ids."""
        return self._ask("relations", node=node.id)

    def table(self, node: Node) -> Table:
        """The cells and the words of the columns."""
        found = self._ask("table", node=node.id)
        return Table([[_node({**cell, "parent": node.id}) for cell in row] for row in found["cells"]], found["headers"])

    def text(self, node: Node) -> str:
        """All the text of a node, whatever its role: that of a page to read in too."""
        return _plain(self._ask("text", node=node.id))

    def position(self, node: Node) -> tuple[int, int]:
        """Where the node begins on the screen, in pixels from the left and from the top."""
        left, top = self._ask("position", node=node.id)
        return left, top

    def act(self, node: Node, action: str = "") -> None:
        """Do an action of a node, as assistive technology does."""
        assert self._ask("act", node=node.id, action=action), f"« {node.name} » refuses {action!r}"

    def grab_focus(self, node: Node) -> None:
        """Give the keyboard to a node."""
        assert self._ask("grab_focus", node=node.id), f"« {node.name} » refuses the keyboard"

    def announcements(self) -> list[tuple[str, int]]:
        """What was announced since the last call, with its politeness: 1 polite, 2 assertive."""
        return [(_plain(words), politeness) for words, politeness in self._ask("announcements")]

    def _ask(self, do: str, **more: Any) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": do, **more}).encode() + b"\n")
        self._process.stdin.flush()
        return self._line()

    def _line(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise ReaderError("the reader ended: python3-gi and gir1.2-atspi-2.0 are needed (see reader.log)")
        answer = json.loads(line)
        if "error" in answer:
            raise ReaderError(answer["error"])
        return answer["ok"]


def _node(found: dict[str, Any]) -> Node:
    text = found["text"]
    return Node(
        found["id"],
        found["parent"],
        found["role"],
        _plain(found["name"]),
        _plain(found["description"]),
        frozenset(found["states"]),
        found["attributes"],
        None if text is None else _plain(text),
    )


def _plain(text: str) -> str:
    """Without the spaces of typography, so that tests read as their writer typed."""
    return text.replace("\xa0", " ").replace("\u202f", " ")
