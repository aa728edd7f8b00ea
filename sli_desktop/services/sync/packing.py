"""Compressed streams with a declared size that is enforced while unpacking."""

import io

import zstandard

LEVEL = 3
MAX_WINDOW = 128 << 20
"""Bytes of window that a stream may ask for."""
_STEP = 1 << 20


class WrongSizeError(ValueError):
    """The stream does not unpack to exactly what was declared."""


def pack(raw: bytes) -> bytes:
    """Compress a stream."""
    return zstandard.ZstdCompressor(level=LEVEL).compress(raw)


def unpack(packed: bytes, size: int) -> bytes:
    """Unpack a stream of a declared size; never holds more than that and one step.

    Raises:
        WrongSizeError: it holds more or less, or is no such stream.
    """
    unpacker = zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW)
    parts: list[bytes] = []
    left = size
    try:
        with unpacker.stream_reader(io.BytesIO(packed), read_across_frames=False) as stream:
            while left >= 0 and (step := stream.read(min(_STEP, left + 1))):
                parts.append(step)
                left -= len(step)
    except zstandard.ZstdError as error:
        raise WrongSizeError from error
    if left:
        raise WrongSizeError
    return b"".join(parts)
