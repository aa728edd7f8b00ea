"""Up to three headlines of a meeting, a sentence each; Enter goes to the next."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from sli_desktop.models.records.change import ChangeSet, Committed
from sli_desktop.models.records.ids import HeadlineId
from sli_desktop.models.records.meeting import Headline, Meeting
from sli_desktop.services.capture import MOST_HEADLINES
from sli_desktop.services.wrapping_up import ORDERS, write_headline
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.look import Look
from sli_desktop.ui.record_field import RecordField
from sli_desktop.ui.widgets.forms import TextField
from sli_desktop.ui.widgets.parts import text
from sli_desktop.ui.widgets.spelling import Spelling
from sli_desktop.wording import tr

MOST_LINES = 4
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_HINTS = (
    tr("What to carry away, in a sentence"),
    tr("Second headline (optional)"),
    tr("Third headline (optional)"),
)


class HeadlineBox(TextField):
    """One sentence: Enter is `entered`, the box grows with the words."""

    entered = Signal()

    def __init__(self, look: Look, number: int) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(tr("Headline {number}").format(number=number + 1))
        self.setPlaceholderText(_HINTS[number])
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        lines = min(max(int(self.document().size().height()), 1), MOST_LINES)
        frame = self._look.theme.px(16) + 2
        high = lines * self.fontMetrics().lineSpacing() + frame
        self.setFixedHeight(max(high, self._look.theme.target(38)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & _HELD:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(" ".join(source.text().split()))


class Headlines(QObject):
    """Saves each box as it is typed; `left` follows Enter in the last box, or in an empty one."""

    left = Signal()

    def __init__(self, desk: Desk, spelling: Spelling) -> None:
        super().__init__()
        self._desk = desk
        self.boxes = tuple(HeadlineBox(desk.look, number) for number in range(MOST_HEADLINES))
        self._bound = tuple(
            RecordField[Headline](desk, box, read=lambda each: each.text, act=self._act)
            for box in self.boxes
        )
        for number, box in enumerate(self.boxes):
            spelling.attach(box)
            box.entered.connect(partial(self._go_on, number))

    def rows(self) -> list[QWidget]:
        """Each box with its number before it, to be laid out."""
        rows = []
        for number, box in enumerate(self.boxes, start=1):
            line = QWidget()
            inside = QHBoxLayout(line)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(8)
            inside.addWidget(text(str(number), "key"), 0, Qt.AlignmentFlag.AlignVCenter)
            inside.addWidget(box, 1)
            rows.append(line)
        return rows

    def show(self, meeting: Meeting, stored: tuple[Headline | None, ...]) -> None:
        """Show the headlines of a meeting; what has none yet waits for words."""
        for number, (bound, headline) in enumerate(zip(self._bound, stored, strict=True)):
            new = Headline(
                id=HeadlineId(self._desk.new_id()),
                text="",
                meeting=meeting.id,
                order=ORDERS[number],
            )
            bound.show(headline or new)

    def follow(self, committed: Committed) -> None:
        """A headline that was deleted, or whose making was undone, is empty here."""
        gone = {each.record_id for each in committed.changes if each.after is None}
        for box, bound in zip(self.boxes, self._bound, strict=True):
            if bound.record is not None and bound.record.id in gone:
                bound.record = replace(bound.record, text="")
                if not box.visit.is_unsaved and box.toPlainText().strip():
                    box.show_text("")

    def settle(self) -> None:
        """Save what stands in the boxes now."""
        for box in self.boxes:
            box.settle()

    @property
    def first_empty(self) -> HeadlineBox:
        """The box the focus goes to: the first without words, else the last."""
        empty = (box for box in self.boxes if not box.toPlainText().strip())
        return next(empty, self.boxes[-1])

    def _act(self, headline: Headline, words: str) -> ChangeSet | None:
        with self._desk.workspace.read() as view:
            stored = view.get(Headline, headline.id)
        return write_headline(stored, replace(headline, text=words))

    def _go_on(self, number: int) -> None:
        box = self.boxes[number]
        box.settle()
        if not box.toPlainText().strip() or number == MOST_HEADLINES - 1:
            self.left.emit()
        else:
            self.boxes[number + 1].setFocus()
