"""Photographs and files beside a note: what may be attached, and the acts around it.

What a file says of itself (its name, its ending) is not believed: its first bytes decide. A picture
is drawn anew by the window before it is kept, so that nothing but its points is left; other files
are kept as they are and never opened. Names are labels, never paths.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePosixPath, PureWindowsPath
from uuid import UUID

from sli_desktop.errors import NOTHING_CHANGED, SliError
from sli_desktop.models.records.change import ChangeSet, edit, make, put_in_bin
from sli_desktop.models.records.ids import AttachmentId, NoteId
from sli_desktop.models.records.note import Attachment, Note
from sli_desktop.services.pasting import clean
from sli_desktop.wording import tr

LARGEST_MB = 20
LARGEST_FILE = LARGEST_MB * 1024 * 1024
MOST_OF_A_NOTE = 20
MOST_POINTS = 40_000_000
"""Points of a picture (`reliability.md` 6): a small file can hold a huge one."""

_LONGEST_NAME = 120


class Sort(StrEnum):
    """What a file is, as its first bytes say."""

    PNG = "image/png"
    JPEG = "image/jpeg"
    GIF = "image/gif"
    WEBP = "image/webp"
    BMP = "image/bmp"
    SVG = "image/svg+xml"
    PDF = "application/pdf"
    OTHER = "application/octet-stream"

    @property
    def is_picture(self) -> bool:
        """Whether it is drawn anew and shown here."""
        return self in {Sort.PNG, Sort.JPEG, Sort.GIF, Sort.WEBP, Sort.BMP}


_STARTS = (
    (b"\x89PNG\r\n\x1a\n", Sort.PNG),
    (b"\xff\xd8\xff", Sort.JPEG),
    (b"GIF87a", Sort.GIF),
    (b"GIF89a", Sort.GIF),
    (b"BM", Sort.BMP),
    (b"%PDF-", Sort.PDF),
)


def sort_of(content: bytes) -> Sort:
    """What a file is, whatever it is called."""
    for start, sort in _STARTS:
        if content.startswith(start):
            return sort
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return Sort.WEBP
    return Sort.SVG if _is_svg(content) else Sort.OTHER


def _is_svg(content: bytes) -> bool:
    head = content[:4096]
    for code in ("utf-8-sig", "utf-16"):
        if "<svg" in head.decode(code, "ignore").casefold():
            return True
    return head[:2] == b"\x1f\x8b"  # a packed drawing looks like this, and so may anything hide


class NotAttachableError(SliError):
    """A file that may not stand beside a note."""

    code = "SLI-3310"

    def __init__(self, happened: str, next_step: str) -> None:
        super().__init__(happened, kept=NOTHING_CHANGED, next_step=next_step)


def require_attachable(content: bytes) -> Sort:
    """Say what a file is, and refuse what may not stand beside a note.

    Raises:
        NotAttachableError: empty, too large, or a drawing that can hold a program.
    """
    if not content:
        raise NotAttachableError(tr("This file is empty."), tr("Choose another file."))
    if len(content) > LARGEST_FILE:
        words = tr("This file is larger than {most} MB.").format(most=LARGEST_MB)
        raise NotAttachableError(words, tr("Attach a smaller copy of it."))
    sort = sort_of(content)
    if sort is Sort.SVG:
        raise NotAttachableError(
            tr("A drawing of this kind can hold a program, so it cannot be attached."),
            tr("Save it as a PNG picture, then attach that."),
        )
    return sort


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A file as it is kept: drawn anew where it is a picture, encrypted by whoever keeps it."""

    content: bytes
    media_type: str
    name: str


def label_of(name: str) -> str:
    """A file's name as a label: no folder, no sign that acts, not too long."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    words = " ".join(clean(last).split())
    return words[:_LONGEST_NAME] or tr("File")


def attach(
    note: Note, taken: Iterable[tuple[Taken, str]], *, new_id: Callable[[], UUID]
) -> ChangeSet:
    """Put files beside a note; each comes with the SHA-256 it is kept under."""
    made = [
        Attachment(
            id=AttachmentId(new_id()),
            note=note.id,
            sha256=sha256,
            media_type=file.media_type,
            size=len(file.content),
            name=label_of(file.name),
        )
        for file, sha256 in taken
    ]
    return make(tr("Attach to a note"), *made)


def change_caption(before: Attachment, words: str) -> ChangeSet:
    """Say what a picture or file shows."""
    return edit(tr("Change a caption"), (before, replace(before, caption=" ".join(words.split()))))


def remove(attachment: Attachment) -> ChangeSet:
    """Take a picture or file away from a note; it can come back."""
    return put_in_bin(tr("Remove an attachment"), attachment)


def counted(attachments: Iterable[Attachment]) -> dict[NoteId, int]:
    """How many pictures and files each note has."""
    found: dict[NoteId, int] = {}
    for each in attachments:
        found[each.note] = found.get(each.note, 0) + 1
    return found
