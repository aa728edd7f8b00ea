"""A field for an answer of set-up that is no field of a record: a number to ring."""

from collections.abc import Callable

from sli_desktop.models.records.change import ChangeSet
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.widgets.forms import LineField


class AnswerField:
    """Saves what is typed within a second; one visit is one step of undo."""

    def __init__(self, desk: Desk, editor: LineField, act: Callable[[str], ChangeSet]) -> None:
        self._desk, self._act = desk, act
        self.editor = editor
        self.editor.paused.connect(self._save)
        self.editor.settled.connect(self._save)

    def _save(self, words: str) -> None:
        act = self._act(words)
        if act.changes:
            self._desk.acts.do(act, visit=self.editor.visit.token)

    def show(self, words: str) -> None:
        """Show what is kept, unless somebody is typing something newer."""
        if not self.editor.visit.is_unsaved and self.editor.text().strip() != words:
            self.editor.show_text(words)
