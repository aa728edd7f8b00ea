"""The side of Today: what to bring into the next meeting, and how far the team is."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from sli_desktop.services.sync.merged import LastMerged
from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.today.reading import DayShown, Progress
from sli_desktop.ui.screens.today.state import Ahead
from sli_desktop.ui.widgets.parts import button, card, clear, column, icon_label, text
from sli_desktop.ui.words import clock_time, when
from sli_desktop.wording import tr, trn

SHORTEST_MERGED = 4
"""Laptops that are named one by one; a larger team is told by its last import."""


class TodaySide(QWidget):
    """Built anew only where what it says has changed."""

    documents_asked = Signal()
    sorting_asked = Signal()

    def __init__(self, look: Look, local: Callable[[datetime], datetime]) -> None:
        super().__init__()
        self._look, self._local = look, local
        self._shown: tuple[object, ...] = ()
        self.documents = button(look, "", icon="file-text")
        self.documents.setAutoDefault(True)
        self.documents.clicked.connect(self.documents_asked)
        self.sort = button(look, "", icon="layers")
        self.sort.setAutoDefault(True)
        self.sort.clicked.connect(self.sorting_asked)
        self.ahead = QVBoxLayout()
        self.ahead.setContentsMargins(14, 14, 14, 14)
        self.ahead.setSpacing(8)
        self.ahead_card = card(self.ahead)
        self.done = QProgressBar()
        self.done.setTextVisible(False)
        self.team = text("", "strong", wrap=True)
        self.met = text("", "secondary", wrap=True)
        self.merged = QVBoxLayout()
        self.merged.setSpacing(2)
        title = text(tr("Progress"), "heading")
        items = column(
            [title, self.team, self.done, self.met, self.merged, self.sort, self.documents],
            margins=14,
        )
        whole = column([self.ahead_card, card(items)], gap=12)
        self.setLayout(whole)

    def show_day(self, shown: DayShown, now: datetime) -> None:
        """Show what is ahead and how far the team is."""
        if (shown.ahead, shown.progress) == self._shown:
            return
        self._shown = (shown.ahead, shown.progress)
        self._show_ahead(shown.ahead)
        self._show_progress(shown.progress, now)

    def _show_ahead(self, ahead: Ahead | None) -> None:
        clear(self.ahead)
        is_something = ahead is not None and bool(ahead.gaps or ahead.follow_ups)
        self.ahead_card.setVisible(is_something)
        if ahead is None or not is_something:
            return
        self.ahead.addWidget(text(tr("Before your next meeting"), "heading", wrap=True))
        if ahead.gaps:
            words = tr("{who}: not yet asked about").format(who=ahead.who)
            self.ahead.addWidget(text(words, "secondary", wrap=True))
            for number, name in ahead.gaps:
                self.ahead.addLayout(_beside(text(f"{number}", "key"), name))
        if ahead.follow_ups:
            self.ahead.addWidget(text(tr("Open follow-ups"), "small_strong"))
            for words in ahead.follow_ups:
                self.ahead.addLayout(_beside(icon_label(self._look, "flag", "follow", 16), words))

    def _show_progress(self, progress: Progress, now: datetime) -> None:
        self.team.setText(team_words(progress, self._local, now))
        self.done.setUpdatesEnabled(False)  # else it paints the whole window, half filled, at once
        self.done.setRange(0, max(1, progress.meetings))
        self.done.setValue(progress.held)
        self.done.setUpdatesEnabled(True)
        self.done.setAccessibleName(self.team.text())
        people = trn(progress.people, "{number} person met so far", "{number} people met so far")
        notes = trn(progress.notes.notes, "{number} note", "{number} notes")
        to_sort = tr("{number} to sort").format(number=progress.notes.to_sort)
        self.met.setText(f"{people} · {notes} · {to_sort}")
        clear(self.merged)
        if 1 < len(progress.merged) <= SHORTEST_MERGED:
            for each in progress.merged:
                self.merged.addWidget(text(self._one(each, now), "secondary", wrap=True))
        number = progress.notes.to_sort
        words = trn(number, "Sort {number} note", "Sort {number} notes")
        self.sort.setVisible(number > 0)
        self.sort.setText(words)
        self.sort.setAccessibleName(words)
        words = documents_words(progress)
        self.documents.setVisible(bool(words))
        self.documents.setText(words)
        self.documents.setAccessibleName(words)
        self._look.dress(self.documents, "file-question-mark" if progress.missing else "file-text")

    def _one(self, each: LastMerged, now: datetime) -> str:
        at = when(self._local(each.at), now) if each.at else tr("nothing yet")
        return tr("{name}: {time}").format(name=each.name, time=at)


def _beside(mark: QLabel, words: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(text(words, wrap=True), 1)
    return line


def team_words(progress: Progress, local: Callable[[datetime], datetime], now: datetime) -> str:
    """How far the team is: "Team: 11 of 46, last merged 17:40"."""
    words = tr("Team: {done} of {all}").format(done=progress.held, all=progress.meetings)
    if not progress.merged:
        return words
    last = max((each.at for each in progress.merged if each.at), default=None)
    if last is None:
        return tr("{team}, nothing merged yet").format(team=words)
    at = local(last)
    shown = clock_time(at) if at.date() == now.date() else when(at, now)
    return tr("{team}, last merged {time}").format(team=words, time=shown)


def documents_words(progress: Progress) -> str:
    """How many documents are missing or awaited; empty where none is."""
    missing = trn(progress.missing, "{number} document missing", "{number} documents missing")
    awaited = trn(progress.awaited, "{number} document awaited", "{number} documents awaited")
    if progress.missing:
        return missing
    return awaited if progress.awaited else ""
