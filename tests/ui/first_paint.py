"""A child process of `test_start`: shows Welcome, then prints what it had loaded by then."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sli_desktop.ui.jobs import Task
from sli_desktop.ui.look import Look
from sli_desktop.ui.opening import Assembly
from sli_desktop.ui.recent import Recent, remember
from sli_desktop.ui.start import Program, Start


class Never:
    """An executor that takes tasks and does none."""

    def submit(self, task: Task) -> None:
        pass

    def close(self) -> None:
        pass


def nothing() -> Assembly:
    raise NotImplementedError


def main(folder: Path) -> None:
    now = datetime.now(UTC)
    remember(folder / "recent.json", Recent(folder, "Northmere", "", None, None, now))
    app = QApplication([])
    start = Start(nothing, Never(), lambda: now, folder / "recent.json", lambda _: None)
    program = Program(app, Look(app), start)
    painted: list[bool] = []
    program.shell.painted.connect(lambda: painted.append(True))
    program.show()
    while not painted:
        app.processEvents()
    loaded = sorted(sys.modules)
    field = program.welcome.view.passphrase
    QTest.keyClicks(field, "three random words")
    print(json.dumps({"loaded": loaded, "typed": field.text(), "focus": field.hasFocus()}))
    program.shell.close()


main(Path(sys.argv[1]))
