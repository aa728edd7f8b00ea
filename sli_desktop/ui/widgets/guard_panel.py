"""The non-attribution check under an editor: what could give somebody away, and what to do.

A screen with a text of a record places it below the editor of that text:

    self.statement = TextField()
    self.check = GuardPanel(desk)
    self.check.said.connect(self.said)            # the toast, with Undo
    self.check.watch(self.statement)              # once: it follows what is typed
    ...
    self.check.show_record(finding.id)            # whenever another record is shown; None clears
    ...
    self.check.enter()                            # in `Screen.enter`: people may have changed

A cure is put into the editor as one step of undo, through the editor's own `settled`: whatever
saves the editor (a `RecordField`) saves the cure. "Keep it, because…" writes a `Reason` for the
record; undo takes it back. What the challenge knows is read once for all panels
(`ui/known_here.py`); the check itself takes a few milliseconds and runs when the keys rest.
"""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QTextCursor
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from sli_desktop.models.records.change import Committed
from sli_desktop.models.records.finding import Reason, Rule
from sli_desktop.services.guard import (
    Cure,
    Hit,
    Sort,
    Strength,
    by_place,
    check,
    keep_hits,
    not_kept,
)
from sli_desktop.ui.accessibility import announce
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.widgets.forms import TextField
from sli_desktop.ui.widgets.guard_hit import HitCard
from sli_desktop.ui.widgets.parts import (
    box,
    button,
    clear,
    column,
    icon_label,
    in_reading_order,
    row,
    set_tone,
    tab_order,
    text,
)
from sli_desktop.wording import tr, trn

REST_MS = 300
"""The text is looked at when the keys rest so long."""
MOST_SHOWN = 12
"""So many hits are shown at once; the next ones follow as these are cured."""


