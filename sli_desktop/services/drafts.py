"""The line being typed, kept in the encrypted challenge at most a second behind the keys.

A draft carries the identity its note will have. So a draft that outlived its note (the program
ended between the two writes) is known by that note and dropped, never offered twice.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sli_desktop.models.records.ids import AttendanceId, MeetingId, NoteId, ThemeId
from sli_desktop.models.records.note import Note, NoteKind, Source
from sli_desktop.storage import View, Workspace

DRAFT_KEY = "draft"
"""The small fact of a challenge folder that holds the line being typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One unfinished line: as typed, marks and all.

    `as_text` are the places of marks turned back into text. `is_edit` means that `note` is there
    already and was being changed.
    """

    note: NoteId
    meeting: MeetingId
    first_key: datetime
    text: str
    speaker: AttendanceId | None = None
    themes: frozenset[ThemeId] = frozenset()
    kinds: frozenset[NoteKind] = frozenset()
    source: Source | None = None
    as_text: frozenset[int] = frozenset()
    is_edit: bool = False


def save_draft(workspace: Workspace, draft: Draft) -> None:
    """Write the line that is being typed; it is on disk when this returns."""
    with workspace.transaction() as transaction:
        transaction.set_meta(DRAFT_KEY, _encode(draft))


def clear_draft(workspace: Workspace) -> None:
    """Forget the line: it became a note, or was given up."""
    with workspace.transaction() as transaction:
        transaction.set_meta(DRAFT_KEY, None)


def read_draft(view: View) -> Draft | None:
    """The line that was being typed when the program ended, or None.

    A line whose note is there already, or that has no words, counts as none.
    """
    stored = view.meta(DRAFT_KEY)
    if stored is None:
        return None
    try:
        draft = _decode(stored)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    is_there = view.get(Note, draft.note) is not None
    return draft if draft.text.strip() and is_there == draft.is_edit else None


def _encode(draft: Draft) -> bytes:
    line = {
        "note": str(draft.note),
        "meeting": str(draft.meeting),
        "first_key": draft.first_key.isoformat(),
        "text": draft.text,
        "speaker": str(draft.speaker) if draft.speaker else "",
        "themes": sorted(str(theme) for theme in draft.themes),
        "kinds": sorted(draft.kinds),
        "source": draft.source or "",
        "as_text": sorted(draft.as_text),
        "is_edit": draft.is_edit,
    }
    return json.dumps(line, ensure_ascii=False).encode()


def _decode(stored: bytes) -> Draft:
    line = json.loads(stored)
    return Draft(
        note=NoteId(UUID(line["note"])),
        meeting=MeetingId(UUID(line["meeting"])),
        first_key=datetime.fromisoformat(line["first_key"]),
        text=line["text"],
        speaker=AttendanceId(UUID(line["speaker"])) if line["speaker"] else None,
        themes=frozenset(ThemeId(UUID(theme)) for theme in line["themes"]),
        kinds=frozenset(NoteKind(kind) for kind in line.get("kinds", ())),
        source=Source(line["source"]) if line.get("source") else None,
        as_text=frozenset(line["as_text"]),
        is_edit=line["is_edit"],
    )
