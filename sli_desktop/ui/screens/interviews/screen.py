"""Interviews: every meeting and every document of the challenge, and the way to their notes."""

from datetime import UTC, date, timedelta
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.errors import SliError
from sli_desktop.models.records.change import ChangeSet, Committed
from sli_desktop.models.records.meeting import Document, DocumentState, Meeting
from sli_desktop.services.documents import add_document, delete_document, set_document_state
from sli_desktop.services.meetings import delete_meeting, planned_meeting, take_out_of_bin
from sli_desktop.services.references import References, used_references
from sli_desktop.storage import View
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.interviews.documents import STATE_WORDS, DocumentsPane
from sli_desktop.ui.screens.interviews.meetings import MeetingsPane
from sli_desktop.ui.screens.interviews.state import Filters, Meetings, Which
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.standing import Doing, standing_of
from sli_desktop.ui.widgets.parts import column, text
from sli_desktop.ui.widgets.segments import Segments
from sli_desktop.wording import tr, trn

MEETINGS, DOCUMENTS = "meetings", "documents"
MINUTES = 45


class InterviewsScreen(Screen):
    """All meetings by day, and the register of documents. `import_asked` asks for a timetable."""

    name = "interviews"
    title = tr("Interviews")
    help_page = "interviews"
    new_words = tr("Add a meeting, or a document")
    keys = (
        (tr("Open what is chosen"), "Enter"),
        (tr("In the list of meetings: change, delete"), "F2  Del"),
        (tr("In the list of documents: requested, received, read, missing"), "Q  R  D  M"),
    )
    import_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.lead = text("", "lead", wrap=True)
        parts = ((MEETINGS, tr("Meetings")), (DOCUMENTS, tr("Documents")))
        self.parts = Segments(desk.look, tr("Show"), parts)
        self.meetings, self.documents = MeetingsPane(desk), DocumentsPane(desk)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.meetings)
        self.stack.addWidget(self.documents)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(12)
        whole.addLayout(column([text(tr("Interviews"), "title"), self.lead], gap=2))
        whole.addWidget(self.parts)
        whole.addWidget(self.stack, 1)
        self._whole = whole
        self._part = MEETINGS
        self._connect()

    def _connect(self) -> None:
        self.parts.chosen.connect(self._choose_part)
        self.meetings.asked.connect(self._do_meeting)
        self.meetings.add_asked.connect(self._add_meeting)
        self.meetings.import_asked.connect(self.import_asked)
        self.documents.asked.connect(self._do_document)
        self.documents.added.connect(self._add_document)

    @override
    def open_at(self, spot: Spot) -> None:
        self._part = DOCUMENTS if spot.part == DOCUMENTS else MEETINGS
        day = _day_of(spot.part)
        if day is not None:
            self.meetings.show_filters(Filters(day=day))
        if spot.record is not None:
            self._fill()
            for pane in (self.meetings, self.documents):
                pane.list.choose(spot.record)

    @override
    def spot(self) -> Spot:
        return Spot(self.name, None, DOCUMENTS if self._part == DOCUMENTS else "")

    @override
    def enter(self) -> None:
        self._fill()
        self._show_part()
        self._focus()

    @override
    def follow(self, committed: Committed) -> None:
        if self.isVisible():
            self._fill()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        if self._part == DOCUMENTS:
            return (self.parts.first, self.documents.title, self.documents.list)
        return (self.parts.first, self.meetings.search, self.meetings.list)

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        margin = 12 if narrow else 24
        self._whole.setContentsMargins(margin, 8 if narrow else 16, margin, 8 if narrow else 16)

    @override
    def new_item(self) -> None:
        if self._part == DOCUMENTS:
            self.documents.title.setFocus()
        else:
            self._add_meeting()

    # --- showing --------------------------------------------------------------------------------

    def _fill(self) -> None:
        desk = self._desk
        with desk.workspace.read() as view:
            meetings = Meetings(
                view.meeting_lines(),
                view.meeting_lines(in_bin=True),
                view.meetings_with(desk.peer.id),
                view.note_counts("meeting"),
                desk.zone,
            )
            documents = view.all(Document)
            reading = view.note_counts("document") if documents else {}
        self.meetings.show_meetings(meetings)
        self.documents.show_documents(documents, reading)
        held = sum(line.state == "held" for line in meetings.lines)
        missing = sum(each.state is DocumentState.MISSING for each in documents)
        told = [
            trn(len(meetings.lines), "{number} meeting", "{number} meetings")
            + tr(", {number} done").format(number=held),
            trn(sum(meetings.notes.values()), "{number} note", "{number} notes"),
            trn(len(documents), "{number} document", "{number} documents")
            + (tr(", {number} missing").format(number=missing) if missing else ""),
        ]
        self.lead.setText(" · ".join(told))

    def _choose_part(self, part: str) -> None:
        self._part = part
        self._show_part()
        self._focus()

    def _show_part(self) -> None:
        self.parts.show_value(self._part)
        is_documents = self._part == DOCUMENTS
        self.stack.setCurrentWidget(self.documents if is_documents else self.meetings)

    def _focus(self) -> None:
        if self._part == DOCUMENTS:
            has_any = self.documents.list.lines.rowCount() > 0
            (self.documents.list if has_any else self.documents.title).setFocus()
        elif self.meetings.list.lines.rowCount():
            self.meetings.list.setFocus()
        else:
            self.meetings.bring.setFocus()

    # --- meetings -------------------------------------------------------------------------------

    def _do_meeting(self, what: str, meeting_id: UUID) -> None:
        if self.meetings.filters.which is Which.BIN:
            self._out_of_bin(meeting_id)
        elif what == "change":
            self.spot_asked.emit(Spot("meeting", meeting_id))
        elif what == "delete":
            self._delete_meeting(meeting_id)
        else:
            self.spot_asked.emit(Spot("capture", meeting_id, self._part_of(meeting_id)))

    def _part_of(self, meeting_id: UUID) -> str:
        """A meeting that is over without notes is written up; any other one opens as it is."""
        with self._desk.workspace.read() as view:
            meeting = view.need(Meeting, meeting_id)
            notes = view.note_counts("meeting").get(meeting_id, 0)
        is_over = standing_of(meeting, notes, self._desk.now()).doing is Doing.WRITE_UP
        return "writeup" if is_over else ""

    def _delete_meeting(self, meeting_id: UUID) -> None:
        try:
            with self._desk.workspace.read() as view:
                act = delete_meeting(view, view.need(Meeting, meeting_id))
        except SliError as problem:
            self.troubled.emit(problem)
        else:
            self._act(act, tr("Meeting deleted"))

    def _out_of_bin(self, meeting_id: UUID) -> None:
        with self._desk.workspace.read() as view:
            act = take_out_of_bin(view, meeting_id)
        self._act(act, tr("Meeting taken out of the bin"))

    def _add_meeting(self) -> None:
        desk = self._desk
        with desk.workspace.read() as view:
            references = References(desk.peer.initials, used_references(view))
        starts = desk.now().replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
        meeting, act = planned_meeting(
            tr("New meeting"),
            starts=starts.astimezone(UTC),
            ends=(starts + timedelta(minutes=MINUTES)).astimezone(UTC),
            peer=desk.peer.id,
            reference=references(),
            new_id=desk.new_id,
        )
        if desk.acts.do(act) is not None:
            self.spot_asked.emit(Spot("meeting", meeting.id))
            self.said.emit(tr("Meeting added"))

    # --- documents ------------------------------------------------------------------------------

    def _add_document(self, title: str) -> None:
        document, act = add_document(title, new_id=self._desk.new_id)
        if self._desk.acts.do(act) is not None:
            self.documents.list.choose(document.id)
            self.documents.title.setFocus()
            self.said.emit(tr("Document added"))

    def _do_document(self, what: str, document_id: UUID) -> None:
        if what == "open":
            self.spot_asked.emit(Spot("reading", document_id))
            return
        try:
            with self._desk.workspace.read() as view:
                document = view.need(Document, document_id)
                act = self._document_act(view, document, what)
        except SliError as problem:
            self.troubled.emit(problem)
            return
        words = tr("Document deleted")
        if what != "delete":
            state = STATE_WORDS[DocumentState(what)]
            words = tr("{title}: {state}").format(title=document.title[:60], state=state)
        if act.changes:
            self._act(act, words)

    def _document_act(self, view: View, document: Document, what: str) -> ChangeSet:
        if what == "delete":
            return delete_document(view, document)
        return set_document_state(document, DocumentState(what))

    def _act(self, act: ChangeSet, words: str) -> None:
        if self._desk.acts.do(act) is not None:
            self.said.emit(words)


def _day_of(words: str) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        return None
