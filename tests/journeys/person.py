"""A scripted person at a real screen: Xvfb shows it, xdotool types; the program knows no test.

Nothing waits for a set time: `xdotool search --sync` returns when a window of that title is there,
and pictures are looked at until they show what they should, or the patience is at its end.
"""

import json
import os
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
SCREEN = "1366x768x24"
PATIENCE_S = 60.0
KEY_MS = 100
"""120 words a minute: ten characters a second."""

Picture = Image.Image


@contextmanager
def screen(folder: Path) -> Iterator[dict[str, str]]:
    """An X server of its own; gives the environment of a person's programs."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN]
    command += ["-fbdir", str(folder), "-nolisten", "tcp"]
    home = folder / "home"
    home.mkdir()
    with (
        (folder / "xvfb.log").open("wb") as log,
        subprocess.Popen(command, pass_fds=[writing], stderr=log) as server,
    ):
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        places = {
            "HOME": home,
            "XDG_CONFIG_HOME": home / ".config",
            "XDG_DATA_HOME": home / ".local" / "share",
            "XDG_STATE_HOME": home / ".local" / "state",
            "XDG_CACHE_HOME": home / ".cache",
        }
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("QT_", "WAYLAND"))}
        try:
            yield {**kept, **{k: str(v) for k, v in places.items()}, "DISPLAY": f":{number}"}
        finally:
            server.terminate()  # a program without a screen ends by itself


class Person:
    """Looks at titles and pictures, and types."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder, self.environment = folder, environment
        self.home = Path(environment["HOME"])
        self.pictures: dict[str, Picture] = {}

    @contextmanager
    def program(self) -> "Iterator[subprocess.Popen[bytes]]":
        """Start the program as its icon would; it does not outlast a journey that broke off."""
        command = [sys.executable, "-m", "sli_desktop"]
        with (
            (self.folder / "program.log").open("wb") as log,
            subprocess.Popen(command, cwd=ROOT, env=self.environment, stderr=log) as started,
        ):
            try:
                yield started
            finally:
                started.kill()

    def _do(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE_S,
        )
        return done.stdout.strip()

    def wait_for(self, title: str) -> str:
        """Wait until a window of this title (a pattern) is there; turn to it; gives its title."""
        found = self._do("search", "--sync", "--onlyvisible", "--name", title).split()
        self._do("windowfocus", "--sync", found[-1])
        return self._do("getwindowname", found[-1])

    def press(self, *keys: str) -> None:
        """Press keys, such as ``ctrl+l``."""
        self._do("key", "--delay", str(KEY_MS), *keys)

    def type(self, words: str) -> None:
        """Type words at the pace of a quick typist (``\\n`` would be no Return)."""
        self._do("type", "--delay", str(KEY_MS), words)

    def see(self, name: str, is_right: Callable[[Picture], bool]) -> None:
        """Look at the screen until it is right; the picture is kept in the folder.

        Raises:
            AssertionError: it never was; the picture of the last look lies in the folder.
        """
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            picture = self.look()
            if is_right(picture):
                self.pictures[name] = picture
                picture.save(self.folder / f"{name}.png")
                return
        picture.save(self.folder / f"{name}.png")
        raise AssertionError(f"the screen never showed {name}: see {self.folder / name}.png")

    def look(self) -> Picture:
        """The screen as it is now, from the X server's own frame buffer (an XWD file)."""
        data = (self.folder / "Xvfb_screen0").read_bytes()
        head = struct.unpack(">25I", data[:100])
        start, width, height, line = head[0] + head[19] * 12, head[4], head[5], head[12]
        pixels = data[start : start + line * height]
        return Image.frombuffer("RGB", (width, height), pixels, "raw", "BGRX", line)

    def challenge(self, name: str, passphrase: str) -> list[dict[str, object]]:
        """What the challenge holds, as the command line tells it once the window has let it go."""
        folder = next(self.home.rglob(name))
        target = self.folder / "told.jsonl"
        command = [sys.executable, "-m", "sli_desktop", "export", str(folder)]
        command += ["--format", "jsonl", "--output", str(target)]
        environment = {**self.environment, "SLI_PASSPHRASE": passphrase}
        deadline = time.monotonic() + PATIENCE_S
        while True:
            done = subprocess.run(
                command, cwd=ROOT, env=environment, capture_output=True, check=False
            )
            if done.returncode == 0:
                lines = target.read_text(encoding="utf-8").splitlines()
                return [json.loads(line) for line in lines]
            assert time.monotonic() < deadline, done.stdout
