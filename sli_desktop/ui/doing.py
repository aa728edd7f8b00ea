"""What is done on a screen: each is one act, told with Undo; what is refused is told as well."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from sli_desktop.errors import SliError
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.services.references import References, used_references
from sli_desktop.storage import View
from sli_desktop.ui.desk import Desk


class Doing(QObject):
    """`said` tells what was done, `told` what cannot be, `troubled` what was refused and why."""

    said = Signal(str)
    told = Signal(str)
    troubled = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def do(self, act: ChangeSet, told: str = "", *, visit: object = None) -> bool:
        """Commit an act that is made; whether anything has changed.

        What is typed on one `visit` to a field is one step of undo, and not told.
        """
        is_done = bool(act.changes) and self._desk.acts.do(act, visit=visit) is not None
        if is_done and told:
            self.said.emit(told)
        return is_done

    def attempt(self, make: Callable[[], ChangeSet], told: str) -> bool:
        """Make an act and commit it; what refuses to be made is told."""
        try:
            act = make()
        except SliError as problem:
            self.troubled.emit(problem)
            return False
        return self.do(act, told)

    def reference(self, view: View) -> str:
        """The next short reference of the person at this laptop."""
        return References(self._desk.peer.initials, used_references(view))()
