"""Themes: adding, changing, moving, and taking one away with everything that is about it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sli_desktop.models.records.challenge import Question, Theme, ThemeKind
from sli_desktop.models.records.change import Change, ChangeSet, edit, make, put_in_bin
from sli_desktop.models.records.finding import Finding, Rating
from sli_desktop.models.records.ids import ThemeId
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.services.arranging.order import at_the_end, moved
from sli_desktop.services.arranging.picture import SetUp
from sli_desktop.services.ordering import places
from sli_desktop.storage import View
from sli_desktop.wording import tr, trn

_NAMES = {
    "name": tr("Rename a theme"),
    "scope": tr("Change what a theme covers"),
    "kind": tr("Change whether a theme is a local focus"),
    "lead": tr("Change the lead peer of a theme"),
}


def add_theme(
    set_up: SetUp,
    name: str,
    *,
    kind: ThemeKind = ThemeKind.LOCAL,
    parent: Theme | None = None,
    new_id: Callable[[], UUID],
) -> tuple[Theme, ChangeSet]:
    """Add a theme of this council at the end, or a sub-theme at the end of its theme."""
    if parent is None:
        order = at_the_end(set_up.whole_themes)
    else:
        within = set_up.parts_of(parent)
        order = at_the_end(within) if within else parent.order + places(1)[0]
    made = Theme(
        id=ThemeId(new_id()),
        name=name,
        kind=kind,
        order=order,
        parent=parent.id if parent else None,
    )
    return made, make(tr("Add a theme"), made)


def change_theme(theme: Theme, field: str, value: Any) -> ChangeSet:
    """Change one field of a theme; notes about it stay about it."""
    return edit(_NAMES[field], (theme, replace(theme, **{field: value})))


def move_theme(set_up: SetUp, theme: Theme, to: int) -> ChangeSet:
    """Let a theme stand at another place among those it belongs with; its parts go along."""
    family = set_up.family_of(theme)
    parent = next((each for each in set_up.themes if each.id == theme.parent), None)
    changed = moved(family, theme, to, prefix=parent.order if parent else "")
    after = {each.id: each for each in changed}
    for each in changed:
        for part, order in _parts_behind(set_up, each):
            after[part.id] = replace(part, order=order)
    pairs = ((each, after[each.id]) for each in set_up.themes if each.id in after)
    return edit(tr("Move a theme"), *pairs)


def _parts_behind(set_up: SetUp, theme: Theme) -> Iterator[tuple[Theme, str]]:
    parts = set_up.parts_of(theme)
    for part, place in zip(parts, places(len(parts)), strict=True):
        yield part, theme.order + place


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutTheme:
    """Everything that is about a theme or one of its parts: what moves when the theme goes."""

    theme: Theme
    parts: tuple[Theme, ...] = ()
    notes: tuple[Note, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    findings: tuple[Finding, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    ratings: tuple[Rating, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def gone(self) -> frozenset[ThemeId]:
        """The themes that would no longer be there."""
        return frozenset({self.theme.id, *(part.id for part in self.parts)})

    @property
    def number(self) -> int:
        """How many things that is."""
        rest = len(self.recommendations) + len(self.questions) + len(self.parts)
        return len(self.notes) + len(self.meetings) + len(self.findings) + rest

    @property
    def needs_a_theme(self) -> bool:
        """Whether something is here that cannot do without a theme: a finding."""
        return bool(self.findings)


def read_about_theme(view: View, theme: Theme) -> AboutTheme:
    """Find everything that is about a theme and its parts."""
    parts = view.where(Theme, parent=theme.id)
    within = (theme.id, *(part.id for part in parts))

    def every(kind: type[Any], field: str) -> tuple[Any, ...]:
        found = {each.id: each for one in within for each in view.where(kind, **{field: one})}
        return tuple(found.values())

    return AboutTheme(
        theme=theme,
        parts=parts,
        notes=every(Note, "themes"),
        meetings=every(Meeting, "themes"),
        findings=every(Finding, "theme"),
        recommendations=every(Recommendation, "theme"),
        ratings=every(Rating, "theme"),
        questions=every(Question, "theme"),
    )


def counts_in_words(about: AboutTheme) -> tuple[str, ...]:
    """What is about a theme, counted; nothing where nothing is."""
    counted = (
        (about.notes, trn(len(about.notes), "{number} note", "{number} notes")),
        (about.findings, trn(len(about.findings), "{number} finding", "{number} findings")),
        (
            about.recommendations,
            trn(len(about.recommendations), "{number} recommendation", "{number} recommendations"),
        ),
        (about.meetings, trn(len(about.meetings), "{number} meeting", "{number} meetings")),
        (about.questions, trn(len(about.questions), "{number} question", "{number} questions")),
        (about.parts, trn(len(about.parts), "{number} sub-theme", "{number} sub-themes")),
    )
    return tuple(words for records, words in counted if records)


def remove_theme(about: AboutTheme, to: Theme | None) -> ChangeSet:
    """Take a theme away, and let what is about it be about another one; one act, one undo.

    Without another theme its notes keep their other themes or have none, and its questions go into
    the bin with it. Ratings of the theme always go with it.

    Raises:
        ValueError: there are findings, and no theme for them, or the theme itself is given.
    """
    gone = about.gone
    if to is not None and to.id in gone:
        raise ValueError("a theme cannot take over from itself")
    if to is None and about.needs_a_theme:
        raise ValueError("findings need a theme")
    new = frozenset() if to is None else frozenset({to.id})
    changes = [
        *(_changed(each, themes=each.themes - gone | new) for each in about.notes),
        *(_changed(each, themes=each.themes - gone | new) for each in about.meetings),
        *(_changed(each, theme=to.id if to else None) for each in about.findings),
        *(_changed(each, theme=to.id if to else None) for each in about.recommendations),
        *(_handed_on(each, to) for each in about.questions),
        *put_in_bin("", *about.ratings, *about.parts, about.theme).changes,
    ]
    return ChangeSet(name=_removal_name(about, to), changes=tuple(changes))


def _removal_name(about: AboutTheme, to: Theme | None) -> str:
    if to is None or not about.notes:
        return tr("Remove the theme {name}").format(name=about.theme.name)
    notes = trn(len(about.notes), "{number} note", "{number} notes")
    return tr("Remove the theme {name} and move {notes} to {other}").format(
        name=about.theme.name, notes=notes, other=to.name
    )


def _handed_on(question: Question, to: Theme | None) -> Change:
    if to is None and question.meeting is None:
        return Change(before=question, after=None)
    return _changed(question, theme=to.id if to else None)


def _changed(record: Any, **fields: Any) -> Change:
    return Change(before=record, after=replace(record, **fields))


def others(set_up: SetUp, about: AboutTheme) -> Sequence[Theme]:
    """The themes that could take over."""
    return [theme for theme in set_up.themes if theme.id not in about.gone]
