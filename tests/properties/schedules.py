"""Random days of a team: five laptops write, hand over, lose and mix up bundles."""

from typing import Any, ClassVar
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from typing_extensions import override

from sli_desktop.models.records.merge import DELETED
from sli_desktop.services.sync.revisions import RecordMerge
from tests.properties import oracle
from tests.properties.laptops import SET, TEXT, TRIVIAL, VALUE, Laptop, Rev, Row

TEAM = 5
LAPTOPS = st.integers(0, TEAM - 1)
SOME = st.integers(0, 1000)
HOURS = 3_600_000


class Schedule(RuleBasedStateMachine):
    merge: ClassVar[type[RecordMerge]] = RecordMerge
    whole_records: ClassVar[bool] = False
    skew_hours: ClassVar[int] = 72

    def __init__(self) -> None:
        super().__init__()
        self.ledger = oracle.Ledger()
        self.stick: list[tuple[Rev, ...]] = []
        self.count = 0
        self.laptops = [
            Laptop(
                device=f"{number:016x}",
                skew=(number - 2) * self.skew_hours // 2 * HOURS,
                merge=self.merge,
                seals_whole_records=self.whole_records,
            )
            for number in range(TEAM)
        ]

    @initialize(who=LAPTOPS)
    def set_up(self, who: int) -> None:
        self.make(who)
        self.make(who)
        for laptop in self.laptops:
            laptop.receive(self.laptops[who].bundle())

    # --- writing -------------------------------------------------------------------------------

    def word(self) -> str:
        self.count += 1
        return f"w{self.count}"

    def shown(self, who: int, which: int) -> tuple[UUID, Row] | None:
        rows = [(i, row) for i, row in sorted(self.laptops[who].rows.items()) if not row.in_bin]
        return rows[which % len(rows)] if rows else None

    def write(self, who: int, record: UUID, key: str, value: Any, *, settles: bool = False) -> None:
        laptop = self.laptops[who]
        self.ledger.write(laptop.rows.get(record), record, key, value)
        laptop.write(record, {key: value}, resolves=frozenset({key} if settles else ()))

    @precondition(lambda self: len(self.laptops[0].rows) < 4)
    @rule(who=LAPTOPS)
    def make(self, who: int) -> None:
        record = UUID(int=self.count + 1)
        self.write(who, record, TEXT, f"{self.word()} {self.word()}. {self.word()}.")
        self.write(who, record, VALUE, self.word())

    @rule(who=LAPTOPS, which=SOME, at=SOME, how=st.sampled_from(["add", "start", "change", "drop"]))
    def edit_text(self, who: int, which: int, at: int, how: str) -> None:
        found = self.shown(who, which)
        if not found:
            return
        record, row = found
        if TEXT in row.doubts and TEXT not in row.clean:
            return  # an ordinary save of a text changed by both is refused
        parts = [part.strip() for part in oracle.sentences(row.keys.get(TEXT, ""))]
        place = at % (len(parts) + 1)
        new = f"{self.word()} {self.word()}."
        if how == "add":
            parts.insert(place, new)
        elif how == "start":
            parts.insert(0, new)
        elif parts and how == "change":
            parts[place % len(parts)] = new
        elif parts:
            del parts[place % len(parts)]
        self.write(who, record, TEXT, " ".join(parts))

    @rule(first=LAPTOPS, second=LAPTOPS, which=SOME, at=SOME, other=SOME)
    def both_add(self, first: int, second: int, which: int, at: int, other: int) -> None:
        self.edit_text(first, which, at, "add")
        self.edit_text(second, which, other, "add")

    @rule(who=LAPTOPS, which=SOME)
    def name(self, who: int, which: int) -> None:
        found = self.shown(who, which)
        if found:
            self.write(who, found[0], VALUE, self.word())

    @rule(who=LAPTOPS, which=SOME, place=SOME)
    def move(self, who: int, which: int, place: int) -> None:
        found = self.shown(who, which)
        if found:
            self.laptops[who].write(found[0], {TRIVIAL: f"a{place}"})

    @rule(who=LAPTOPS, which=SOME, member=st.integers(1, 3), is_in=st.booleans())
    def link(self, who: int, which: int, member: int, is_in: bool) -> None:
        found = self.shown(who, which)
        if found:
            self.laptops[who].write(found[0], {f"{SET}/{UUID(int=member)}": is_in})

    @rule(who=LAPTOPS, which=SOME)
    def delete(self, who: int, which: int) -> None:
        found = self.shown(who, which)
        if found:
            self.ledger.delete(found[1], found[0])
            self.laptops[who].write(found[0], {DELETED: True}, resolves=frozenset({DELETED}))

    @rule(who=LAPTOPS, which=SOME)
    def restore(self, who: int, which: int) -> None:
        rows = [i for i, row in sorted(self.laptops[who].rows.items()) if row.in_bin]
        if rows:
            record = rows[which % len(rows)]
            self.laptops[who].write(record, {DELETED: False}, resolves=frozenset({DELETED}))

    @rule(who=LAPTOPS, which=SOME, choice=st.integers(0, 2))
    def settle(self, who: int, which: int, choice: int) -> None:
        rows = self.laptops[who].rows
        open_ones = [
            (i, key) for i in sorted(rows) if not rows[i].in_bin for key in sorted(rows[i].doubts)
        ]
        if not open_ones:
            return
        record, key = open_ones[which % len(open_ones)]
        row = rows[record]
        if key == DELETED:
            self.laptops[who].write(record, {DELETED: False}, resolves=frozenset({DELETED}))
            return
        values = [version.value for version in row.doubts[key]]
        self.write(who, record, key, [row.keys[key], *values][choice], settles=True)

    # --- handing over --------------------------------------------------------------------------

    @rule(who=LAPTOPS)
    def make_bundle(self, who: int) -> None:
        self.stick.append(self.laptops[who].bundle())

    @precondition(lambda self: self.stick)
    @rule(who=LAPTOPS, which=SOME)
    def receive(self, who: int, which: int) -> None:
        self.laptops[who].receive(self.stick[which % len(self.stick)])

    @rule(who=LAPTOPS, other=LAPTOPS)
    def hand_over(self, who: int, other: int) -> None:
        self.laptops[other].receive(self.laptops[who].bundle())

    @rule(start=LAPTOPS)
    def evening(self, start: int) -> None:
        self.meet(start)

    # --- what must hold ------------------------------------------------------------------------

    def meet(self, start: int = 0) -> None:
        order = [*self.laptops[start:], *self.laptops[:start]]
        for _ in range(2):
            for giver in order:
                bundle = giver.bundle()
                for taker in reversed(order):
                    taker.receive(bundle)
        views = [{i: laptop.view(i) for i in sorted(laptop.revs)} for laptop in self.laptops]
        assert all(view == views[0] for view in views), "laptops diverged"
        for laptop in self.laptops[:1]:
            assert not self.ledger.lost(laptop), "lost words"
            assert not oracle.resurrected(laptop), "words came back"
            assert not oracle.wrongly_hidden_or_shown(laptop), "hidden or shown wrongly"
            assert not oracle.doubled_or_invented(laptop), "doubled or invented words"
            assert not oracle.needless_questions(laptop), "asked without need"
            assert not oracle.sets_wrong(laptop), "members wrong"

    @override
    def teardown(self) -> None:
        self.meet()
