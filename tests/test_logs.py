"""The log never holds a word of a note, whatever is thrown at it."""

import logging
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from sli_desktop.errors import SliError
from sli_desktop.logs import FILE_NAME, Log, open_log

CANARY = "Zwischenahn kohlrabi"
ID = UUID(int=7)


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    opened = open_log(tmp_path)
    yield opened
    opened.close()


def written(folder: Path) -> str:
    return (folder / FILE_NAME).read_text(encoding="utf-8")


def trouble(error: Exception) -> Exception:
    try:
        try:
            raise KeyError(CANARY)
        except KeyError as inner:
            raise error from inner
    except type(error) as raised:
        return raised


def test_an_event_is_written_with_its_numbers_and_place(tmp_path: Path, log: Log) -> None:
    log.event("import", notes=46, seconds=1.25, meeting=ID, whole=True)
    line = written(tmp_path)
    assert "import notes=46 seconds=1.250" in line
    assert f"meeting={ID} whole=True" in line
    assert "test_logs.py:" in line
    assert "test_an_event_is_written_with_its_numbers_and_place" in line


def test_an_error_is_written_with_type_reference_and_places_only(tmp_path: Path, log: Log) -> None:
    error = trouble(SliError(CANARY, kept=CANARY, next_step=CANARY, details=CANARY))
    log.trouble("import", error, notes=3)
    line = written(tmp_path)
    assert "SliError SLI-0001 [test_logs.py:" in line
    assert "from KeyError - [test_logs.py:" in line
    assert CANARY not in line


def test_words_given_as_name_or_number_do_not_reach_the_file(tmp_path: Path, log: Log) -> None:
    log.event(CANARY, note=CANARY)  # type: ignore[arg-type]
    line = written(tmp_path)
    assert "note=str" in line
    assert CANARY not in line


def test_messages_of_other_packages_lose_their_words(
    tmp_path: Path, log: Log, capsys: pytest.CaptureFixture[str]
) -> None:
    logging.getLogger("elsewhere").warning("could not read %s", CANARY)
    assert "WARNING test_logs.py:" in written(tmp_path)
    assert CANARY not in written(tmp_path)
    assert CANARY not in capsys.readouterr().err


def test_the_canary_would_be_found_in_an_ordinary_log(tmp_path: Path) -> None:
    handler = logging.FileHandler(tmp_path / "plain.log", encoding="utf-8")
    logger = logging.getLogger("plain")
    logger.addHandler(handler)
    logger.warning("could not read %s", CANARY)
    logger.removeHandler(handler)
    handler.close()
    assert CANARY in (tmp_path / "plain.log").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_to_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    log = open_log(tmp_path / "file")
    log.event("start")
    log.close()


def test_a_closed_log_leaves_no_handler_behind(tmp_path: Path) -> None:
    before = list(logging.getLogger().handlers)
    open_log(tmp_path).close()
    assert logging.getLogger().handlers == before
