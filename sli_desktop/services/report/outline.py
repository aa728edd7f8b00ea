"""The report as one value, made from the records of a challenge: every format starts here.

Nothing of a contact, no note, no path, no user name and no history goes in (`model.md` invariant
1): the functions below never look at those records but to count them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from sli_desktop.models.records.challenge import (
    Boilerplate,
    Challenge,
    Milestone,
    ReportForm,
    Stage,
    Theme,
    ThemeKind,
)
from sli_desktop.models.records.ids import ThemeId
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.models.records.report import ReportSection
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.report.advice import recommendation_blocks
from sli_desktop.services.report.anchors import Anchors
from sli_desktop.services.report.approach import approach_blocks
from sli_desktop.services.report.blocks import Block, Chart, Outline, Table
from sli_desktop.services.report.charts.heard import heard_blocks, heard_charts
from sli_desktop.services.report.choose import (
    shown_findings,
    shown_recommendations,
    themes_in_order,
)
from sli_desktop.services.report.dates import long_date, span
from sli_desktop.services.report.escape import clean, clean_line
from sli_desktop.services.report.feedback import feedback_blocks, plural_of
from sli_desktop.services.report.heard import Hearing, told_outside
from sli_desktop.services.report.layout import Part, placed, themes_apart
from sli_desktop.services.report.links import Links
from sli_desktop.services.report.markdown import statement
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.report.origin import Origin
from sli_desktop.services.report.own_texts import (
    is_of_theme,
    text_blocks,
    theme_blocks,
    written_by_theme,
)
from sli_desktop.services.report.progress import progress_blocks, reviewed, reviewed_blocks
from sli_desktop.services.report.sheets import sheets
from sli_desktop.services.report.slides import slides

_PUBLIC = frozenset(
    {
        Stage.FINAL,
        Stage.PUBLISHED,
        Stage.ACTION_PLAN_PUBLISHED,
        Stage.PROGRESS_REVIEW,
        Stage.CLOSED,
        Stage.PURGED,
    }
)
"""From here on the report may be read by anybody, so that it carries no marking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """A section still without its blocks."""

    key: str
    title: str
    body: str
    section: UUID | None = None


def outline(records: ChallengeRecords, options: ReportOptions) -> Outline:
    """Put the report of a challenge together.

    Sections come in the order of the challenge's own report sections; a challenge without any gets
    the usual six. A section with nothing to say is left out, but recommendations and feedback are
    never lost: where no section asks for them, they are added.

    Raises:
        LookupError: the records hold no challenge.
    """
    challenge = records.challenge
    anchors = Anchors()
    wanted = _wanted(records)
    themes, hearing = themes_in_order(records), Hearing(told_outside(records))
    heard = tuple(heard_charts(records, themes, hearing, anchors))
    maker = _Maker(records, options, anchors, {one.key for one in wanted}, heard)
    sections = placed(_parts(wanted, maker, challenge), challenge)
    deck = slides(records, themes, sections, options, heard, hearing)
    if challenge.report_form is ReportForm.SLIDES:
        shown = (Part(key=one.key, title=one.title, blocks=one.blocks) for one in deck)
        sections = placed(shown, challenge)
    return Outline(
        subject=clean_line(challenge.subject),
        title=clean_line(challenge.title) or _sentence_case(challenge.label_challenge),
        document=clean_line(challenge.report_name) or "Feedback report",
        dates=span(challenge.on_site_from, challenge.on_site_to),
        marking="" if challenge.stage in _PUBLIC else clean_line(challenge.marking),
        sections=sections,
        dated=options.dated,
        is_letter=challenge.report_form is ReportForm.LETTER,
        slides=deck,
        sheets=sheets(records, themes, options, hearing),
    )


def _parts(wanted: list[_Wanted], maker: "_Maker", challenge: Challenge) -> Iterator[Part]:
    """The sections that have something to say, themes on their own where the framework has it."""
    for one in wanted:
        origin = Origin("section", one.section, "title") if one.section is not None else None
        part = Part(key=one.key, title=one.title, blocks=tuple(maker.blocks(one)), origin=origin)
        if challenge.themes_are_sections and one.key == "feedback":
            yield from themes_apart(part)
        elif part.blocks:
            yield part


def _sentence_case(words: str) -> str:
    line = clean_line(words)
    return line[:1].upper() + line[1:]


def _wanted(records: ChallengeRecords) -> list[_Wanted]:
    usual = usual_titles(records.challenge)
    own = (one for one in records.all(ReportSection) if not is_of_theme(one))
    written = sorted(own, key=lambda one: (one.order, str(one.id)))
    parts = [
        _Wanted(
            key=one.key,
            title=clean_line(one.title) or usual.get(one.key, _sentence_case(one.key)),
            body=one.body,
            section=one.id,
        )
        for one in written
    ]
    there = {part.key for part in parts}
    wanted = ("recommendations", "feedback") if parts else tuple(usual)
    parts += [_Wanted(key=key, title=usual[key], body="") for key in wanted if key not in there]
    return parts


