"""Random days of a team on real challenge folders: what people write, and what they take back."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from typing_extensions import override

from sli_desktop.models.records import Record, kind_name
from sli_desktop.models.records.change import ChangeSet, edit, make, put_in_bin
from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.ids import AttachmentId
from sli_desktop.models.records.note import Attachment, Note
from sli_desktop.models.records.people import Peer
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.services.merging import CannotMergeError, merge_findings
from sli_desktop.services.recommendations import LOCKED
from sli_desktop.services.settling import Clash, settle
from sli_desktop.services.signing_off import NothingToSignError, sign_off, take_sign_off_back
from sli_desktop.services.whole_findings import around
from sli_desktop.storage import ChangedByBothError, StaleRecordError
from tests.builders import SAM, a_finding, a_note, a_recommendation
from tests.properties import oracle
from tests.properties.table import NAMES, Laptop, a_table, new_id

if TYPE_CHECKING:
    from pathlib import Path

WHO = st.integers(0, len(NAMES) - 1)
SOME = st.integers(0, 1000)
MEMBER = st.integers(1, 3)
HOW = st.sampled_from(["add", "start", "change", "drop"])

TEXT = {
    "finding": "statement",
    "note": "body",
    "recommendation": "text",
    "section": "body",
    "attachment": "caption",
}
NAME = {"finding": "headline", "note": "page", "recommendation": "title", "section": "title"}
CLOCKS = (-72, -30, 0, 30, 72)
"""How many hours the clocks of the laptops are wrong."""


class Writing(RuleBasedStateMachine):
    """What people do at their own laptops; `Handing` adds what goes between them."""

    names: ClassVar[tuple[str, ...]] = NAMES

    @initialize(clocks=st.permutations(CLOCKS))
    def sit_down(self, clocks: Sequence[int]) -> None:
        self.stack = ExitStack()
        clocks = clocks[: len(self.names)]
        self.laptops: list[Laptop] = self.stack.enter_context(a_table(*self.names, wrong_by=clocks))
        self.files: list[Path] = []
        self.count = 0
        self.ledger = oracle.Ledger()
        start = self.laptops[0].words()
        self.ledger.acts.append(oracle.Act(who=0, typed=start))
        self.set_up()

    def set_up(self) -> None:
        """What the rules of a subclass keep."""

    @override
    def teardown(self) -> None:
        if not hasattr(self, "stack"):
            return
        with self.stack:
            self.check()

    def check(self) -> None:
        """What must hold at the end."""

    # --- the ledger ------------------------------------------------------------------------------

    @contextmanager
    def noting(self, laptop: Laptop, *of: Any) -> Iterator[oracle.Act]:
        """Write down what an act does to the words of a record in view; of all if none is named."""
        before = laptop.words(*of)
        act = oracle.Act(who=laptop.number)
        yield act
        after = laptop.words(*of)
        act.taken |= before - after
        act.given_back |= after - before - act.typed
        act.typed &= after
        self.ledger.acts.append(act)

    def new_word(self, act: oracle.Act) -> str:
        self.count += 1
        act.typed.add(f"w{self.count}")
        return f"w{self.count}"

    def shown(self, who: int, which: int, *kinds: str) -> tuple[Laptop, Any]:
        """A laptop, and one of the records it shows (None where there is none)."""
        laptop = self.laptops[who % len(self.laptops)]
        found = sorted(laptop.shown().values(), key=lambda record: record.id)
        found = [each for each in found if not kinds or kind_name(type(each)) in kinds]
        return laptop, found[which % len(found)] if found else None

    def may_write(self, laptop: Laptop, record: Record) -> bool:
        return not (isinstance(record, Recommendation) and record.state in LOCKED)

    # --- writing ---------------------------------------------------------------------------------

    @rule(who=WHO, kind=st.sampled_from(["finding", "note", "recommendation"]))
    def add(self, who: int, kind: str) -> None:
        laptop = self.laptops[who % len(self.laptops)]
        record = new_id(100 + self.count)
        with self.noting(laptop, kind, record) as act:
            words = [self.new_word(act) for _ in range(3)]
            text = f"{words[0]} {words[1]}."
            made: dict[str, Record] = {
                "finding": a_finding(words[2], id=record, statement=text),
                "note": a_note(text, id=record, page=words[2]),
                "recommendation": a_recommendation(text, id=record, title=words[2]),
            }
            laptop.workspace.commit(make("Add", made[kind]))

    @rule(who=WHO, which=SOME, at=SOME, how=HOW)
    def write(self, who: int, which: int, at: int, how: str) -> None:
        laptop, record = self.shown(who, which)
        if record is None or not self.may_write(laptop, record):
            return
        key = TEXT[kind_name(type(record))]
        with self.noting(laptop, kind_name(type(record)), record.id) as act:
            text = self.changed(getattr(record, key), at, how, f"{self.new_word(act)}.")
            with suppress(ChangedByBothError):
                laptop.workspace.commit(edit("Write", (record, replace(record, **{key: text}))))

    @rule(first=WHO, second=WHO, which=SOME, at=SOME, other=SOME, how=HOW)
    def both_write(
        self, first: int, second: int, which: int, at: int, other: int, how: str
    ) -> None:
        self.write(first, which, at, how)
        self.write(second, which, other, how)

    def changed(self, text: str, at: int, how: str, new: str) -> str:
        parts = [part.strip() for part in oracle.sentences(text)]
        place = at % (len(parts) + 1)
        if how == "add":
            parts.insert(place, new)
        elif how == "start":
            parts.insert(0, new)
        elif parts and how == "change":
            parts[place % len(parts)] = new
        elif parts:
            del parts[place % len(parts)]
        return " ".join(parts)

    @rule(who=WHO, which=SOME)
    def name(self, who: int, which: int) -> None:
        laptop, record = self.shown(who, which, *NAME)
        if record is not None and self.may_write(laptop, record):
            with self.noting(laptop, kind_name(type(record)), record.id) as act:
                named = replace(record, **{NAME[kind_name(type(record))]: self.new_word(act)})
                laptop.workspace.commit(edit("Name", (record, named)))

    @rule(who=WHO, which=SOME, place=st.integers(0, 9))
    def move(self, who: int, which: int, place: int) -> None:
        laptop, record = self.shown(who, which, "finding", "recommendation", "section")
        if record is not None:
            laptop.workspace.commit(edit("Move", (record, replace(record, order=f"a{place}"))))

    @rule(who=WHO, which=SOME, member=MEMBER)
    def link(self, who: int, which: int, member: int) -> None:
        """Put a note under a theme, or let a recommendation rest on a finding; or end that."""
        laptop, record = self.shown(who, which, "note", "recommendation")
        if record is not None:
            key = "themes" if isinstance(record, Note) else "findings"
            members = getattr(record, key) ^ {UUID(int=member)}
            laptop.workspace.commit(edit("Link", (record, replace(record, **{key: members}))))

    @rule(who=WHO, which=SOME)
    def attach(self, who: int, which: int) -> None:
        laptop, note = self.shown(who, which, "note")
        if note is None:
            return
        record = new_id(100 + self.count)
        with self.noting(laptop, "attachment", record) as act:
            word = self.new_word(act)
            content = f"picture of {word}".encode()
            attachment = Attachment(
                id=AttachmentId(record),
                note=note.id,
                sha256=laptop.workspace.put_blob(content),
                media_type="image/png",
                size=len(content),
                caption=f"{word}.",
            )
            laptop.workspace.commit(make("Attach", attachment))

    # --- deleting and taking back ----------------------------------------------------------------

    @rule(who=WHO, which=SOME)
    def delete(self, who: int, which: int) -> None:
        laptop, record = self.shown(who, which)
        if record is not None:
            with self.noting(laptop, kind_name(type(record)), record.id):
                laptop.workspace.commit(put_in_bin("Delete", record))

    @rule(who=WHO, which=SOME)
    def take_from_the_bin(self, who: int, which: int) -> None:
        laptop = self.laptops[who % len(self.laptops)]
        with laptop.workspace.read() as view:
            binned = [r for kind in (Finding, Note, Recommendation) for r in view.in_bin(kind)]
        if binned:
            record = sorted(binned, key=lambda each: each.id)[which % len(binned)]
            with self.noting(laptop, kind_name(type(record)), record.id):
                laptop.workspace.commit(make("Restore", record))

    @rule(who=WHO, forth=st.booleans())
    def take_back(self, who: int, forth: bool) -> None:
        """Undo the newest act, or do again what was undone."""
        laptop = self.laptops[who % len(self.laptops)]
        workspace = laptop.workspace
        with workspace.read() as view:
            act = view.redoable() if forth else view.undoable()
        if act is None or (act.name == "Add" and act.act < 10):
            return
        with self.noting(laptop):
            try:
                with workspace.transaction() as transaction:
                    transaction.redo() if forth else transaction.undo()
            except StaleRecordError:  # an import has changed it since
                with workspace.transaction() as transaction:
                    transaction.pass_over(act)
                return
        self.unsettle(laptop)

    def unsettle(self, laptop: Laptop) -> None:
        """What this laptop is asked again because it took its answer back, was not answered."""
        asked = {
            (key, version)
            for row in laptop.rows().values()
            for key, doubt in row.doubts.items()
            for version in doubt.versions
        }
        for act in self.ledger.acts:
            if act.who == laptop.number:
                act.settled -= asked

    @rule(who=WHO, which=SOME, choice=SOME)
    def settle(self, who: int, which: int, choice: int) -> None:
        laptop = self.laptops[who % len(self.laptops)]
        rows = {i: row for i, row in laptop.rows().items() if not row.in_bin}
        with laptop.workspace.read() as view:
            open_ones = [a for a in view.attention() if a.record in rows and a.variants]
        if not open_ones:
            return
        found = open_ones[which % len(open_ones)]
        record = laptop.shown().get(found.record)
        if record is None:
            return
        values = [
            found.variants[0].value,
            found.variants[-1].value,
            rows[record.id].value(found.key),
        ]
        with self.noting(laptop, kind_name(type(record)), record.id) as act:
            laptop.workspace.commit(
                self.settled(Clash(attention=found, record=record), values, choice)
            )
            act.settled = frozenset((found.key, each.revision) for each in found.variants)

    def settled(self, clash: Clash, values: Sequence[Any], choice: int) -> ChangeSet:
        return settle(clash, values[choice % len(values)])

    # --- acts on more than one record ------------------------------------------------------------

    @rule(who=WHO, which=SOME, other=SOME)
    def merge(self, who: int, which: int, other: int) -> None:
        laptop, stays = self.shown(who, which, "finding")
        _, goes = self.shown(who, other, "finding")
        if stays is None or goes is None:
            return
        with laptop.workspace.read() as view:
            records = around(view, [stays.id, goes.id])
        with self.noting(laptop), suppress(CannotMergeError, ChangedByBothError):
            laptop.workspace.commit(merge_findings(stays, [goes], records))

    @rule(who=WHO, which=SOME)
    def sign(self, who: int, which: int) -> None:
        """Sign a recommendation off, or take that back."""
        laptop, record = self.shown(who, which, "recommendation")
        if record is None:
            return
        self.count += 1
        number = self.count
        with laptop.workspace.read() as view:
            sam = view.need(Peer, SAM)
        with self.noting(laptop), suppress(NothingToSignError):
            if record.state in LOCKED:
                act = take_sign_off_back(
                    record, by=SAM, reason="Again.", new_id=lambda: new_id(5000 + number)
                )
            else:
                act = sign_off(
                    record,
                    by=sam,
                    at=laptop.workspace.clock(),
                    new_id=lambda: new_id(5000 + number),
                )
            laptop.workspace.commit(act)
