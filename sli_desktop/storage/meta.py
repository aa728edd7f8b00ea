"""Small facts of a challenge folder by name: which laptop, which keys, what was last done."""

from sli_desktop.storage.session import Session

DEVICE = "device"
"""The id of this laptop in this challenge: 16 hex digits."""


def read_meta(session: Session, key: str) -> bytes | None:
    """A fact, or None where it was never set."""
    value = session.value("SELECT value FROM meta WHERE key = ?", (key,))
    return None if value is None else bytes(value)


def read_metas(session: Session, prefix: str) -> dict[str, bytes]:
    """All facts whose name begins so, by name."""
    found = session.run(
        "SELECT key, value FROM meta WHERE substr(key, 1, ?) = ? ORDER BY key",
        (len(prefix), prefix),
    )
    return {key: bytes(value) for key, value in found}


def write_meta(session: Session, key: str, value: bytes | None) -> None:
    """Set a fact, or forget it (None)."""
    if value is None:
        session.run("DELETE FROM meta WHERE key = ?", (key,))
        return
    session.run("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))


def read_device(session: Session) -> str:
    """The id of this laptop."""
    return (read_meta(session, DEVICE) or b"").decode("ascii", "replace")
