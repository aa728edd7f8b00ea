"""One thing that was changed by both: the texts side by side, and what a person may do."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextBlock
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.models.records.codec import JsonValue
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.kind_words import field_words, kind_words, value_words
from sli_desktop.services.settling import Clash, both, label_of
from sli_desktop.services.versions.comparing import Piece, Turn, marked
from sli_desktop.storage import Variant
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.flow import FlowLayout
from sli_desktop.ui.widgets.marked_text import MarkedText
from sli_desktop.ui.widgets.parts import box, button, card, column, row, text
from sli_desktop.wording import tr

_TALLEST_LINES = 14
_TWO = 2


class ClashCard(QFrame):
    """Says `settled` with the value that shall stand. Nothing is preselected."""

    settled = Signal(object)

    def __init__(
        self,
        look: Look,
        clash: Clash,
        records: ChallengeRecords,
        *,
        names: Mapping[str, str],
        mine: str,
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._look, self._clash, self._records = look, clash, records
        self._names, self._mine = names, mine
        title = f"{kind_words(clash.attention.kind).capitalize()}: {label_of(clash.record)}"
        self.buttons: list[QPushButton] = []
        self._sides = QHBoxLayout()
        self._sides.setSpacing(12)
        choices = FlowLayout(gap=8)
        for variant in clash.attention.variants:
            self._sides.addWidget(self._side(variant), 1)
            choices.addWidget(
                self._choice(
                    tr("Keep {whose}").format(whose=self._whose(variant)), variant.value, title
                )
            )
        if clash.is_text:
            choices.addWidget(
                self._choice(tr("Keep both, one after the other"), both(clash), title)
            )
            choices.addWidget(self._rewrite_button(title))
        self._own = self._make_own()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.setSpacing(10)
        heading = text(title, "heading", wrap=True)
        inside.addLayout(column([heading, text(self._field(), "secondary")], gap=2))
        inside.addLayout(self._sides)
        inside.addWidget(box(choices))
        kept = tr("Nothing is lost: the other version stays in the history.")
        inside.addWidget(text(kept, "secondary", wrap=True))
        inside.addWidget(self._own)

    def set_narrow(self, *, narrow: bool) -> None:
        """The texts below each other where there is no room beside each other."""
        way = QHBoxLayout.Direction
        self._sides.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def choose(self, number: int) -> bool:
        """Press the choice of this number, from 1; False where there is none."""
        if 0 < number <= len(self.buttons):
            self.buttons[number - 1].click()
            return True
        return False

    def _field(self) -> str:
        if self._clash.is_deletion:
            return tr("Deleted by one, changed by another")
        return field_words(self._clash.attention.key).capitalize()

    def _whose(self, variant: Variant) -> str:
        if variant.device == self._mine:
            return "yours"
        name = self._names.get(variant.device, tr("the other"))
        return f"{name}'s" if name != "the other" else name

    def _side(self, variant: Variant) -> QFrame:
        whose = self._whose(variant)
        head = row([text(whose[:1].upper() + whose[1:], "strong"), None])
        return card(column([head, self._said(variant, whose), None], gap=6, margins=12))

    def _said(self, variant: Variant, whose: str) -> QWidget:
        """The value in words; of two texts the words that only this one has are marked."""
        variants = self._clash.attention.variants
        if not self._clash.is_text or len(variants) != _TWO:
            return text(self._shown(variant.value), wrap=True)
        (other,) = [each for each in variants if each is not variant]
        pieces = marked(str(other.value or ""), str(variant.value or ""))
        shown = SideText(self._look)
        shown.setAccessibleName(tr("{whose} version").format(whose=whose.capitalize()))
        shown.add(_joined([piece for piece in pieces if piece.turn is not Turn.GONE]))
        shown.to_top()
        return shown

    def _shown(self, value: JsonValue) -> str:
        if self._clash.is_deletion:
            return tr("Deleted") if value is True else tr("Changed, so kept")
        return value_words(value, self._records.find)

    def _choice(self, words: str, value: JsonValue, title: str) -> QPushButton:
        made = button(self._look, words, name=f"{words}: {title}")
        made.clicked.connect(lambda: self.settled.emit(value))
        self.buttons.append(made)
        return made

    def _rewrite_button(self, title: str) -> QPushButton:
        words = tr("Write a new version")
        made = button(self._look, words, icon="pen-line", name=f"{words}: {title}")
        made.clicked.connect(self._rewrite)
        self.buttons.append(made)
        return made

    def _make_own(self) -> QFrame:
        self.own_text = QPlainTextEdit()
        self.own_text.setTabChangesFocus(True)
        self.own_text.setAccessibleName(tr("New version"))
        self.own_text.setFixedHeight(self._look.theme.px(96))
        self.own_save = button(self._look, tr("Use this version"), kind="primary")
        self.own_save.clicked.connect(lambda: self.settled.emit(self.own_text.toPlainText()))
        frame = card(column([self.own_text, row([self.own_save, None])], margins=8))
        frame.hide()
        return frame

    def _rewrite(self) -> None:
        self.own_text.setPlainText(both(self._clash))
        self._own.show()
        self.own_text.setFocus()


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """A gap between two marked words is marked too, so that the eye finds one stretch."""
    found = list(pieces)
    for at in range(1, len(found) - 1):
        around = {found[at - 1].turn, found[at + 1].turn}
        if found[at].words.isspace() and around == {Turn.ADDED}:
            found[at] = Piece(found[at].words, Turn.ADDED)
    return found


class SideText(MarkedText):
    """One of two texts side by side, as high as its words need, up to a height it scrolls in."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setProperty("role", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = sum(block.layout().lineCount() for block in self._blocks() if block.text()) or 1
        policy = Qt.ScrollBarPolicy
        is_long = lines > _TALLEST_LINES
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if is_long else policy.ScrollBarAlwaysOff
        )
        tall = min(lines, _TALLEST_LINES) + 0.3
        self.setFixedHeight(round(tall * self.fontMetrics().lineSpacing()))

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()
