"""The drafting checks under the words of a recommendation: they show while one writes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sli_desktop.services.drafting import Draft, Remark, remarks
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.parts import box, button, clear, icon_label, row, text
from sli_desktop.wording import tr


class Remarks(QWidget):
    """A line a remark; `split_asked` gives where the second ask begins. Nothing here blocks."""

    split_asked = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.shown: tuple[Remark, ...] | None = None
        self._split_at = 0
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.split = button(look, tr("Split it"), icon="split", name=tr("Split it into two"))
        self.split.clicked.connect(lambda: self.split_asked.emit(self._split_at))
        items = QVBoxLayout(self)
        items.setContentsMargins(0, 0, 0, 0)
        items.setSpacing(6)
        items.addWidget(text(tr("How it reads"), "strong"))
        items.addLayout(self._lines)
        items.addWidget(box(row([self.split, None])))

    def look_at(self, draft: Draft, *, can_split: bool) -> None:
        """Show what is to say about words; nothing is drawn anew while that stays the same."""
        found = remarks(draft)
        at = next((each.split_at for each in found if each.split_at is not None), None)
        self._split_at = at or 0
        self.split.setVisible(can_split and at is not None)
        self.setVisible(bool(draft.text.strip()))
        if found == self.shown:
            return
        self.shown = found
        clear(self._lines)
        for remark in found:
            self._add("info", "text_2", remark.told)
        if not found:
            self._add("circle-check", "ok", tr("One ask, and one can tell when it is done."))

    def _add(self, icon: str, tone: str, words: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        mark = icon_label(self._look, icon, tone)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        label = text(words, wrap=True)
        line.addWidget(label, 1)
        self._lines.addLayout(line)
        for each in (mark, label):
            each.show()
