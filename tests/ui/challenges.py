"""A small challenge for the windows: two days, three themes, three meetings, a handful of notes."""

import atexit
import os
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from sli_desktop.models.records import Record
from sli_desktop.models.records.change import make
from sli_desktop.models.records.finding import FindingState
from sli_desktop.models.records.meeting import MeetingState
from sli_desktop.models.records.note import FollowUp, NoteKind
from sli_desktop.models.records.people import PeerRole
from sli_desktop.services.desk import sit_down
from sli_desktop.storage import LOWEST_COST, Workspace
from tests.builders import (
    FINANCE,
    HOUSING,
    MONDAY,
    PASSPHRASE,
    PRIYA,
    SAM,
    a_challenge,
    a_finding,
    a_finding_note,
    a_group,
    a_meeting,
    a_note,
    a_peer,
    a_question,
    a_recommendation,
    a_theme,
    an_attendance,
)

MORNING = datetime(2026, 10, 12, 9, 42, tzinfo=UTC)
"""In the middle of the second meeting of the first day."""


class Standing:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = MORNING) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


CHAIRS = a_meeting(
    "Chairs of scrutiny",
    starts=MONDAY + timedelta(minutes=30),
    ends=MONDAY + timedelta(minutes=90),
    place="Room 2",
    lead=SAM,
    reference="SA2",
)
TENANTS = a_meeting(
    "Tenants & residents",
    starts=MONDAY + timedelta(days=1),
    ends=MONDAY + timedelta(days=1, hours=1),
    peers=frozenset({PRIYA}),
    reference="PR1",
)
CHIEF_MEETING = a_meeting(state=MeetingState.HELD, wrap_up_done=True, reference="SA1", lead=SAM)
SC1 = an_attendance(CHAIRS.id, role_label="SC1 Chair, overview")
SC2 = an_attendance(CHAIRS.id, role_label="SC2 Chair, audit", count=2)


def records() -> tuple[Record, ...]:
    """Everything of the small challenge."""
    strength = a_note(theme=FINANCE, kinds=frozenset({NoteKind.STRENGTH}))
    asked = a_note(
        "Who owns the plan for the depot?",
        kinds=frozenset({NoteKind.FOLLOW_UP}),
        follow_up=FollowUp.OPEN,
        theme=HOUSING,
    )
    finding = a_finding(state=FindingState.AGREED)
    return (
        a_challenge(),
        a_peer("Sam", role=PeerRole.CHALLENGE_MANAGER),
        a_peer("Priya"),
        a_theme("Finance", order="a"),
        a_theme("Leadership", order="b"),
        a_theme("Housing", order="c"),
        a_group("Officers"),
        CHIEF_MEETING,
        CHAIRS,
        TENANTS,
        a_question(),
        SC1,
        SC2,
        strength,
        asked,
        finding,
        a_finding_note(finding, strength),
        a_recommendation("Give every saving an owner and a date.", finding),
    )


def new_challenge_folder(folder: Path, clock: Standing) -> Workspace:
    """Make the small challenge and leave it open; `PASSPHRASE` opens it.

    It is made once and copied then: deriving its keys takes longer than most tests.
    """
    template, data_key = _template()
    shutil.copytree(template, folder)
    return Workspace.open_with_key(folder, data_key, clock=clock, random=os.urandom)


@cache
def _template() -> tuple[Path, bytes]:
    place = Path(tempfile.mkdtemp(prefix="small-challenge-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    workspace, _key = Workspace.create(
        place / "Template.sli", PASSPHRASE, clock=Standing(), random=os.urandom, cost=LOWEST_COST
    )
    with workspace:
        with workspace.transaction() as transaction:
            transaction.apply(make("Make the challenge", *records()))
            sit_down(transaction, SAM)
        return workspace.folder, workspace.data_key
