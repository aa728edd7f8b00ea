"""Two laptops of one team, from a terminal: ask to join, be let in, hand over, take back."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from sli_desktop.logs import open_log
from sli_desktop.models.records.change import make
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Peer, PeerRole
from sli_desktop.storage import Workspace
from tests.builders import PASSPHRASE, Ticking, a_challenge
from tests.cli.conftest import Terminal, content_of, records_of
from tests.workspaces import TINY


@dataclass(frozen=True, slots=True)
class Two:
    """The manager's challenge and a peer's, in one team."""

    terminal: Terminal
    manager: Path
    peer: Path

    def bundle(self, of: Path) -> Path:
        """Make a bundle and give its file."""
        return Path(str(self.terminal.values("bundle", "make", of)["file"]))

    def note(self, at: Path, words: str) -> str:
        """Add a note and give its identity."""
        return str(self.terminal.values("note", "add", at, words)["notes"][0]["id"])

    def holds(self, at: Path, note: str) -> bool:
        """Whether a note is there."""
        return note in {str(each.id) for each in records_of(at).all(Note)}


@pytest.fixture(scope="module")
def joined(made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both challenges, made once for this module."""
    folder = tmp_path_factory.mktemp("two")
    shutil.copytree(made_sample, folder / "manager.sli")
    log = open_log(folder / "logs")
    terminal = Terminal(folder=folder, log=log)
    peer, out = folder / "peer.sli", ("--output", folder)
    request = terminal.values("team", "request", peer, "--name", "Joy Okoro", *out)
    admitted = terminal.values(
        "team", "admit", folder / "manager.sli", request["file"],
        "--words", request["fingerprint"], *out,
    )  # fmt: skip
    terminal.done("team", "join", peer, admitted["file"], "--words", admitted["team_fingerprint"])
    log.close()
    return folder


@pytest.fixture
def two(joined: Path, terminal: Terminal) -> Two:
    """Fresh copies of both challenges."""
    for name in ("manager.sli", "peer.sli"):
        shutil.copytree(joined / name, terminal.folder / name)
    return Two(terminal, terminal.folder / "manager.sli", terminal.folder / "peer.sli")


def test_a_laptop_that_joined_holds_the_challenge_and_knows_who_sits_there(two: Two) -> None:
    told = two.terminal.values("info", two.peer)
    assert told["council"] == "Northmere District Council"
    assert told["peer"] == "JO"
    assert told["counts"]["contact"] == 0
    team = two.terminal.values("team", "list", two.peer)
    assert [each["name"] for each in team["members"]] == ["Rhys Hallam", "Joy Okoro"]
    assert [each["is_here"] for each in team["members"]] == [False, True]


def test_notes_travel_both_ways_and_both_then_hold_the_same(two: Two) -> None:
    mine, theirs = two.note(two.manager, "From the manager"), two.note(two.peer, "From Joy")
    to_manager, to_peer = two.bundle(two.peer), two.bundle(two.manager)
    two.terminal.done("bundle", "import", two.manager, to_manager)
    two.terminal.done("bundle", "import", two.peer, to_peer)
    assert two.holds(two.manager, theirs)
    assert two.holds(two.peer, mine)
    states = {two.terminal.values("team", "list", at)["state"] for at in (two.manager, two.peer)}
    assert len(states) == 1


def test_a_plan_shows_what_would_come_and_changes_nothing(two: Two) -> None:
    theirs = two.note(two.peer, "From Joy")
    bundle = two.bundle(two.peer)
    before = content_of(two.manager)
    told = two.terminal.values("bundle", "import", two.manager, bundle, "--plan")
    [brought] = told["bundles"][0]["brought"]
    assert (brought["kind"], brought["fate"], brought["count"]) == ("note", "new", 1)
    inspected = two.terminal.values("bundle", "inspect", two.manager, bundle)
    assert (inspected["sender_name"], inspected["new_changes"]) == ("Joy Okoro", 1)
    assert content_of(two.manager) == before
    assert not two.holds(two.manager, theirs)


