"""Whether Caps Lock is on, as far as the computer tells.

Qt has no such question. Windows answers `GetKeyState`, macOS the flags of its event source, X11 the
locked modifiers of XKB; each is asked through ctypes, and only under Qt's own plug-in for it.
Wayland and a screen without a keyboard give no answer: there `looks_like_caps_lock` judges by each
typed letter, a capital without Shift or a small one with it, which notices Caps Lock one letter
late and never without typing.
"""

import ctypes
import ctypes.util
import sys
from collections.abc import Callable
from functools import cache

from PySide6.QtGui import QGuiApplication

_VK_CAPITAL = 0x14
_XKB_CORE_KEYBOARD = 0x100
_X11_LOCK_MASK = 1 << 1
_MAC_SESSION_STATE, _MAC_ALPHA_SHIFT = 0, 1 << 16

Ask = Callable[[], bool | None]


def caps_lock_is_on() -> bool | None:
    """The state now; None where the computer does not tell."""
    return _asker(QGuiApplication.platformName())()


def looks_like_caps_lock(typed: str, *, shift: bool) -> bool | None:
    """Whether Caps Lock is on, judged by one typed letter; None where it was no letter."""
    if len(typed) != 1 or not typed.isalpha() or typed.upper() == typed.lower():
        return None
    return typed.isupper() != shift


@cache
def _asker(platform: str) -> Ask:
    makers: dict[str, Callable[[], Ask]] = {
        "windows": _ask_windows,
        "cocoa": _ask_mac,
        "xcb": _ask_x11,
    }
    try:
        return makers[platform]() if platform in makers else _unknown
    except (OSError, AttributeError):
        return _unknown


def _unknown() -> bool | None:
    return None


def _ask_windows() -> Ask:
    if sys.platform != "win32":
        return _unknown
    user32 = ctypes.WinDLL("user32")
    return lambda: bool(user32.GetKeyState(_VK_CAPITAL) & 1)


def _ask_mac() -> Ask:
    services = ctypes.CDLL(ctypes.util.find_library("ApplicationServices"))
    flags = services.CGEventSourceFlagsState
    flags.restype = ctypes.c_uint64
    return lambda: bool(flags(_MAC_SESSION_STATE) & _MAC_ALPHA_SHIFT)


class _XkbState(ctypes.Structure):
    _fields_ = (
        ("group", ctypes.c_ubyte),
        ("locked_group", ctypes.c_ubyte),
        ("base_group", ctypes.c_ushort),
        ("latched_group", ctypes.c_ushort),
        ("mods", ctypes.c_ubyte),
        ("base_mods", ctypes.c_ubyte),
        ("latched_mods", ctypes.c_ubyte),
        ("locked_mods", ctypes.c_ubyte),
        ("rest", ctypes.c_ubyte * 32),
    )


def _ask_x11() -> Ask:
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = x11.XOpenDisplay(None)
    if not display:
        return _unknown
    handle = ctypes.c_void_p(display)

    def ask() -> bool | None:
        state = _XkbState()
        if x11.XkbGetState(handle, _XKB_CORE_KEYBOARD, ctypes.byref(state)) != 0:
            return None
        return bool(state.locked_mods & _X11_LOCK_MASK)

    return ask
