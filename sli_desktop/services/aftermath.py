"""After a crash or damage: what is here, in figures, and every readable text as one plain file.

The figures are counted from the records themselves; nothing is claimed that was not looked at.
"""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import Note
from sli_desktop.services.drafts import Draft, read_draft
from sli_desktop.services.kind_words import kind_words
from sli_desktop.storage import CheckResult, ReadTexts, View, Workspace
from sli_desktop.wording import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What stands in a challenge after its program ended suddenly.

    `today` counts notes of today, `meetings` the meetings they are from; `notes` counts all.
    `draft` is the unfinished line, with the title of its meeting.
    """

    notes: int
    today: int
    meetings: int
    draft: Draft | None
    draft_meeting: str
    check: CheckResult


def look_after_crash(workspace: Workspace, now: datetime, zone: tzinfo) -> Found:
    """Check everything and count it; takes seconds on a very large challenge."""
    result = workspace.check()
    with workspace.read() as view:
        notes = [
            note
            for note in view.all(Note)
            if note.first_key.astimezone(zone).date() == now.astimezone(zone).date()
        ]
        draft = read_draft(view)
        return Found(
            notes=view.count(Note),
            today=len(notes),
            meetings=len({note.meeting for note in notes if note.meeting is not None}),
            draft=draft,
            draft_meeting=_title(view, draft),
            check=result,
        )


def _title(view: View, draft: Draft | None) -> str:
    meeting = None if draft is None else view.get(Meeting, draft.meeting)
    return meeting.title if meeting else ""


def readable_words(council: str, read: ReadTexts) -> str:
    """All texts below each other, kind by kind, as a plain text file."""
    lines = [tr("Texts read out of the challenge {council}").format(council=council), ""]
    if not read.is_whole:
        lines += [tr("Parts of the file are damaged. What could not be read is missing here."), ""]
    kind = ""
    for text in read.texts:
        if text.kind != kind:
            kind = text.kind
            title = kind_words(kind)
            lines += ["", title[:1].upper() + title[1:], ""]
        lines.append(" | ".join(" ".join(words.split()) for words in text.words))
    return "\n".join(lines) + "\n"
