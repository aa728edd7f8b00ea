"""Which files beside the notes travel in a bundle: those that a record refers to and that are here.

A file is known by the SHA-256 of its content. What refers to one is a record with such a field, in
the bin or not: a photograph beside a note, a frozen version of the report.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sli_desktop.models.records import KINDS, kind_name
from sli_desktop.models.records.codec import fields_of
from sli_desktop.models.records.note import Attachment
from sli_desktop.services.sync.heard import all_heard, short_name
from sli_desktop.services.sync.team_state import Team, team_of
from sli_desktop.storage import View, Workspace

FIELD = "sha256"
"""The field of a record that names a file."""


class Contents(StrEnum):
    """What of the files a bundle carries; all text is in every bundle."""

    TEXT = "text"
    NEW = "new"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """One file: SHA-256 of its content, its size in bytes, the kind of record it belongs to."""

    sha256: str
    size: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleSizes:
    """How large a bundle would be, in bytes, and how many files it would carry."""

    text: int
    new: int
    all: int
    new_files: int
    all_files: int

    def of(self, contents: Contents) -> tuple[int, int]:
        """Bytes in all, and files, of one choice."""
        match contents:
            case Contents.TEXT:
                return self.text, 0
            case Contents.NEW:
                return self.text + self.new, self.new_files
            case Contents.ALL:
                return self.text + self.all, self.all_files


def referred(view: View) -> dict[str, str]:
    """The files that records refer to, with the kind of record; the bin counts too."""
    return {
        str(getattr(record, FIELD)): kind_name(record_type)
        for record_type in KINDS.values()
        if any(field.name == FIELD for field in fields_of(record_type))
        for record in (*view.all(record_type), *view.in_bin(record_type))
    }


def carried(
    view: View, workspace: Workspace, team: Team, contents: Contents
) -> tuple[Carried, ...]:
    """The files to put into a bundle, from small to large.

    What every other laptop of the team has said it holds is left out of what is new.
    """
    if contents is Contents.TEXT:
        return ()
    left_out = _held_by_all(view, team) if contents is Contents.NEW else frozenset[str]()
    here = (each for each in _here(view, workspace) if short_name(each.sha256) not in left_out)
    return tuple(sorted(here, key=lambda each: (each.size, each.sha256)))


def missing(view: View, workspace: Workspace) -> tuple[str, ...]:
    """The files that records refer to and that have not arrived on this laptop."""
    return tuple(sha256 for sha256 in referred(view) if not workspace.blobs.has(sha256))


def held(view: View, workspace: Workspace) -> tuple[str, ...]:
    """The short names of the files that are here, as the list of contents tells them."""
    return tuple(sorted(short_name(each.sha256) for each in _here(view, workspace)))


def bundle_sizes(workspace: Workspace) -> BundleSizes:
    """How large a bundle would be with each choice of contents.

    Raises:
        NoTeamError: this laptop is not in a team yet.
    """
    with workspace.read() as view:
        team = team_of(view)
        new = carried(view, workspace, team, Contents.NEW)
        everything = carried(view, workspace, team, Contents.ALL)
        text = view.sealed_size()
    return BundleSizes(
        text=text,
        new=_total(new),
        all=_total(everything),
        new_files=len(new),
        all_files=len(everything),
    )


def photographs(view: View, sha256s: Collection[str]) -> int:
    """How many of some files are photographs or files beside notes."""
    shown = {each.sha256 for each in (*view.all(Attachment), *view.in_bin(Attachment))}
    return len(shown.intersection(sha256s))


def _here(view: View, workspace: Workspace) -> Iterator[Carried]:
    for sha256, kind in referred(view).items():
        size = workspace.blobs.size(sha256)
        if size is not None:
            yield Carried(sha256=sha256, size=size, kind=kind)


def _held_by_all(view: View, team: Team) -> frozenset[str]:
    others = [m.device for m in team.signed.roster.active() if m.device != team.keys.device]
    told = all_heard(view)
    if not others or any(device not in told for device in others):
        return frozenset()
    return frozenset.intersection(*(frozenset(told[device].holds) for device in others))


def _total(files: Collection[Carried]) -> int:
    return sum(each.size for each in files)
