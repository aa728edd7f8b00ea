"""Statements on one connection: straight to the driver, without a layer between.

SQLAlchemy composes the tables and their SQL; the values of a note go to the driver directly. That
halves the time of saving one (measured).
"""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol


class Found(Protocol):
    """What a statement answers: the driver's cursor."""

    rowcount: int
    lastrowid: int

    def fetchone(self) -> Any:
        """The next row, or None."""

    def fetchall(self) -> list[Any]:
        """All rows that are left."""

    def __iter__(self) -> Any:
        """Row by row."""


class Session:
    """One transaction, or one consistent look: what statements run on."""

    def __init__(self, driver: Any) -> None:
        self._driver = driver

    def run(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> Found:
        """Run a statement with the values of its marks; with a list of such rows, once for each."""
        cursor = self._driver.cursor()
        if isinstance(values, list):
            cursor.executemany(sql, values)
        else:
            cursor.execute(sql, values)
        found: Found = cursor
        return found

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first value of the first row, or None where there is no row."""
        row = self.run(sql, values).fetchone()
        return None if row is None else row[0]
