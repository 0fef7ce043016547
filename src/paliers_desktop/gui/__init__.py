"""The Qt windows: they show the session and pass on gestures, they decide nothing.

PySide6 replaces Python's import by its own, which reads and keeps the source of every module imported after it (8 MiB,
20 ms) to find out whether it may use `from __feature__ import …`. None does here: Python's own import is put back.
"""

import builtins

import PySide6.QtCore  # noqa: F401  # what replaces it

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
