"""What Welcome shows and how long it waits, as plain values."""

from datetime import datetime
from pathlib import Path

from sli_desktop.ui.recent import Recent
from sli_desktop.ui.words import days, when
from sli_desktop.wording import tr, trn

WAITS_S = (0, 0, 1, 2, 4, 8, 15, 30)
"""Seconds to wait after the first, second ... wrong passphrase; the last one stays."""

WRONG, DAMAGED, IN_USE = "SLI-1101", "SLI-1201", "SLI-1203"
"""References of errors that Welcome answers in its own way; it must not load what raises them."""

RECOVERY_GROUPS, GROUP = 8, 4


def wait_after(failures: int) -> int:
    """How many seconds the passphrase field rests after so many wrong ones."""
    return WAITS_S[min(failures, len(WAITS_S)) - 1] if failures else 0


def facts(entry: Recent, now: datetime) -> str:
    """The second line of a challenge: kind, dates, when it was opened last."""
    opened = tr("last opened {when}").format(when=when(entry.opened.astimezone(now.tzinfo), now))
    return " · ".join(part for part in (entry.kind, days(entry.starts, entry.ends), opened) if part)


def from_folder(folder: Path, now: datetime) -> Recent:
    """A challenge picked from a folder: its council is not known until it opens."""
    return Recent(folder, folder.stem, "", None, None, now)


def wrong_words(council: str, *, is_key: bool, caps: bool) -> tuple[str, str]:
    """What a person is told whose passphrase or recovery key does not open a challenge."""
    if is_key:
        happened = tr("That recovery key does not open {council}.").format(council=council)
        return happened, tr("Compare each group with your paper. Nothing was changed.")
    happened = tr("That passphrase does not open {council}.").format(council=council)
    rest = tr("Caps Lock is on.") if caps else tr("Check Caps Lock.")
    return happened, f"{rest} {tr('Nothing was changed.')}"


def wait_words(seconds: int) -> str:
    """How long the field rests."""
    return trn(
        seconds,
        "You can try again in {number} second.",
        "You can try again in {number} seconds.",
    )


def in_groups(typed: str) -> str:
    """A recovery key as it is printed, from whatever was typed: capitals, groups of four."""
    plain = "".join(letter for letter in typed.upper() if letter.isalnum())
    plain = plain[: RECOVERY_GROUPS * GROUP]
    return "-".join(plain[at : at + GROUP] for at in range(0, len(plain), GROUP))
