"""Places in a list: short keys that sort as text, so that moving one row changes one record.

Two laptops that both add at the end make the same key; the record identity then decides, on both.
"""

from collections.abc import Iterable

from fractional_indexing import FIError, generate_key_between, generate_n_keys_between


def places(count: int) -> tuple[str, ...]:
    """Keys for so many rows of a new list, in order."""
    return tuple(generate_n_keys_between(None, None, count))


def last_place(orders: Iterable[str]) -> str:
    """The key for one more row at the end of a list."""
    last = max(orders, default="")
    try:
        return str(generate_key_between(last or None, None))
    except FIError:
        return last + "V"  # a key another program made: anything longer sorts behind it


def place_between(before: str, after: str) -> str:
    """The key for a row that moves between two others; an empty key is the start or the end.

    Raises:
        FIError: `before` does not sort before `after`.
    """
    return str(generate_key_between(before or None, after or None))
