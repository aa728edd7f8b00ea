"""Small facts of a challenge folder by name: which laptop, which keys, what was last done."""

from sqlalchemy import Connection

DEVICE = "device"
"""The id of this laptop in this challenge: 16 hex digits."""


def read_meta(connection: Connection, key: str) -> bytes | None:
    """A fact, or None where it was never set."""
    value = connection.exec_driver_sql("SELECT value FROM meta WHERE key = ?", (key,)).scalar()
    return None if value is None else bytes(value)


def write_meta(connection: Connection, key: str, value: bytes | None) -> None:
    """Set a fact, or forget it (None)."""
    if value is None:
        connection.exec_driver_sql("DELETE FROM meta WHERE key = ?", (key,))
        return
    connection.exec_driver_sql(
        "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value)
    )


def read_device(connection: Connection) -> str:
    """The id of this laptop."""
    return (read_meta(connection, DEVICE) or b"").decode("ascii", "replace")
