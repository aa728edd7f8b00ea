"""A person at a real screen takes notes in the sample, wraps up, locks, unlocks, finds a note."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from sli_desktop.ui.theme import read_modes
from tests.journeys.person import Person, Picture, screen

LIGHT = read_modes()["light"]
PASSPHRASE = "sample challenge"
RARE = "zeppelin"
NOTES = (
    "+ Budget is kept",
    "! Late papers",
    '"We hear last',
    "? Who signs",
    "Depot is full",
    "+ Staff stay",
    "! No plan yet",
    f"Seen a {RARE}",
    "Rents are up",
    "? Ask the chair",
    "+ Good data #1",
    "! Slow IT #2",
    "Two posts open",
    '"Ask us first',
    "Reserves fall",
    "+ Clear aims",
    "! ? Audit late",
    "Bins at 98 %",
    "Leader visits",
    "+ Calm meeting",
)
KINDS = Counter({"": 7, "strength": 5, "area": 3, "quote": 2, "follow-up": 2, "area follow-up": 1})


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    """Somebody at a laptop that never saw the program."""
    with screen(tmp_path) as environment:
        yield Person(tmp_path, environment)


def share_of(picture: Picture, token: str, box: tuple[int, int, int, int] | None = None) -> float:
    """How much of a picture, or of a part of it, has the colour of a token."""
    part = picture.crop(box) if box else picture
    wanted = tuple(bytes.fromhex(LIGHT[token].removeprefix("#")))
    counted = part.getcolors(part.width * part.height) or []
    return sum(n for n, shade in counted if shade == wanted) / (part.width * part.height)


def colours(picture: Picture) -> int:
    """How many colours a picture has; a blank one has few."""
    return len(picture.getcolors(picture.width * picture.height) or [])


def is_page(picture: Picture) -> bool:
    """The window of a challenge: rail on the left, page in our colours, letters, the focus."""
    rail, ring = (0, 200, 200, 700), share_of(picture, "focus") > 0.0003
    return share_of(picture, "nav_bg", rail) > 0.6 and colours(picture) > 200 and ring


def is_welcome(picture: Picture) -> bool:
    """Welcome: the dark side with the name, a button or field with the focus."""
    side = share_of(picture, "nav_bg", (0, 0, 400, 768)) > 0.8
    return side and share_of(picture, "focus") > 0.0003


def has_notes(picture: Picture) -> bool:
    """Capture with notes: chips of strength, area and follow-up."""
    kinds = ("strength_soft", "area_soft", "follow_soft")
    return is_page(picture) and all(share_of(picture, kind) > 0.0005 for kind in kinds)


def test_a_blank_screen_and_one_without_the_focus_are_noticed() -> None:
    blank = Image.new("RGB", (1366, 768), LIGHT["bg"])
    assert not is_page(blank)
    assert not is_welcome(blank)
    assert not has_notes(blank)
    blank.paste(LIGHT["nav_bg"], (0, 0, 430, 768))
    assert not is_welcome(blank)
    blank.paste(LIGHT["focus"], (500, 300, 700, 303))
    assert is_welcome(blank)
    assert not is_page(blank)


def test_a_day_at_the_keyboard_of_a_real_screen(person: Person) -> None:
    with person.program() as program:
        person.wait_for("^SLI Desktop|^Welcome")
        person.see("welcome", is_welcome)
        person.press("Tab", "space")  # the sample is the second way to begin
        assert "Northmere" in person.wait_for("^Today")
        person.see("today", is_page)
        person.press("ctrl+n")
        person.wait_for("^Interviews")
        for note in NOTES:
            person.type(note)
            person.press("Return")
        person.see("capture", has_notes)
        person.press("ctrl+e")
        person.wait_for("^Wrap-up")
        person.type("They know their money")
        person.press("Return")
        person.see("wrap-up", is_page)
        person.press("ctrl+Return")
        person.wait_for("^(Interviews|Today)")
        person.press("ctrl+l")
        assert program.wait(timeout=60) == 0
    person.wait_for("^SLI Desktop|^Welcome")
    person.see("locked", is_welcome)
    person.type(PASSPHRASE)
    person.press("Return")
    person.wait_for("^(Interviews|Today)")
    person.press("ctrl+f")
    person.type(RARE)
    person.wait_for("^Search")
    person.see("search", is_page)
    person.press("Return")
    person.wait_for("^Interviews")
    person.see("found", has_notes)
    person.press("ctrl+q")
    records = person.challenge("Sample challenge.sli", PASSPHRASE)
    check_records(records)
    assert len({picture.tobytes() for picture in person.pictures.values()}) == 7


def check_records(records: list[dict[str, object]]) -> None:
    """All notes are there, in one meeting, with the right kinds; so is the headline."""
    fields = [record.get("fields", {}) for record in records]
    bodies = {str(each.get("body")): each for each in fields if isinstance(each, dict)}
    rare = bodies[f"Seen a {RARE}"]
    ours = [
        each
        for record, each in zip(records, fields, strict=True)
        if record.get("kind") == "note"
        and isinstance(each, dict)
        and each.get("meeting") == rare["meeting"]
    ]
    assert len(ours) == len(NOTES)
    assert Counter(" ".join(sorted(each.get("kinds", []))) for each in ours) == KINDS
    assert any(
        isinstance(each, dict) and each.get("text") == "They know their money" for each in fields
    )
