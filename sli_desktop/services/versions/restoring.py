"""Taking the texts of sections back from a version: chosen singly, one act, one undo. Pure.

Findings and recommendations are never set back: they have their own history, and what the team
agreed since must not vanish silently (`model.md` invariant 5).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from sli_desktop.models.records.change import Change, ChangeSet
from sli_desktop.models.records.report import ReportSection
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.wording import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """A section whose text differs: as it stands now (None: it is in the bin) and as it was."""

    now: ReportSection | None
    then: ReportSection

    @property
    def section(self) -> UUID:
        """The section it is about."""
        return self.then.id

    @property
    def title(self) -> str:
        """What stands over it."""
        return self.then.title or self.then.key


def returns(then: ChallengeRecords, now: Iterable[ReportSection]) -> tuple[Return, ...]:
    """The sections that would change, in the order of the version."""
    here = {each.id: each for each in now}
    wanted = sorted(then.all(ReportSection), key=lambda each: (each.order, str(each.id)))
    found = (Return(now=here.get(each.id), then=each) for each in wanted)
    return tuple(each for each in found if each.now is None or _differs(each.now, each.then))


def take_back(chosen: Iterable[Return], name: str) -> ChangeSet:
    """The act that gives sections the text and title of version `name`; their place stays."""
    changes = tuple(
        Change(
            before=each.now,
            after=each.then
            if each.now is None
            else replace(each.now, title=each.then.title, body=each.then.body),
        )
        for each in chosen
    )
    return ChangeSet(
        name=tr("Take texts back from {version}").format(version=name), changes=changes
    )


def only(found: Iterable[Return], sections: Collection[str]) -> tuple[Return, ...]:
    """Those whose key or title is named; all where none is."""
    wanted = {each.casefold() for each in sections}
    return tuple(
        each
        for each in found
        if not wanted or {each.then.key.casefold(), each.title.casefold()} & wanted
    )


def _differs(now: ReportSection, then: ReportSection) -> bool:
    return (now.title, now.body) != (then.title, then.body)
