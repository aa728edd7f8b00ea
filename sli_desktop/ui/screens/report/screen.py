"""Report: sections are written by what was found, with the real page beside the text."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from sli_desktop.models.records.change import ChangeSet, Committed
from sli_desktop.models.records.report import ReportSection, SectionState
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.emphasis import BOLD, ITALIC
from sli_desktop.services.report.links import Links
from sli_desktop.services.report.sections import (
    Place,
    add_section,
    may_be_removed,
    move_section,
    places_of,
    remove_section,
    rename,
    set_state,
    write,
)
from sli_desktop.ui.command import Command
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.doing import Doing
from sli_desktop.ui.record_field import RecordField
from sli_desktop.ui.screens.base import Screen
from sli_desktop.ui.screens.report import state
from sli_desktop.ui.screens.report.inserting import Kind
from sli_desktop.ui.screens.report.page import Previewing
from sli_desktop.ui.screens.report.putting_in import PuttingIn
from sli_desktop.ui.screens.report.view import ReportView
from sli_desktop.ui.spot import FROM, Spot
from sli_desktop.ui.widgets.emphasis import emphasise
from sli_desktop.ui.widgets.overlays import in_qt, lay_over
from sli_desktop.ui.widgets.panes import keep_in_sight
from sli_desktop.ui.widgets.spelling import SPELLING_KEYS, Spelling
from sli_desktop.wording import tr, trn

_LINKS = "links"


class ReportScreen(Screen):
    """The sections on the left, the text of one of them, its page on the right."""

    name = "report"
    title = tr("Report")
    new_words = tr("New section")
    keys = (
        (tr("Write the section"), "Enter"),
        (tr("Back to the sections"), "Esc"),
        *SPELLING_KEYS,
    )
    commands = (
        Command("next_section", tr("Next section"), ("Ctrl+Return",)),
        Command("insert", tr("Insert a finding, quote or figure"), ("Ctrl+Shift+I",)),
        Command("edit_link", tr("Edit the finding at the caret"), ("Ctrl+Shift+F",)),
        Command("bold", tr("Bold"), ("Ctrl+B",)),
        Command("italic", tr("Italic"), ("Ctrl+I",)),
        Command("move_up", tr("Move the section up"), ("Alt+Up",)),
        Command("move_down", tr("Move the section down"), ("Alt+Down",)),
        Command("earlier", tr("Page before"), ("Ctrl+PgUp",)),
        Command("later", tr("Next page"), ("Ctrl+PgDown",)),
        Command("done", tr("The section is done, or not")),
        Command("export", tr("Export the report"), ("Ctrl+Shift+E",)),
        Command("versions", tr("Versions of the report")),
        Command("since", tr("What changed since the feedback")),
        Command("word_back", tr("A Word file came back")),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = ReportView(desk)
        self.putting_in = PuttingIn(desk, self.view.insert, self.view.body)
        self.doing = Doing(desk)
        self.places: tuple[Place, ...] = ()
        self._name = ""
        self._wanted: UUID | None = None
        self._links = Links({}, frozenset(), {})
        pane = self.view.pane
        self.previewing = Previewing(desk, pane, lambda: self._name)
        self.earlier, self.later = pane.earlier.click, pane.later.click
        self.done = self.view.done.click
        self.export = self.view.tabs.segments.buttons["export"].click
        self.bold, self.italic = (partial(self._emphasise, sign) for sign in (BOLD, ITALIC))
        places = ("since", "versions", "wordback")
        self.since, self.versions, self.word_back = (partial(self._leave_for, n) for n in places)
        self.spelling = Spelling(desk, self)
        self.spelling.attach(self.view.body)
        self._body = RecordField[ReportSection](
            desk, self.view.body, read=lambda s: s.body, act=self._write
        )
        self._heading = RecordField[ReportSection](
            desk, self.view.heading, read=lambda s: s.title, act=self._rename
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view)
        self._connect()

    def _connect(self) -> None:
        view = self.view
        view.tabs.spot_asked.connect(self.spot_asked)
        self.putting_in.told.connect(self.told)
        view.since.clicked.connect(lambda _on: self.since())
        view.versions.clicked.connect(lambda _on: self.versions())
        view.word_back.clicked.connect(lambda _on: self.word_back())
        for each in (self.doing, view.check, self.spelling):
            each.said.connect(self.said)
        for one in (self.doing, view.check, view.leaning, self._body, self._heading):
            (one.refused if isinstance(one, RecordField) else one.troubled).connect(self.troubled)
        view.list.opened.connect(lambda _key: self._open_editor())
        view.list.row_changed.connect(self._choose)
        view.new.clicked.connect(self.new_item)
        view.remove.clicked.connect(self.remove)
        view.bold.clicked.connect(lambda _on: self.bold())
        view.italic.clicked.connect(lambda _on: self.italic())
        view.finding.clicked.connect(self.insert)
        view.quote.clicked.connect(lambda: self._ask(Kind.QUOTE))
        view.figure.clicked.connect(lambda: self._ask(Kind.FIGURE))
        view.done.clicked.connect(self._set_done)
        view.leaning.asked.connect(self.spot_asked)
        view.body.textChanged.connect(self._show_text)
        view.check.found.connect(self._show_hits)
        view.back.clicked.connect(self._back)
        view.see_page.clicked.connect(lambda: self._show_part("page"))
        view.pane.back.clicked.connect(lambda: self._show_part("editor"))

    # --- coming and going -----------------------------------------------------------------------

    @override
    def open_at(self, spot: Spot) -> None:
        self._wanted = spot.record

    @override
    def spot(self) -> Spot:
        return Spot(self.name, self.place.section.id if self.place is not None else None)

    @override
    def enter(self) -> None:
        self.view.check.enter()
        self._read_links()
        self._read(self._name_of(self._wanted))
        self._wanted = None
        if self.view.is_narrow:
            self.view.show_part("list")
        self.view.list.setFocus()
        self.previewing.make()

    @override
    def leave(self) -> None:
        self.view.leaning.settle()
        self.view.insert.hide()
        self.previewing.stop()

    @override
    def follow(self, committed: Committed) -> None:
        if not self.isVisible():
            return
        kinds = {change.kind for change in committed.changes}
        if kinds & {"finding", "peer"}:
            self._read_links()
        if kinds & {"section", "theme", "challenge"}:
            self._read(self._name)
        elif "finding" in kinds:
            self._show_text()
        self.previewing.want()

    @override
    def panes(self) -> Sequence[QWidget]:
        return (self.view.list, self.view.body, self.view.pane.later)

    @override
    def set_narrow(self, *, narrow: bool) -> None:
        self.view.set_narrow(narrow=narrow)

    @override
    def set_focus_mode(self, *, on: bool) -> None:
        self.view.set_focus_mode(on=on)

    @property
    def place(self) -> Place | None:
        """The section that is written."""
        return next((each for each in self.places if each.name == self._name), None)

    def _name_of(self, record: UUID | None) -> str:
        """The section, or the theme, that a spot names; else the one that showed last."""
        self._read_places()
        for each in self.places:
            theme = each.theme.id if each.theme is not None else None
            if record is not None and record in {each.section.id, theme}:
                return each.name
        known = {each.name for each in self.places}
        return self._name if self._name in known else next(iter(self.places)).name

    # --- showing --------------------------------------------------------------------------------

    def _read_places(self) -> None:
        with self._desk.workspace.read() as view:
            records = ChallengeRecords.of(
                record for kind in state.LISTED for record in view.all(kind)
            )
        begun = {each.name: each for each in self.places if not each.is_made}
        self.places = tuple(
            each if each.is_made else begun.get(each.name, each)
            for each in places_of(records, self._desk.new_id)
        )

    def _read_links(self) -> None:
        with self._desk.workspace.read() as view:
            self._links = state.links_here(view)

    def _read(self, wanted: str) -> None:
        """Show the list, and the section that is wanted; what is typed stays where it is."""
        self._read_places()
        view = self.view
        with QSignalBlocker(view.list):
            view.list.show_lines([state.section_line(each) for each in self.places])
            view.list.choose(wanted)
        view.count.setText(state.summary(self.places))
        self._choose()

    def _choose(self) -> None:
        name = str(self.view.list.chosen() or "")
        is_other, self._name = name != self._name, name
        place, view = self.place, self.view
        view.show_any(has_any=place is not None)
        if place is None:
            return
        shown = self._body.record
        if is_other or shown is None or shown.id != place.section.id:
            self._body.show(place.section)
            self._heading.show(place.section)
            view.check.show_record(place.section.id)
            view.insert.hide()
            view.leaning.close_editor()
            self.previewing.want()
        view.title.setText(place.title)
        view.title.setVisible(place.theme is not None)
        view.heading_field.setVisible(place.theme is None)
        view.added.setText(state.added_words(place))
        view.added.setVisible(bool(view.added.text()))
        view.done.setChecked(place.section.state is SectionState.DONE)
        view.remove.setVisible(may_be_removed(place))
        self._show_text()

    def _show_text(self) -> None:
        """What follows the text key by key: words, links, where they lead."""
        view, body = self.view, self.view.body.toPlainText()
        count = state.word_count(body)
        view.words.setText(trn(count, "{number} word", "{number} words"))
        shown = QTextCharFormat()
        shown.setForeground(self._desk.look.theme.colour("accent"))
        shown.setFontWeight(700)
        places = [(each.start, each.end) for each in self._links.found_in(body)]
        lay_over(view.body, _LINKS, in_qt(body, places), shown)
        view.leaning.show_links(body, self._links)

    def _show_hits(self) -> None:
        """Mark in the text what could give somebody away."""
        shown = QTextCharFormat()
        shown.setBackground(self._desk.look.theme.colour("warn_soft"))
        shown.setFontUnderline(True)
        places = [(hit.start, hit.end) for hit in self.view.check.open_hits]
        lay_over(self.view.body, "guard", in_qt(self.view.body.toPlainText(), places), shown)

    def _show_part(self, part: str) -> None:
        view = self.view
        view.show_part(part)
        (view.pane.later if part == "page" else view.body).setFocus()

    # --- writing --------------------------------------------------------------------------------

    def _write(self, section: ReportSection, words: str) -> ChangeSet | None:
        place = self._place_of(section)
        return write(place, words, self.places) if place is not None else None

    def _rename(self, section: ReportSection, words: str) -> ChangeSet | None:
        place = self._place_of(section)
        return None if place is None or not words.strip() else rename(place, words, self.places)

    def _place_of(self, section: ReportSection) -> Place | None:
        place = next((each for each in self.places if each.section.id == section.id), None)
        return place and place._replace(section=section)

    def _set_done(self, is_done: bool) -> None:
        self.view.body.settle()
        place = self.place
        if place is None:
            return
        started = SectionState.IN_PROGRESS if place.section.body else SectionState.NOT_STARTED
        after = SectionState.DONE if is_done else started
        told = tr("{section}: {state}").format(
            section=place.title, state=state.STATE_WORDS[after].lower()
        )
        self.doing.do(set_state(place, after, self.places), told)

    @override
    def new_item(self) -> None:
        place, act = add_section(tr("New section"), self.places, self._desk.new_id)
        if self.doing.do(act, tr("Section added")):
            self._read(place.name)
            self._open_editor()
            self.view.heading.setFocus()
            self.view.heading.selectAll()

    def remove(self) -> None:
        """Put the section in the bin."""
        place = self.place
        if place is not None and may_be_removed(place):
            self.view.body.settle()
            told = tr("{section} deleted").format(section=place.title)
            if self.doing.do(remove_section(place), told):
                self._back()

    def move_up(self) -> None:
        """Let the section stand one place higher."""
        self._move(-1)

    def move_down(self) -> None:
        """Let the section stand one place lower."""
        self._move(1)

    def _move(self, step: int) -> None:
        place = self.place
        if place is not None and place.theme is None:
            told = tr("{section} moved").format(section=place.title)
            self.doing.do(move_section(place, self.places, step), told)

    def _emphasise(self, sign: str) -> None:
        emphasise(self.view.body, sign)
        self.view.body.setFocus()

    # --- going on -------------------------------------------------------------------------------

    def _open_editor(self) -> None:
        view = self.view
        view.show_part("editor")
        view.body.setFocus()
        keep_in_sight(view.editor_pane, view.body_field)

    def _back(self) -> None:
        self.view.show_part("list")
        self.view.list.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.view.list.hasFocus():
            self._back()
        else:
            super().keyPressEvent(event)

    def next_section(self) -> None:
        """Go on to the next section of the list."""
        names = [each.name for each in self.places]
        at = names.index(self._name) + 1 if self._name in names else 0
        if at >= len(names):
            self.told.emit(tr("That was the last section."))
            return
        self.view.list.choose(names[at])
        self._open_editor()

    def _leave_for(self, screen: str) -> None:
        self.spot_asked.emit(Spot(screen, None, f"{FROM}{self.spot()}"))

    def edit_link(self) -> None:
        """Edit the finding whose link the caret stands in, or the first one of the section."""
        body, caret = self.view.body.toPlainText(), self.view.body.textCursor().position()
        links = [
            each for each in self._links.found_in(body) if self._links.is_reference(each.words)
        ]
        at = next((each for each in links if each.start <= caret <= each.end), None)
        chosen = at or next(iter(links), None)
        if chosen is None or not self.view.leaning.edit(chosen.words):
            self.told.emit(tr("There is no link to a finding here."))
            return
        keep_in_sight(self.view.editor_pane, self.view.leaning.editor)

    # --- putting in -----------------------------------------------------------------------------

    def insert(self) -> None:
        """Pick a finding, quote or figure to put in where the caret stands."""
        self._ask(Kind.FINDING)

    def _ask(self, kind: Kind) -> None:
        if self.place is None:
            return
        self.view.show_part("editor")
        self.putting_in.ask(kind)
        keep_in_sight(self.view.editor_pane, self.view.insert)
