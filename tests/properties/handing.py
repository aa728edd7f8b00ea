"""Random days of a team on real challenge folders: what goes from laptop to laptop."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from typing_extensions import override

from sli_desktop.models.records import KINDS, kind_name
from sli_desktop.models.records.codec import Keys, to_keys
from sli_desktop.services.sync.errors import (
    AlreadySentError,
    LaterImportError,
    NoSuchImportError,
    SetAsideError,
)
from sli_desktop.services.sync.importing import SetAside
from sli_desktop.services.sync.lines import body_line, header_line, revision_id
from sli_desktop.services.sync.revisions import view_of
from sli_desktop.services.sync.seal import add_own, seal
from sli_desktop.services.sync.segments import Line
from sli_desktop.services.sync.team_state import team_of
from sli_desktop.services.sync.text_merge import tokens
from sli_desktop.services.sync.undoing import undo_import
from sli_desktop.services.sync.views import rebuild
from sli_desktop.storage import RevisionRow
from sli_desktop.storage.stamps import stamp_of
from sli_desktop.storage.views_in import readable
from tests.properties import oracle
from tests.properties.days import MEMBER, SOME, WHO, Writing
from tests.properties.table import Laptop, new_id

FATE = st.sampled_from(SetAside)
Held = Mapping[UUID, Mapping[bytes, RevisionRow]]


class Handing(Writing):
    """Bundles kept on a stick, lost, repeated, undone; backups; a laptop with a newer version."""

    @override
    def set_up(self) -> None:
        self.backups: dict[int, tuple[Path, int]] = {}
        self.backups_left = 2
        self.newer: set[bytes] = set()
        start = self.laptops[0].revisions().values()
        self.at_the_start = {revision for revs in start for revision in revs}

    def at(self, who: int) -> Laptop:
        return self.laptops[who % len(self.laptops)]

    # --- bundles ---------------------------------------------------------------------------------

    @rule(who=WHO, is_lost=st.booleans())
    def make_bundle(self, who: int, is_lost: bool) -> None:
        file = self.at(who).bundle().file
        if is_lost:
            file.unlink()
        else:
            self.files.append(file)

    @precondition(lambda self: self.files)
    @rule(who=WHO, which=SOME, fate=FATE)
    def take(self, who: int, which: int, fate: SetAside) -> None:
        """Any bundle of the stick, in any order, as often as it comes."""
        self.take_in(self.at(who), self.files[which % len(self.files)], fate)

    def take_in(self, laptop: Laptop, file: Path, fate: SetAside) -> None:
        before = laptop.content() if fate is SetAside.ASK else None
        try:
            laptop.take(file, set_aside=fate)
        except SetAsideError:
            assert fate is SetAside.ASK, "asked though told"
            assert laptop.content() == before, "P10 a refused import changed something"

    @rule(who=WHO, other=WHO)
    def hand_over(self, who: int, other: int) -> None:
        self.take_in(self.at(other), self.at(who).bundle().file, SetAside.TAKE)

    @rule(first=WHO, second=WHO)
    def swap(self, first: int, second: int) -> None:
        """Both make a bundle before either takes the other's in."""
        one, other = self.at(first), self.at(second)
        files = one.bundle().file, other.bundle().file
        self.files += files
        self.take_in(one, files[1], SetAside.TAKE)
        self.take_in(other, files[0], SetAside.TAKE)

    @rule(who=WHO)
    def undo_an_import(self, who: int) -> None:
        laptop = self.at(who)
        before = laptop.content()
        try:
            self.undo(laptop)
        except (AlreadySentError, LaterImportError, NoSuchImportError):
            assert laptop.content() == before, "P10 a refused undo changed something"
            return
        for revs in laptop.revisions().values():
            assert not oracle.orphans(revs), "P12 undoing an import left orphans"

    def undo(self, laptop: Laptop) -> None:
        undo_import(laptop.workspace)

    # --- what happens on every real evening, and seldom by chance --------------------------------

    @rule(
        first=WHO,
        second=WHO,
        which=SOME,
        at=SOME,
        what=st.sampled_from(["text", "name"]),
        choice=st.none() | SOME,
    )
    def quarrel(
        self, first: int, second: int, which: int, at: int, what: str, choice: int | None
    ) -> None:
        """Two change the same sentence or title apart, hear of it, and one of them may choose."""
        for who in (first, second):
            if what == "text":
                self.write(who, which, at, "change")
            else:
                self.name(who, which)
        self.swap(first, second)
        if choice is not None:
            self.settle(first, which, choice)

    @rule(first=WHO, second=WHO, third=WHO, which=SOME, member=MEMBER)
    def quarrel_over_a_link(
        self, first: int, second: int, third: int, which: int, member: int
    ) -> None:
        """Two make or end the same link; a third takes back what it heard from one of them."""
        self.link(first, which, member)
        self.link(second, which, member)
        self.hand_over(first, third)
        self.link(third, which, member)

    @rule(who=WHO, other=WHO, which=SOME, at=SOME)
    def regret(self, who: int, other: int, which: int, at: int) -> None:
        """An import is undone after work was built on it."""
        self.write(other, which, at, "add")
        self.hand_over(other, who)
        self.write(who, which, at, "start")
        self.undo_an_import(who)

    # --- backups ---------------------------------------------------------------------------------

    @precondition(lambda self: self.backups_left)
    @rule(who=WHO)
    def back_up(self, who: int) -> None:
        laptop = self.at(who)
        self.backups_left -= 1
        file = laptop.stick / f"{laptop.name}-{self.backups_left}.slibackup"
        self.backups[laptop.number] = laptop.workspace.backup_to(file), len(self.ledger.acts)

    @precondition(lambda self: self.backups)
    @rule(which=SOME)
    def put_back(self, which: int) -> None:
        """Put a laptop back to its backup; it takes in first what it had handed over since."""
        number = sorted(self.backups)[which % len(self.backups)]
        laptop = self.laptops[number]
        others = [each for each in self.laptops if each is not laptop]
        if any(_sets_aside(other, laptop.device) for other in others):
            return  # nobody could give it back what it has handed over
        backup, since = self.backups.pop(number)
        laptop.put_back(backup)
        for other in others:
            self.take_in(laptop, other.bundle().file, SetAside.TAKE)
        for file in self.files:
            self.take_in(laptop, file, SetAside.TAKE)
        kept = {word for each in self.laptops for word in written(each)}
        self.ledger.let_go(number, since, kept)
        held = {i for each in self.laptops for revs in each.revisions().values() for i in revs}
        self.newer &= held

    # --- a newer version -------------------------------------------------------------------------

    @rule(who=WHO, which=SOME, is_kind=st.booleans())
    def write_as_a_newer_version(self, who: int, which: int, is_kind: bool) -> None:
        """A record of a kind, or a key of a record, that only a newer version knows."""
        laptop, record = self.shown(who, which, "finding", "note")
        if record is None:
            return
        self.count += 1
        with laptop.workspace.transaction() as transaction:
            team = team_of(transaction)
            seal(transaction, team, at=laptop.workspace.clock(), random=laptop.workspace.random)
            named = new_id(9000 + self.count) if is_kind else record.id
            line = _a_newer_line(
                laptop,
                kind="hologram" if is_kind else kind_name(type(record)),
                record=named,
                parents=transaction.heads_of(named),
            )
            add_own(transaction, team, [line], at=laptop.workspace.clock())
        self.newer.add(line.row.id)

    # --- what must hold --------------------------------------------------------------------------

    @rule(who=WHO)
    def look(self, who: int) -> None:
        """P13: in the middle of a day too, the tables are what the segments make of them."""
        laptop = self.at(who)
        laptop.bundle().file.unlink()
        before = laptop.content()
        with laptop.workspace.transaction() as transaction:
            rebuild(transaction)
        assert laptop.content() == before, "P13 rebuilt tables are others"

    def meet(self) -> None:
        """P1: in an order of its own everybody takes everybody's bundle, or one does for all."""
        choose = Random(self.count)
        for _ in range(3):
            if choose.randrange(3):
                self.meet_around(choose.choice(self.laptops), choose)
            else:
                self.meet_all(choose)
            if len({laptop.state() for laptop in self.laptops}) == 1:
                return
        raise AssertionError("P1 the laptops do not come to one state")

    def meet_all(self, choose: Random) -> None:
        files = [laptop.bundle().file for laptop in self.laptops]
        for laptop in self.laptops:
            for file in choose.sample(files, len(files)):
                self.take_in(laptop, file, SetAside.TAKE)

    def meet_around(self, middle: Laptop, choose: Random) -> None:
        others = [laptop for laptop in self.laptops if laptop is not middle]
        files = [laptop.bundle().file for laptop in others] + self.files[:1]
        for file in choose.sample(files, len(files)):
            self.take_in(middle, file, SetAside.TAKE)
        file = middle.bundle().file
        for laptop in others:
            self.take_in(laptop, file, SetAside.TAKE)

    @override
    def check(self) -> None:
        self.meet()
        first, last = self.laptops[0], self.laptops[-1]
        self.agree()
        rows, revisions = first.rows(), first.revisions()
        wrong = oracle.complaints(revisions, rows)
        assert not wrong, wrong
        assert not self.ledger.lost(rows), "P2 lost words"
        assert not self.ledger.asked_again(rows), "P2 asked again what was settled"
        assert not self.said_unasked(revisions), "P3 a revision says what nobody did"
        self.only_the_set_counts(rows, revisions)
        self.clocks_only_order(rows, revisions)
        assert self.newer <= {i for revs in revisions.values() for i in revs}, "P9"
        assert last.take(first.bundle().file).has_nothing_new, "P14 something new"
        before = last.content()
        with last.workspace.transaction() as transaction:
            rebuild(transaction)
        assert last.content() == before, "P13 rebuilt tables are others"

    def agree(self) -> None:
        """P1 and P9: the same view, the same segments byte for byte, the same files."""
        first = self.laptops[0]
        content, segments = first.content(), _bytes_of(first)
        files = {each.sha256 for each in content["shown"]["attachment"].values()}
        for laptop in self.laptops:
            assert laptop.content() == content, "P1 the laptops show different things"
            assert _bytes_of(laptop) == segments, "P9 segments were not kept byte for byte"
            assert all(laptop.workspace.blobs.has(file) for file in files), "P1 a file is missing"

    def said_unasked(self, revisions: Held) -> list[str]:
        """Every key of a revision was touched on the laptop that signed it."""
        touched = {laptop.device: laptop.touched for laptop in self.laptops}
        return [
            f"{record} {key}"
            for record, revs in revisions.items()
            for rev in revs.values()
            if rev.id not in self.newer | self.at_the_start
            for key in rev.keys
            if (record, key) not in touched[rev.device]
        ]

    def only_the_set_counts(self, rows: oracle.Rows, revisions: Held) -> None:
        """P7, P8, P13: whatever order the revisions come in, the view is the one in the tables."""
        for record, revs in revisions.items():
            given = list(revs.values())
            Random(self.count).shuffle(given)
            shown = as_row(given)
            assert shown == rows.get(record), f"P8 {record}"
        for row in rows.values():
            for key in oracle.texts_of(row):
                text = str(row.keys[key])
                assert "".join(tokens(text)) == text, "P7"

    def clocks_only_order(self, rows: oracle.Rows, revisions: Held) -> None:
        """P15: with all stamps mixed up, nothing is lost, brought back, hidden or doubled."""
        stamps = [rev.hlc for revs in revisions.values() for rev in revs.values()]
        Random(self.count).shuffle(stamps)
        mixed = {
            record: {i: replace(rev, hlc=stamps.pop()) for i, rev in revs.items()}
            for record, revs in revisions.items()
        }
        shown = {record: as_row(list(revs.values())) for record, revs in mixed.items()}
        known = {record: row for record, row in shown.items() if row is not None}
        wrong = oracle.complaints(mixed, known)
        assert not wrong, f"P15 {wrong}"
        assert not self.ledger.lost(known), "P15 lost words"
        assert known.keys() == rows.keys()


