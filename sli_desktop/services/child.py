"""A process of this program for one piece of work, which may be ended at any time.

It is the program once more with one hidden word, from source and frozen alike. What it needs comes
through its input, never by its command line, its environment or a file (docs/adr/0067, 0072).
"""

import importlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from typing import IO

resource = importlib.import_module("resource") if importlib.util.find_spec("resource") else None
"""Windows has no such module."""

_SECRET = "SLI_PASSPHRASE"  # noqa: S105 the name of a variable that the child must not have


def child_words(word: str) -> list[str]:
    """How the program is started as a child, from source and frozen alike."""
    if getattr(sys, "frozen", False):
        return [sys.executable, word]
    return [sys.executable, "-m", "sli_desktop", word]


def start_child(word: str) -> tuple[subprocess.Popen[bytes], IO[bytes], IO[bytes]]:
    """Start a child; with it come its input and its output."""
    child = subprocess.Popen(
        child_words(word),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: value for name, value in os.environ.items() if name != _SECRET},
    )
    assert child.stdin is not None  # noqa: S101 it was asked for
    assert child.stdout is not None  # noqa: S101 it was asked for
    return child, child.stdin, child.stdout


def peak_memory() -> int:
    """The most memory this process had, in bytes; 0 where the system does not say.

    On Linux `getrusage` would not do: it goes on from what the program had that started this one.
    """
    if resource is None:
        return _peak_on_windows()
    if sys.platform == "linux" and (peak := _peak_on_linux()):
        return peak
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(peak) * (1 if sys.platform == "darwin" else 1024)


def _peak_on_linux() -> int:
    try:
        status = Path("/proc/self/status").read_bytes()
        return int(status.partition(b"VmHWM:")[2].split(maxsplit=1)[0]) * 1024
    except (OSError, ValueError, IndexError):
        return 0


def _peak_on_windows() -> int:
    ctypes = importlib.import_module("ctypes")
    find = getattr(ctypes, "WinDLL", None)
    if find is None:
        return 0
    words = (ctypes.c_size_t * 9)()
    words[0] = ctypes.sizeof(words)
    ask = find("kernel32").K32GetProcessMemoryInfo
    ask.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32]
    return int(words[1]) if ask(ctypes.c_void_p(-1), words, ctypes.sizeof(words)) else 0
