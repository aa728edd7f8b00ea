"""A row that could not be read, with its reason, to be put right where it stands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout

from sli_desktop.services.intake.timetable_rows import LeftOut, Meaning, RowWords
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.forms import Field, LineField
from sli_desktop.ui.widgets.parts import button, column, icon_label, row, text
from sli_desktop.wording import tr


class BadRowCard(QFrame):
    """Says `mended` with the words as they stand now, or `left` where the row stays out."""

    mended = Signal(object, object)
    left = Signal(object)

    def __init__(self, look: Look, bad: LeftOut) -> None:
        super().__init__()
        self.bad = bad
        self.setProperty("role", "card")
        words = bad.words or RowWords()
        where = tr("Row {number}").format(number=bad.number)
        if bad.sheet:
            where = tr("{row} of sheet {sheet}").format(row=where, sheet=bad.sheet)
        reason = f"{where}: {bad.reason}."
        self.reason = text(reason, wrap=True, tone="warn")
        self.original = text(bad.text, "secondary", wrap=True)
        self.title, self.day = LineField(words.title), LineField(words.day)
        self.time, self.place = LineField(words.time), LineField(words.place)
        self.put_in = button(look, tr("Put it in"), name=tr("Put it in: {row}").format(row=where))
        out = tr("Leave it out")
        self.leave_out = button(look, out, kind="link", name=f"{out}: {where}")
        named = (
            (self.title, tr("Who the team meets"), Meaning.TITLE),
            (self.day, tr("Day"), Meaning.DATE),
            (self.time, tr("Time"), Meaning.TIME),
            (self.place, tr("Room"), Meaning.PLACE),
        )
        self.fields: dict[Meaning, LineField] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        self._boxes: list[Field] = []
        for field, label, meaning in named:
            box = Field(label, field)
            field.setAccessibleName(f"{label}, {where}")
            field.returnPressed.connect(self._mend)
            field.setCursorPosition(0)
            self.fields[meaning] = field
            self._boxes.append(box)
        self.fields[self.wrong].setAccessibleDescription(reason)
        for each in (self.put_in, self.leave_out):
            each.setAutoDefault(True)
        self.put_in.clicked.connect(self._mend)
        self.leave_out.clicked.connect(lambda: self.left.emit(self.bad))
        head = row([icon_label(look, "triangle-alert", "warn")])
        head.addWidget(self.reason)
        if isinstance(head, QBoxLayout):
            head.setStretchFactor(self.reason, 1)
        buttons = row([self.put_in, self.leave_out, None])
        self.setLayout(column([head, self.original, self._grid, buttons], gap=8, margins=14))
        self.set_narrow(narrow=False)

    @property
    def wrong(self) -> Meaning:
        """What of the row is to be put right first."""
        return self.bad.wrong if self.bad.wrong in self.fields else Meaning.TITLE

    @property
    def first(self) -> LineField:
        """The field that is to be put right first."""
        return self.fields[self.wrong]

    def focus(self) -> None:
        """Go to what is wrong, ready to be typed over."""
        self.first.setFocus()
        self.first.selectAll()

    def _mend(self) -> None:
        words = RowWords(
            title=self.title.text(),
            day=self.day.text(),
            time=self.time.text(),
            place=self.place.text(),
        )
        self.mended.emit(self.bad, words)

    def set_narrow(self, *, narrow: bool) -> None:
        """One field below the other where there is no room for four."""
        for each in self._boxes:
            self._grid.removeWidget(each)
        for at, each in enumerate(self._boxes):
            place = (at, 0) if narrow else (0, at)
            self._grid.addWidget(each, *place, Qt.AlignmentFlag.AlignBottom)
            self._grid.setColumnStretch(at, 0 if narrow and at else (2 if at == 0 else 1))
