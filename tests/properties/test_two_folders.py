"""Random days on real challenge folders: encrypted databases, real bundles, undone imports."""

import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import ClassVar
from uuid import UUID

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)
from typing_extensions import override

from sli_desktop.models.records.finding import Finding
from sli_desktop.services.sync.errors import AlreadySentError, LaterImportError, NoSuchImportError
from sli_desktop.services.sync.importing import SetAside
from sli_desktop.services.sync.undoing import undo_import
from sli_desktop.services.sync.views import rebuild
from sli_desktop.storage import StaleRecordError
from tests.builders import a_finding, a_new_id
from tests.services.sync.seats import Seat, a_team

WHO = st.integers(0, 1)
SOME = st.integers(0, 1000)


def _words(finding: Finding) -> set[str]:
    return {*f"{finding.headline} {finding.statement}".replace(".", " ").split()}


class RealDays(RuleBasedStateMachine):
    names: ClassVar[tuple[str, ...]] = ("Sam", "Priya")

    @initialize()
    def sit_down(self) -> None:
        self.stack = ExitStack()
        self.folder = Path(tempfile.mkdtemp())
        self.stack.callback(shutil.rmtree, self.folder)
        self.seats: list[Seat] = self.stack.enter_context(
            a_team(self.folder, *self.names, wrong_by=(0, 30))
        )
        self.files: list[Path] = []
        self.count = 0
        self.typed: set[str] = set()
        self.dropped: set[str] = set()
        self.add(0)
        self.hand_over(0)

    def word(self) -> str:
        self.count += 1
        self.typed.add(f"w{self.count}")
        return f"w{self.count}"

    def finding(self, who: int, which: int) -> Finding | None:
        with self.seats[who].workspace.read() as view:
            found = sorted(view.all(Finding), key=lambda finding: finding.id)
        return found[which % len(found)] if found else None

    def seen(self, who: int, record: UUID) -> set[str]:
        seat = self.seats[who]
        texts = [seat.finding(record).statement, seat.finding(record).headline]
        texts += [
            str(variant.value)
            for found in seat.attention()
            if found.record == record
            for variant in found.variants
        ]
        return {word for text in texts for word in text.replace(".", " ").split()}

    @rule(who=WHO)
    def add(self, who: int) -> None:
        self.seats[who].add(
            a_finding(self.word(), id=a_new_id(), statement=f"{self.word()}. {self.word()}.")
        )

    @rule(who=WHO, which=SOME, at=SOME, replaces=st.booleans())
    def write(self, who: int, which: int, at: int, replaces: bool) -> None:
        finding = self.finding(who, which)
        if finding is None:
            return
        looks = {f.key: f.reason for f in self.seats[who].attention() if f.record == finding.id}
        if looks.get("statement") == "changed_by_both":
            return
        before = self.seen(who, finding.id)
        parts = finding.statement.split()
        place = at % (len(parts) + 1)
        parts[place : place + replaces] = [f"{self.word()}."]
        self.seats[who].change(finding.id, statement=" ".join(parts))
        self.dropped |= before - self.seen(who, finding.id)

    @rule(who=WHO, which=SOME)
    def name(self, who: int, which: int) -> None:
        finding = self.finding(who, which)
        if finding is not None:
            before = self.seen(who, finding.id)
            self.seats[who].change(finding.id, headline=self.word())
            self.dropped |= before - self.seen(who, finding.id)

    @rule(who=WHO, which=SOME)
    def settle(self, who: int, which: int) -> None:
        seat = self.seats[who]
        with seat.workspace.read() as view:
            shown = {finding.id for finding in view.all(Finding)}
        open_ones = [found for found in seat.attention() if found.record in shown]
        if open_ones:
            found = open_ones[which % len(open_ones)]
            before = self.seen(who, found.record)
            seat.settle(found.record, found.key)
            self.dropped |= before - self.seen(who, found.record)

    @rule(who=WHO, which=SOME)
    def delete(self, who: int, which: int) -> None:
        finding = self.finding(who, which)
        if finding is not None and self.count % 3 == 0:
            self.dropped |= self.seen(who, finding.id)
            self.seats[who].delete(finding.id)

    @rule(who=WHO)
    def undo_the_last_act(self, who: int) -> None:
        workspace = self.seats[who].workspace
        with workspace.read() as view:
            act = view.undoable()
            before = {finding.id: finding for finding in view.all(Finding)}
        if act is None or act.name not in {"Change", "Delete"}:
            return
        try:
            with workspace.transaction() as transaction:
                transaction.undo()
        except StaleRecordError:  # an import has changed it since
            with workspace.transaction() as transaction:
                transaction.pass_over(act)
            return
        with workspace.read() as view:
            after = {finding.id: finding for finding in view.all(Finding)}
        for record, finding in before.items():
            now = after.get(record)
            self.dropped |= _words(finding) - (_words(now) if now else set())

    @rule(who=WHO)
    def make_bundle(self, who: int) -> None:
        self.files.append(self.seats[who].bundle().file)

    @precondition(lambda self: self.files)
    @rule(who=WHO, which=SOME)
    def take(self, who: int, which: int) -> None:
        self.seats[who].take(self.files[which % len(self.files)], set_aside=SetAside.TAKE)

    @rule(giver=WHO)
    def hand_over(self, giver: int) -> None:
        file = self.seats[giver].bundle().file
        self.files.append(file)
        self.seats[1 - giver].take(file, set_aside=SetAside.TAKE)

    @rule(who=WHO)
    def undo_an_import(self, who: int) -> None:
        before = self.seats[who].content()
        try:
            undo_import(self.seats[who].workspace)
        except (AlreadySentError, LaterImportError, NoSuchImportError):
            assert self.seats[who].content() == before

    @override
    def teardown(self) -> None:
        try:
            if hasattr(self, "seats"):
                self.check()
        finally:
            if hasattr(self, "stack"):
                self.stack.close()

    def check(self) -> None:
        for giver in (0, 1, 0):
            self.hand_over(giver)
        sam, priya = self.seats
        assert sam.state() == priya.state()
        assert sam.content() == priya.content()
        shown: set[str] = set()
        for record in sam.content()["shown"]["finding"]:
            shown |= self.seen(0, UUID(record))
        assert not self.typed - self.dropped - shown, "lost words"
        assert sam.take(sam.bundle().file).has_nothing_new
        before = sam.content()
        with sam.workspace.transaction() as transaction:
            rebuild(transaction)
        assert sam.content() == before


def test_two_real_laptops_agree_whatever_they_do(is_long: bool) -> None:
    run_state_machine_as_test(
        RealDays,
        settings=settings(
            max_examples=100 if is_long else 12,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.shrink],
            database=None,
            print_blob=True,
        ),
    )