class GuardPanel(QWidget):
    """What the guard says of the text of one record. `said` tells of a hit that was kept."""

    said = Signal(str)
    troubled = Signal(object)
    found = Signal()
    """`hits` are others than before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._editor: TextField | None = None
        self._after: QWidget | None = None
        self._record: UUID | None = None
        self._reasons: tuple[Reason, ...] = ()
        self.hits: tuple[Hit, ...] = ()
        self.cards: list[HitCard] = []
        self._make()
        self._resting = QTimer(self)
        self._resting.setObjectName("guard of a text")
        self._resting.setSingleShot(True)
        self._resting.setInterval(REST_MS)
        self._resting.timeout.connect(self.look)
        desk.known.took.connect(self._take)
        desk.known.troubled.connect(self.troubled)
        desk.bridge.committed.connect(self._follow)

    def _make(self) -> None:
        look = self._desk.look
        self.title = text(tr("Can anybody be recognised?"), "strong", wrap=True)
        self.icon = icon_label(look, "shield-check", "ok")
        self.verdict = text("", wrap=True)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self._quiet = QVBoxLayout()
        self._quiet.setSpacing(8)
        self.quiet_box = box(self._quiet)
        self.quiet_box.hide()
        self.show_quiet: QPushButton = button(look, "", kind="link")
        self.show_quiet.setCheckable(True)
        self.show_quiet.toggled.connect(self.quiet_box.setVisible)
        self.more = text("", "secondary", wrap=True)
        items = QVBoxLayout(self)
        items.setContentsMargins(0, 0, 0, 0)
        items.setSpacing(8)
        items.addLayout(column([self.title, row([self.icon, self.verdict], gap=8)], gap=4))
        items.addLayout(self._cards)
        items.addWidget(self.more)
        items.addLayout(row([self.show_quiet, None]))
        items.addWidget(self.quiet_box)

    # --- what a screen does ---------------------------------------------------------------------

    def watch(self, editor: TextField, *, after: QWidget | None = None) -> None:
        """Look at what stands in an editor, from now on and at every rest of the keys.

        `after` is what Tab comes from to this panel, where that is not the editor itself.
        """
        self._editor, self._after = editor, after or editor
        editor.textChanged.connect(self._resting.start)

    def show_record(self, record: UUID | None) -> None:
        """The editor shows the text of another record, or of none."""
        self._record = record
        self._read_reasons()
        self.look()

    def enter(self) -> None:
        """The screen is shown: take up who was met since."""
        self._desk.known.want()

    @property
    def open_hits(self) -> tuple[Hit, ...]:
        """What is to be looked at: hits that nobody gave a reason for, without the quiet ones."""
        return tuple(hit for hit in self.hits if hit.strength is not Strength.QUIET)

    # --- reading --------------------------------------------------------------------------------

    def _take(self) -> None:
        if isValid(self):
            self.look()

    def _read_reasons(self) -> None:
        if self._record is None:
            self._reasons = ()
            return
        with self._desk.workspace.read() as view:
            self._reasons = view.where(Reason, record=self._record, rule=Rule.GUARD_HIT)

    def _follow(self, committed: Committed) -> None:
        kinds = {change.kind for change in committed.changes}
        if "reason" in kinds:
            self._read_reasons()
            self.look()
        if self.isVisible():
            self._desk.known.want()

    # --- looking --------------------------------------------------------------------------------

    def look(self) -> None:
        """Check the text as it stands now and show what is found."""
        self._resting.stop()
        known = self._desk.known.known
        if known is None:
            if self.isVisible() and self._record is not None:
                self._desk.known.want()
            return
        words = self._editor.toPlainText() if self._editor and self._record else ""
        found = check(words, known)
        hits = found if self._record is None else not_kept(found, self._reasons, self._record)
        if self._is_reasoning:
            return
        if hits != self.hits or not self.verdict.text():
            self.hits = hits
            self._show(len(found) - len(hits))
            self.found.emit()

    def _show(self, kept: int) -> None:
        open_hits = self.open_hits
        groups = by_place(open_hits)
        quiet = by_place(hit for hit in self.hits if hit.strength is Strength.QUIET)
        had_focus = any(each.hasFocus() for each in self.findChildren(QWidget))
        clear(self._cards)
        clear(self._quiet)
        self.cards = [self._card(group) for group in groups[:MOST_SHOWN]]
        for card in self.cards:
            self._cards.addWidget(card)
        for group in quiet[:MOST_SHOWN]:
            self._quiet.addWidget(self._card(group))
        left = len(groups) - len(self.cards)
        self.more.setText(trn(left, "{number} more after these", "{number} more after these"))
        self.more.setVisible(left > 0)
        self.show_quiet.setText(_quiet_words(quiet))
        self.show_quiet.setAccessibleName(self.show_quiet.text())
        self.show_quiet.setVisible(bool(quiet))
        self.quiet_box.setVisible(bool(quiet) and self.show_quiet.isChecked())
        self._order_tab()
        self._tell(len(groups), kept)
        if had_focus:
            self._go_on()

    def _order_tab(self) -> None:
        """Let Tab go from what is above through what was made anew, as it is read."""
        if self._after is not None:
            tab_order([self._after, *in_reading_order(self.layout())])

    @property
    def _is_reasoning(self) -> bool:
        """Whether somebody is writing a reason: nothing is made anew under their hands."""
        return any(card.is_reasoning for card in self.findChildren(HitCard))

    def _card(self, group: tuple[Hit, ...]) -> HitCard:
        made = HitCard(self._desk.look, group)
        made.cured.connect(self._cure)
        made.kept.connect(partial(self._keep, group))
        return made

    def _tell(self, number: int, kept: int) -> None:
        look = self._desk.look
        if number:
            words = trn(number, "{number} thing to look at", "{number} things to look at")
        else:
            words = tr("Nobody can be recognised, as far as the program can tell")
        if kept:
            words += " · " + trn(kept, "{number} kept with a reason", "{number} kept with a reason")
        look.dress(self.icon, *(("triangle-alert", "warn") if number else ("shield-check", "ok")))
        set_tone(self.verdict, "warn" if number else "ok")
        self.verdict.setText(words)

    def _go_on(self) -> None:
        """Put the focus on the next thing to do."""
        if self.cards:
            self.cards[0].first_button.setFocus()
        elif self._editor is not None:
            self._editor.setFocus()
        announce(self, self.verdict.text())

    # --- acting ---------------------------------------------------------------------------------

    def _cure(self, cure: Cure) -> None:
        editor = self._editor
        if editor is None:
            return
        editor.settle()
        self.look()
        if not any(cure in hit.cures for hit in self.hits):
            return  # the text has changed meanwhile, and what is shown with it
        cursor = QTextCursor(editor.document())
        cursor.setPosition(_in_qt(editor, cure.start))
        cursor.setPosition(_in_qt(editor, cure.end), QTextCursor.MoveMode.KeepAnchor)
        if cure.text is None:
            editor.setTextCursor(cursor)
            editor.setFocus()
            announce(editor, tr("Marked: type your own words over it"))
            return
        cursor.insertText(cure.text)
        editor.settle()
        self.look()
        self._go_on()

    def _keep(self, group: tuple[Hit, ...], because: str) -> None:
        if self._record is None:
            return
        act = keep_hits(
            group,
            self._record,
            because=because,
            by=self._desk.peer.id,
            new_id=self._desk.new_id,
        )
        for card in self.findChildren(HitCard):
            card.close_reason()
        if self._desk.acts.do(act) is not None:
            self.said.emit(tr("“{words}” stays, with your reason").format(words=group[0].words))
            self._go_on()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._resting.stop()
        super().hideEvent(event)


def _in_qt(editor: TextField, place: int) -> int:
    """A place of the text as the editor counts it: letters beyond the first plane count twice."""
    return len(editor.toPlainText()[:place].encode("utf-16-le")) // 2


def _quiet_words(quiet: Sequence[Sequence[Hit]]) -> str:
    """What the quiet list holds: people it is about, or more that leads to somebody."""
    if all(hit.sort is Sort.ABOUT for group in quiet for hit in group):
        return trn(
            len(quiet), "About {number} person: is it fair?", "About {number} people: is it fair?"
        )
    return trn(len(quiet), "{number} more to look at", "{number} more to look at")
