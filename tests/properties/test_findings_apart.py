"""Two peers merge, split, order, agree and differ apart from each other: nothing is ever lost."""

import re
import shutil
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
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

from sli_desktop.models.records.change import ChangeSet, make
from sli_desktop.models.records.codec import JsonValue
from sli_desktop.models.records.finding import (
    Finding,
    FindingNote,
    FindingState,
    PeerView,
    Stance,
    View,
)
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.differing import where_we_differ
from sli_desktop.services.evidence import attach_note
from sli_desktop.services.findings import give_view, move_finding, rewrite, set_state
from sli_desktop.services.merging import adrift, mend, merge_findings
from sli_desktop.services.settling import Clash, both, clashes
from sli_desktop.services.settling import settle as settled
from sli_desktop.services.splitting import Share, split_finding
from sli_desktop.services.sync.importing import SetAside
from sli_desktop.services.whole_findings import around, homes
from sli_desktop.storage import ChangedByBothError
from tests.builders import PRIYA, SAM, a_finding, a_finding_note, a_new_id, a_note
from tests.services.sync.seats import Seat, a_team

if TYPE_CHECKING:
    from uuid import UUID

    from sli_desktop.models.records.ids import PeerId

WHO = st.integers(0, 1)
SOME = st.integers(0, 1000)
PEERS = (SAM, PRIYA)


class Evenings(RuleBasedStateMachine):
    def merged(self, stays: Finding, goes: Finding, records: ChallengeRecords) -> ChangeSet:
        return merge_findings(stays, [goes], records)

    def mended(self, records: ChallengeRecords) -> ChangeSet:
        return mend(records)

    @initialize()
    def sit_down(self) -> None:
        self.stack = ExitStack()
        self.folder = Path(tempfile.mkdtemp())
        self.stack.callback(shutil.rmtree, self.folder)
        team = a_team(self.folder, "Sam", "Priya", wrong_by=(0, 30))
        self.seats: list[Seat] = self.stack.enter_context(team)
        self.count = 0
        self.typed: set[str] = set()
        self.linked: set[UUID] = set()
        self.said: dict[PeerId, set[str]] = {SAM: set(), PRIYA: set()}
        for _ in range(4):
            self.add(0)
        self.hand_over(0)

    def word(self) -> str:
        self.count += 1
        self.typed.add(f"w{self.count}")
        return f"w{self.count}"

    def records(self, who: int) -> ChallengeRecords:
        with self.seats[who].workspace.read() as view:
            return view.everything()

    def live(self, who: int) -> list[Finding]:
        every = self.records(who).all(Finding)
        return sorted(
            (each for each in every if each.merged_into is None), key=lambda f: (f.order, f.id)
        )

    def one(self, who: int, which: int) -> Finding | None:
        found = self.live(who)
        return found[which % len(found)] if found else None

    def hung_on(self, who: int, *findings: Finding) -> ChallengeRecords:
        with self.seats[who].workspace.read() as view:
            return around(view, [each.id for each in findings])

    def do(self, who: int, act: ChangeSet) -> bool:
        """Whether an act was kept: one on a text changed by both is refused until settled."""
        try:
            self.seats[who].workspace.commit(act)
        except ChangedByBothError:
            return False
        return True

    @rule(who=WHO)
    def add(self, who: int) -> None:
        note = a_note()
        finding = a_finding(self.word(), statement=f"{self.word()}.", order=f"a{self.count % 9}")
        self.seats[who].workspace.commit(make("Add", note, finding, a_finding_note(finding, note)))
        self.linked.add(note.id)

    @rule(who=WHO, which=SOME, stance=st.sampled_from(Stance))
    def link(self, who: int, which: int, stance: Stance) -> None:
        finding, note = self.one(who, which), a_note()
        if finding is not None:
            self.seats[who].workspace.commit(make("Add", note))
            self.do(who, attach_note(finding, note, stance=stance, existing=()))
            self.linked.add(note.id)

    @rule(who=WHO, which=SOME, at_start=st.booleans())
    def edit(self, who: int, which: int, at_start: bool) -> None:
        finding = self.one(who, which)
        if finding is None:
            return
        word = f"w{self.count + 1}."
        parts = [word, finding.statement] if at_start else [finding.statement, word]
        if self.do(who, rewrite(finding, replace(finding, statement=" ".join(parts).strip()))):
            self.word()

    @rule(who=WHO, which=SOME, other=SOME)
    def put_together(self, who: int, which: int, other: int) -> None:
        stays, goes = self.one(who, which), self.one(who, other)
        if stays is not None and goes is not None and stays.id != goes.id:
            self.do(who, self.merged(stays, goes, self.hung_on(who, stays, goes)))

    @rule(first=SOME, second=SOME)
    def merge_into_each_other(self, first: int, second: int) -> None:
        self.put_together(0, first, second)
        self.put_together(1, second, first)

    @rule(who=WHO, which=SOME, keeps=st.booleans())
    def split(self, who: int, which: int, keeps: bool) -> None:
        finding = self.one(who, which)
        if finding is None:
            return
        records = self.hung_on(who, finding)
        notes = {link.note for link in records.all(FindingNote)}
        words = re.findall(r"\w+\.", finding.statement)
        share = Share(
            headline=f"w{self.count + 1}",
            words=words[-1] if words else "",
            notes=set() if keeps else notes,
            both=notes if keeps else set(),
        )
        _, act = split_finding(
            finding, share, theme=self.live(who), records=records, reference="", new_id=a_new_id
        )
        if self.do(who, act):
            self.word()

    @rule(who=WHO, which=SOME, to=st.integers(0, 5))
    def reorder(self, who: int, which: int, to: int) -> None:
        finding = self.one(who, which)
        if finding is not None:
            self.do(who, move_finding(self.live(who), finding, to))

    @rule(who=WHO, which=SOME, view=st.sampled_from(View))
    def think(self, who: int, which: int, view: View) -> None:
        finding = self.one(who, which)
        if finding is None:
            return
        views = self.hung_on(who, finding).all(PeerView)
        before = next((each for each in views if each.peer == PEERS[who]), None)
        words = f"{before.words if before else ''} w{self.count + 1}.".strip()
        act = give_view(finding, peer=PEERS[who], view=view, words=words, existing=views)
        if self.do(who, act):
            self.said[PEERS[who]].add(self.word())

    @rule(who=WHO, which=SOME, state=st.sampled_from([FindingState.AGREED, FindingState.PARKED]))
    def decide(self, who: int, which: int, state: FindingState) -> None:
        finding = self.one(who, which)
        if finding is not None:
            self.do(who, set_state(finding, state))

    @rule(giver=WHO)
    @precondition(lambda self: self.count > 4)
    def hand_over(self, giver: int) -> None:
        file = self.seats[giver].bundle().file
        self.seats[1 - giver].take(file, set_aside=SetAside.TAKE)

    # --- what must hold ---------------------------------------------------------------------------

    @override
    def teardown(self) -> None:
        try:
            if hasattr(self, "seats"):
                self.check()
        finally:
            if hasattr(self, "stack"):
                self.stack.close()

    def exchange(self) -> None:
        for giver in (0, 1, 0):
            self.hand_over(giver)
        sam, priya = self.seats
        assert sam.content() == priya.content()

    def settle(self, who: int) -> None:
        """Let both stand of what was changed by both; nothing that was changed stays deleted."""
        for _ in range(100):
            with self.seats[who].workspace.read() as view:
                open_ones = clashes(view)
            if not open_ones:
                return
            self.seats[who].workspace.commit(settled(open_ones[0], _answer(open_ones[0])))
        raise AssertionError("never settled")

    def check(self) -> None:
        self.exchange()
        self.nothing_lost(self.in_doubt())
        self.settle(0)
        self.exchange()
        for who in (0, 1):  # both bring together what is adrift, apart from each other
            act = self.mended(self.records(who))
            if act.changes:
                self.seats[who].workspace.commit(act)
        self.exchange()
        self.settle(1)
        self.exchange()
        records = self.records(0)
        assert adrift(records) == ()
        self.nothing_lost(set())
        shown = {view.id for each in where_we_differ(records) for view in each.views}
        differing = [v for v in records.all(PeerView) if v.view is not View.AGREES]
        assert {view.id for view in differing} <= shown
        assert all(
            next(f for f in records.all(Finding) if f.id == view.finding).merged_into is None
            for view in records.all(PeerView)
        )

    def in_doubt(self) -> set[str]:
        variants = [v.value for found in self.seats[0].attention() for v in found.variants]
        return _words(" ".join(map(str, variants)))

    def nothing_lost(self, besides: set[str]) -> None:
        records = self.records(0)
        living = homes(records.all(Finding))
        texts = [f"{each.headline} {each.statement}" for each in records.all(Finding)]
        views = {
            peer: [each.words for each in records.all(PeerView) if each.peer == peer]
            for peer in PEERS
        }
        shown = _words(" ".join([*texts, *views[SAM], *views[PRIYA]])) | besides
        assert not self.typed - shown, "lost words"
        for peer, said in self.said.items():
            assert not said - _words(" ".join(views[peer])) - besides, "lost words of a view"
        links = {link.note for link in records.all(FindingNote) if link.finding in living}
        assert not self.linked - links, "lost links"


