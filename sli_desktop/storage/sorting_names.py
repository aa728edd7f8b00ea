"""What notes refer to, by column: who spoke for which group, which groups were in a meeting."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sli_desktop.storage.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class SortingNames:
    """Speakers with group and role, groups of meetings, titles of meetings and documents."""

    speakers: Mapping[UUID, tuple[UUID | None, str]]
    groups_there: Mapping[UUID, frozenset[UUID]]
    meetings: Mapping[UUID, str]
    documents: Mapping[UUID, str]


def read_names(session: Session) -> SortingNames:
    """Read them without any whole record."""
    speakers: dict[UUID, tuple[UUID | None, str]] = {
        UUID(bytes=row[0]): (None if row[1] is None else UUID(bytes=row[1]), row[2])
        for row in session.run('SELECT id, "group", role_label FROM attendances')
    }
    there: dict[UUID, set[UUID]] = {}
    for owner, member in session.run("SELECT owner, member FROM meetings_groups"):
        there.setdefault(UUID(bytes=owner), set()).add(UUID(bytes=member))
    return SortingNames(
        speakers=speakers,
        groups_there={meeting: frozenset(groups) for meeting, groups in there.items()},
        meetings=_titles(session, "meetings"),
        documents=_titles(session, "documents"),
    )


def _titles(session: Session, table: str) -> dict[UUID, str]:
    rows = session.run(f"SELECT id, title FROM {table} ORDER BY {_ORDER[table]}")
    return {UUID(bytes=row[0]): row[1] for row in rows}


_ORDER = {"meetings": "starts IS NULL, starts, title, id", "documents": "title, id"}
