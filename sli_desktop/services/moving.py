"""Sorting notes into findings, several at once: each move is one act and one step of undo."""

from collections.abc import Iterable
from dataclasses import replace

from sli_desktop.models.records.change import Change, ChangeSet, edit
from sli_desktop.models.records.finding import Finding, FindingLabel, FindingNote, Stance
from sli_desktop.models.records.ids import ThemeId
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.note import Note, NoteKind, NoteState
from sli_desktop.services.capture import toggle_kind, toggle_theme
from sli_desktop.services.evidence import attach_note, detach_note, set_aside
from sli_desktop.wording import tr, trn


def move_notes(
    finding: Finding,
    notes: Iterable[Note],
    *,
    stance: Stance = Stance.SUPPORTS,
    existing: Iterable[FindingNote],
) -> ChangeSet:
    """Let notes speak for a finding, or against it.

    A note that speaks for other findings goes on doing so.

    Raises:
        TeamOnlyNoteError: one of them stays inside the team and the finding does not.
    """
    notes, existing = tuple(notes), tuple(existing)
    changes = [
        change
        for note in notes
        for change in attach_note(finding, note, stance=stance, existing=existing).changes
    ]
    name = trn(len(notes), "Move {number} note", "Move {number} notes")
    changes += _back_in_use(notes, changes)
    return ChangeSet(name=name, changes=tuple(changes))


def _back_in_use(notes: Iterable[Note], changes: Iterable[Change]) -> list[Change]:
    """Notes kept as background until now, that carry a finding after all."""
    changed = {change.record_id for change in changes}
    aside = [n for n in notes if n.state is NoteState.BACKGROUND and n.id not in changed]
    return [Change(before=n, after=replace(n, state=NoteState.USED)) for n in aside]


def move_inside_team(
    finding: Finding,
    notes: Iterable[Note],
    *,
    stance: Stance = Stance.SUPPORTS,
    existing: Iterable[FindingNote],
) -> ChangeSet:
    """Keep a finding inside the team, and let notes that stay there speak for it."""
    inside = replace(finding, sensitivity=Sensitivity.TEAM_ONLY)
    act = move_notes(inside, notes, stance=stance, existing=existing)
    kept = edit("", (finding, inside)).changes
    return ChangeSet(name=act.name, changes=(*kept, *act.changes))


def move_to_new(
    finding: Finding, made: ChangeSet, notes: Iterable[Note], existing: Iterable[FindingNote] = ()
) -> ChangeSet:
    """Make a finding and let notes speak for it; `made` is the act of `findings.add_finding`.

    Where a note stays inside the team, so does the new finding.
    """
    notes = tuple(notes)
    if all(note.sensitivity is Sensitivity.OPEN for note in notes):
        moved = move_notes(finding, notes, existing=existing)
    else:
        finding = replace(finding, sensitivity=Sensitivity.TEAM_ONLY)
        moved = move_notes(finding, notes, existing=existing)
        made = ChangeSet(name=made.name, changes=(Change(before=None, after=finding),))
    name = trn(
        len(notes),
        "Move {number} note to a new finding",
        "Move {number} notes to a new finding",
    )
    return ChangeSet(name=name, changes=(*made.changes, *moved.changes))


def take_out(links: Iterable[FindingNote], notes: Iterable[Note]) -> ChangeSet:
    """Take notes out of a finding; those that carry no other are to sort again.

    `notes` are those of the links that carry nothing else.
    """
    links = tuple(links)
    gone = [change for link in links for change in detach_note(link).changes]
    act = to_sort_again(notes)
    name = trn(
        len(links),
        "Take {number} note out of a finding",
        "Take {number} notes out of a finding",
    )
    return ChangeSet(name=name, changes=(*gone, *act.changes))


def to_sort_again(notes: Iterable[Note]) -> ChangeSet:
    """Put notes back among those to sort."""
    pairs = [(note, replace(note, state=NoteState.TO_SORT)) for note in notes]
    return edit(tr("Put back to sort"), *pairs)


def keep_as_background(notes: Iterable[Note], links: Iterable[FindingNote]) -> ChangeSet:
    """Keep notes as background; they then carry no finding."""
    notes = tuple(notes)
    act = set_aside(notes, links)
    name = trn(len(notes), "Keep {number} note as background", "Keep {number} notes as background")
    return ChangeSet(name=name, changes=act.changes)


def theme_for(notes: Iterable[Note], shown: ThemeId | None, order: Iterable[ThemeId]) -> ThemeId:
    """The theme of a finding made of some notes: the one that shows, or what most are about.

    `order` has all themes; the first one decides where nothing else does.
    """
    order = tuple(order)
    if shown in order:
        return shown
    notes = tuple(notes)
    return max(order, key=lambda theme: sum(theme in note.themes for note in notes))


def label_for(notes: Iterable[Note]) -> FindingLabel:
    """Strength where more of the notes are strengths than areas for consideration."""
    notes = tuple(notes)
    strengths = sum(NoteKind.STRENGTH in note.kinds for note in notes)
    areas = sum(NoteKind.AREA in note.kinds for note in notes)
    return FindingLabel.STRENGTH if strengths > areas else FindingLabel.AREA


def toggle_kinds(notes: Iterable[Note], kind: NoteKind) -> ChangeSet:
    """Make notes a strength (area, quote, follow-up); where all are one, none is afterwards."""
    notes = tuple(notes)
    wanted = [note for note in notes if kind not in note.kinds] or notes
    changes = [change for note in wanted for change in toggle_kind(note, kind).changes]
    name = trn(len(wanted), "Change the kind of {number} note", "Change the kind of {number} notes")
    return ChangeSet(name=name, changes=tuple(changes))


def toggle_themes(notes: Iterable[Note], theme: ThemeId) -> ChangeSet:
    """Put notes under a theme; where all are under it, none is afterwards."""
    notes = tuple(notes)
    wanted = [note for note in notes if theme not in note.themes] or notes
    changes = [change for note in wanted for change in toggle_theme(note, theme).changes]
    name = trn(
        len(wanted), "Change the themes of {number} note", "Change the themes of {number} notes"
    )
    return ChangeSet(name=name, changes=tuple(changes))
