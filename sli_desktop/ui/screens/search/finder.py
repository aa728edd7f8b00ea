"""Looks for words off the window's thread: the newest question only, its counts afterwards."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from sli_desktop.errors import SliError
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.search.reading import Page, count_option, read_page
from sli_desktop.ui.screens.search.state import Asked, Option

T = TypeVar("T")


class Finder(QObject):
    """One question at a time; a newer one takes the place of all that waits.

    `found` gives the first hits of what was asked last, `more` the next ones, `counted` the number
    of one option, `troubled` what went wrong with the challenge's folder.
    """

    found = Signal(object, object)
    more = Signal(object)
    counted = Signal(object, int)
    troubled = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted = Asked()
        self._options: tuple[Option, ...] = ()
        self._to_count: list[Option] = []
        self._is_busy = False
        self._is_answered = True

    @property
    def is_answered(self) -> bool:
        """Whether the first hits of what was asked last have been given."""
        return self._is_answered

    def ask(self, asked: Asked, options: Sequence[Option]) -> None:
        """Look for something else from now on; too few letters find nothing."""
        self._wanted, self._options = asked, tuple(options)
        self._to_count = []
        self._is_answered = not asked.is_enough
        self._go_on()

    def ask_more(self, offset: int) -> None:
        """Give the hits from one place on."""
        self._run(partial(read_page, self._desk, self._wanted, offset), self._take_more)

    def _go_on(self) -> None:
        """Start the next piece of work, one at a time."""
        if self._is_busy:
            return
        if not self._is_answered:
            self._run(partial(read_page, self._desk, self._wanted, 0), self._take_first)
        elif self._to_count:
            option = self._to_count.pop(0)
            count = partial(count_option, self._desk, self._wanted, option)
            self._run(count, partial(self._take_count, option))

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        asked = self._wanted
        self._is_busy = True

        def take(result: T) -> None:
            if not isValid(self):
                return
            self._is_busy = False
            if asked == self._wanted:
                done(result)
            self._go_on()

        self._desk.jobs.start("search", work, done=take, failed=self._failed, behind=True)

    def _failed(self, error: Exception) -> None:
        self._is_busy = False
        if not isinstance(error, SliError):
            raise error
        self.troubled.emit(error)

    def _take_first(self, page: Page) -> None:
        self._is_answered = True
        self._to_count = list(self._options)
        self.found.emit(self._wanted, page)

    def _take_more(self, page: Page) -> None:
        self.more.emit(page)

    def _take_count(self, option: Option, number: int) -> None:
        self.counted.emit(option, number)
