"""What a search found, best first; Enter opens the note in its meeting."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note
from sli_desktop.storage import SearchHit, SearchQuery, View
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.qtmodels.lines import Line
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.line_list import LineList
from sli_desktop.ui.widgets.parts import column, text
from sli_desktop.ui.words import count

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 200
KIND_WORDS = {
    "note": "Note",
    "meeting": "Meeting",
    "finding": "Finding",
    "recommendation": "Recommendation",
    "headline": "Headline",
    "document": "Document",
    "question": "Question",
}


class SearchScreen(Screen):
    """Hits of the words in the search box; Enter opens the meeting of a hit."""

    name = "search"
    title = "Search"
    keys = (("Open what was found", "Enter"),)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.words_asked: Callable[[], str] = str
        self.lead = text("", "lead", wrap=True)
        self.list = LineList(desk.look, "What was found")
        self.list.opened.connect(self._open)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(12)
        whole.addLayout(column([text("Search", "title"), self.lead], gap=2))
        whole.addWidget(self.list, 1)

    @override
    def enter(self) -> None:
        words = self.words_asked().strip()
        with self._desk.workspace.read() as view:
            result = view.search(SearchQuery(words=words, limit=MOST))
            lines = [_line(view, hit) for hit in result.hits]
        self.list.lines.show_lines(lines)
        found = count(result.total, "place") if result.total else "Nothing found"
        more = f" The first {MOST} are shown." if result.total > MOST else ""
        hint = "" if result.total else " Try fewer letters, or the beginning of a word with *."
        self.lead.setText(f"{found} for “{words}”.{more}{hint}")
        if lines:
            self.list.choose_first()
            self.list.setFocus()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.list,)

    def _open(self, meeting: UUID | None) -> None:
        if meeting is not None:
            self.spot_asked.emit(Spot("capture", meeting))


def _line(view: View, hit: SearchHit) -> Line:
    kind = KIND_WORDS.get(hit.kind, "")
    parts = tuple((part.text, part.matched) for part in hit.snippet)
    meeting, where = hit.id if hit.kind == "meeting" else None, hit.title
    if hit.kind == "note":
        note = view.get(Note, hit.id)
        meeting = note.meeting if note else None
        place = view.get(Meeting, meeting)
        where = place.title if place else "A note without a meeting"
    return Line(meeting, where, parts, kind)
