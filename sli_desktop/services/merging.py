"""Merging findings into one, with nothing lost, and putting right what two laptops merged apart.

What hangs on the findings moves to the one that stays. A finding that was merged away keeps its
reference and headline; what somebody adds to it on another laptop meanwhile is left behind there,
and `mend` brings it over: the same on every laptop.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar
from uuid import UUID

from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.finding import (
    Finding,
    FindingNote,
    FindingState,
    GoodPractice,
    PeerView,
    Reason,
    Stance,
    View,
)
from sli_desktop.models.records.ids import (
    FindingId,
    FindingNoteId,
    PeerViewId,
    ReasonId,
    link_id,
)
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.drawer import Drawer
from sli_desktop.services.whole_findings import homes
from sli_desktop.wording import tr, trn

_KEPT_CLOSER = MappingProxyType(
    {Sensitivity.OPEN: 0, Sensitivity.SAY_IN_PERSON: 1, Sensitivity.TEAM_ONLY: 2}
)
_FURTHER = MappingProxyType({View.AGREES: 0, View.UNSURE: 1, View.DIFFERS: 2})


class CannotMergeError(SliError):
    """There is nothing to merge: no other finding, or one that was merged away already."""

    code: ClassVar[str] = "SLI-3381"

    def __init__(self) -> None:
        super().__init__(
            tr("These findings cannot be merged: choose two that are still there."),
            kept=NOTHING_CHANGED,
            next_step=tr("Choose another finding to merge with."),
        )


def merge_findings(
    stays: Finding, others: Sequence[Finding], records: ChallengeRecords
) -> ChangeSet:
    """Make several findings one. `records` hold all that hangs on them (`around`).

    The one that stays keeps its reference, headline, label, place and evidence; the words of the
    others follow its own. It is kept as close as the closest of them, and stays agreed only where
    all were. A note that speaks for one and against another speaks against; where a peer gave two
    views, the one further from agreeing stands, with the words of both.

    Raises:
        CannotMergeError: there is no other, or one of them was merged away already.
    """
    others = tuple({each.id: each for each in others if each.id != stays.id}.values())
    if not others or any(each.merged_into is not None for each in (stays, *others)):
        raise CannotMergeError
    drawer = Drawer(records)
    ids = frozenset(each.id for each in others)
    drawer.put(
        replace(
            stays,
            statement=joined_words(stays, others),
            sensitivity=max((stays, *others), key=_closeness).sensitivity,
            state=_state((stays, *others)),
            merged_from=stays.merged_from | ids,
        )
    )
    for each in others:
        drawer.put(replace(each, statement="", merged_into=stays.id))
        _bring_links(drawer, each.id, stays.id)
    return ChangeSet(
        name=trn(
            len(others),
            "Merge a finding into {reference}",
            "Merge {number} findings into {reference}",
            reference=stays.reference,
        ),
        changes=drawer.changes(),
    )


def joined_words(stays: Finding, others: Iterable[Finding]) -> str:
    """The statement of the finding that stays, followed by the words of the others.

    What stands there already is not said twice.
    """
    parts = [stays.statement] if stays.statement.strip() else []
    for each in others:
        for words in (each.headline, each.statement):
            if not _says((stays.headline, *parts), words):
                parts.append(words)
    return "\n\n".join(parts)


def _says(parts: Iterable[str], words: str) -> bool:
    wanted = " ".join(words.split()).casefold()
    return not wanted or any(wanted in " ".join(each.split()).casefold() for each in parts)


def _closeness(finding: Finding) -> int:
    return _KEPT_CLOSER[finding.sensitivity]


def _state(findings: Iterable[Finding]) -> FindingState:
    states = {each.state for each in findings}
    return states.pop() if len(states) == 1 else FindingState.PROPOSED


def _bring_links(drawer: Drawer, gone: FindingId, home: FindingId) -> None:
    """Move everything that hangs on one finding to another."""
    for link in drawer.all(FindingNote):
        if link.finding == gone:
            drawer.move(link, _link_here(drawer, link, home))
    for view in drawer.all(PeerView):
        if view.finding == gone:
            drawer.move(view, _view_here(drawer, view, home))
    for reason in drawer.all(Reason):
        if reason.record == gone:
            here = ReasonId(link_id(home, reason.id))
            drawer.move(reason, replace(reason, id=here, record=home))
    _let_rest(drawer, gone, home)


def _let_rest(drawer: Drawer, gone: FindingId, home: FindingId) -> None:
    """Let what rests on one finding rest on another."""
    for each in drawer.all(Recommendation):
        if gone in each.findings:
            drawer.put(replace(each, findings=each.findings - {gone} | {home}))
    for practice in drawer.all(GoodPractice):
        if practice.finding == gone:
            drawer.put(replace(practice, finding=home))


def _link_here(drawer: Drawer, link: FindingNote, home: FindingId) -> FindingNote:
    here = FindingNoteId(link_id(home, link.note))
    known = drawer.get(FindingNote, here)
    stances = {link.stance} if known is None else {link.stance, known.stance}
    stance = Stance.AGAINST if Stance.AGAINST in stances else Stance.SUPPORTS
    return FindingNote(id=here, finding=home, note=link.note, stance=stance)


def _view_here(drawer: Drawer, view: PeerView, home: FindingId) -> PeerView:
    here = PeerViewId(link_id(home, view.peer))
    known = drawer.get(PeerView, here)
    if known is None:
        return replace(view, id=here, finding=home)
    words = [known.words] if known.words.strip() else []
    if not _says(words, view.words):
        words.append(view.words)
    further = max((known, view), key=lambda each: _FURTHER[each.view])
    return replace(known, view=further.view, words="\n\n".join(words))


# --- merged on two laptops ------------------------------------------------------------------------


class Adrift(StrEnum):
    """What two laptops made of findings that both of them merged or wrote in."""

    CIRCLE = "merged into each other"
    LEFT_BEHIND = "something was added to a finding that was merged away"
    NO_HOME = "the finding it was merged into is in the bin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Straggler:
    """A finding that was merged away and still has something of its own; `home` takes it."""

    what: Adrift
    finding: FindingId
    home: FindingId


def adrift(records: ChallengeRecords) -> tuple[Straggler, ...]:
    """What somebody should look at after two laptops merged findings apart from each other."""
    every = {each.id: each for each in records.all(Finding)}
    holding = _holding(records)
    living = homes(every.values())
    needed = {home for each, home in living.items() if each in holding}
    found = []
    for each, home in sorted(living.items()):
        into = every[each].merged_into
        if into is None:
            continue
        if each != home:
            what = Adrift.LEFT_BEHIND if each in holding else None
        elif into in every:
            what = Adrift.CIRCLE
        else:  # it went into the bin with its home, unless something was added since
            what = Adrift.NO_HOME if each in needed else None
        if what is not None:
            found.append(Straggler(what=what, finding=each, home=home))
    return tuple(found)


def mend(records: ChallengeRecords) -> ChangeSet:
    """Bring everything over that is adrift; nothing where nothing is. The same on every laptop."""
    drawer = Drawer(records)
    found = adrift(records)
    for each in found:
        if each.finding == each.home:
            drawer.put(replace(drawer.need(Finding, each.home), merged_into=None))
    for each in found:
        if each.what is Adrift.LEFT_BEHIND:
            _bring_over(drawer, each)
    return ChangeSet(name=tr("Bring merged findings together"), changes=drawer.changes())


def _bring_over(drawer: Drawer, straggler: Straggler) -> None:
    gone, home = (drawer.need(Finding, each) for each in (straggler.finding, straggler.home))
    words = gone.statement
    if not _says((home.headline, home.statement), words):
        parts = (home.statement, words) if home.statement.strip() else (words,)
        drawer.put(replace(home, statement="\n\n".join(parts)))
    drawer.put(replace(gone, statement=""))
    _bring_links(drawer, gone.id, home.id)


def _holding(records: ChallengeRecords) -> frozenset[UUID]:
    """The findings that have something of their own."""
    return frozenset(_things(records))


def _things(records: ChallengeRecords) -> Iterator[UUID]:
    yield from (each.id for each in records.all(Finding) if each.statement.strip())
    yield from (each.finding for each in records.all(FindingNote))
    yield from (each.finding for each in records.all(PeerView))
    yield from (each.record for each in records.all(Reason))
    yield from (each.finding for each in records.all(GoodPractice) if each.finding)
    for recommendation in records.all(Recommendation):
        yield from recommendation.findings
