"""Every message of the commands, intake and acts keeps the rules of our words."""

import re
from pathlib import Path

import pytest

from sli_desktop.cli.challenges import WhoSitsHereError
from sli_desktop.cli.passphrase import (
    PassphraseFileError,
    PassphraseMissingError,
    PassphrasesDifferError,
)
from sli_desktop.cli.report_commands import EmptyChallengeError
from sli_desktop.cli.team_commands import WhichPeerError
from sli_desktop.errors import NOTES_ARE_SAFE, NOTHING_CHANGED, SliError
from sli_desktop.services.archive.files import CannotWriteError
from sli_desktop.services.capture import EmptyNoteError
from sli_desktop.services.evidence import TeamOnlyNoteError
from sli_desktop.services.intake.problems import (
    CannotReadError,
    DamagedInputError,
    NewerInputError,
    NoChallengeYetError,
    NotEmptyError,
    NothingInsideError,
    TooLargeError,
    UnfiledNotesError,
    WrongTypeError,
)
from sli_desktop.services.lookup import NotFoundError
from sli_desktop.services.recommendations import SignedOffError
from sli_desktop.settings import SettingsNotSavedError

FILE = Path("/home/sam/northmere/page.docx")
BANNED = frozenset(
    {"please", "sorry", "oops", "invalid", "illegal", "forbidden", "abort", "fatal"}
    | {"user", "record", "entity", "database", "unexpected"}
)

TROUBLE: list[SliError] = [
    CannotReadError(FILE, "it is not there"),
    TooLargeError(FILE, "more than 30 MB"),
    WrongTypeError(FILE, "a Word document"),
    DamagedInputError(FILE, "line 7 does not fit the format"),
    NothingInsideError(FILE, "timetable: no column of times was found"),
    NewerInputError(FILE, 2, 1),
    NotEmptyError(FILE),
    NoChallengeYetError(FILE),
    UnfiledNotesError(FILE, count=4, headings=("Parish clerks",)),
    CannotWriteError(FILE, "the disk is full"),
    EmptyNoteError(),
    TeamOnlyNoteError(),
    SignedOffError(),
    NotFoundError("meeting", "zebra", known=["PS4 Managers"]),
    WhoSitsHereError(),
    PassphraseMissingError(),
    PassphrasesDifferError(),
    PassphraseFileError(FILE),
    EmptyChallengeError(),
    WhichPeerError("Jo", ()),
    SettingsNotSavedError(FILE),
]


@pytest.mark.parametrize("error", TROUBLE, ids=[type(each).__name__ for each in TROUBLE])
def test_a_message_says_what_happened_what_was_kept_and_what_to_do_next(error: SliError) -> None:
    told = error.sentences()
    words = re.findall(r"[\w'’.-]+", told)
    assert len(words) <= 45
    assert error.kept in (NOTES_ARE_SAFE, NOTHING_CHANGED)
    assert all(part.endswith(".") for part in (error.happened, error.kept, error.next_step))
    assert not {word.casefold().strip(".") for word in words} & BANNED
    assert "!" not in told
    assert "/home" not in told
    assert re.fullmatch(r"SLI-\d{4}", error.code)


def test_a_banned_word_would_be_noticed() -> None:
    bad = SliError("The record is invalid.", next_step="Sorry.")
    words = {word.casefold().strip(".") for word in re.findall(r"[\w.]+", bad.sentences())}
    assert words & BANNED == {"record", "invalid", "sorry"}


def test_a_name_with_braces_is_shown_as_it_is() -> None:
    assert "{x}.docx" in WrongTypeError(Path("{x}.docx"), "a page").happened
