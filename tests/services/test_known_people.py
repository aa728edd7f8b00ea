"""What the guard knows of an open challenge is what it knows of a copy of everything."""

from sli_desktop.models.records.change import make
from sli_desktop.models.records.note import NoteKind
from sli_desktop.services.guard import Known
from sli_desktop.services.known_people import known_here, names_here
from sli_desktop.storage import Workspace
from tests.builders import a_challenge, a_group, a_meeting, a_note, a_peer, an_attendance
from tests.workspaces import workspace

__all__ = ["workspace"]


def test_reading_the_quotes_alone_tells_the_same_as_reading_everything(
    workspace: Workspace,
) -> None:
    quote = a_note("We are asked last", kinds=frozenset({NoteKind.QUOTE}))
    other = a_note("Reserves fall", kinds=frozenset({NoteKind.AREA}))
    made = (a_challenge(), a_group(), a_peer(), a_meeting(people_count=2), an_attendance())
    with workspace.transaction() as transaction:
        transaction.apply(make("Begin", *made, quote, other))
    with workspace.read() as view:
        assert known_here(view) == Known.of(view.everything())
        assert [each.words for each in known_here(view).quotes] == ["We are asked last"]
        assert names_here(view).quotes == ()
        # A line being typed is looked at for names alone: nothing of the meetings is read for it.
        for part in ("names", "peers", "kept_out"):
            assert getattr(names_here(view), part) == getattr(known_here(view), part)
        assert names_here(view).roles == ()