def usual_titles(challenge: Challenge) -> dict[str, str]:
    """The sections of a report whose challenge names none, in their order: key and title."""
    return {
        "introduction": "Introduction",
        "executive_summary": "Executive summary",
        "recommendations": plural_of(challenge.label_recommendation),
        "approach": "Summary of the peer challenge approach",
        "feedback": "Feedback",
        "next_steps": "Next steps",
    }


class _Maker:
    """Makes the blocks of one section after the other."""

    def __init__(
        self,
        records: ChallengeRecords,
        options: ReportOptions,
        anchors: Anchors,
        keys: set[str],
        heard: tuple[Chart, ...],
    ) -> None:
        self._records = records
        self._keys = keys
        self._heard = heard
        self._options = options
        self._anchors = anchors
        self._themes = themes_in_order(records)
        self._standing = {one.key: one.text for one in records.all(Boilerplate)}
        self._bodies = {one.key: one.body for one in records.all(ReportSection) if one.body}
        self._links = Links.of(records, shown_findings(records, options))
        self._own: Mapping[str, Callable[[], Iterator[Block]]] = {
            "introduction": self._introduction,
            "recommendations": self._recommendations,
            "approach": self._approach,
            "feedback": self._feedback,
            "focus": self._focus,
            "progress": self._progress,
            "next_steps": self._next_steps,
        }

    def blocks(self, part: _Wanted) -> Iterator[Block]:
        """What a person wrote for the section, else its standing text, then what is computed."""
        written = part.body if clean(part.body).strip() else self._standing.get(part.key, "")
        own_text = part.section if written is part.body else None
        yield from text_blocks(written, self._links, self._anchors, level=2, of=own_text)
        own = self._own.get(part.key)
        if own is not None:
            yield from own()

    def _standing_text(self, key: str) -> Iterator[Block]:
        """A standing text, unless a section already has it, as it was or as somebody changed it.

        A template puts these texts into its sections, and what a person made of them there counts.
        """
        text = self._standing.get(key, "")
        is_there = any(text in body for body in self._bodies.values())
        if not is_there and "approach" not in self._bodies:
            yield from statement(text)

    def _introduction(self) -> Iterator[Block]:
        yield from self._standing_text("snapshot_caveat")

    def _recommendations(self) -> Iterator[Block]:
        chosen = shown_recommendations(self._records, self._options)
        if not chosen:
            return
        # Both texts stand in a fresh challenge; the manager keeps the one that holds.
        forces = [
            key for key in ("legal_force_consider", "legal_force_action") if key in self._standing
        ]
        if len(forces) == 1:
            yield from statement(self._standing[forces[0]])
        every = self._records.all(Recommendation)
        yield from recommendation_blocks(
            chosen,
            every,
            self._themes,
            self._records.challenge,
            self._anchors,
            elsewhere=reviewed(self._records) if "progress" in self._keys else frozenset(),
        )

    def _approach(self) -> Iterator[Block]:
        computed = approach_blocks(self._records, self._themes, self._anchors)
        yield from computed
        if computed:
            yield from heard_blocks(self._heard, self._anchors)
        if "progress" in self._keys:
            yield from reviewed_blocks(self._records, self._themes, self._options, self._anchors)
        if computed:
            yield from self._standing_text("non_attribution")

    def _feedback(self) -> Iterator[Block]:
        """The themes; the council's own focus stands apart where a section asks for that."""
        apart = {one.id for one in self._of_focus()} if "focus" in self._keys else set()
        yield from self._found(lambda theme: theme not in apart)

    def _focus(self) -> Iterator[Block]:
        mine = {one.id for one in self._of_focus()}
        yield from self._found(lambda theme: theme in mine)

    def _of_focus(self) -> tuple[Theme, ...]:
        return tuple(one for one in self._themes if one.kind is ThemeKind.LOCAL)

    def _found(self, is_here: Callable[[ThemeId | None], bool]) -> Iterator[Block]:
        findings = [
            one for one in shown_findings(self._records, self._options) if is_here(one.theme)
        ]
        written = {
            theme: partial(theme_blocks, sections, self._links, self._anchors)
            for theme, sections in written_by_theme(self._records).items()
            if is_here(theme)
        }
        yield from feedback_blocks(
            findings, self._themes, self._records.challenge, self._anchors, written=written
        )

    def _progress(self) -> Iterator[Block]:
        yield from progress_blocks(self._records, self._themes, self._options, self._anchors)

    def _next_steps(self) -> Iterator[Block]:
        ahead = [
            (one.due, clean_line(one.what))
            for one in self._records.all(Milestone)
            if one.due is not None and one.done is None
        ]
        rows = tuple((what, long_date(due)) for due, what in sorted(ahead))
        if rows:
            yield Table(
                caption="Dates to keep", columns=("Step", "By"), rows=rows, shares=(0.7, 0.3)
            )
