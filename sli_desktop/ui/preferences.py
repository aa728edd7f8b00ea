"""The preferences of this person while the program runs; every change is saved at once."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from sli_desktop.errors import SliError
from sli_desktop.settings import Settings


class Preferences(QObject):
    """`now` is what counts; `changed` follows each change, `troubled` one that was not saved."""

    changed = Signal(object)
    troubled = Signal(object)

    def __init__(
        self, settings: Settings | None = None, save: Callable[[Settings], None] | None = None
    ) -> None:
        super().__init__()
        self.now = settings or Settings()
        self.save = save

    def change(self, **values: Any) -> None:
        """Prefer something else from now on; it counts even where it cannot be saved."""
        after = replace(self.now, **values)
        if after == self.now:
            return
        self.now = after
        self.changed.emit(after)
        if self.save is None:
            return
        try:
            self.save(after)
        except SliError as problem:
            self.troubled.emit(problem)
