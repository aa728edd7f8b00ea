"""The report in the order of the feedback presentation: pure, from the framework's slide outline.

Which slides there are, their order and their titles come from the framework's template; the words
come from the same functions as the report's, or from standing texts. Recommendations are never
lost: where the outline does not ask for them, they stand before the next steps.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sli_desktop.errors import SliError
from sli_desktop.models.records.challenge import Boilerplate, Theme
from sli_desktop.models.records.ids import RecommendationId
from sli_desktop.models.records.people import Peer
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.paths import resource
from sli_desktop.services.figures import figures
from sli_desktop.services.frameworks import OutlineItem, load_framework
from sli_desktop.services.report.advice import recommendation_blocks
from sli_desktop.services.report.anchors import Anchors
from sli_desktop.services.report.approach import process_blocks, scope_blocks, team_blocks
from sli_desktop.services.report.blocks import (
    Block,
    BulletList,
    Chart,
    Heading,
    Inline,
    ListItem,
    Paragraph,
    Run,
    Section,
)
from sli_desktop.services.report.choose import shown_findings, shown_recommendations
from sli_desktop.services.report.escape import clean_line
from sli_desktop.services.report.feedback import feedback_blocks, plural_of
from sli_desktop.services.report.heard import Hearing, in_words
from sli_desktop.services.report.markdown import statement
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.report.progress import progress_blocks, reviewed

_USUAL = "blank"
"""The template whose slides stand in where a challenge comes from none of ours."""
_ID = re.compile(r"[a-z0-9-]+")
_SENTENCE = re.compile(r"[.!?]['’”\"]?(?=\s)")
_PURPOSE = (
    "A peer challenge is for improvement: the council asked for it.",
    "Peers come as critical friends, who do the same work elsewhere.",
    "It is not an inspection.",
    "Nothing shows who said what.",
)


class _Wanted(NamedTuple):
    """A slide that the outline asks for; `texts` are the keys of its standing texts."""

    key: str
    title: str
    texts: tuple[str, ...] = ()


def slides(
    records: ChallengeRecords,
    themes: Sequence[Theme],
    report: Sequence[Section],
    options: ReportOptions,
    heard: Sequence[Chart],
    hearing: Hearing,
) -> tuple[Section, ...]:
    """The parts of the presentation in order, without its title.

    `report` are the sections made, `heard` the charts of who was heard, and `hearing` the count
    they were made from.
    """
    plan = _plan(records)
    has_progress = any(one.key == "progress" for one in plan)
    told = reviewed(records) if has_progress else frozenset[RecommendationId]()
    maker = _Maker(records, themes, report, options, heard, hearing, told)
    parts: list[Section] = []
    for wanted in plan:
        blocks = tuple(maker.blocks(wanted))
        if blocks:
            at = len(parts) + 1
            anchor = f"slide-{at}"
            parts.append(
                Section(key=wanted.key, number=at, title=wanted.title, anchor=anchor, blocks=blocks)
            )
    return tuple(parts)


def _plan(records: ChallengeRecords) -> list[_Wanted]:
    own = records.challenge
    items = _outline_of(own.framework, own.framework_version) or _outline_of(_USUAL, "")
    plan = [_Wanted(one.key, clean_line(one.title), one.starts_with) for one in items]
    there = {one.key for one in plan}
    advice = _Wanted("recommendations", plural_of(own.label_recommendation))
    if "themes" not in there:
        plan.append(_Wanted("themes", "What the team found"))
    if advice.key not in there:
        last = next((at for at, one in enumerate(plan) if one.key == "next_steps"), len(plan))
        plan.insert(last, advice)
    return plan


@cache
def _outline_of(framework: str, version: str) -> tuple[OutlineItem, ...]:
    """The slides of a shipped template, if the challenge was made from the same main version."""
    file = resource("frameworks") / f"{framework}.toml"
    if not _ID.fullmatch(framework) or not file.is_file():
        return ()
    try:
        found = load_framework(file)
    except SliError:
        return ()
    is_same = not version or version.split(".", maxsplit=1)[0] == found.version.split(".")[0]
    return found.slides_outline if is_same else ()


class _Maker:
    """Makes the blocks of one part after the other."""

    def __init__(
        self,
        records: ChallengeRecords,
        themes: Sequence[Theme],
        report: Sequence[Section],
        options: ReportOptions,
        heard: Sequence[Chart],
        hearing: Hearing,
        told: Collection[RecommendationId],
    ) -> None:
        self._records = records
        self._themes = themes
        self._report = {section.key: section.blocks for section in report}
        self._options = options
        self._anchors = Anchors()
        self._heard = heard
        self._hearing = hearing
        self._told = told
        self._standing = {one.key: one.text for one in records.all(Boilerplate)}
        self._own: Mapping[str, Callable[[], Iterator[Block]]] = {
            "team": self._team,
            "thanks": self._thanks,
            "purpose": self._purpose,
            "process": self._process,
            "scope": self._scope,
            "themes": self._findings,
            "headlines": self._headlines,
            "recommendations": self._advice,
            "progress": self._progress,
            "next_steps": self._next_steps,
        }

    def blocks(self, wanted: _Wanted) -> Iterator[Block]:
        """The standing texts the outline names, else the usual ones, then what is computed."""
        named = [text for key in wanted.texts if (text := self._standing.get(key, "").strip())]
        for text in named:
            yield from statement(text)
        own = self._own.get(wanted.key)
        if own is not None and not (named and wanted.key in ("thanks", "purpose")):
            yield from own()

    def _team(self) -> Iterator[Block]:
        yield from _without_headings(team_blocks(self._records.all(Peer), self._anchors))

    def _thanks(self) -> Iterator[Block]:
        council = clean_line(self._records.challenge.subject)
        where = f" at {council}" if council else ""
        lines = (
            f"Thank you to everybody{where} who gave us their time and spoke openly with us.",
            "Thank you also to those who arranged the visit and looked after the team.",
        )
        yield from (Paragraph(runs=(Run(line),)) for line in lines)

    def _purpose(self) -> Iterator[Block]:
        yield BulletList(items=tuple(ListItem(sign="•", runs=(Run(words),)) for words in _PURPOSE))

    def _process(self) -> Iterator[Block]:
        made = process_blocks(self._records.challenge, figures(self._records), self._anchors)
        yield from _without_headings(made)
        yield from self._heard

    def _scope(self) -> Iterator[Block]:
        yield from _without_headings(scope_blocks(self._themes, self._anchors))

    def _findings(self) -> Iterator[Block]:
        shown = shown_findings(self._records, self._options)
        own = self._records.challenge
        counts = {}
        if self._options.speaker_notes:
            weights = self._hearing.of_findings(shown)
            counts = {one: in_words(w, own.small_group_threshold) for one, w in weights.items()}
        yield from feedback_blocks(shown, self._themes, own, self._anchors, counts)

    def _headlines(self) -> Iterator[Block]:
        """The executive summary in short: its lists, else how each of its paragraphs begins."""
        summary = self._report.get("executive_summary", ())
        lists = [block for block in summary if isinstance(block, BulletList)]
        if lists:
            yield from lists
            return
        begun = [first_sentence(one.runs) for one in summary if isinstance(one, Paragraph)]
        if begun:
            yield BulletList(items=tuple(ListItem(sign="•", runs=runs) for runs in begun))

    def _advice(self) -> Iterator[Block]:
        yield from recommendation_blocks(
            shown_recommendations(self._records, self._options),
            self._records.all(Recommendation),
            self._themes,
            self._records.challenge,
            self._anchors,
            elsewhere=self._told,
        )

    def _progress(self) -> Iterator[Block]:
        yield from progress_blocks(self._records, self._themes, self._options, self._anchors)

    def _next_steps(self) -> Iterator[Block]:
        yield from self._report.get("next_steps", ())


def _without_headings(blocks: Iterator[Block]) -> Iterator[Block]:
    return (block for block in blocks if not isinstance(block, Heading))


def first_sentence(runs: Inline) -> Inline:
    """How a paragraph begins, up to the end of its first sentence."""
    found = _SENTENCE.search("".join(run.text for run in runs))
    if found is None:
        return runs
    left = found.end()
    kept: list[Run] = []
    for run in runs:
        if left > 0:
            kept.append(Run(run.text[:left], bold=run.bold, italic=run.italic))
        left -= len(run.text)
    return tuple(kept)
