"""Folders that another program copies or shares: a live challenge does not belong there."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

_NAMES: Mapping[str, str] = {
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "cloudstorage": "a cloud folder",
    "box": "Box",
    "box sync": "Box",
    "sharepoint": "SharePoint",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
}
_BEGINNINGS: Mapping[str, str] = {
    "onedrive": "OneDrive",
    "dropbox (": "Dropbox",
    "sharepoint -": "SharePoint",
}
_MARKERS: Mapping[str, str] = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".849c9593-d756-4e56-8d6e-42412f2a707b": "OneDrive",
    ".boxsync": "Box",
    ".stfolder": "Syncthing",
    ".sync": "Resilio Sync",
}
_SHARES = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.rclone", "davfs"})
_MOUNTS = Path("/proc/self/mounts")


def synced_by(folder: Path, *, mounts: Path = _MOUNTS) -> str | None:
    """Name the program or share that a folder belongs to; None where it lies on this laptop alone.

    Known by the names of its parents, by the marker files such programs leave, by a path on a
    server, and on Linux by the list of mounts.
    """
    if str(folder).startswith(("\\\\", "//")):
        return "a network share"
    place = folder.expanduser().absolute()
    for part in place.parts:
        name = _by_name(part.casefold())
        if name is not None:
            return name
    for parent in (place, *place.parents):
        for marker, name in _MARKERS.items():
            if (parent / marker).exists():
                return name
    return _by_mount(place, mounts)


def _by_name(part: str) -> str | None:
    if part in _NAMES:
        return _NAMES[part]
    return next((name for start, name in _BEGINNINGS.items() if part.startswith(start)), None)


def _by_mount(place: Path, mounts: Path) -> str | None:
    if sys.platform == "win32":
        return None
    best, kind = Path("/"), ""
    for point, system in _mounted(mounts):
        if place.is_relative_to(point) and len(point.parts) >= len(best.parts):
            best, kind = point, system
    return "a network share" if kind in _SHARES else None


def _mounted(mounts: Path) -> Iterator[tuple[Path, str]]:
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    for line in lines:
        words = line.split(" ")
        if len(words) > 2:
            yield Path(words[1].replace("\\040", " ")), words[2]
