"""One hit of the non-attribution guard: what it is, why, and what to do about it as buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.services.guard import Cure, Hit, Sort, Strength
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.flow import flow
from sli_desktop.ui.widgets.forms import Field, LineField
from sli_desktop.ui.widgets.parts import box, button, card, column, icon_label, row, text
from sli_desktop.wording import tr

_LONGEST = 60
_ICONS = {
    Strength.LEAK: ("octagon-alert", "danger"),
    Strength.HIT: ("triangle-alert", "warn"),
    Strength.QUIET: ("info", "accent"),
}


def headline(hit: Hit) -> str:
    """What a hit is, in one line that names its words."""
    words = " ".join(hit.words.split())
    short = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
    match hit.sort:
        case Sort.SPOKE:
            line = tr("“{words}” may tell who spoke")
        case Sort.ABOUT:
            line = tr("“{words}” is who this is about")
        case Sort.PASSING:
            line = tr("“{words}” may lead to one person or one office")
        case Sort.IDENTIFIER:
            line = tr("“{words}” is a personal detail")
        case Sort.KEPT_OUT:
            line = tr("“{words}” is a word to keep out")
        case Sort.QUOTE:
            return tr("Somebody's own words: {words}").format(words=short)
    return line.format(words=short)


class HitCard(QWidget):
    """One place of a text. `cured` gives the cure chosen, `kept` the reason given.

    "Keep it, because…" opens a line for the reason; Enter keeps, Esc closes the line.
    """

    cured = Signal(object)
    kept = Signal(str)

    def __init__(self, look: Look, hits: Sequence[Hit]) -> None:
        super().__init__()
        self.hits = tuple(hits)
        first = max(self.hits, key=lambda hit: list(Strength)[::-1].index(hit.strength))
        icon, tone = _ICONS[first.strength]
        self.told = headline(first)
        self.why = " ".join(dict.fromkeys(hit.why for hit in self.hits))
        self.cures: list[QPushButton] = []
        for cure in dict.fromkeys(cure for hit in self.hits for cure in hit.cures):
            self.cures.append(self._cure_button(look, cure))
        self.keep = button(
            look,
            tr("Keep it, because…"),
            kind="link",
            name=self._named(tr("Keep it, because…")),
        )
        self.keep.clicked.connect(self._open)
        self.reason = LineField()
        self.field = Field(tr("Why may “{words}” stay?").format(words=first.words), self.reason)
        self.reason.setAccessibleName(self._named(self.field.label.text()))
        self.confirm = button(look, tr("Keep it"), name=self._named(tr("Keep it")))
        self.reason.returnPressed.connect(self._ask)
        self.confirm.clicked.connect(self._ask)
        self.reasoning = box(column([self.field, row([self.confirm, None])], gap=6))
        self.reasoning.hide()
        mark = icon_label(look, icon, tone)
        mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        words = column(
            [
                text(self.told, "strong", wrap=True),
                text(self.why, "secondary", wrap=True),
                flow(*self.cures, self.keep),
                self.reasoning,
            ],
            gap=6,
        )
        line = row([mark, box(words)], gap=10, margins=(12, 10, 12, 10))
        line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(card(line))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)

    def _named(self, words: str) -> str:
        """An accessible name that is another one for every card and holds the visible words."""
        return tr("{words}: {hit}, at {place}").format(
            words=words, hit=self.hits[0].words, place=self.hits[0].start
        )

    def _cure_button(self, look: Look, cure: Cure) -> QPushButton:
        made = button(look, cure.label, name=self._named(cure.label))
        made.clicked.connect(lambda: self.cured.emit(cure))
        return made

    def _open(self) -> None:
        self.reasoning.show()
        self.keep.hide()
        self.reason.setFocus()

    def _ask(self) -> None:
        because = " ".join(self.reason.text().split())
        if not because:
            self.field.show_error(tr("Write in a few words why it may stay."))
            self.reason.setFocus()
            return
        self.kept.emit(because)

    @property
    def is_reasoning(self) -> bool:
        """Whether a reason is being written."""
        return self.reasoning.isVisibleTo(self) and bool(self.reason.text().strip())

    def close_reason(self) -> None:
        """Put the line for the reason away, with what stands in it."""
        self.reason.show_text("")
        self.reasoning.hide()
        self.keep.show()

    @property
    def first_button(self) -> QPushButton:
        """What to press first."""
        return self.cures[0] if self.cures else self.keep

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.reasoning.isVisibleTo(self):
            self.close_reason()
            self.keep.setFocus()
            event.accept()
            return
        super().keyPressEvent(event)
