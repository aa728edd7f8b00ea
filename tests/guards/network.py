"""No test may reach for a network: the program has no sockets, so its tests need none.

The audit hook refuses the call and remembers it, so that a test fails even where the code under
test swallowed the refusal. Child processes get the same hook through ``child/sitecustomize.py``.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

EVENTS = frozenset(
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
_seen: list[str] = []


class NetworkUsedError(RuntimeError):
    """A test reached for a network."""


def _refuse(event: str, args: tuple[object, ...]) -> None:
    if event in EVENTS:
        _seen.append(f"{event}{args[1:]!r}")
        raise NetworkUsedError(_seen[-1])


def pytest_configure(config: pytest.Config) -> None:
    sys.addaudithook(_refuse)
    child = str(Path(__file__).parent / "child")
    others = [p for p in os.environ.get("PYTHONPATH", "").split(os.pathsep) if p and p != child]
    os.environ["PYTHONPATH"] = os.pathsep.join([child, *others])


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """Fail the test that reached for a network, whether or not it noticed."""
    _seen.clear()
    yield
    if _seen:
        pytest.fail(f"a network was asked for: {'; '.join(_seen)}")