def as_row(revs: Sequence[RevisionRow]) -> oracle.Row | None:
    """The view of a record as a row; None for kinds that are not shown here."""
    view = view_of(revs)
    if view.keys is None:
        return None
    record = readable(KINDS[view.kind], view.record, view.keys)
    doubts = {
        doubt.key: oracle.Doubt(
            look=doubt.look.value,
            versions={version.revision: version.value for version in doubt.versions},
        )
        for doubt in view.doubts
        if not view.in_bin  # what lies in the bin asks nothing
    }
    return oracle.Row(kind=view.kind, keys=to_keys(record), in_bin=view.in_bin, doubts=doubts)


def written(laptop: Laptop) -> set[str]:
    """Every word in what a laptop has sealed, shown or not."""
    return {
        word
        for revs in laptop.revisions().values()
        for rev in revs.values()
        for value in rev.keys.values()
        for word in oracle.words(value)
    }


def _sets_aside(laptop: Laptop, device: str) -> bool:
    with laptop.workspace.read() as view:
        return any(line.device == device and not line.shown for line in view.segments())


def _bytes_of(laptop: Laptop) -> dict[bytes, tuple[bytes, bytes, bytes]]:
    return {
        i: (segment.head_zst, segment.body_zst, segment.sig)
        for i, segment in laptop.segments().items()
    }


def _a_newer_line(laptop: Laptop, *, kind: str, record: UUID, parents: tuple[bytes, ...]) -> Line:
    keys: Keys = {"shimmer": "a word that only the newer version knows"}
    hlc = stamp_of(int(laptop.workspace.clock().timestamp() * 1000), 0)
    body = body_line(keys, laptop.workspace.random(16))
    header = header_line(record=record, kind=kind, parents=parents, hlc=hlc, body=body)
    return Line(
        header=header,
        body=body,
        row=RevisionRow(
            id=revision_id(laptop.device, header),
            record=record,
            kind=kind,
            device=laptop.device,
            hlc=hlc,
            parents=parents,
            keys=keys,
        ),
    )
