"""Figures of 200 MB of photographs in a bundle, beside age, SHA-256 and files that are flushed."""

import hashlib
import io
import os
import resource
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyrage

from benchmarks.measure import Figure, in_turn, median, timed
from benchmarks.merge import MergeRound
from sli_desktop.models.records.change import make
from sli_desktop.models.records.ids import AttachmentId
from sli_desktop.models.records.note import Attachment, Note
from sli_desktop.services.sync.bundles import make_bundle
from sli_desktop.services.sync.carried import Contents
from sli_desktop.services.sync.importing import import_bundle, open_for
from sli_desktop.services.sync.team_state import keys_of
from tests.builders import a_new_id

_PHOTOS, _PHOTO = 100, 2_000_000
"""200 MB of photographs."""
_MEGABYTE = 1_000_000


def photograph_figures(table: MergeRound, work: Path) -> Iterator[Figure]:
    """Making a bundle with 200 MB of photographs, taking it in, the memory of that."""
    sender = table.fresh("photographer")
    contents = [os.urandom(_PHOTO) for _ in range(_PHOTOS)]
    note = next(each for each in table.records if isinstance(each, Note))
    photos = [
        Attachment(
            id=AttachmentId(a_new_id()),
            note=note.id,
            sha256=sender.put_blob(content),
            media_type="image/png",
            size=len(content),
        )
        for content in contents
    ]
    sender.commit(make("Attach", *photos))
    with sender.read() as view:
        identity = keys_of(view).identity
    raw = b"".join(contents)
    target = work / "raw.age"

    def age() -> float:
        def run() -> None:
            with target.open("wb") as file:
                pyrage.encrypt_io(io.BytesIO(raw), file, [identity.to_public()])
                file.flush()
                os.fsync(file.fileno())
            read_back(target)

        return timed(run)

    made, bare = in_turn(
        3,
        lambda: timed(lambda: make_bundle(sender, table.folder, contents=Contents.ALL)),
        age,
    )
    yield Figure(
        name="bundle: make one with 200 MB of photographs",
        product=median(made),
        limit=median(bare),
        goal=1.3,
        remark="beside age into a file that is flushed and read back",
    )
    file = make_bundle(sender, table.folder, contents=Contents.ALL).file
    number = iter(range(1000))
    folder = work / "flushed"

    def take() -> float:
        opened = table.fresh(f"photos-{next(number)}")
        seconds = timed(lambda: import_bundle(opened, open_for(opened, file), backup=False))
        opened.close()
        shutil.rmtree(opened.folder)
        return seconds

    taken, stages = in_turn(3, take, lambda: _stages(file, identity, contents, folder))
    yield Figure(
        name="bundle: take in 200 MB of photographs",
        product=median(taken),
        limit=median(stages),
        goal=1.4,
        remark="beside age, SHA-256 and each photograph written and flushed",
    )
    yield Figure(
        name="bundle: most memory of taking it in, MB for ms",
        product=_grown(take) / _MEGABYTE / 1000,
        limit=0.2,
        goal=1.0,
        remark="above what the program had",
    )
    sender.close()


def _stages(file: Path, identity: Any, contents: list[bytes], folder: Path) -> float:
    folder.mkdir(exist_ok=True)

    def run() -> None:
        with file.open("rb") as source:
            pyrage.decrypt_io(source, _Away(), [identity])
        for at, content in enumerate(contents):
            hashlib.sha256(content).digest()
            with (folder / str(at)).open("wb") as target:
                target.write(content)
                target.flush()
                os.fsync(target.fileno())

    seconds = timed(run)
    shutil.rmtree(folder)
    return seconds


class _Away:
    """Takes bytes and forgets them."""

    def write(self, data: bytes) -> int:
        return len(data)

    def flush(self) -> None:
        pass


def read_back(file: Path) -> None:
    """From the medium, as the product reads back."""
    with file.open("rb") as opened:
        os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while opened.read(1 << 18):
            pass


def _grown(action: Callable[[], object]) -> int:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    action()
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