def _words(text: str) -> set[str]:
    return set(re.findall(r"w\d+", text))


def _answer(clash: Clash) -> JsonValue:
    if clash.is_deletion:
        return False
    if clash.is_text:
        return both(clash)
    return clash.attention.variants[-1].value


def _run(kind: type[Evenings], examples: int, *, hunting: bool = False) -> None:
    run_state_machine_as_test(
        kind,
        settings=settings(
            max_examples=examples,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate] if hunting else [Phase.generate, Phase.shrink],
            database=None,
            print_blob=not hunting,
            derandomize=hunting,
        ),
    )


def test_what_two_peers_do_to_findings_apart_converges_with_nothing_lost(is_long: bool) -> None:
    _run(Evenings, 100 if is_long else 6)


@pytest.mark.parametrize("forgotten", [FindingNote, PeerView])
def test_a_merge_that_forgets_notes_or_views_is_caught(forgotten: type) -> None:
    class Wrong(Evenings):
        @override
        def merged(self, stays: Finding, goes: Finding, records: ChallengeRecords) -> ChangeSet:
            act = super().merged(stays, goes, records)
            kept = (
                each
                for each in act.changes
                if each.before is not None or not isinstance(each.after, forgotten)
            )
            return ChangeSet(name=act.name, changes=tuple(kept))

    with pytest.raises(AssertionError):
        _run(Wrong, 300, hunting=True)


def test_leaving_adrift_what_two_laptops_merged_is_caught() -> None:
    class Wrong(Evenings):
        @override
        def mended(self, records: ChallengeRecords) -> ChangeSet:
            return ChangeSet(name="", changes=())

    with pytest.raises(AssertionError):
        _run(Wrong, 300, hunting=True)
