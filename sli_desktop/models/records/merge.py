"""How a field behaves when two laptops wrote it: declared once, beside the field.

A field is written ``title: Annotated[str, VALUE] = ""``. Tables, codec, merge, undo and the house
tests read the marker from there and from nowhere else (`model.md` section 1).
"""

from enum import Enum


class Merge(Enum):
    """What happens when two people changed the same field apart from each other."""

    TEXT = "text"
    """Merged by sentence; on a clash both texts are kept until a person chooses."""
    VALUE = "value"
    """Both values are kept until a person chooses."""
    TRIVIAL = "trivial"
    """The last one wins, silently: order keys and the like."""
    SET = "set"
    """One key a member; adding wins over removing at the same time."""
    FIXED = "fixed"
    """Given when the record is made, never changed."""
    MANAGER = "manager"
    """As VALUE, but only the challenge manager or the lead peer may write it."""


TEXT = Merge.TEXT
VALUE = Merge.VALUE
TRIVIAL = Merge.TRIVIAL
SET = Merge.SET
FIXED = Merge.FIXED
MANAGER = Merge.MANAGER

DELETED = "_del"
"""The merge key of deleting: never a field of a record, never a state."""
