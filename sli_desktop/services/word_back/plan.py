"""What a returned Word file would change: each difference can be taken singly. Pure."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import dropwhile, pairwise

from sli_desktop.services.report.blocks import Inline
from sli_desktop.services.report.docx_marks import Mark, key_of
from sli_desktop.services.report.origin import Origin
from sli_desktop.services.word_back.reading import Paragraph, Remark, Returned
from sli_desktop.services.word_back.units import Unit
from sli_desktop.wording import tr

BaseOf = Callable[[Origin, str], str | None]
"""How a paragraph read when the file was written, by what its mark says; None where not known."""
_MANY = frozenset({"body", "statement", "text"})
"""Fields that hold more than one paragraph."""


class Turn(StrEnum):
    """What became of a paragraph in Word."""

    CHANGED = "changed"
    BOTH = "changed by both"
    ADDED = "added"
    GONE = "gone"
    MOVED = "moved"
    COMMENT = "comment"
    ASTRAY = "astray"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One difference. `number` counts them from 1; `where` is the section it stands in.

    `before` and `after` are the words here and in the file, `was` those when it was written, where
    they are known and here others stand now. `behind` is the paragraph an added or moved one
    follows. Without `may_be_taken`, `why_not` says why it is only told.
    """

    number: int
    turn: Turn
    where: str
    origin: Origin | None = None
    before: str = ""
    after: str = ""
    was: str = ""
    runs: Inline = ()
    old_runs: Inline = ()
    behind: Origin | None = None
    is_item: bool = False
    remark: Remark | None = None
    who: tuple[str, ...] = ()
    why_not: str = ""

    @property
    def may_be_taken(self) -> bool:
        """Whether it can be taken by choosing it."""
        return not self.why_not


def plan(
    returned: Returned, units: Sequence[Unit], base_of: BaseOf = lambda _origin, _mark: None
) -> tuple[Item, ...]:
    """Every difference between a returned file and the report as it stands, in the file's order.

    `units` are those of the report now, proposals with them.
    """
    made = _Planner(units, base_of).items(returned)
    return tuple(replace(item, number=at) for at, item in enumerate(made, 1))


def is_ours(returned: Returned) -> bool:
    """Whether the file was written by this program: it has marks."""
    return any(each.marks for each in returned.paragraphs)


