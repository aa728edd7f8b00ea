"""Parts of a kind that only a newer version knows: kept as they came, and handed on.

So a bundle that went through an older laptop loses nothing of a newer one. They are bounded, since
nobody here can judge them.
"""

import msgspec

from sli_desktop.services.sync.manifest import BLOB, BODIES, ERASURE, HEADERS, ROSTER, Part

KNOWN_KINDS = frozenset({ROSTER, ERASURE, HEADERS, BODIES, BLOB})
MAX_UNKNOWN = 1 << 20
"""Bytes of one such part; a larger one is checked and passed over."""
MAX_KEPT = 8 << 20
"""Bytes of all that are kept; what would go beyond is passed over."""


class UnknownPart(msgspec.Struct, frozen=True, kw_only=True):
    """One such part: what the list of contents says of it, and its bytes."""

    part: Part
    data: bytes

    @property
    def digest(self) -> bytes:
        """What a reader that has it already knows it by."""
        return bytes.fromhex(self.part.sha256)


def is_kept(part: Part) -> bool:
    """Whether a part is one that is kept without being known."""
    return part.kind not in KNOWN_KINDS and part.size <= MAX_UNKNOWN
