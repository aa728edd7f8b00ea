"""What Recommendations shows: the list in report order, and one of it with what hangs on it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple
from uuid import UUID

from sli_desktop.calendar_words import date_words
from sli_desktop.models.records.challenge import Challenge, Theme
from sli_desktop.models.records.finding import FindingLabel, FindingState, Reason
from sli_desktop.models.records.people import Peer
from sli_desktop.models.records.recommendation import Recommendation, RecommendationState
from sli_desktop.models.records.report import AuditEvent
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.drafting import Draft
from sli_desktop.services.recommendation_order import freeze_numbers, place_among
from sli_desktop.services.report.choose import themes_in_order
from sli_desktop.services.report.numbering import Numbered, in_report_order, withdrawn
from sli_desktop.services.signing_off import late_changes, signed_off_by
from sli_desktop.storage import FindingLine, View
from sli_desktop.ui.qtmodels.lines import Line
from sli_desktop.wording import tr, trn

MOST_FOUND = 20

STATE_WORDS: Mapping[RecommendationState, str] = MappingProxyType(
    {
        RecommendationState.DRAFT: tr("Draft"),
        RecommendationState.AGREED: tr("Agreed"),
        RecommendationState.SIGNED_OFF: tr("Signed off"),
        RecommendationState.PUBLISHED: tr("Published"),
        RecommendationState.WITHDRAWN: tr("Withdrawn"),
    }
)
STATE_ICONS: Mapping[RecommendationState, tuple[str, str]] = MappingProxyType(
    {
        RecommendationState.DRAFT: ("circle-dashed", "text_2"),
        RecommendationState.AGREED: ("circle-check", "ok"),
        RecommendationState.SIGNED_OFF: ("lock", "accent"),
        RecommendationState.PUBLISHED: ("globe", "accent"),
        RecommendationState.WITHDRAWN: ("minus", "text_2"),
    }
)


class Book(NamedTuple):
    """The whole list, and what is still open in it.

    `unlinked` rest on no finding, `unowned` have no owner where the framework has owners,
    `unanswered` are the areas for consideration that no recommendation answers.
    """

    listed: tuple[Numbered, ...] = ()
    gone: tuple[Recommendation, ...] = ()
    findings: Mapping[UUID, FindingLine] = MappingProxyType({})
    themes: tuple[Theme, ...] = ()
    can_freeze: bool = False

    @property
    def kept(self) -> tuple[Recommendation, ...]:
        """Every recommendation that was not withdrawn."""
        return tuple(each.recommendation for each in self.listed)

    @property
    def unlinked(self) -> tuple[Recommendation, ...]:
        """Those that rest on no finding."""
        return tuple(each for each in self.kept if not each.findings & self.findings.keys())

    @property
    def unowned(self) -> tuple[Recommendation, ...]:
        """Those without an owner."""
        return tuple(each for each in self.kept if not each.owner.strip())

    @property
    def unanswered(self) -> tuple[FindingLine, ...]:
        """Areas for consideration that no recommendation rests on."""
        used = {finding for each in self.kept for finding in each.findings}
        live = (FindingState.PROPOSED, FindingState.AGREED)
        return tuple(
            each
            for each in self.findings.values()
            if each.label is FindingLabel.AREA and each.state in live and each.id not in used
        )

    def name(self, recommendation: Recommendation) -> str:
        """What it is called here: its number, otherwise its reference."""
        found = (each for each in self.listed if each.recommendation.id == recommendation.id)
        numbered = next(found, None)
        short = numbered.short if numbered is not None else ""
        return short or recommendation.reference or first_words(recommendation)


def read_book(view: View, challenge: Challenge) -> Book:
    """Read every recommendation, and findings by column."""
    every = view.all(Recommendation)
    themes = themes_in_order(ChallengeRecords.of(view.all(Theme)))
    findings = view.sorting.findings(limit=None)
    return Book(
        in_report_order(every, themes, challenge),
        withdrawn(every),
        {each.id: each for each in findings},
        themes,
        bool(freeze_numbers(every, themes, challenge).changes),
    )


def lines_of(book: Book, challenge: Challenge) -> list[Line]:
    """The list: those in the report in its order, then what was withdrawn."""
    names = theme_names(book)
    shown = [_line(book, each.recommendation, each.short, names, challenge) for each in book.listed]
    return [*shown, *(_line(book, each, "", names, challenge) for each in book.gone)]


def theme_names(book: Book) -> dict[UUID, str]:
    """What each theme is called."""
    return {theme.id: theme.name for theme in book.themes}


def _line(
    book: Book,
    each: Recommendation,
    short: str,
    names: Mapping[UUID, str],
    challenge: Challenge,
) -> Line:
    known = len(each.findings & book.findings.keys())
    parts = [
        trn(known, "{number} finding", "{number} findings") if known else tr("No finding yet"),
        timescale_words(each) if challenge.uses_timescale else "",
        each.owner if challenge.uses_owner else "",
        names.get(each.theme, "") if each.theme is not None else "",
    ]
    icon, tone = STATE_ICONS[each.state]
    return Line(
        key=each.id,
        first="  ".join(filter(None, (short, first_words(each)))),
        second=((" · ".join(filter(None, parts)), not known),),
        state=STATE_WORDS[each.state],
        icon=icon,
        tone=tone,
    )


def first_words(each: Recommendation) -> str:
    """Its title, or how its words begin."""
    return " ".join((each.title or each.text).split())[:160] or tr("No words yet")


def timescale_words(each: Recommendation) -> str:
    """By when: the day, or the words."""
    return date_words(each.timescale_date) if each.timescale_date else each.timescale_words


def summary(book: Book) -> str:
    """How many there are, in which order, and what stays out of the report."""
    number = len(book.listed)
    words = trn(
        number,
        "{number} recommendation, in report order.",
        "{number} recommendations, in report order.",
    )
    drafts = sum(each.state is RecommendationState.DRAFT for each in book.kept)
    if drafts:
        words += " " + trn(
            drafts,
            "{number} draft stays out of the report until it is agreed.",
            "{number} drafts stay out of the report until they are agreed.",
        )
    return words


class Check(NamedTuple):
    """One thing about the whole list: what it says, whether it is in order, where to look."""

    words: str
    is_fine: bool
    finding: UUID | None = None
    recommendation: UUID | None = None


def checks(book: Book, challenge: Challenge) -> Iterator[Check]:
    """What a careful reader asks of the whole list."""
    unlinked = book.unlinked
    if unlinked:
        words = tr("Without a finding: {names}").format(names=_names(book, unlinked))
        yield Check(words, False, recommendation=unlinked[0].id)
    else:
        yield Check(tr("Each rests on a finding"), True)
    if challenge.uses_owner:
        unowned = book.unowned
        if unowned:
            words = tr("Without an owner: {names}").format(names=_names(book, unowned))
            yield Check(words, False, recommendation=unowned[0].id)
        else:
            yield Check(tr("Each has an owner"), True)
    open_ = book.unanswered
    if open_:
        told = trn(
            len(open_),
            "{number} finding has no recommendation ({area}): {names}",
            "{number} findings have no recommendation ({area}): {names}",
            area=challenge.label_area.lower(),
            names=_few([each.name for each in open_]),
        )
        yield Check(told, False, finding=open_[0].id)


def _names(book: Book, some: Iterable[Recommendation]) -> str:
    return _few([book.name(each) for each in some])


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:6]) + (" …" if len(names) > 6 else "")


class Sheet(NamedTuple):
    """One recommendation with what hangs on it; `place` among `of` it can change places with."""

    recommendation: Recommendation
    name: str
    place: int
    of: int
    reasons: tuple[Reason, ...]
    signed: AuditEvent | None
    team: tuple[Peer, ...]

    def peer_name(self, initials_or_id: object) -> str:
        """The name of a peer of the team."""
        found = (p.name for p in self.team if initials_or_id in (p.id, p.initials, p.name))
        return next(found, tr("A colleague"))


def read_sheet(view: View, book: Book, record: UUID) -> Sheet | None:
    """One recommendation with its sign-off and what changed after it."""
    found = view.get(Recommendation, record)
    if found is None:
        return None
    place, of = place_among(book.listed, found)
    return Sheet(
        found,
        book.name(found),
        place,
        of,
        late_changes(found.id, view.where(Reason, record=found.id)),
        signed_off_by(found, view.all(AuditEvent)),
        view.all(Peer),
    )


def draft_of(recommendation: Recommendation, text: str, challenge: Challenge) -> Draft:
    """What the drafting checks look at."""
    return Draft(
        text=text,
        owner=recommendation.owner,
        timescale=timescale_words(recommendation),
        uses_owner=challenge.uses_owner,
        uses_timescale=challenge.uses_timescale,
    )


def finding_line(each: FindingLine, themes: Mapping[UUID, str], challenge: Challenge) -> Line:
    """A finding to rest on."""
    is_strength = each.label is FindingLabel.STRENGTH
    label = challenge.label_strength if is_strength else challenge.label_area
    state = tr("Agreed") if each.state is FindingState.AGREED else tr("Not agreed yet")
    parts = [each.reference, label, themes.get(each.theme, "")]
    return Line(
        key=each.id,
        first=f"{each.name}  {each.headline}",
        second=((" · ".join(filter(None, parts)), False),),
        state=state,
        icon="circle-check" if each.state is FindingState.AGREED else "circle-dashed",
        tone="ok" if each.state is FindingState.AGREED else "text_2",
    )