def belongs(returned: Returned, units: Sequence[Unit]) -> bool:
    """Whether any mark of the file is known in this challenge."""
    known = {key_of(unit.origin) for unit in units}
    return any(mark.key in known for each in returned.paragraphs for mark in each.marks)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A returned paragraph with the unit it is; None where nobody knows it any more."""

    paragraph: Paragraph
    mark: Mark
    unit: Unit | None
    is_same: bool


class _Planner:
    def __init__(self, units: Sequence[Unit], base_of: BaseOf) -> None:
        self._units, self._base_of = units, base_of
        self._by_key: dict[str, list[Unit]] = {}
        for unit in units:
            self._by_key.setdefault(key_of(unit.origin), []).append(unit)
        self._used: set[int] = set()
        self._index = {id(unit): at for at, unit in enumerate(units)}

    def items(self, returned: Returned) -> Iterator[Item]:
        placed = {
            id(each): self._placed(each, each.marks[0])
            for each in returned.paragraphs
            if each.marks and each.words
        }
        moved = _moved([each.mark.place for each in placed.values()])
        last: _Placed | None = None
        for each in _from_the_first_section(returned.paragraphs):
            mine = placed.get(id(each))
            if mine is not None:
                yield from self._of(mine, last, is_moved=mine.mark.place in moved)
                last = mine if mine.unit is not None else last
            elif each.words and not each.is_computed and not each.marks:
                yield self._added(each, last)
            yield from self._remarks(each, mine or last)
        yield from self._gone(list(placed.values()), returned.total)

    # --- finding a paragraph again --------------------------------------------------------------

    def _placed(self, paragraph: Paragraph, mark: Mark) -> _Placed:
        mine = [u for u in self._by_key.get(mark.key, ()) if self._index[id(u)] not in self._used]
        same = [unit for unit in mine if unit.mark == mark.words]
        best = min(same, key=lambda unit: abs(unit.origin.at - mark.at), default=None)
        unit = best or next((each for each in mine if each.origin.at == mark.at), None)
        if unit is None:
            again = [u for u in self._by_key.get(mark.key, ()) if u.mark == mark.words]
            return _Placed(paragraph, mark, next(iter(again), None), is_same=bool(again))
        self._used.add(self._index[id(unit)])
        return _Placed(paragraph, mark, unit, is_same=best is not None)

    # --- what became of it ----------------------------------------------------------------------

    def _of(self, mine: _Placed, last: _Placed | None, *, is_moved: bool) -> Iterator[Item]:
        unit, came = mine.unit, mine.paragraph
        if unit is None:
            why = tr("What it belonged to is no longer in the report here.")
            yield self._item(Turn.ASTRAY, None, last, after=came.words, why_not=why)
            return
        runs = _without_sign(came.runs, unit.sign)
        words = " ".join("".join(run.text for run in runs).split())
        if is_moved:
            yield self._moved(unit, last)
        if words == unit.words:
            return
        if mine.is_same:
            yield self._item(Turn.CHANGED, unit, last, after=words, runs=runs, who=came.who)
            return
        was = self._base_of(unit.origin, mine.mark.words)
        if was is None or was != words:
            yield self._item(
                Turn.BOTH, unit, last, after=words, runs=runs, was=was or "", who=came.who
            )

    def _moved(self, unit: Unit, last: _Placed | None) -> Item:
        behind = last.unit if last is not None else None
        stays = behind is not None and _text_of(behind) == _text_of(unit)
        why = "" if stays and unit.origin.field in _MANY else tr("It was moved to another text.")
        return self._item(
            Turn.MOVED,
            unit,
            last,
            after=unit.words,
            behind=behind.origin if behind is not None else None,
            why_not=why,
        )

    def _added(self, came: Paragraph, last: _Placed | None) -> Item:
        unit = last.unit if last is not None else None
        why, origin = "", None
        if unit is not None and unit.origin.field in _MANY:
            origin = unit.origin
        elif unit is not None and unit.section is not None and unit.origin.field == "title":
            origin = Origin("section", unit.section, "body", -1)
        else:
            why = tr("It stands beside what the report writes by itself. Copy it by hand.")
        item = self._item(
            Turn.ADDED, None, last, after=came.words, runs=came.runs, who=came.who, why_not=why
        )
        return replace(item, origin=origin, behind=origin, is_item=came.is_item)

    def _remarks(self, each: Paragraph, near: _Placed | None) -> Iterator[Item]:
        for remark in each.remarks:
            unit = near.unit if near is not None else None
            item = self._item(Turn.COMMENT, unit, near, after=remark.words)
            yield replace(item, remark=remark, before=each.words)

    def _gone(self, placed: list[_Placed], total: int) -> Iterator[Item]:
        """What was in the file when it was written and is not there any more."""
        known = sorted(
            (each.mark.place, self._index[id(each.unit)])
            for each in placed
            if each.unit is not None
        )
        if not known:
            return
        ends = [(0, -1), *known, (max(total, known[-1][0]) + 1, len(self._units))]
        for (place, at), (after, until) in pairwise(ends):
            missing = after - place - 1
            unused = [n for n in range(at + 1, until) if n not in self._used]
            if missing and len(unused) <= missing:
                for n in unused:
                    unit = self._units[n]
                    why = "" if unit.origin.field in _MANY else tr("Take it away on its own page.")
                    yield self._item(Turn.GONE, unit, None, why_not=why)

    def _item(
        self,
        turn: Turn,
        unit: Unit | None,
        last: _Placed | None,
        *,
        after: str = "",
        was: str = "",
        runs: Inline = (),
        behind: Origin | None = None,
        who: tuple[str, ...] = (),
        why_not: str = "",
    ) -> Item:
        near = unit or (last.unit if last is not None else None)
        return Item(
            number=0,
            turn=turn,
            where=near.where if near is not None else "",
            origin=unit.origin if unit is not None else None,
            before=unit.words if unit is not None else "",
            after=after,
            was=was,
            runs=runs,
            old_runs=unit.runs if unit is not None else (),
            behind=behind,
            who=who,
            why_not=why_not,
        )


def _from_the_first_section(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The cover and the contents stand before every mark, and are not looked at."""
    return dropwhile(lambda each: not (each.marks or each.is_computed), paragraphs)


def _text_of(unit: Unit) -> Origin:
    return unit.origin._replace(at=0)


def _without_sign(runs: Inline, sign: str) -> Inline:
    """The runs without the sign of an item or the number of a heading in front of them."""
    left = len(sign)
    found = []
    whole = "".join(run.text for run in runs)
    if not sign or not whole.lstrip().startswith(sign):
        return runs
    left += len(whole) - len(whole.lstrip())
    while left < len(whole) and whole[left].isspace():
        left += 1
    for run in runs:
        cut = min(left, len(run.text))
        left -= cut
        if run.text[cut:]:
            found.append(replace(run, text=run.text[cut:]))
    return tuple(found)


def _moved(places: Sequence[int]) -> set[int]:
    """The fewest places that have to move so that all stand in order."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for place in places:
        at = bisect_left(tails, place)
        before[place] = tails[at - 1] if at else None
        tails[at : at + 1] = [place]
    stay: set[int] = set()
    here = tails[-1] if tails else None
    while here is not None:
        stay.add(here)
        here = before[here]
    return set(places) - stay
