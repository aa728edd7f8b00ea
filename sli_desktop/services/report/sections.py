"""The sections of the report as they are written: in their order, with the words of each theme.

What nobody has begun yet stands there as well, ready to be written: the usual sections of a
challenge whose template brought none, and a place under each theme.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple
from uuid import UUID

from sli_desktop.models.records.challenge import Challenge, Theme, ThemeKind
from sli_desktop.models.records.change import Change, ChangeSet, edit, make, put_in_bin
from sli_desktop.models.records.ids import ReportSectionId
from sli_desktop.models.records.report import ReportSection, SectionState
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.arranging.order import move_row
from sli_desktop.services.ordering import last_place, places
from sli_desktop.services.report.choose import themes_in_order
from sli_desktop.services.report.outline import usual_titles
from sli_desktop.services.report.own_texts import is_of_theme, theme_key
from sli_desktop.wording import tr

NewId = Callable[[], UUID]
OWN = "own:"
"""Begins the key of a section that the team added itself."""
_WITH_THEMES = {"feedback": ThemeKind.CORE, "focus": ThemeKind.LOCAL}


class Place(NamedTuple):
    """A section, or what is written under a theme (`theme`); `is_made` once there is a record.

    `name` stays the same when a record is made for it.
    """

    name: str
    section: ReportSection
    is_made: bool
    theme: Theme | None = None

    @property
    def title(self) -> str:
        """What stands over it."""
        if self.theme is not None:
            return self.theme.name
        return self.section.title or self.section.key


def places_of(records: ChallengeRecords, new_id: NewId) -> tuple[Place, ...]:
    """Every section in the order of the report, the themes below the section that shows them.

    `records` need the challenge, its themes and its sections. Sections without a record get an
    identity that is used when they are written.
    """
    made = [each for each in records.all(ReportSection) if not is_of_theme(each)]
    own = sorted(made, key=lambda each: (each.order, str(each.id)))
    is_made = bool(own)
    sections = own or list(_usual(records.challenge, new_id))
    keys = {each.key for each in sections}
    found: list[Place] = []
    names: set[str] = set()
    for each in sections:
        name = each.key if each.key not in names else f"{each.key} {each.id}"
        names.add(name)
        found.append(Place(name, each, is_made))
        if each.key in _WITH_THEMES and name == each.key:
            found += _themes(records, each.key, keys, new_id)
    return tuple(found)


def _usual(challenge: Challenge, new_id: NewId) -> Iterator[ReportSection]:
    titles = usual_titles(challenge)
    for (key, title), order in zip(titles.items(), places(len(titles)), strict=True):
        yield ReportSection(id=ReportSectionId(new_id()), key=key, title=title, order=order)


def _themes(records: ChallengeRecords, key: str, keys: set[str], new_id: NewId) -> Iterator[Place]:
    """The themes of a section; the council's own stand apart where a section asks for that."""
    written: dict[str, ReportSection] = {}
    for each in sorted(records.all(ReportSection), key=lambda one: one.id, reverse=True):
        written[each.key] = each
    for theme in themes_in_order(records):
        is_apart = "focus" in keys and theme.kind is ThemeKind.LOCAL
        if is_apart == (key == "focus"):
            name = theme_key(theme)
            there = written.get(name)
            fresh = ReportSection(id=ReportSectionId(new_id()), key=name, title=theme.name)
            yield Place(name, there or fresh, there is not None, theme)


def write(place: Place, body: str, others: Iterable[Place]) -> ChangeSet:
    """Write the text of a section; what was not begun is in progress from the first words on.

    Where the challenge has no section of its own yet, all that stand there (`others`) come to be
    with it, so that none is missing from the report.
    """
    before, name = place.section, _changing(place)
    state = before.state
    if state is SectionState.NOT_STARTED and body.strip():
        state = SectionState.IN_PROGRESS
    after = replace(before, body=body, state=state)
    return _change(name, place, after, others)


def rename(place: Place, title: str, others: Iterable[Place]) -> ChangeSet:
    """Give a section another title; an empty one stays as it was."""
    title = " ".join(title.split()) or place.section.title
    return _change(_changing(place), place, replace(place.section, title=title), others)


def set_state(place: Place, state: SectionState, others: Iterable[Place]) -> ChangeSet:
    """Say how far a section has been written."""
    return _change(_changing(place), place, replace(place.section, state=state), others)


def add_section(title: str, others: Sequence[Place], new_id: NewId) -> tuple[Place, ChangeSet]:
    """Add a section of the team's own, last in the report."""
    key = ReportSectionId(new_id())
    order = last_place(each.section.order for each in others if each.theme is None)
    section = ReportSection(id=key, key=f"{OWN}{key.hex}", title=title, order=order)
    place = Place(section.key, section, is_made=True)
    act = make(tr("Add section {title}").format(title=title), *_beside(others), section)
    return place, act


def move_section(place: Place, others: Sequence[Place], step: int) -> ChangeSet:
    """Let a section stand one place higher (-1) or lower (1); themes are moved in set-up."""
    name = tr("Move section {title}").format(title=place.title)
    rows = [each.section for each in others if each.theme is None and each.is_made]
    at = next((n for n, each in enumerate(rows) if each.id == place.section.id), None)
    if at is None:
        return ChangeSet(name=name, changes=())
    return move_row(rows, place.section, at + step, name=name)


def remove_section(place: Place) -> ChangeSet:
    """Put a section in the bin, its text with it."""
    return put_in_bin(tr("Delete section {title}").format(title=place.title), place.section)


def may_be_removed(place: Place) -> bool:
    """Whether nothing the report computes stands in it: those of the template are kept."""
    return place.is_made and place.section.key.startswith(OWN)


def _changing(place: Place) -> str:
    return tr("Change section {title}").format(title=place.title)


def _change(name: str, place: Place, after: ReportSection, others: Iterable[Place]) -> ChangeSet:
    if place.is_made:
        return edit(name, (place.section, after))
    if after == place.section:
        return ChangeSet(name=name, changes=())
    beside = _beside(each for each in others if each.name != place.name)
    with_it = () if place.theme is not None else beside
    made = (Change(before=None, after=each) for each in (after, *with_it))
    return ChangeSet(name=name, changes=tuple(made))


def _beside(others: Iterable[Place]) -> tuple[ReportSection, ...]:
    return tuple(each.section for each in others if not each.is_made and each.theme is None)
