"""Every text that can still be read out of a damaged database.

A broken page spoils only the rows on it. SQLCipher closes a connection for good when it meets one,
so each table is read upwards to the first broken page, downwards to the last one, and row by row in
between, on a fresh connection after each break.
"""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sli_desktop.errors import SliError
from sli_desktop.storage.connection import connect
from sli_desktop.storage.trouble import told

_AT_ONCE = 200
_MOST_PROBES = 5000

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadableTable:
    """The rows of one table that can be read; `is_whole` where no break was met."""

    rows: tuple[Row, ...]
    is_whole: bool


def readable_table(
    file: Path, data_key: bytes, table: str, columns: Sequence[str]
) -> ReadableTable:
    """Read what can be read of a table, in the order of arrival."""
    reader = _Reader(file, data_key, table, columns)
    up, is_whole = reader.walk("n > ? ORDER BY n", 0)
    if is_whole:
        return ReadableTable(rows=tuple(row[1:] for row in up), is_whole=True)
    down, _ = reader.walk("n < ? ORDER BY n DESC", 1 << 62)
    found = {row[0]: row[1:] for row in (*up, *down)}
    low, high = up[-1][0] if up else 0, down[-1][0] if down else 0
    for n in range(low + 1, min(high, low + _MOST_PROBES)):
        row = reader.probe(n)
        if row is not None:
            found[n] = row[1:]
    return ReadableTable(rows=tuple(found[n] for n in sorted(found)), is_whole=False)


class _Reader:
    def __init__(self, file: Path, data_key: bytes, table: str, columns: Sequence[str]) -> None:
        self._file, self._key = file, data_key
        names = ", ".join(f'"{name}"' for name in ("n", *columns))
        self._select = f"SELECT {names} FROM {table} WHERE "

    def walk(self, condition: str, start: int) -> tuple[list[Row], bool]:
        """Go one way as far as possible: some rows at a time, then one by one."""
        rows: list[Row] = []
        for at_once in (_AT_ONCE, 1):
            try:
                self._fill(rows, f"{self._select}{condition} LIMIT {at_once}", start)
            except SliError:
                continue
            return rows, True
        return rows, False

    def _fill(self, rows: list[Row], sql: str, start: int) -> None:
        with told(), closing(connect(self._file, self._key, reads_only=True)) as opened:
            while piece := opened.execute(sql, (rows[-1][0] if rows else start,)).fetchall():
                rows.extend(piece)

    def probe(self, n: int) -> Row | None:
        """One row by its number, or None where it is not there or on a broken page."""
        try:
            with told(), closing(connect(self._file, self._key, reads_only=True)) as opened:
                row: Row | None = opened.execute(f"{self._select}n = ?", (n,)).fetchone()
                return row
        except SliError:
            return None
