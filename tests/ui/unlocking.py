"""The fresh program of `test_lock`: the real one, whose person types the passphrase at once."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from typing_extensions import override

from sli_desktop import app
from sli_desktop.ui import start
from sli_desktop.ui.first_paint import FirstPaint
from sli_desktop.ui.opening import Opened
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.start import Program, Start
from tests.builders import PASSPHRASE

_run = start.run


class Unlocking(Program):
    @override
    def take_over(self, first: FirstPaint) -> None:
        super().take_over(first)
        report(f"locked on {self.welcome.view.council.text()}")
        QTest.keyClicks(self.welcome.view.passphrase, PASSPHRASE)
        self.welcome.unlock()

    @override
    def show_challenge(self, opened: Opened, spot: Spot | None = None) -> None:
        super().show_challenge(opened, spot)
        assert self.page is not None
        report(f"unlocked at {self.page.spot()}")
        QTimer.singleShot(0, self, self.shell.close)


def report(words: str) -> None:
    with Path(os.environ["SLI_TEST_REPORT"]).open("a", encoding="utf-8") as file:
        file.write(f"{words}\n")


def run(first: FirstPaint, given: Start) -> int:
    return _run(first, given, Unlocking)


if __name__ == "__main__":
    report(f"started with {sys.argv[1]}")
    start.run = run  # type: ignore[assignment]
    code = app.main(sys.argv[1:])
    report(f"ended with {code}")