def test_the_same_bundle_again_is_told_to_bring_nothing(two: Two) -> None:
    two.note(two.peer, "From Joy")
    bundle = two.bundle(two.peer)
    two.terminal.done("bundle", "import", two.manager, bundle)
    before = content_of(two.manager)
    again = two.terminal.done("bundle", "import", two.manager, bundle)
    assert "already have everything" in again.out
    assert content_of(two.manager) == before


def test_undoing_an_import_sets_it_aside_and_a_person_decides_about_it_later(two: Two) -> None:
    theirs = two.note(two.peer, "From Joy")
    bundle = two.bundle(two.peer)
    two.terminal.done("bundle", "import", two.manager, bundle)
    planned = two.terminal.values("bundle", "undo", two.manager, "--plan")
    assert two.holds(two.manager, theirs)
    assert planned["records"] == two.terminal.values("bundle", "undo", two.manager)["records"] == 1
    assert not two.holds(two.manager, theirs)
    told = two.terminal.run("bundle", "import", two.manager, bundle)
    assert (told.code, "SLI-2114" in told.err) == (3, True)
    two.terminal.done("bundle", "import", two.manager, bundle, "--set-aside", "take")
    assert two.holds(two.manager, theirs)


def test_own_work_upon_an_import_goes_only_when_a_person_says_so(two: Two) -> None:
    theirs = two.note(two.peer, "From Joy")
    bundle = two.bundle(two.peer)
    two.terminal.done("bundle", "import", two.manager, bundle)
    finding = two.terminal.values(
        "finding", "add", two.manager, "--theme", "GOV", "--label", "area",
        "--note", theirs.replace("-", "")[-8:], "Upon it",
    )  # fmt: skip
    told = two.terminal.run("bundle", "undo", two.manager)
    assert (told.code, "--with-own" in told.err) == (3, True)
    assert two.holds(two.manager, theirs)
    two.terminal.done("bundle", "undo", two.manager, "--with-own")
    assert not two.holds(two.manager, theirs)
    assert finding["reference"]


def test_undo_without_an_import_is_told(two: Two) -> None:
    told = two.terminal.run("bundle", "undo", two.manager)
    assert (told.code, "SLI-2115" in told.err) == (1, True)


def test_a_plan_is_made_for_one_bundle_at_a_time(two: Two) -> None:
    told = two.terminal.run("bundle", "import", two.manager, "a", "b", "--plan")
    assert told.code == 2


BAD = {
    "missing": None,
    "empty": b"",
    "wrong type": b"%PDF-1.7 this is something else",
    "50 MB of rubbish": os.urandom(1024) * 50 * 1024,
}


