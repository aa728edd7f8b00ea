"""What a person typed about a new challenge, read and checked, as plain values."""

from datetime import date
from typing import NamedTuple

from sli_desktop.services.beginning import NewChallenge
from sli_desktop.services.frameworks import Framework
from sli_desktop.services.typed_times import DayNotReadError, day_not_read, read_typed_day
from sli_desktop.wording import tr

COUNCIL, FIRST, LAST = "council", "first", "last"


class Typed(NamedTuple):
    """The fields of the form as they stand there."""

    council: str
    framework: str
    first: str
    last: str
    manager: str
    passphrase: str


def wish(typed: Typed, today: date) -> NewChallenge | dict[str, str]:
    """What was typed as a wish; otherwise what is wrong, by the name of the field."""
    wrong: dict[str, str] = {}
    council = " ".join(typed.council.split())
    if not council:
        wrong[COUNCIL] = tr("Council: type the name of the council")
    first = _day(typed.first, today, FIRST, tr("First day on site"), wrong)
    last = _day(typed.last, today, LAST, tr("Last day on site"), wrong)
    if first and last and last < first:
        wrong[LAST] = tr("Last day on site: it lies before the first day")
    if wrong:
        return wrong
    return NewChallenge(
        council=council,
        passphrase=typed.passphrase,
        framework=typed.framework,
        first_day=first,
        last_day=last or first,
        manager=" ".join(typed.manager.split()),
    )


def _day(words: str, today: date, field: str, label: str, wrong: dict[str, str]) -> date | None:
    try:
        return read_typed_day(words, today)
    except DayNotReadError:
        wrong[field] = day_not_read(label)
        return None


def options(frameworks: tuple[Framework, ...], first: str) -> list[tuple[str, str]]:
    """The templates for a choice: the usual one first, then by name."""
    ordered = sorted(frameworks, key=lambda each: (each.id != first, each.name.casefold()))
    return [(each.name, each.id) for each in ordered]
