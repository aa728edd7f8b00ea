"""When Python looks for what is left over: between two things a person does, never within one.

Left to itself Python looks whenever much was made, on whichever thread made it. With a large
challenge being read in the background that stopped the window for a quarter of a second at a time,
and it may end windows on a thread that must not touch them.
"""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000
_WHOLE_EVERY = 60
"""So many quick looks before a look at everything made since the start."""


class Tidying(QObject):
    """Looks once a second on the window's thread, while no job runs; `close` ends that."""

    def __init__(self, is_busy: Callable[[], bool]) -> None:
        super().__init__()
        self._is_busy = is_busy
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setObjectName("tidying")
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        gc.disable()
        self._timer.start()

    def look(self) -> None:
        """Look at what was made lately, and now and then at all but what the program began with."""
        if self._is_busy():
            return
        self._looks += 1
        if self._looks == 1:
            gc.freeze()  # modules and classes stay for good: nobody needs to look at them again
        gc.collect(2 if self._looks % _WHOLE_EVERY == 0 else 1)

    def close(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
