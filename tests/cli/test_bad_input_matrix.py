"""The commands about bundles, the team and findings meet every bad challenge folder as well."""

from pathlib import Path

import pytest

from tests.cli.conftest import Terminal, content_of
from tests.cli.test_bad_challenge import CASES, bytes_of

COMMANDS: dict[str, tuple[str, ...]] = {
    "finding edit": ("finding", "edit", "FILE", "RH1", "--headline", "words"),
    "bundle make": ("bundle", "make", "FILE", "--output", "made.slibundle"),
    "bundle inspect": ("bundle", "inspect", "FILE", "any.slibundle"),
    "bundle import": ("bundle", "import", "FILE", "any.slibundle"),
    "bundle undo": ("bundle", "undo", "FILE"),
    "team list": ("team", "list", "FILE"),
    "team admit": ("team", "admit", "FILE", "any.request"),
    "team join": ("team", "join", "FILE", "any.membership"),
}


def words_for(command: str, folder: Path) -> list[str]:
    return [str(folder) if word == "FILE" else word for word in COMMANDS[command]]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("case", CASES)
def test_a_bad_challenge_is_told_and_stays_as_it_is(
    terminal: Terminal, northmere: Path, command: str, case: str
) -> None:
    spoil, _ = CASES[case]
    spoil(northmere)
    before = bytes_of(northmere)
    told = terminal.run(*words_for(command, northmere))
    assert told.code == 1, (told.code, told.err)
    assert "SLI-" in told.err, told.err
    assert "SLI-0000" not in told.err, told.err
    assert bytes_of(northmere) == before
    assert not list(terminal.folder.glob("made*"))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_wrong_passphrase_is_told_and_changes_nothing(
    terminal: Terminal, northmere: Path, command: str
) -> None:
    before = content_of(northmere)
    right = dict(terminal.environment)
    terminal.environment = {"SLI_PASSPHRASE": "three other words"}
    told = terminal.run(*words_for(command, northmere))
    assert (told.code, "SLI-" in told.err, "SLI-0000" in told.err) == (1, True, False), told.err
    terminal.environment = right
    assert content_of(northmere) == before
