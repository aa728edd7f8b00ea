"""The report as tables: findings with counts, who was heard, recommendations, the action plan.

No note, no name and no group of fewer people than the challenge's threshold goes in. The columns of
the action plan are those that councils use (`domain.md` section 4.5).
"""

from collections.abc import Iterator, Sequence

from sli_desktop.models.records.challenge import StakeholderGroup, Theme
from sli_desktop.models.records.finding import EvidenceStrength, Finding, FindingLabel
from sli_desktop.models.records.recommendation import (
    Action,
    ActionState,
    ActionUpdate,
    Rag,
    Recommendation,
)
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.report.blocks import Cell, Column, Sheet
from sli_desktop.services.report.choose import placed, shown_findings, shown_recommendations
from sli_desktop.services.report.dates import long_date
from sli_desktop.services.report.escape import clean, clean_line
from sli_desktop.services.report.feedback import plural_of
from sli_desktop.services.report.heard import Hearing, Weight
from sli_desktop.services.report.markdown import statement, words_of
from sli_desktop.services.report.numbering import Numbered, numbered
from sli_desktop.services.report.options import ReportOptions

_WIDE, _TEXT, _NAME, _SHORT, _NUMBER = 52, 36, 23, 15, 10


def sheets(
    records: ChallengeRecords,
    themes: Sequence[Theme],
    options: ReportOptions,
    hearing: Hearing,
) -> tuple[Sheet, ...]:
    """The sheets in order; `themes` are in the order of the report.

    `hearing` is the count of who was heard.
    """
    maker = _Sheets(records, themes, options, hearing)
    return (maker.evidence(), maker.coverage(), maker.recommendations(), maker.action_plan())


