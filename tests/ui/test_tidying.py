"""Python tidies up between two keys on the window's thread, and not while a job runs."""

import gc

from pytestqt.qtbot import QtBot

from sli_desktop.ui.tidying import Tidying


class Ring:
    """Refers to itself: only a look by Python frees it."""

    freed = 0

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        Ring.freed += 1


def test_what_is_left_over_goes_once_no_job_runs(qtbot: QtBot) -> None:
    busy = [True]
    tidying = Tidying(lambda: busy[0])
    try:
        Ring.freed = 0
        for _ in range(5):
            Ring()
        assert not gc.isenabled()
        tidying.look()
        assert Ring.freed == 0
        busy[0] = False
        tidying.look()
        for _ in range(5):
            Ring()
        tidying.look()
        assert Ring.freed >= 5
    finally:
        tidying.close()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
