"""Looking into several bundles before anything is taken in."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sli_desktop.services.sync.importing import (
    ImportResult,
    SetAside,
    import_bundle,
    open_for,
    plan_imports,
)
from sli_desktop.services.sync.progress import Progress, silent
from sli_desktop.services.sync.reader import OpenedBundle
from sli_desktop.storage import Workspace


class Looked(NamedTuple):
    """Bundles in the order they were made, and what each would bring after those before it."""

    opened: tuple[OpenedBundle, ...]
    results: tuple[ImportResult, ...]

    @property
    def has_nothing_new(self) -> bool:
        """Whether everything in all of them is here."""
        return all(result.has_nothing_new for result in self.results)


def look_into(
    workspace: Workspace,
    files: Sequence[Path],
    *,
    set_aside: SetAside = SetAside.ASK,
    progress: Progress = silent,
) -> Looked:
    """Open bundles and tell what they would bring; nothing of the challenge is changed.

    Where nothing in them is new, what they tell of their makers is kept: who holds what.
    `progress` counts the bytes of each file, and may stop it.

    Raises:
        BundleError: one of them is refused.
        SetAsideError: a person has to choose first.
    """
    found = (open_for(workspace, file, progress=progress) for file in files)
    opened = tuple(sorted(found, key=_in_order))
    looked = Looked(opened, plan_imports(workspace, opened, set_aside=set_aside))
    if looked.has_nothing_new:
        for each in opened:
            import_bundle(workspace, each, backup=False, set_aside=set_aside)
    return looked


def _in_order(opened: OpenedBundle) -> tuple[datetime, str, int]:
    manifest = opened.manifest
    return manifest.made, manifest.sender, manifest.serial