class _Sheets:
    """Makes the sheets of one challenge."""

    def __init__(
        self,
        records: ChallengeRecords,
        themes: Sequence[Theme],
        options: ReportOptions,
        hearing: Hearing,
    ) -> None:
        self._records = records
        self._challenge = records.challenge
        self._themes = themes
        self._least = max(1, records.challenge.small_group_threshold)
        self._hearing = hearing
        self._placed = tuple(placed(shown_findings(records, options), themes))
        self._refs = {one.finding.id: f"F{at}" for at, one in enumerate(self._placed, 1)}
        self._advice = numbered(
            shown_recommendations(records, options),
            every=records.all(Recommendation),
            themes=themes,
            challenge=records.challenge,
        )
        groups = records.all(StakeholderGroup)
        self._groups = sorted(groups, key=lambda one: (one.order, one.name, one.id))

    # --- findings ---------------------------------------------------------------------------

    def evidence(self) -> Sheet:
        """Each finding of the report with the breadth of its evidence."""
        columns: tuple[Column, ...] = (
            Column(title="Ref", width=8),
            Column(title="Theme", width=_NAME),
            Column(title="Part of theme", width=_NAME),
            Column(title="Kind", width=_SHORT),
            Column(title="Finding", width=_TEXT),
            Column(title="Detail", width=_WIDE),
            Column(title="Evidence", width=_NUMBER),
            Column(title="Notes", width=_NUMBER),
            Column(title="Meetings", width=_NUMBER),
            Column(title="People", width=_NUMBER),
            Column(title="Groups heard", width=_NAME),
            Column(title="Known from", width=_SHORT),
        )
        weights = self._hearing.of_findings(one.finding for one in self._placed)
        rows: tuple[tuple[Cell, ...], ...] = tuple(
            (
                self._refs[finding.id],
                clean_line(theme.name) if theme else "Other findings",
                clean_line(part.name) if part else "",
                self._kind(finding),
                clean_line(finding.headline),
                words_of(statement(finding.statement)),
                _strength(finding),
                *self._counts(weights[finding.id]),
            )
            for finding, theme, part in self._placed
        )
        if not any(row[2] for row in rows):
            columns, rows = columns[:2] + columns[3:], tuple(r[:2] + r[3:] for r in rows)
        return Sheet(
            name="Evidence",
            about="The findings in the order of the report, with how much each rests on. Counts of"
            f" findings with fewer than {self._least} people behind them, and groups of fewer than"
            f" {self._least} people, are not shown.",
            columns=columns,
            rows=rows,
        )

    def _kind(self, finding: Finding) -> str:
        is_strength = finding.label is FindingLabel.STRENGTH
        own = self._challenge
        return clean_line(own.label_strength if is_strength else own.label_area)

    def _counts(self, weight: Weight) -> Iterator[Cell]:
        """Notes, meetings, people, groups and ways; all or nothing of what people said."""
        if weight.people < self._least:
            yield from (self._few, self._few, self._few, "")
        else:
            yield from (weight.notes, weight.meetings, weight.people)
            named = (one for one in self._groups if weight.by_group.get(one.id, 0) >= self._least)
            yield "; ".join(clean_line(one.name) for one in named)
        yield ", ".join(way.value for way in weight.ways)

    @property
    def _few(self) -> str:
        return f"under {self._least}"

    # --- coverage ---------------------------------------------------------------------------

    def coverage(self) -> Sheet:
        """People heard by theme and group: only groups, and only cells, of enough people."""
        met = self._hearing.met(self._groups)
        shown = [one for one in self._groups if met[one.id] >= self._least]
        columns = (
            Column(title="Theme", width=_NAME),
            Column(title="Meetings", width=_NUMBER),
            *(Column(title=clean_line(one.name), width=_SHORT) for one in shown),
        )
        weights = self._hearing.of_themes(self._themes)
        rows = tuple(
            (clean_line(theme.name), weight.meetings, *self._cells(weight, shown))
            for theme in self._themes
            if (weight := weights.get(theme.id)) is not None
        )
        return Sheet(
            name="Coverage",
            about="People heard on each theme, by group. Groups of fewer than"
            f" {self._least} people are left out, and smaller numbers are shown as"
            f" “{self._few}”, nobody included. The more people, the darker the cell.",
            columns=columns,
            rows=rows,
            is_heat=True,
        )

    def _cells(self, weight: Weight, shown: Sequence[StakeholderGroup]) -> Iterator[Cell]:
        for group in shown:
            people = weight.by_group.get(group.id, 0)
            yield people if people >= self._least else self._few

    # --- recommendations --------------------------------------------------------------------

    def recommendations(self) -> Sheet:
        """The recommendations with what the framework asks of each."""
        own = self._challenge
        used = (
            (own.uses_owner, Column(title="Owner", width=_NAME)),
            (own.uses_timescale, Column(title="Timescale", width=_NAME)),
            (own.uses_priority, Column(title="Priority", width=_SHORT)),
            (own.uses_measure, Column(title="Measure", width=_TEXT)),
        )
        label = clean_line(own.label_recommendation) or "Recommendation"
        columns = (
            Column(title="Ref", width=8),
            Column(title=label, width=_TEXT),
            Column(title="Text", width=_WIDE),
            Column(title="Theme", width=_NAME),
            Column(title="Findings", width=_SHORT),
            *(column for is_used, column in used if is_used),
        )
        return Sheet(
            name=plural_of(label),
            about=f"{plural_of(label)} in the order of the report, each with the findings it rests"
            " on.",
            columns=columns,
            rows=tuple(self._advised(one) for one in self._advice),
        )

    def _advised(self, one: Numbered) -> tuple[Cell, ...]:
        made, own = one.recommendation, self._challenge
        names = {theme.id: clean_line(theme.name) for theme in self._themes}
        dated = long_date(made.timescale_date) if made.timescale_date else ""
        details = (
            (own.uses_owner, made.owner),
            (own.uses_timescale, made.timescale_words or dated),
            (own.uses_priority, made.priority),
            (own.uses_measure, made.measure),
        )
        return (
            one.short,
            clean_line(made.title),
            words_of(statement(made.text)),
            names.get(made.theme, "") if made.theme is not None else "Across the themes",
            ", ".join(ref for finding, ref in self._refs.items() if finding in made.findings),
            *(clean_line(value) for is_used, value in details if is_used),
        )

    # --- action plan ------------------------------------------------------------------------

    def action_plan(self) -> Sheet:
        """What the council does about each: its actions so far, or a row to fill in."""
        columns = (
            Column(title="Ref", width=8),
            Column(title="Recommendation", width=_TEXT),
            Column(title="Action", width=_TEXT),
            Column(title="Lead", width=_NAME),
            Column(title="Service", width=_NAME),
            Column(title="Due", width=_SHORT),
            Column(title="RAG", width=_NUMBER, offered=_RAGS),
            Column(title="Status", width=_SHORT, offered=_STATES),
            Column(title="Update", width=_TEXT),
        )
        return Sheet(
            name="Action plan",
            about="For the council to fill in: what it does about each recommendation, who leads,"
            " by when, and how far it has come.",
            columns=columns,
            rows=tuple(row for one in self._advice for row in self._actions(one)),
        )

    def _actions(self, one: Numbered) -> Iterator[tuple[Cell, ...]]:
        made = one.recommendation
        words = clean_line(made.title) or words_of(statement(made.text))
        every = [each for each in self._records.all(Action) if each.recommendation == made.id]
        every.sort(key=lambda each: (each.order, each.letter, str(each.id)))
        if not every:
            yield (one.short, words, *("",) * 7)
        for each in every:
            due = long_date(each.due_date) if each.due_date else ""
            yield (
                f"{one.short}{clean_line(each.letter)}",
                words,
                clean(each.text).strip(),
                clean_line(each.lead),
                "",
                clean_line(each.due_words) or due,
                "" if each.rag is Rag.NOT_SET else _capital(each.rag.value),
                _capital(each.state.value),
                self._update(each),
            )

    def _update(self, action: Action) -> str:
        told = [one for one in self._records.all(ActionUpdate) if one.action == action.id]
        told.sort(key=lambda one: (one.at, str(one.id)))
        return "\n".join(f"{long_date(one.at)}: {clean(one.text).strip()}" for one in told)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


_RAGS = tuple(_capital(rag.value) for rag in Rag if rag is not Rag.NOT_SET)
_STATES = tuple(_capital(state.value) for state in ActionState)


def _strength(finding: Finding) -> str:
    is_set = finding.evidence is not EvidenceStrength.NOT_SET
    return _capital(finding.evidence.value) if is_set else ""
