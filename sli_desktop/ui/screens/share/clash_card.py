"""One thing that was changed by both: the texts side by side, and what a person may do."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout

from sli_desktop.models.records.codec import JsonValue
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.kind_words import field_words, kind_words, value_words
from sli_desktop.services.settling import Clash, both, label_of
from sli_desktop.storage import Variant
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.flow import FlowLayout
from sli_desktop.ui.widgets.parts import box, button, card, column, row, text
from sli_desktop.wording import tr


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
        inside.addWidget(self._own)

    def set_narrow(self, *, narrow: bool) -> None:
        """The texts below each other where there is no room beside each other."""
        way = QHBoxLayout.Direction
        self._sides.setDirection(way.TopToBottom if narrow else way.LeftToRight)

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
        words = text(self._shown(variant.value), wrap=True)
        return card(column([head, words, None], gap=6, margins=12))

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
