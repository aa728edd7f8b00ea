"""Two people take notes in one meeting: after a bundle both sets stand together, with authors."""

from datetime import timedelta
from pathlib import Path

from sli_desktop.models.records.note import Note
from tests.builders import CHIEF, MONDAY, PRIYA, SAM, a_meeting, a_note
from tests.services.sync.seats import Seat, a_team


def lines(seat: Seat) -> list[tuple[str, object]]:
    with seat.workspace.read() as view:
        notes = sorted(view.where(Note, meeting=CHIEF), key=lambda note: note.first_key)
    return [(note.body, note.author) for note in notes]


def test_both_sets_of_notes_stand_in_one_meeting_with_their_authors(tmp_path: Path) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        sam.add(a_meeting(note_takers=frozenset({SAM, PRIYA})))
        priya.take_from(sam)
        sam.add(a_note("Heard by Sam", first_key=MONDAY + timedelta(minutes=1)))
        priya.add(a_note("Heard by Priya", author=PRIYA, first_key=MONDAY + timedelta(minutes=2)))
        sam.add(a_note("And again", first_key=MONDAY + timedelta(minutes=3)))
        sam.take_from(priya)
        priya.take_from(sam)
        wanted = [("Heard by Sam", SAM), ("Heard by Priya", PRIYA), ("And again", SAM)]
        assert lines(sam) == wanted
        assert lines(priya) == wanted
