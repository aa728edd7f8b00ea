"""A screen reader listens: Qt keeps what it hands on in step only while somebody does."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible


@pytest.fixture(autouse=True)
def _screen_reader(qapp: object) -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)
