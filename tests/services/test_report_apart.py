"""The files of a report are made by a child that knows no key: whole, or nothing is changed."""

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from sli_desktop.services import child
from sli_desktop.services import report_apart as apart
from sli_desktop.services.report.errors import ReportNotSavedError
from sli_desktop.services.report.html import write_html
from sli_desktop.services.report.options import ReportOptions
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report_apart import (
    Made,
    Making,
    Order,
    ReportCancelledError,
    ReportNotMadeError,
    Step,
    Wish,
)
from sli_desktop.services.versions.whole import freeze_whole
from tests.services.report.small import a_small_challenge

OPTIONS = ReportOptions(dated=date(2025, 10, 17), include_proposed=True)


def order(folder: Path, *names: str) -> Order:
    wishes = tuple(Wish(name, folder / f"report.{name}") for name in names)
    return Order(freeze_whole(a_small_challenge()), OPTIONS, wishes)


def test_the_child_makes_what_the_program_itself_would(tmp_path: Path) -> None:
    steps: list[Step] = []
    made = Making().make(order(tmp_path, "html", "docx"), steps.append)
    assert steps == [Step("html", 1, 2), Step("docx", 2, 2)]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["report.docx", "report.html"]
    own = tmp_path / "own.html"
    write_html(outline(a_small_challenge(), OPTIONS), own)
    assert (tmp_path / "report.html").read_bytes() == own.read_bytes()
    assert isinstance(made, Made)
    assert made.memory > 10 * 1024 * 1024 or sys.platform == "win32"


def test_a_cancelled_export_leaves_every_file_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text("old")
    making = Making()

    def stop(step: Step) -> None:
        if step.number == 2:
            making.cancel()

    with pytest.raises(ReportCancelledError):
        making.make(order(tmp_path, "html", "pdf"), stop)
    assert [each.name for each in tmp_path.iterdir()] == ["report.html"]
    assert (tmp_path / "report.html").read_text() == "old"
    with pytest.raises(ReportCancelledError):
        making.make(order(tmp_path, "html"), stop)


def test_a_child_that_ends_without_an_answer_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed = f"import os, signal; os.kill(os.getpid(), signal.{signal.SIGKILL.name})"
    monkeypatch.setattr(child, "child_words", lambda _word: [sys.executable, "-c", killed])
    with pytest.raises(ReportNotMadeError) as told:
        Making().make(order(tmp_path, "html"), lambda _step: None)
    assert "one format at a time" in told.value.next_step
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_told_and_the_other_file_stays(tmp_path: Path) -> None:
    old = tmp_path / "report.html"
    old.write_text("old")
    wishes = (Wish("html", old), Wish("docx", tmp_path / "gone" / "report.docx"))
    wanted = Order(freeze_whole(a_small_challenge()), OPTIONS, wishes)
    with pytest.raises(ReportNotSavedError, match="That folder is not there"):
        Making().make(wanted, lambda _step: None)
    assert old.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["report.html"]


def test_nothing_secret_stands_on_the_command_line_or_in_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[list[str], dict[str, str]]] = []
    real = subprocess.Popen

    def watched(words: list[str], **rest: object) -> object:
        seen.append((words, rest["env"]))  # type: ignore[arg-type]
        return real(words, **rest)  # type: ignore[call-overload]

    monkeypatch.setenv("SLI_PASSPHRASE", "canary words")
    monkeypatch.setattr(subprocess, "Popen", watched)
    Making().make(order(tmp_path, "html"), lambda _step: None)
    [(words, environment)] = seen
    assert words[-1] == "--write-report"
    assert "canary words" not in repr(environment)
    assert "Elmbridge" not in repr((words, environment))
    assert os.environ["SLI_PASSPHRASE"] == "canary words"


def test_input_that_is_no_order_ends_the_child_and_writes_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        child.child_words(apart.CHILD),
        input=b"no order\n",
        capture_output=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode != 0
    assert list(tmp_path.iterdir()) == []
