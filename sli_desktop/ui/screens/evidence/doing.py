"""What is done with notes: each is one act, told with Undo; what is held back can be cured."""

from collections.abc import Callable, Sequence
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from sli_desktop.errors import SliError
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.finding import Finding, FindingNote, Stance
from sli_desktop.models.records.ids import ThemeId
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.note import Note, NoteKind, NoteState
from sli_desktop.services.capture import bin_notes
from sli_desktop.services.evidence import TeamOnlyNoteError
from sli_desktop.services.findings import add_finding
from sli_desktop.services.joining import join_notes, take_apart
from sli_desktop.services.moving import (
    keep_as_background,
    label_for,
    move_inside_team,
    move_notes,
    move_to_new,
    take_out,
    theme_for,
    to_sort_again,
    toggle_kinds,
    toggle_themes,
)
from sli_desktop.services.references import References, used_references
from sli_desktop.storage import View
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.evidence.reading import with_remarks
from sli_desktop.ui.screens.evidence.room import Room
from sli_desktop.wording import tr, trn


class HeldBack(NamedTuple):
    """A move that was held back: notes of the team alone, a finding that may reach the report."""

    problem: TeamOnlyNoteError
    notes: tuple[UUID, ...]
    finding: UUID
    name: str
    against: bool
    others: tuple[UUID, ...]


