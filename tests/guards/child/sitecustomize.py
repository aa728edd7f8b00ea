"""Loaded by every Python process a test starts: ``guards/network.py`` holds there too."""

import sys

_EVENTS = frozenset(
    {
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.sendmsg",
        "socket.sendto",
        "urllib.Request",
    }
)


def _refuse(event: str, args: tuple[object, ...]) -> None:
    if event in _EVENTS:
        raise SystemExit(f"a network was asked for: {event}{args[1:]!r}")


sys.addaudithook(_refuse)
