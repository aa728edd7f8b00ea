"""How chosen notes get to a finding: by the Move menu, or carried with the pointer."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Signal

from sli_desktop.storage import NO_THEME, FindingLine
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.evidence.doing import Doing, HeldBack
from sli_desktop.ui.screens.evidence.move_menu import MoveMenu, Offer
from sli_desktop.ui.screens.evidence.reading import with_remarks
from sli_desktop.ui.screens.evidence.shown import Shown
from sli_desktop.ui.screens.evidence.view import EvidenceView
from sli_desktop.wording import tr, trn

_BESIDE, _ABOVE = 160, 20
"""How far right of a row and above its lower edge the menu opens, in px."""


class Moving(QObject):
    """`dropped_on_new` says that what is carried was let go on the button for a new finding."""

    dropped_on_new = Signal()

    def __init__(
        self, desk: Desk, screen: Screen, view: EvidenceView, shown: Shown, doing: Doing
    ) -> None:
        super().__init__(screen)
        self._desk, self._screen = desk, screen
        self._view, self._shown, self._doing = view, shown, doing
        self.menu = MoveMenu(screen, view, desk.look, self._find)
        view.over_notes = self.menu.in_order
        self._notes: tuple[UUID, ...] = ()
        self._held: HeldBack | None = None
        menu = self.menu
        menu.moved.connect(lambda f, against: doing.move(self._notes, f, against=against))
        menu.named.connect(self._make)
        menu.set_aside.connect(lambda: doing.background(self._notes))
        menu.closed.connect(self.back_to_notes)
        view.notes.carried.connect(self._carry)
        view.notes.dropped.connect(self._drop)
        view.notes.let_go.connect(lambda: self._carry(None))
        doing.held_back.connect(self._hold_back)
        view.held.keep.clicked.connect(lambda: self._cure(inside=True))
        view.held.others.clicked.connect(lambda: self._cure(inside=False))
        view.held.leave.clicked.connect(self.back_to_notes)

    def back_to_notes(self) -> None:
        """Put the focus on the list, or on what stands in its place."""
        view = self._view
        (view.notes if self._shown.model.lines else view.message_act).setFocus()

    # --- the menu -------------------------------------------------------------------------------

    def open_menu(self, notes: Sequence[UUID], *, naming: bool) -> None:
        """Ask where notes go; `naming` begins with the headline of a new finding."""
        self._notes = tuple(notes)
        if not notes and not naming:
            return
        view, moving = self._view, with_remarks(notes, self._shown.room)
        title = trn(len(moving), "Move {number} note to", "Move {number} notes to")
        if naming:
            title = trn(len(moving), "{number} note moves to it", "{number} notes move to it")
        near = [row.line for row in view.findings.rows.rows]
        offer = Offer(title if moving else tr("New finding"), near, self._where_new(), bool(moving))
        chosen = view.notes.visualRect(view.notes.currentIndex())
        corner = chosen.bottomLeft() + QPoint(_BESIDE, -_ABOVE)
        at = self._screen.mapFromGlobal(view.notes.viewport().mapToGlobal(corner))
        self.menu.open(offer, at, naming=naming)

    def _where_new(self) -> str:
        theme = self._shown.sieve.theme
        if theme is None or theme == NO_THEME:
            return tr("It comes under the theme that most of the notes are about.")
        return tr("It comes under {theme}.").format(theme=self._shown.room.theme_name(theme))

    def _find(self, words: str) -> Sequence[FindingLine]:
        with self._desk.workspace.read() as view:
            return view.sorting.findings(words=words, limit=30)

    def _make(self, headline: str) -> None:
        theme = self._shown.sieve.theme
        self._doing.move_to_new(self._notes, headline, None if theme == NO_THEME else theme)

    # --- carrying with the pointer --------------------------------------------------------------

    def _carry(self, place: QPoint | None, against: bool = False) -> None:
        findings = self._view.findings
        moving = len(with_remarks(self._view.notes.acting(), self._shown.room))
        target = None
        if place is not None:
            findings.scroll_towards(place)
            target = findings.finding_at(place)
        findings.show_target(target, lambda name: _carried_words(moving, name, against=against))

    def _drop(self, place: QPoint, against: bool) -> None:
        target, new = self._view.findings.finding_at(place), self._view.new
        if target is not None:
            self._doing.move(self._view.notes.acting(), target.line.id, against=against)
        elif new.rect().contains(new.mapFromGlobal(place)):
            self.dropped_on_new.emit()

    # --- notes that stay inside the team --------------------------------------------------------

    def _hold_back(self, held: HeldBack) -> None:
        self._held = held
        self._view.held.show_held(held.problem, held.name, len(held.others))

    def _cure(self, *, inside: bool) -> None:
        """Keep the finding inside the team as well, or move only those that may be moved."""
        held, self._held = self._held, None
        self._view.held.hide()
        if held is not None:
            notes = held.notes if inside else held.others
            self._doing.move(notes, held.finding, against=held.against, inside=inside)
        self.back_to_notes()


def _carried_words(moving: int, name: str, *, against: bool) -> str:
    if against:
        return trn(
            moving, "{number} note against {name}", "{number} notes against {name}", name=name
        )
    return trn(moving, "Move {number} note to {name}", "Move {number} notes to {name}", name=name)
