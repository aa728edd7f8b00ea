"""Begins round the table from the screen: who sat together today, and the meeting it becomes."""

from uuid import UUID

from sli_desktop.calendar_words import weekday
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.people import Peer
from sli_desktop.services.references import References, used_references
from sli_desktop.services.team_meeting.table import open_table, pairs_of, round_the_table
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.words import clock_time
from sli_desktop.wording import tr


def begin_round(desk: Desk) -> UUID | None:
    """The meeting of the round that is going on, begun now where none is; None where it failed."""
    now = desk.now()
    with desk.workspace.read() as view:
        lines = view.meeting_lines()
        going = open_table(lines, now)
        if going is not None:
            return going.id
        of_today = [
            view.need(Meeting, line.id)
            for line in lines
            if line.starts is not None and desk.local(line.starts).date() == now.date()
        ]
        pairs = pairs_of(view.all(Peer), of_today)
        references = References(desk.peer.initials, used_references(view))
    title = tr("Round the table, {day} {time}").format(day=weekday(now), time=clock_time(now))
    meeting, act = round_the_table(
        title,
        pairs,
        at=desk.clock(),
        scribe=desk.peer.id,
        reference=references(),
        new_id=desk.new_id,
    )
    return meeting.id if desk.acts.do(act) is not None else None
