"""The keys of an AZERTY keyboard, sent to whatever holds the keyboard of a screen (xdotool)."""

import subprocess

DELAY = "3"
"""Milliseconds between two keys: far under what hands do."""


class Keyboard:
    """`sent` counts the keys pressed since it was last set to 0."""

    def __init__(self, env: dict[str, str]) -> None:
        self._env = env
        self.sent = 0

    def press(self, *keys: str) -> None:
        """Press keys one after the other: « Tab », « ctrl+z », « eacute », « KP_2 »."""
        self.sent += len(keys)
        self._xdotool("key", "--clearmodifiers", "--delay", DELAY, *keys)

    def type(self, text: str) -> None:
        """Type a text; every character must be on the keyboard."""
        self._xdotool("type", "--clearmodifiers", "--delay", DELAY, text)

    def _xdotool(self, *words: str) -> None:
        done = subprocess.run(["xdotool", *words], env=self._env, capture_output=True, text=True, timeout=30)
        assert done.returncode == 0, done.stderr
        assert not done.stderr, done.stderr
