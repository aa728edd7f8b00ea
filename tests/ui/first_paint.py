"""A child process of `test_start`: the program's own start, watched from outside.

At the first paint it notes what is loaded and types half a passphrase; once Welcome has taken its
place, the other half. Then it prints what it saw.
"""
# ruff: noqa: PLC0415 -- what is loaded when is what this child watches

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtTest import QTest

seen: dict[str, object] = {}


def main(home: Path) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        os.environ[name] = str(home)
    from sli_desktop import app
    from sli_desktop.ui import first_paint

    show = first_paint.FirstPaint.show

    def shown(first: first_paint.FirstPaint) -> None:
        show(first)
        seen["loaded"] = sorted(sys.modules)
        QTest.keyClicks(first.field, "three random")
        seen["typed"] = first.field.text()
        seen["focus"] = first.field.hasFocus()
        _remember(home)
        _watch_welcome()

    first_paint.FirstPaint.show = shown  # type: ignore[method-assign,assignment]
    app.main([])


def _remember(home: Path) -> None:
    from sli_desktop.ui.recent import Recent, remember

    entry = Recent(home, "Northmere", "", None, None, datetime.now(UTC))
    remember(home / "sli-desktop" / "recent.json", entry)


def _watch_welcome() -> None:
    from PySide6.QtWidgets import QApplication

    from sli_desktop.ui import start

    def go_on(program: start.Program, first: object, take=start.Program.take_over) -> None:  # type: ignore[no-untyped-def]
        take(program, first)
        field = program.welcome.view.passphrase
        QTest.keyClicks(field, " words")
        seen["whole"] = field.text()
        print(json.dumps(seen), flush=True)
        program.shell.close()
        QApplication.quit()
        os._exit(0)

    start.Program.take_over = go_on  # type: ignore[method-assign,assignment]


main(Path(sys.argv[1]))
