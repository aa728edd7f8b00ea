"""Bringing the files of a bundle (photographs and the like), after its text was taken in.

Each is checked by itself and kept encrypted at once, so a bundle whose end is damaged still brings
all that lies before; what did not come is brought by a later copy.
"""

import hashlib
from collections.abc import Collection, Generator
from dataclasses import dataclass

from sli_desktop.services.sync.age_file import decrypt
from sli_desktop.services.sync.carried import missing
from sli_desktop.services.sync.errors import BundleError, DamagedBundleError
from sli_desktop.services.sync.manifest import BLOB, MAGIC, Manifest, Part, read_manifest
from sli_desktop.services.sync.progress import Progress, StoppedError, silent
from sli_desktop.services.sync.reader import OpenedBundle, ScriptSink, passed_over
from sli_desktop.services.sync.team_state import keys_of
from sli_desktop.storage import DiskFullError, View, Workspace

_LENGTH_BYTES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """How many of the files that were missing here came, of how many the bundle holds of them.

    `damaged` says that the copy broke off or was changed on the way; `stopped` that a person
    stopped it; `full` that this laptop's disk is.
    """

    arrived: int = 0
    wanted: int = 0
    damaged: bool = False
    stopped: bool = False
    full: bool = False

    @property
    def left(self) -> int:
        """How many did not come."""
        return self.wanted - self.arrived


class _AllHereError(Exception):
    """Everything wanted has come: the rest is not read."""


def wanted_files(view: View, workspace: Workspace, manifest: Manifest) -> tuple[Part, ...]:
    """The files of a bundle that records here refer to and that are missing here."""
    files = [part for part in manifest.parts if part.kind == BLOB]
    lacking = frozenset(missing(view, workspace)) if files else frozenset()
    return tuple(part for part in files if part.id in lacking)


def bring_files(workspace: Workspace, opened: OpenedBundle, progress: Progress = silent) -> Brought:
    """Keep the files of an opened bundle that are missing here; never raises for a bad copy.

    The text of the bundle must have been taken in. `progress` counts bytes, and may stop it.
    """
    with workspace.read() as view:
        wanted = wanted_files(view, workspace, opened.manifest)
        keys = keys_of(view)
    if not wanted or opened.file is None:
        return Brought(wanted=len(wanted))
    bringing = _Bringing(workspace, opened.manifest, {part.id for part in wanted}, progress)
    damaged = stopped = full = False
    try:
        with opened.file.open("rb") as source:
            decrypt(source, ScriptSink(bringing.script()), keys.identity)
        damaged = bringing.arrived < len(wanted)
    except _AllHereError:
        pass
    except StoppedError:
        stopped = True
    except DiskFullError:
        full = True
    except (BundleError, OSError):
        damaged = True
    finally:
        workspace.flush_blobs()
    return Brought(
        arrived=bringing.arrived,
        wanted=len(wanted),
        damaged=damaged,
        stopped=stopped,
        full=full,
    )


class _Bringing:
    """Reads the inner stream a second time, for its files alone."""

    def __init__(
        self,
        workspace: Workspace,
        manifest: Manifest,
        wanted: Collection[str],
        progress: Progress,
    ) -> None:
        self._workspace, self._manifest, self._progress = workspace, manifest, progress
        self._wanted = wanted
        self._total = sum(part.size for part in manifest.parts)
        self.arrived = 0

    def script(self) -> Generator[int, bytes, None]:
        """Asks for so many bytes at a time, and is sent them."""
        yield len(MAGIC)
        length = int.from_bytes((yield _LENGTH_BYTES), "big")
        manifest, _ = read_manifest((yield length))
        if manifest != self._manifest:
            raise DamagedBundleError("another file")
        done = 0
        for part in manifest.parts:
            if part.kind == BLOB and part.id in self._wanted:
                self._keep(part, (yield part.size) if part.size else b"")
                if self.arrived == len(self._wanted):
                    raise _AllHereError
            else:
                yield from passed_over(part)
            done += part.size
            self._progress(done, self._total)

    def _keep(self, part: Part, content: bytes) -> None:
        if hashlib.sha256(content).hexdigest() == part.id:
            self._workspace.put_checked_blob(part.id, content)
            self.arrived += 1
