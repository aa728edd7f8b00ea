"""The child that opens a bundle: it may use so much time and memory, writes no file, and may die.

It gets its order through its input and answers through its output (`apart_words.py`). Where the
system cannot hold a process to its limits, a watch inside the child does (docs/adr/0072).
"""

import math
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from sli_desktop.services.child import peak_memory, resource
from sli_desktop.services.sync.apart_words import (
    Asked,
    At,
    Ended,
    Found,
    Said,
    Segment,
    as_refused,
    tell,
)
from sli_desktop.services.sync.errors import BundleError
from sli_desktop.services.sync.opening import open_from, opened_file
from sli_desktop.services.sync.reader import OpenedBundle

OUT_OF_MEMORY = 3
OUT_OF_TIME = 4
"""With these the child ends when it has used up what it was given."""
_LOOK = 0.05
"""Seconds between two looks at what was used."""
_CODE = 40_000_000
"""Bytes that program and libraries take beside the data."""
_GRACE = 1
"""Seconds of computing after which the system ends a child whose own watch did not come through."""


def run_child(given: BinaryIO, said: BinaryIO) -> int:
    """Be the child: open what the program wants opened, and tell what is in it."""
    asked = msgspec.msgpack.decode(given.read(), type=Asked)
    _keep_to(asked)
    voice = _Voice(said)
    try:
        with opened_file(Path(os.fsdecode(asked.file))) as source, _watched(asked, source, voice):
            _give(open_from(source, asked.known()), voice)
    except BundleError as error:
        voice.say(as_refused(error))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception as error:  # noqa: BLE001 a fault of ours must not pass for a good bundle
        voice.say(Ended(type(error).__name__))
    return 0


class _Voice:
    """Says one thing at a time, whoever speaks."""

    def __init__(self, said: BinaryIO) -> None:
        self._said = said
        self._lock = threading.Lock()

    def say(self, message: Said) -> None:
        with self._lock:
            tell(self._said, message)


def _give(opened: OpenedBundle, voice: _Voice) -> None:
    voice.say(
        Found(
            manifest=opened.manifest,
            roster=opened.signed.envelope,
            erasures=tuple(each.envelope for each in opened.erasures),
            listed=opened.listed,
            segments=len(opened.segments),
            cut=len(opened.cut),
            unknown=opened.unknown,
        )
    )
    for one in (*opened.segments, *opened.cut):
        voice.say(Segment(one.segment, one.revisions))


def _keep_to(asked: Asked) -> None:
    """Have the system hold this process to its limits, as far as it does such a thing.

    No core is dumped, since it would hold keys, and no file can be written.
    """
    if resource is None:
        return
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CPU, math.ceil(asked.processor) + _GRACE)
    if sys.platform == "linux":
        _limit(resource.RLIMIT_DATA, asked.memory - _CODE)


def _limit(what: int, most: int) -> None:
    assert resource is not None  # noqa: S101 the caller has looked
    hard = resource.getrlimit(what)[1]
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(what, (most, most))


@contextmanager
def _watched(asked: Asked, source: BinaryIO, voice: _Voice) -> Iterator[None]:
    """Meanwhile, tell how far the file was read, and end the process when it used up its share."""
    total = os.fstat(source.fileno()).st_size
    over = threading.Event()

    def look() -> None:
        while not over.wait(_LOOK):
            if time.process_time() > asked.processor:
                os._exit(OUT_OF_TIME)
            if peak_memory() > asked.memory:
                os._exit(OUT_OF_MEMORY)
            voice.say(At(source.tell(), total))

    watch = threading.Thread(target=look, name="watch", daemon=True)
    watch.start()
    try:
        yield
    finally:
        over.set()
        watch.join()
