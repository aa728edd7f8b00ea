"""What stands beside the notes: the findings of the theme, and one note or finding in detail."""

from collections.abc import Collection
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from sli_desktop.errors import SliError
from sli_desktop.models.records.change import Committed
from sli_desktop.models.records.finding import EvidenceStrength, Finding, FindingNote
from sli_desktop.models.records.note import Note, NoteState
from sli_desktop.services.similar import Similar
from sli_desktop.storage import NO_THEME, FindingLine, Sieve, SortLine
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.evidence.finding_detail import MOST_NOTES
from sli_desktop.ui.screens.evidence.finding_rows import FindingRow
from sli_desktop.ui.screens.evidence.near_rows import Near
from sli_desktop.ui.screens.evidence.reading import (
    Chosen,
    NearNotes,
    count_findings,
    read_chosen,
    read_findings,
    read_near,
)
from sli_desktop.ui.screens.evidence.room import STATE_WORDS
from sli_desktop.ui.screens.evidence.shown import MOST_PATCHED, Shown
from sli_desktop.ui.screens.evidence.view import EvidenceView
from sli_desktop.ui.words import listed
from sli_desktop.wording import tr

_OF_NOTES = frozenset({"note", "finding_note"})


class Beside(QObject):
    """Follows what is chosen; notes like it are looked for on the worker, one note at a time."""

    troubled = Signal(object)

    def __init__(self, desk: Desk, view: EvidenceView, shown: Shown) -> None:
        super().__init__(view)
        self._desk, self._view, self._shown = desk, view, shown
        self._note: Note | None = None
        self._is_busy = False
        self._waits: Note | None = None
        self.finding: UUID | None = None
        self._findings: dict[UUID, FindingRow] = {}
        self._stands: tuple[tuple[UUID, ...], Sieve] | None = None
        self._totals = (0, 0)

    # --- the findings ---------------------------------------------------------------------------

    @property
    def themes_shown(self) -> tuple[UUID, ...]:
        """The themes whose findings show; none where all do."""
        return self._stands[0] if self._stands is not None else ()

    def forget(self) -> None:
        """Read the findings anew when they are shown next."""
        self._stands = None

    def follow(self, committed: Committed) -> None:
        """Take up what an act changed: only findings it touched are counted again."""
        changes = committed.changes
        if len(changes) > MOST_PATCHED or any(each.kind not in _OF_NOTES for each in changes):
            self.forget()
        if self._stands is None:
            return
        links = [r for r in (each.record for each in changes) if isinstance(r, FindingNote)]
        notes = [each.record_id for each in changes if each.kind == "note"]
        with self._desk.workspace.read() as view:
            links += view.sorting.links_of(notes)
            touched = {link.finding for link in links} & self._findings.keys()
            if touched:
                sieve = self._shown.sieve
                lines = [self._findings[each].line for each in touched]
                found = count_findings(view, self._shown.room, sieve, lines)
                self._findings.update({row.line.id: row for row in found})

    def _show_findings(self, line: SortLine | None) -> None:
        view, room, sieve = self._view, self._shown.room, self._shown.sieve
        themes = self._themes(line)
        if self._stands != (themes, sieve):
            with self._desk.workspace.read() as records:
                rows = read_findings(records, room, sieve, themes)
                self._totals = records.sorting.finding_totals(themes)
            self._findings = {row.line.id: row for row in rows}
            self._stands = themes, sieve
        view.findings.show_rows(tuple(self._findings.values()))
        self._show_findings_head(themes, *self._totals)

    # --- the chosen note ------------------------------------------------------------------------

    def show_note(self) -> None:
        """Show the note the arrows are on, and the findings of its theme."""
        view, room = self._view, self._shown.room
        line = view.notes.chosen()
        self.finding = None
        with self._desk.workspace.read() as records:
            chosen = None if line is None else read_chosen(records, line.id, room)
        self._show_findings(line)
        if chosen is None:
            self._note = None
            view.show_detail(view.nothing_chosen)
            return
        if self._note is None or self._note.id != chosen.note.id:
            view.note.clear_near()
        self._note = chosen.note
        view.note.show_note(chosen.note, room, chosen.findings)
        view.note.joined.show_rows(self._joined(chosen))
        view.show_detail(view.note)
        self._look_for(chosen.note)

    def _themes(self, line: SortLine | None) -> tuple[UUID, ...]:
        """The theme that is filtered by, else those of the note; none stands for all."""
        wanted = self._shown.sieve.theme
        if wanted is not None and wanted != NO_THEME:
            return (wanted,)
        return tuple(sorted(line.themes)) if line is not None else ()

    def _show_findings_head(self, themes: Collection[UUID], here: int, whole: int) -> None:
        view, room = self._view, self._shown.room
        words = tr("Findings in this theme") if themes else tr("Findings")
        view.findings_head.setText(words)
        view.findings_head.setToolTip(listed([room.theme_name(each) for each in themes]))
        counted = tr("{here} here, {all} in all").format(here=here, all=whole)
        view.findings_count.setText(counted if themes else str(whole))
        has_none = not view.findings.rows.rows
        view.no_findings.setText(tr("No finding yet. Press N to make one of this note."))
        view.no_findings.setVisible(has_none)
        view.findings.setVisible(not has_none)

    def _joined(self, chosen: Chosen) -> tuple[Near, ...]:
        rows = [self._near(note) for note in chosen.joined]
        apart = tr("Take apart")
        return tuple(row._replace(act=apart) for row in rows)

    def _near(self, note: Note) -> Near:
        room, line = self._shown.room, SortLine.of(note)
        why = f"{room.peer_name(note.author)} · {room.meta(line)}"
        return Near(note.id, room.shown(line), why)

    # --- notes like it --------------------------------------------------------------------------

    def _look_for(self, note: Note) -> None:
        if self._is_busy:
            self._waits = note
            return
        self._is_busy = True
        self._desk.jobs.start(
            "similar",
            partial(read_near, self._desk, note),
            done=self._found,
            failed=self._failed,
            behind=True,
        )

    def _failed(self, error: Exception) -> None:
        self._is_busy = False
        if not isinstance(error, SliError):
            raise error
        self.troubled.emit(error)

    def _found(self, near: NearNotes) -> None:
        if not isValid(self):
            return
        self._is_busy = False
        waits, self._waits = self._waits, None
        if self._note is not None and self._note.id == near.note:
            self._show_near(near)
        elif waits is not None:
            self._look_for(waits)

    def _show_near(self, near: NearNotes) -> None:
        view = self._view
        view.note.perhaps.show_rows(
            tuple(self._like(each)._replace(act=tr("Join")) for each in near.perhaps)
        )
        view.note.similar.show_rows(
            tuple(self._alike(each, near.carries.get(each.note.id)) for each in near.similar)
        )

    def _like(self, similar: Similar) -> Near:
        row = self._near(similar.note)
        shares = tr("Shares: {words}").format(words=", ".join(similar.words))
        return row._replace(why=f"{row.why}\n{shares}")

    def _alike(self, similar: Similar, finding: FindingLine | None) -> Near:
        row = self._like(similar)
        if finding is not None:
            act = tr("Move to {finding} too").format(finding=finding.name)
            return row._replace(act=act, finding=finding.id)
        if similar.note.state is NoteState.TO_SORT:
            return row._replace(act=tr("Select as well"))
        return row._replace(why=f"{row.why}\n{STATE_WORDS[similar.note.state]}")

    # --- the chosen finding ---------------------------------------------------------------------

    def show_finding(self) -> None:
        """Show the finding the arrows are on; only where the person is in that list."""
        view = self._view
        shown = view.findings.chosen()
        if shown is not None and view.findings.hasFocus():
            self._show_in_full(shown)

    def refresh(self) -> None:
        """After an act: the finding stays where the person is at it, else the note shows."""
        view, focus = self._view, QApplication.focusWidget()
        is_at_it = focus is view.findings or (focus and view.finding.isAncestorOf(focus))
        if self.finding is not None and is_at_it:
            self._show_findings(view.notes.chosen())
            shown = self._findings.get(self.finding)
            if shown is not None:
                self._show_in_full(shown)
                return
        self.show_note()

    def _show_in_full(self, shown: FindingRow) -> None:
        view = self._view
        self.finding = shown.line.id
        with self._desk.workspace.read() as records:
            carried = records.sorting.carried([shown.line.id], self._shown.sieve)
            ids = [each.note for each in carried]
            notes = records.sorting.notes(ids[:MOST_NOTES])
            finding = records.get(Finding, shown.line.id)
        evidence = EvidenceStrength.NOT_SET if finding is None else finding.evidence
        view.finding.show_finding(shown, self._shown.room, carried, notes, evidence)
        view.show_detail(view.finding)
