"""Where a paragraph of the report comes from, to find it again when Word comes back."""

from collections.abc import Iterator
from itertools import count
from typing import NamedTuple
from uuid import UUID


class Origin(NamedTuple):
    """One paragraph, heading or item of a text that somebody wrote.

    `kind` is the kind name of the record, `field` the name of its text, `at` which paragraph of it,
    counted from 0 as they are read.
    """

    kind: str
    record: UUID
    field: str
    at: int = 0


def origins(kind: str, record: UUID, field: str) -> Iterator[Origin]:
    """The origins of the paragraphs of one text, one after the other."""
    return (Origin(kind, record, field, at) for at in count())
