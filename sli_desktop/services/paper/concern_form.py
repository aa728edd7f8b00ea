"""The paper form of "Raise a concern": a person's own words, on paper and nowhere else."""

from collections.abc import Sequence
from datetime import date

from sli_desktop.calendar_words import day_words
from sli_desktop.services.paper.blocks import (
    Block,
    Heading,
    Item,
    Items,
    Look,
    Paragraph,
    Room,
    Run,
    Sheet,
    Table,
    strong,
    words,
)
from sli_desktop.wording import tr


def concern_form(
    council: str, numbers: Sequence[tuple[str, str]], *, today: date | None = None
) -> Sheet:
    """An empty form. `numbers` are whom to ring: name and number, as set-up holds them.

    It carries nothing of any meeting; what is written on it stays on the paper.
    """
    return Sheet(
        name=tr("Form for a concern"),
        above=council,
        below=tr("Confidential. Hand this page only to the person you ring. Make no copy."),
        blocks=(
            Heading(level=1, words=tr("A concern about somebody’s safety, or about wrongdoing")),
            Paragraph(runs=_first(), look=Look.LEAD),
            _rings(numbers),
            Heading(level=2, words=tr("What was said, in the person’s own words")),
            Paragraph(runs=words(tr("Write what you heard. Do not ask further.")), look=Look.SMALL),
            Room(lines=8),
            Heading(level=2, words=tr("What you saw, if anything")),
            Room(lines=3),
            Heading(level=2, words=tr("When, where, who")),
            _details(today),
            Heading(level=2, words=tr("What to do now")),
            Items(items=tuple(Item(runs=words(each), box=True) for each in _steps())),
        ),
    )


def _first() -> tuple[Run, ...]:
    return (
        strong(tr("If somebody is in danger now, ring 999. ")),
        Run(tr("Otherwise ring one of these numbers today, before the team meets.")),
    )


def _rings(numbers: Sequence[tuple[str, str]]) -> Block:
    known = [(name, number) for name, number in numbers if number.strip()]
    if not known:
        return Paragraph(runs=words(tr("Number to ring: ................................")))
    rows = tuple(((strong(name),), words(number)) for name, number in known)
    return Table(rows=rows, shares=(45, 55))


def _details(today: date | None) -> Table:
    names = (
        (tr("Date and time"), day_words(today) if today else ""),
        (tr("Place"), ""),
        (tr("Who told you (name, if they agree)"), ""),
        (tr("Your name"), ""),
        (tr("Whom you rang, and when"), ""),
    )
    return Table(rows=tuple((words(a), words(b)) for a, b in names), shares=(45, 55))


def _steps() -> tuple[str, ...]:
    return (
        tr("I said that I cannot keep this to myself."),
        tr("I rang the number above."),
        tr("I gave this page to the person I rang, or to the challenge manager."),
        tr("I kept no note of it in the program, and told nobody else."),
    )
