"""Debian's headless Chromium, asked through two pipes: no port is opened and nothing is fetched.

`./dev test --long` installs it. One start looks at as many pages as wanted:

    with Browser(folder) as browser:
        browser.look_as(width=320, dark=True)
        browser.open(file)
        browser.answer("document.title")
"""

import base64
import json
import os
import select
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

_NAMES = ("chromium", "chromium-browser")
_WORDS = (
    "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-extensions", "--disable-default-apps", "--disable-dev-shm-usage",
    "--hide-scrollbars", "--proxy-server=127.0.0.1:9", "--force-color-profile=srgb",
)  # fmt: skip
"""Nothing here may reach a network; the proxy is a port where nobody listens."""
_START = """import fcntl, os, sys
ends = [fcntl.fcntl(int(end), fcntl.F_DUPFD, 10) for end in sys.argv[1:3]]
os.dup2(ends[0], 3)
os.dup2(ends[1], 4)
os.execv(sys.argv[3], sys.argv[3:])"""
"""It hears on the third and speaks on the fourth, so those are put in their place first."""
_PATIENCE = 60.0


class BrowserError(Exception):
    """Chromium is not here, has ended, or refused what it was asked."""


def missing() -> str:
    """Why Chromium cannot be asked; nothing when it can."""
    if any(map(shutil.which, _NAMES)):
        return ""
    return "there is no Chromium here: ./dev test --long installs it, or says what is missing"


class Browser:
    """One page of a headless Chromium with a home of its own in a folder."""

    def __init__(self, folder: Path) -> None:
        program = next(filter(None, map(shutil.which, _NAMES)), None)
        if program is None:
            raise BrowserError(missing())
        hears, self._to = os.pipe()
        self._from, says = os.pipe()
        words = [program, *_WORDS, f"--user-data-dir={folder}", "about:blank"]
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, str(hears), str(says), *words],
            pass_fds=(hears, says),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": str(folder)},
        )
        os.close(hears)
        os.close(says)
        self._rest = b""
        self._asked = 0
        self._session = ""
        try:
            self._join()
        except BaseException:
            self._process.kill()
            self._let_go()
            raise

    def _join(self) -> None:
        page = next(
            each for each in self._ask("Target.getTargets")["targetInfos"] if each["type"] == "page"
        )
        joined = self._ask("Target.attachToTarget", targetId=page["targetId"], flatten=True)
        self._session = joined["sessionId"]
        self._ask("Page.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._session = ""
            self._ask("Browser.close")
        except (BrowserError, OSError):
            self._process.kill()
        self._let_go()

    def _let_go(self) -> None:
        self._process.wait(timeout=_PATIENCE)
        os.close(self._to)
        os.close(self._from)

    def look_as(
        self, *, width: int, height: int = 800, dark: bool = False, forced: bool = False
    ) -> None:
        """The size of the page in its own pixels, and what its reader prefers."""
        self._ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        features = (
            ("prefers-color-scheme", "dark" if dark else "light"),
            ("forced-colors", "active" if forced else "none"),
        )
        self._ask(
            "Emulation.setEmulatedMedia",
            features=[{"name": name, "value": value} for name, value in features],
        )

    def open(self, file: Path) -> None:
        """Show a file and wait until it is all there.

        Raises:
            BrowserError: it could not be shown.
        """
        told = self._ask("Page.navigate", url=file.absolute().as_uri())
        if "errorText" in told:
            raise BrowserError(told["errorText"])
        self.answer(
            "new Promise(done => document.readyState === 'complete' ? done(1)"
            " : addEventListener('load', () => done(1)))"
        )

    def answer(self, script: str) -> Any:
        """What a script says in the page, or what its promise brings.

        Raises:
            BrowserError: the script failed.
        """
        told = self._ask(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in told:
            raise BrowserError(json.dumps(told["exceptionDetails"])[:2000])
        return told["result"].get("value")

    def picture(self, file: Path, *, whole: bool = True) -> None:
        """Save what is seen as PNG, or the `whole` page from top to bottom."""
        told = self._ask("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        file.write_bytes(base64.b64decode(told["data"]))

    def printed(self) -> bytes:
        """The page as its reader would print it, as PDF."""
        told = self._ask("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        return base64.b64decode(told["data"])

    def _ask(self, method: str, **words: Any) -> dict[str, Any]:
        self._asked += 1
        sent: dict[str, Any] = {"id": self._asked, "method": method, "params": words}
        if self._session:
            sent["sessionId"] = self._session
        left = memoryview(json.dumps(sent).encode() + b"\0")
        while left:
            left = left[os.write(self._to, left) :]
        while True:
            told = json.loads(self._next())
            if told.get("id") == self._asked:
                break
        if "error" in told:
            raise BrowserError(f"{method}: {told['error'].get('message')}")
        found: dict[str, Any] = told["result"]
        return found

    def _next(self) -> bytes:
        """The next message; they end with a zero byte."""
        parts = [self._rest]
        while b"\0" not in parts[-1]:
            ready, _, _ = select.select([self._from], [], [], _PATIENCE)
            part = os.read(self._from, 1 << 20) if ready else b""
            if not part:
                raise BrowserError("Chromium has ended" if ready else "Chromium does not answer")
            parts.append(part)
        message, _, self._rest = b"".join(parts).partition(b"\0")
        return message
