"""Reads a program's accessible tree from another process, as a screen reader does: JSON lines in, JSON lines out.

Runs under Debian's own Python, which has `gi` (python3-gi, gir1.2-atspi-2.0); tests/e2e/reader.py is its other end.
A request is {"do": name, …}; its answer is {"ok": value} or {"error": words}. Nothing is cached: what is answered is
what the program says at that moment. Events come by themselves and wait in lists until they are asked for.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  # the version is asked for first

TEXT_ROLES = {"text", "entry", "password text", "editbar", "paragraph"}
PATIENCE = 10_000
"""Milliseconds for one answer of a busy program, before it counts as gone."""
KEPT = ("showing", "visible", "focusable", "focused", "enabled", "checked", "checkable", "selected", "expanded")
KEPT += ("editable", "read-only", "pressed", "modal", "active", "invalid-entry")


class Reader:
    """One answer per request; `_known` maps the ids that were given out to what they name."""

    def __init__(self):
        self._known = {}
        self._ids = {}
        self._announcements = []
        self._focus = None
        self._listener = Atspi.EventListener.new(self._on_event)
        for kind in ("object:announcement", "object:state-changed:focused"):
            self._listener.register(kind)

    def answer(self, request):
        """The answer to one request."""
        return getattr(self, "do_" + request.pop("do"))(**request)

    def do_tree(self, root=None, hidden=False):
        """The nodes under `root` (every program without it) in reading order, parents first."""
        start = self._known[root] if root else Atspi.get_desktop(0)
        found = []
        self._walk(start, None, hidden, found, top=True)
        return found

    def do_read(self, node):
        """One node again, None when it is gone."""
        try:
            return self._described(self._known[node], None)
        except GLib.GError:
            return None

    def do_context(self, node):
        """The ancestors of a node, nearest first, up to its window."""
        found, step = [], self._known[node].get_parent()
        try:
            while step is not None and step.get_role_name() != "application":
                found.append(self._described(step, None))
                step = step.get_parent()
        except GLib.GError:  # the node left its page meanwhile
            return []
        return found

    def do_relations(self, node):
        """Kind of relation → ids of its targets."""
        return {
            relation.get_relation_type().value_nick: [
                self._id(relation.get_target(i)) for i in range(relation.get_n_targets())
            ]
            for relation in self._known[node].get_relation_set()
        }

    def do_table(self, node):
        """The table's cells, row by row, and the headers' words."""
        table = self._known[node].get_table_iface()
        rows, columns = table.get_n_rows(), table.get_n_columns()
        cells = [
            [self._described(table.get_accessible_at(row, column), None) for column in range(columns)]
            for row in range(rows)
        ]
        return {"cells": cells, "headers": [table.get_column_description(column) for column in range(columns)]}

    def do_text(self, node):
        """All the text of a node, whatever its role."""
        iface = self._known[node].get_text_iface()
        return Atspi.Text.get_text(iface, 0, -1) if iface else ""

    def do_position(self, node):
        """Where the node is on the screen."""
        place = self._known[node].get_component_iface().get_position(Atspi.CoordType.SCREEN)
        return [place.x, place.y]

    def do_act(self, node, action=""):
        """Do an action by name, the first one without a name."""
        accessible = self._known[node]
        names = [accessible.get_action_name(i) for i in range(accessible.get_n_actions())]
        return bool(accessible.do_action(names.index(action) if action else 0))

    def do_grab_focus(self, node):
        """Give the keyboard to a node."""
        return bool(self._known[node].get_component_iface().grab_focus())

    def do_focus(self):
        """The node that has the keyboard, by the latest focus event or else by the tree; None without one."""
        if told := self._told_focus():
            return told
        held = [node for node in self.do_tree() if "focused" in node["states"]]
        self._focus = self._known[held[-1]["id"]] if held else None
        return self._told_focus()

    def _told_focus(self):
        try:
            return self._described(self._focus, None) if self._focus is not None else None
        except GLib.GError:  # its page is gone
            return None

    def do_announcements(self):
        """What was announced since the last call: words and politeness (1 polite, 2 assertive)."""
        told, self._announcements = self._announcements, []
        return told

    def _on_event(self, event):
        if event.type.startswith("object:announcement"):
            self._announcements.append([str(event.any_data), event.detail1])
        elif event.detail1:
            self._focus = event.source

    def _walk(self, accessible, parent, hidden, found, top=False):
        try:
            node = self._described(accessible, parent)
        except GLib.GError:  # gone while it was being read
            return
        if not top:
            if not hidden and node["role"] != "application" and "showing" not in node["states"]:
                return
            found.append(node)
        for index in range(accessible.get_child_count()):
            child = accessible.get_child_at_index(index)
            if child is not None:
                self._walk(child, None if top else node["id"], hidden, found)

    def _described(self, accessible, parent):
        states = [state.value_nick for state in accessible.get_state_set().get_states()]
        role = accessible.get_role_name()
        text = None
        if role in TEXT_ROLES and (iface := accessible.get_text_iface()):
            text = Atspi.Text.get_text(iface, 0, -1)
        return {
            "id": self._id(accessible),
            "parent": parent,
            "role": role,
            "name": accessible.get_name() or "",
            "description": accessible.get_description() or "",
            "states": [state for state in states if state in KEPT],
            "attributes": dict(accessible.get_attributes() or {}),
            "text": text,
        }

    def _id(self, accessible):
        if accessible not in self._ids:
            accessible.set_cache_mask(Atspi.Cache.NONE)
            self._ids[accessible] = f"n{len(self._ids)}"
            self._known[self._ids[accessible]] = accessible
        return self._ids[accessible]


def tell(answer):
    """One line to the other end."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def main():
    """Answer until the other end closes."""
    Atspi.init()
    Atspi.set_timeout(PATIENCE, PATIENCE)
    Atspi.get_desktop(0).set_cache_mask(Atspi.Cache.NONE)
    reader = Reader()
    loop = GLib.MainLoop()

    def on_input(_channel, _condition):
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        try:
            answer = {"ok": reader.answer(json.loads(line))}
        except (GLib.GError, KeyError, AttributeError, ValueError) as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        tell(answer)
        return True

    GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN | GLib.IOCondition.HUP, on_input)
    tell({"ok": "ready"})
    loop.run()


if __name__ == "__main__":
    main()
