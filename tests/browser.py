"""A real browser without a window, driven through a pipe by its own protocol (DevTools): what a page does, in fact."""

import base64
import fcntl
import json
import os
import select
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

from msgspec import Struct

KEYS = {"Tab": 9, "Enter": 13, "End": 35, "Home": 36, "ArrowRight": 39, "ArrowDown": 40}
PATIENCE = 60.0
QUIET = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions", "--hide-scrollbars"),
    *("--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--remote-debugging-pipe",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
"""Root has no sandbox of Chromium's; the browser's own calls would be taken for the page's."""


class Seen(Struct):
    """What the browser tells while a page lives. requests: addresses it asked for; said: console and errors."""

    requests: list[str] = []
    said: list[str] = []


class Browser:
    """One browser with one tab; it ends with the block."""

    def __init__(self, profile: Path) -> None:
        self._profile, self._log = profile, profile.with_name("chromium.log")
        self._last = 0
        self._left = b""
        self.seen = Seen()

    def __enter__(self) -> "Browser":
        theirs_in, self._out = os.pipe()
        self._in, theirs_out = os.pipe()
        high = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (theirs_in, theirs_out)]
        command = ["chromium", *QUIET, f"--user-data-dir={self._profile}", "about:blank"]
        # The protocol is spoken on descriptors 3 and 4.
        shell = ["bash", "-c", f'exec "$@" 3<&{high[0]} 4>&{high[1]}', "bash", *command]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(shell, pass_fds=high, stdout=log, stderr=log)
        for end in (theirs_in, theirs_out, *high):
            os.close(end)
        self._session = ""
        (tab, *_) = (one for one in self.ask("Target.getTargets")["targetInfos"] if one["type"] == "page")
        attached = self.ask("Target.attachToTarget", targetId=tab["targetId"], flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.ask(f"{domain}.enable")
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._session = ""
        self.ask("Browser.close")
        self._process.wait(PATIENCE)
        os.close(self._out)
        os.close(self._in)

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Send one command; what else the browser tells until it answers is noted."""
        self._last += 1
        message = {"id": self._last, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            told = self._told()
            if told.get("id") == self._last:
                assert "error" not in told, (method, told)
                return dict(told["result"])

    def show(self, path: Path, width: int = 1366, height: int = 700, *, dark: bool = False) -> None:
        """Open the page in a window of that size, until it is loaded; what was seen of another one is forgotten."""
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.ask("Emulation.setEmulatedMedia", features=[scheme])
        self.seen = Seen()
        self.ask("Page.navigate", url=path.as_uri())
        while self._told().get("method") != "Page.loadEventFired":
            pass

    def value(self, script: str) -> Any:
        """What an expression is worth in the page; its exceptions are errors."""
        told = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in told, told
        return told["result"].get("value")

    def press(self, *keys: str) -> None:
        """Real keys, one after the other: a name of KEYS, or the text that a key types."""
        for key in keys:
            code = {"key": key, "windowsVirtualKeyCode": KEYS[key]} if key in KEYS else {"key": key, "text": key}
            self.ask("Input.dispatchKeyEvent", type="keyDown", **code)
            self.ask("Input.dispatchKeyEvent", type="keyUp", **code)

    def picture(self) -> bytes:
        """What the window shows, as a PNG."""
        return base64.b64decode(self.ask("Page.captureScreenshot", format="png")["data"])

    def _told(self) -> dict[str, Any]:
        while b"\0" not in self._left:
            ready, _, _ = select.select([self._in], [], [], PATIENCE)
            more = os.read(self._in, 1 << 16) if ready else b""
            assert more, f"the browser ended, or says nothing: {self._log.read_text()}"
            self._left += more
        message, _, self._left = self._left.partition(b"\0")
        told: dict[str, Any] = json.loads(message)
        match told.get("method"):
            case "Network.requestWillBeSent":
                self.seen.requests.append(told["params"]["request"]["url"])
            case "Log.entryAdded":
                self.seen.said.append(told["params"]["entry"]["text"])
            case "Runtime.consoleAPICalled" | "Runtime.exceptionThrown":
                self.seen.said.append(json.dumps(told["params"]))
        return told