class Doing(QObject):
    """`said` tells what was done, `troubled` what was not, `held_back` what a press can cure.

    `told` says what is missing.
    """

    said = Signal(str)
    told = Signal(str)
    troubled = Signal(object)
    held_back = Signal(object)

    def __init__(self, desk: Desk, room: Callable[[], Room]) -> None:
        super().__init__()
        self._desk, self._room = desk, room

    # --- moving ---------------------------------------------------------------------------------

    def move(
        self, notes: Sequence[UUID], finding: UUID, *, against: bool, inside: bool = False
    ) -> None:
        """Let notes speak for a finding, or against it; `inside` keeps the finding in the team."""
        stance = Stance.AGAINST if against else Stance.SUPPORTS
        with self._desk.workspace.read() as view:
            records, links = self._whole(view, notes)
            target = view.need(Finding, finding)
            name = _name_of(view, finding)
        work = move_inside_team if inside else move_notes
        try:
            act = work(target, records, stance=stance, existing=links)
        except TeamOnlyNoteError as problem:
            others = tuple(n.id for n in records if n.sensitivity is Sensitivity.OPEN)
            held = HeldBack(problem, tuple(notes), finding, name, against, others)
            self.held_back.emit(held)
            return
        if not act.changes:
            self.said.emit(tr("Already in {finding}").format(finding=name))
            return
        moved = len(records)
        told = (
            trn(moved, "{number} note against {name}", "{number} notes against {name}", name=name)
            if against
            else trn(
                moved, "{number} note moved to {name}", "{number} notes moved to {name}", name=name
            )
        )
        self._do(act, told)

    def move_to_new(self, notes: Sequence[UUID], headline: str, shown: UUID | None) -> UUID | None:
        """Make a finding of notes; its identity, or None where it could not be saved."""
        desk = self._desk
        with desk.workspace.read() as view:
            records, links = self._whole(view, notes)
            order = [theme.id for theme in self._room().themes]
            if not order:
                self.told.emit(tr("A finding needs a theme. Add one in Challenge set-up first."))
                return None
            theme = theme_for(records, None if shown is None else ThemeId(shown), order)
            finding, made = add_finding(
                headline,
                theme=theme,
                label=label_for(records),
                existing=view.where(Finding, theme=theme),
                reference=References(desk.peer.initials, used_references(view))(),
                new_id=desk.new_id,
            )
        act = move_to_new(finding, made, records, links)
        if desk.acts.do(act) is None:
            return None
        with desk.workspace.read() as view:
            name = _name_of(view, finding.id)
        told = trn(
            len(records),
            "{number} note moved to new finding {name}",
            "{number} notes moved to new finding {name}",
            name=name,
        )
        self.said.emit(told if records else tr("Finding {name} added").format(name=name))
        return finding.id

    def take_out(self, notes: Sequence[UUID], finding: UUID) -> None:
        """Let notes no longer speak for a finding."""
        with self._desk.workspace.read() as view:
            records, links = self._whole(view, notes)
            name = _name_of(view, finding)
        gone = [link for link in links if link.finding == finding]
        still = {link.note for link in links if link.finding != finding}
        free = [note for note in records if note.id not in still]
        told = trn(
            len(gone),
            "{number} note taken out of {name}",
            "{number} notes taken out of {name}",
            name=name,
        )
        self._do(take_out(gone, free), told)

    def background(self, notes: Sequence[UUID]) -> None:
        """Keep notes as background; where all are that already, put them back to sort."""
        with self._desk.workspace.read() as view:
            records, links = self._whole(view, notes)
        if all(note.state is NoteState.BACKGROUND for note in records):
            told = trn(len(records), "{number} note back to sort", "{number} notes back to sort")
            self._do(to_sort_again(records), told)
            return
        told = trn(
            len(records),
            "{number} note kept as background",
            "{number} notes kept as background",
        )
        self._do(keep_as_background(records, links), told)

    # --- what notes are -------------------------------------------------------------------------

    def kind(self, notes: Sequence[UUID], kind: NoteKind) -> None:
        """Make notes a strength (area, quote, follow-up), or no longer."""
        with self._desk.workspace.read() as view:
            records = view.sorting.notes(notes)
        act = toggle_kinds(records, kind)
        self._do(act, _with(act.name, self._room().kind_words(kind)))

    def theme(self, notes: Sequence[UUID], number: int) -> None:
        """Put notes under the theme of a key, or take them away from there."""
        themes = self._room().themes
        if number >= len(themes):
            return
        with self._desk.workspace.read() as view:
            act = toggle_themes(view.sorting.notes(notes), themes[number].id)
        self._do(act, _with(act.name, themes[number].name))

    def bin(self, notes: Sequence[UUID]) -> None:
        """Put notes in the bin."""
        with self._desk.workspace.read() as view:
            records = view.sorting.notes(notes)
        told = trn(len(records), "{number} note deleted", "{number} notes deleted")
        self._do(bin_notes(records), told)

    def join(self, notes: Sequence[UUID]) -> None:
        """Say that notes are one remark."""
        with self._desk.workspace.read() as view:
            records, links = self._whole(view, notes)
        try:
            act = join_notes(records, links)
        except SliError as problem:
            self.troubled.emit(problem)
            return
        told = trn(len(records), "{number} note joined", "{number} notes joined, counted once")
        self._do(act, told)

    def take_apart(self, note: UUID) -> None:
        """Say that a note is a remark of its own."""
        others = self._room().remarks.of(note) - {note}
        with self._desk.workspace.read() as view:
            [record, *rest] = view.sorting.notes([note, *sorted(others)])
        self._do(take_apart(record, rest), tr("Joined notes taken apart"))

    # --- inside ---------------------------------------------------------------------------------

    def _whole(
        self, view: View, notes: Sequence[UUID]
    ) -> tuple[tuple[Note, ...], tuple[FindingNote, ...]]:
        """Notes with those of the same remarks, and what they carry."""
        ids = with_remarks(notes, self._room())
        return view.sorting.notes(ids), view.sorting.links_of(ids)

    def _do(self, act: ChangeSet, told: str) -> None:
        if self._desk.acts.do(act) is not None:
            self.said.emit(told)


def _name_of(view: View, finding: UUID) -> str:
    found = view.sorting.findings(only=[finding])
    return found[0].name if found else ""


def _with(words: str, what: str) -> str:
    return tr("{words}: {what}").format(words=words, what=what)