@pytest.mark.parametrize("act", [("import",), ("import", "--plan"), ("inspect",)])
@pytest.mark.parametrize("case", [*BAD, "truncated", "for another laptop"])
def test_a_bad_bundle_is_told_and_changes_nothing(
    two: Two, act: tuple[str, ...], case: str
) -> None:
    bad = two.terminal.folder / "bad.slibundle"
    if case == "truncated":
        two.note(two.peer, "From Joy")
        whole = two.bundle(two.peer).read_bytes()
        bad.write_bytes(whole[: len(whole) // 2])
    elif case == "for another laptop":
        _another_team(two.terminal)
        shutil.move(two.bundle(two.terminal.folder / "other.sli"), bad)
    elif (content := BAD[case]) is not None:
        bad.write_bytes(content)
    before = content_of(two.manager)
    told = two.terminal.run("bundle", act[0], two.manager, bad, *act[1:])
    assert told.code == 1
    assert "SLI-21" in told.err, told.err
    assert content_of(two.manager) == before


def _another_team(terminal: Terminal) -> None:
    terminal.done(
        "new", "other", "--framework", "blank", "--council", "W",
        "--from", "2026-10-12", "--to", "2026-10-15",
    )  # fmt: skip


@pytest.mark.parametrize("case", list(BAD))
def test_a_bad_request_or_membership_is_told(two: Two, case: str) -> None:
    bad = two.terminal.folder / "bad.slijoin"
    if (content := BAD[case]) is not None:
        bad.write_bytes(content)
    before = content_of(two.manager)
    admitted = two.terminal.run("team", "admit", two.manager, bad)
    assert (admitted.code, "SLI-21" in admitted.err) == (1, True), admitted.err
    assert content_of(two.manager) == before
    two.terminal.done("team", "request", "third", "--name", "Peter Stannard")
    joined = two.terminal.run("team", "join", "third", bad)
    assert (joined.code, "SLI-21" in joined.err) == (1, True), joined.err


def test_only_the_manager_lets_laptops_in(two: Two) -> None:
    made = two.terminal.values("team", "request", "third", "--name", "Peter Stannard")
    told = two.terminal.run("team", "admit", two.peer, made["file"])
    assert (told.code, "SLI-2116" in told.err) == (1, True)


def test_words_that_do_not_fit_let_nobody_in(two: Two) -> None:
    made = two.terminal.values("team", "request", "third", "--name", "Peter Stannard")
    told = two.terminal.run(
        "team", "admit", two.manager, made["file"], "--words", "one two three four five six"
    )
    assert (told.code, "SLI-2118" in told.err) == (1, True)


def test_an_unknown_name_needs_a_decision_and_can_be_added_to_the_team(two: Two) -> None:
    made = two.terminal.values("team", "request", "third", "--name", "Jo Ogden")
    told = two.terminal.run("team", "admit", two.manager, made["file"])
    assert (told.code, "--new-peer" in told.err) == (3, True)
    two.terminal.done("team", "admit", two.manager, made["file"], "--new-peer", "officer peer")
    [added] = [each for each in records_of(two.manager).all(Peer) if each.name == "Jo Ogden"]
    assert (added.role, added.initials) == (PeerRole.OFFICER_PEER, "JOG")


def test_a_named_peer_is_taken_where_the_request_has_another_name(two: Two) -> None:
    made = two.terminal.values("team", "request", "third", "--name", "P. Stannard laptop")
    admitted = two.terminal.values("team", "admit", two.manager, made["file"], "--peer", "PS")
    two.terminal.done("team", "join", "third", admitted["file"])
    assert two.terminal.values("info", "third")["peer"] == "PS"


def test_a_waiting_folder_makes_no_bundle_and_asks_again(two: Two) -> None:
    first = two.terminal.values("team", "request", "third", "--name", "Peter Stannard")
    told = two.terminal.run("bundle", "make", "third")
    assert (told.code, "SLI-2119" in told.err) == (1, True)
    again = two.terminal.values("team", "request", "third", "--name", "Peter Stannard")
    assert again["fingerprint"] == first["fingerprint"]
    assert (first["recovery_key"], again["recovery_key"]) != (None, None)
    assert again["recovery_key"] is None


def test_a_wrong_passphrase_opens_no_bundle_command(two: Two) -> None:
    two.terminal.environment = {"SLI_PASSPHRASE": PASSPHRASE + "s"}
    for words in (("bundle", "make"), ("bundle", "undo"), ("team", "list")):
        told = two.terminal.run(*words, two.manager)
        assert (told.code, "SLI-1101" in told.err) == (1, True)


def test_a_challenge_whose_making_broke_off_before_its_team_gets_one(terminal: Terminal) -> None:
    terminal.done("new", "w", "--empty")
    folder = terminal.folder / "w.sli"
    opened = Workspace.open(folder, PASSPHRASE, clock=Ticking(), random=os.urandom, lowest=TINY)
    with opened as workspace:
        workspace.commit(make("Make a challenge", a_challenge()))
    assert terminal.values("bundle", "make", "w")["recipients"] == ["Northmere Council"]
    assert len(terminal.values("team", "list", "w")["members"]) == 1
