"""What is known to whoever opens a bundle, and opening one in this very process.

A file from elsewhere is opened in a child process (`apart.py`); this is what the child does, and
what tests do that need no child.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from sli_desktop.services.sync.erasures import Erased
from sli_desktop.services.sync.errors import NotABundleError
from sli_desktop.services.sync.laptop_keys import LaptopKeys
from sli_desktop.services.sync.progress import Progress, silent
from sli_desktop.services.sync.reader import OpenedBundle, open_bundle
from sli_desktop.services.sync.roster import SignedRoster
from sli_desktop.services.sync.segments import NOTHING_ERASED


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What this laptop has already, as `open_bundle` explains it."""

    keys: LaptopKeys
    mine: SignedRoster | None = None
    held: Collection[bytes] = frozenset()
    erased: Erased = NOTHING_ERASED


Opener = Callable[[Path, Known, Progress], OpenedBundle]
"""Opens a bundle file; the progress counts its bytes, and may stop it."""


def open_here(file: Path, known: Known, _progress: Progress = silent) -> OpenedBundle:
    """Open a bundle file in this process.

    Raises:
        BundleError: refused, in one of its many forms.
    """
    with opened_file(file) as source:
        return replace(open_from(source, known), file=file)


def open_from(source: BinaryIO, known: Known) -> OpenedBundle:
    """Open a bundle that was found.

    Raises:
        BundleError: refused, in one of its many forms.
    """
    return open_bundle(source, known.keys, mine=known.mine, held=known.held, erased=known.erased)


def opened_file(file: Path) -> BinaryIO:
    """The file itself.

    Raises:
        NotABundleError: there is none.
    """
    try:
        return file.open("rb")
    except OSError as error:
        raise NotABundleError(details=str(file)) from error
