"""Is the challenge whole? Pages, index, members without an owner, references that lead nowhere."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sli_desktop.storage.errors import DamagedFileError
from sli_desktop.storage.mapping import Shape, last_n
from sli_desktop.storage.references import Reference, all_references
from sli_desktop.storage.schema import Schema
from sli_desktop.storage.search_late import LATE, catch_up
from sli_desktop.storage.search_words import CHECK_SQL
from sli_desktop.storage.session import Session
from sli_desktop.storage.trouble import told


@dataclass(frozen=True, slots=True, kw_only=True)
class Dangling:
    """A field that names records which are not here: awaited from a bundle, or deleted."""

    kind: str
    field: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What a check found.

    `damage` names broken parts (pages, index, members); nothing there means the file is whole.
    `dangling` is no damage: what is named may come with the next bundle. `counts` and `in_bin` say
    how many records of each kind there are.
    """

    damage: tuple[str, ...]
    dangling: tuple[Dangling, ...]
    counts: Mapping[str, int]
    in_bin: Mapping[str, int]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is broken."""
        return not self.damage


_BROKEN_PAGES = frozenset({"structure", "pages"})


def damaged(*what: str) -> CheckResult:
    """The result where so much is broken that nothing can be counted."""
    empty: Mapping[str, int] = MappingProxyType({})
    return CheckResult(damage=what, dangling=(), counts=empty, in_bin=empty)


def check(session: Session, schema: Schema) -> CheckResult:
    """Check everything there is, in the order from the outside inwards."""
    shapes = schema.shapes
    steps: Mapping[str, Callable[[], bool]] = {
        "structure": lambda: _answer(session, "PRAGMA quick_check") == [("ok",)],
        "pages": lambda: _answer(session, "PRAGMA cipher_integrity_check") == [],
        "search index": lambda: _index_is_whole(session, shapes[LATE]),
        "members": lambda: not any(_orphans(session, shape) for shape in shapes.values()),
    }
    damage = tuple(name for name, step in steps.items() if not _passes(step))
    if not _BROKEN_PAGES.isdisjoint(damage):
        return damaged(*damage)
    return CheckResult(
        damage=damage,
        dangling=tuple(_dangling(session, shapes)),
        counts=_counts(session, shapes, in_bin=0),
        in_bin=_counts(session, shapes, in_bin=1),
    )


def _passes(step: Callable[[], bool]) -> bool:
    try:
        with told():
            return step()
    except DamagedFileError:
        return False


def _answer(session: Session, statement: str) -> list[tuple[object, ...]]:
    return session.run(statement).fetchall()


def _index_is_whole(session: Session, late: Shape) -> bool:
    catch_up(session, late, last_n(session, late))
    return not _answer(session, CHECK_SQL)


def _orphans(session: Session, shape: Shape) -> int:
    return sum(
        session.value(
            f"SELECT count(*) FROM {table.name} WHERE owner NOT IN (SELECT id FROM {shape.name})"
        )
        for table in shape.members.values()
    )


def _dangling(session: Session, shapes: Mapping[str, Shape]) -> list[Dangling]:
    found = []
    for reference in all_references():
        count = session.value(_dangling_sql(reference, shapes))
        if count:
            found.append(Dangling(kind=reference.kind, field=reference.field, count=count))
    return found


def _dangling_sql(reference: Reference, shapes: Mapping[str, Shape]) -> str:
    shape = shapes[reference.kind]
    there = f"(SELECT id FROM {shapes[reference.target].name} WHERE _in_bin = 0)"
    if reference.is_set:
        members = shape.members[reference.field].name
        return (
            f"SELECT count(*) FROM {members} WHERE member NOT IN {there} "
            f"AND owner IN (SELECT id FROM {shape.name} WHERE _in_bin = 0)"
        )
    return (
        f'SELECT count(*) FROM {shape.name} WHERE _in_bin = 0 AND "{reference.field}" IS NOT NULL '
        f'AND "{reference.field}" NOT IN {there}'
    )


def _counts(session: Session, shapes: Mapping[str, Shape], *, in_bin: int) -> Mapping[str, int]:
    counted = {
        kind: session.value(f"SELECT count(*) FROM {shape.name} WHERE _in_bin = ?", (in_bin,))
        for kind, shape in shapes.items()
    }
    return MappingProxyType({kind: count for kind, count in counted.items() if count})
