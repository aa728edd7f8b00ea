"""Raise a concern: a disclosure goes to the people who handle it, and never stays in notes.

What was typed of it is struck out: the line under way, the note it became, its attachments, what
undo and the journal hold. Nothing here keeps a word, a count or a time of it.
"""

from typing import TYPE_CHECKING

from sli_desktop.models.records.change import Committed
from sli_desktop.models.records.finding import FindingNote
from sli_desktop.models.records.note import Attachment, Note
from sli_desktop.services.drafts import DRAFT_KEY
from sli_desktop.storage import View, Workspace
from sli_desktop.wording import tr

if TYPE_CHECKING:
    from uuid import UUID


def can_be_struck(view: View, note: Note) -> bool:
    """Whether a note can still vanish whole: it has not been sealed for a bundle yet."""
    return not view.is_sealed(note.id)


def strike_line(workspace: Workspace) -> bool:
    """Forget the line that is being typed, in the log as well.

    False where the log could not be emptied now; it is when the challenge is closed.
    """
    with workspace.transaction() as transaction:
        transaction.set_meta(DRAFT_KEY, None)
    return workspace.empty_log()


def strike_note(workspace: Workspace, note: Note) -> Committed:
    """Remove a note, and the line under way, as if they had never been typed.

    `workspace.renew_backups` with the time of its first key takes it out of the automatic backups;
    that is for a worker.

    Raises:
        SealedRecordError: it is sealed already.
    """
    with workspace.transaction() as transaction:
        attachments = [
            each
            for each in (*transaction.all(Attachment), *transaction.in_bin(Attachment))
            if each.note == note.id
        ]
        links = transaction.where(FindingNote, note=note.id)
        gone: list[UUID] = [
            note.id,
            *(each.id for each in attachments),
            *(link.id for link in links),
        ]
        committed = transaction.strike(tr("Strike out a note"), gone)
        transaction.set_meta(DRAFT_KEY, None)
        kept = {each.sha256 for each in transaction.all(Attachment)}
    for attachment in attachments:
        if attachment.sha256 not in kept:
            workspace.drop_blob(attachment.sha256)
    workspace.empty_log()
    return committed
