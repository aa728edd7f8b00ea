"""Where the program keeps its own things, and where its resources lie.

Nothing here fetches a path from the air at import: ``app.py`` and ``cli`` ask once and hand the
answer on.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """The folders of one person on one laptop.

    ``data`` holds challenges unless the person chose another place, ``settings`` the preferences,
    ``logs`` the rotating log, ``cache`` what may vanish at any time.
    """

    data: Path
    settings: Path
    logs: Path
    cache: Path


def person_folders() -> Folders:
    """Name the folders the operating system sets aside for this person; none is created."""
    dirs = PlatformDirs(appname="sli-desktop", appauthor=False, roaming=False)
    return Folders(
        data=Path(dirs.user_data_dir),
        settings=Path(dirs.user_config_dir),
        logs=Path(dirs.user_log_dir),
        cache=Path(dirs.user_cache_dir),
    )


def folders_under(root: Path) -> Folders:
    """Name the folders below one root, for a trial run or a stick."""
    return Folders(
        data=root / "data", settings=root / "settings", logs=root / "logs", cache=root / "cache"
    )


def resource_roots() -> tuple[Path, ...]:
    """List the places where resources may lie: installed package, checkout, frozen program.

    The guide and its pictures stand in ``docs`` of a checkout and among the resources elsewhere.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    roots = [_PACKAGE / "resources", _PACKAGE.parent / "resources", _PACKAGE.parent / "docs"]
    if frozen is not None:
        roots.insert(0, Path(frozen) / "sli_desktop" / "resources")
    return tuple(roots)


def resource(name: str) -> Path:
    """Find a file or folder that ships with the program, such as ``themes/tokens.json``.

    Raises:
        FileNotFoundError: the installation is incomplete; the message names what is missing.
    """
    for root in resource_roots():
        candidate = root / name
        if candidate.exists():
            return candidate
    raise FileNotFoundError(f"resource {name} is missing from this installation")
