"""A bundle is opened by a child that may be stopped, may die, and takes nothing with it."""

import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sli_desktop.errors import NOTHING_CHANGED
from sli_desktop.services import child
from sli_desktop.services.sync import apart, apart_child, apart_words, errors
from sli_desktop.services.sync.apart import CHILD, NotOpenedError, allowance, open_apart
from sli_desktop.services.sync.apart_words import At, Refused, as_error, as_refused
from sli_desktop.services.sync.opening import Known, open_here
from sli_desktop.services.sync.progress import StoppedError
from sli_desktop.services.sync.roster import MemberStatus
from tests.services.sync.forging import Forge, a_line, for_laptops


@pytest.fixture
def file(forge: Forge, tmp_path: Path) -> Path:
    one = a_line({"headline": "Über alles Maß", "tags": ["a", "b"]}, device=forge.sam.device)
    inner = forge.inner(forge.segment(one), forge.segment(keys=forge.priya))
    made = tmp_path / "honest.slibundle"
    made.write_bytes(for_laptops(inner, forge.priya))
    return made


def known(forge: Forge) -> Known:
    return Known(keys=forge.priya, mine=forge.roster)


def children_left() -> bool:
    try:
        return os.waitpid(-1, os.WNOHANG) != (0, 0)
    except ChildProcessError:
        return False


def test_the_child_finds_what_the_program_itself_would(forge: Forge, file: Path) -> None:
    told: list[tuple[int, int]] = []
    opened = open_apart(file, known(forge), lambda done, total: told.append((done, total)))
    assert opened == open_here(file, known(forge))
    assert len(opened.segments) == 2
    assert {total for _, total in told} <= {file.stat().st_size}


def test_what_is_held_is_passed_over_by_the_child_too(forge: Forge, file: Path) -> None:
    first, second = open_here(file, known(forge)).listed
    some = Known(keys=forge.priya, mine=forge.roster, held={first})
    assert [one.segment.id for one in open_apart(file, some).segments] == [second]


def test_what_a_laptop_signed_after_it_left_comes_through_apart(forge: Forge, file: Path) -> None:
    mine = forge.with_status(forge.priya, MemberStatus.LEFT, last_seq=0)
    opened = open_apart(file, Known(keys=forge.priya, mine=mine))
    assert opened == open_here(file, Known(keys=forge.priya, mine=mine))
    assert [len(opened.segments), len(opened.cut)] == [1, 1]


def test_the_child_refuses_in_the_words_of_the_program(forge: Forge, tmp_path: Path) -> None:
    inner = forge.inner()
    bad: dict[bytes, type[errors.BundleError]] = {
        b"a photograph": errors.NotABundleError,
        for_laptops(inner, forge.sam): errors.NotForThisLaptopError,
        for_laptops(inner, forge.priya)[:-1]: errors.DamagedBundleError,
        for_laptops(forge.inner(keys=forge.eve), forge.priya): errors.UnknownSenderError,
    }
    place = tmp_path / "bad.slibundle"
    for content, kind in bad.items():
        place.write_bytes(content)
        here: pytest.ExceptionInfo[errors.BundleError]
        with pytest.raises(kind) as here:
            open_here(place, known(forge))
        with pytest.raises(kind) as there:
            open_apart(place, known(forge))
        assert there.value.sentences() == here.value.sentences()
        assert there.value.details == here.value.details


def test_a_file_that_is_not_there_is_no_bundle(forge: Forge, tmp_path: Path) -> None:
    with pytest.raises(errors.NotABundleError):
        open_apart(tmp_path / "gone.slibundle", known(forge))


EVERY = [
    errors.NotABundleError("here"),
    errors.NotABundleError(details="there"),
    errors.NotForThisLaptopError(),
    errors.DamagedBundleError(),
    errors.TooLargeError("text over 512 MB"),
    errors.UnknownSenderError(5, "0" * 16),
    errors.BadSignatureError("head"),
    errors.OtherChallengeError(),
    errors.NeedsNewerVersionError("2.3"),
    errors.MissingPartError(),
    errors.TwoHistoriesError("x"),
    errors.TeamListClashError(),
]


@pytest.mark.parametrize("error", EVERY, ids=lambda error: type(error).__name__)
def test_every_refusal_comes_through_whole(error: errors.BundleError) -> None:
    made = io.BytesIO()
    apart_words.tell(made, as_refused(error))
    refused, length = apart_words.hear(io.BytesIO(made.getvalue()), 1000)
    assert length + 4 == len(made.getvalue())
    assert isinstance(refused, Refused)
    back = as_error(refused)
    assert type(back) is type(error)
    assert (back.sentences(), back.details) == (error.sentences(), error.details)


def test_the_child_loads_no_database_and_no_window() -> None:
    heavy = {"sqlalchemy", "sqlcipher3", "PySide6", "lxml", "sli_desktop.storage"}
    code = (
        "import sys, sli_desktop.app, sli_desktop.services.sync.apart_child\n"
        f"print(sorted({heavy!r}.intersection(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"


def test_nothing_secret_stands_on_the_command_line_or_in_the_environment(
    forge: Forge, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[list[str], dict[str, str]]] = []
    real = subprocess.Popen

    def watched(words: list[str], **rest: Any) -> object:
        seen.append((words, rest["env"]))
        return real(words, **rest)

    monkeypatch.setenv("SLI_PASSPHRASE", "canary words")
    monkeypatch.setattr(subprocess, "Popen", watched)
    open_apart(file, known(forge))
    [(words, environment)] = seen
    assert words[-1] == CHILD == "--open-bundle"
    for secret in ("canary words", forge.priya.sign, forge.priya.age, file.name):
        assert secret not in repr((words, environment))


# --- a child that does not answer ----------------------------------------------------------------


@pytest.fixture
def instead(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Have another program run in place of the child."""

    def put(code: str) -> None:
        monkeypatch.setattr(child, "child_words", lambda _word: [sys.executable, "-c", code])

    yield put
    assert not children_left()


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (f"import os, signal; os.kill(os.getpid(), signal.{signal.SIGKILL.name})", "code -9"),
        ("import os; os.abort()", "code -6"),
        ("import sys; sys.stdin.buffer.read(); sys.exit(7)", "code 7"),
        (f"import sys; sys.exit({apart_child.OUT_OF_MEMORY})", "memory"),
        (f"import sys; sys.exit({apart_child.OUT_OF_TIME})", "time"),
        ("print('Traceback (most recent call last)')", "length"),
        ("import sys; sys.stdout.buffer.write(b'\\0\\0\\0\\x05hello')", "content"),
        ("import sys; sys.stdout.buffer.write(b'\\x7f' + bytes(99))", "length"),
        ("import sys; sys.stdout.buffer.write(b'\\0\\0\\0\\x01\\xc0')", "content"),
    ],
)
def test_a_child_that_ends_or_talks_rubbish_is_told_with_what_to_do(
    forge: Forge, file: Path, instead: Callable[[str], None], code: str, why: str
) -> None:
    instead(code)
    with pytest.raises(NotOpenedError) as told:
        open_apart(file, known(forge))
    assert told.value.kept == NOTHING_CHANGED
    assert "Keep the file and tell the challenge manager." in told.value.sentences()
    assert why in told.value.details


def test_a_child_that_hangs_is_ended(
    forge: Forge, file: Path, instead: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    instead("import time; time.sleep(600)")
    monkeypatch.setattr(apart, "allowance", lambda size: allowance(size)._replace(clock=0.3))
    with pytest.raises(NotOpenedError):
        open_apart(file, known(forge))


def test_a_program_that_cannot_be_started_is_told(
    forge: Forge, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "child_words", lambda _word: [str(file.with_name("no such"))])
    with pytest.raises(NotOpenedError):
        open_apart(file, known(forge))


def test_a_person_who_stops_it_ends_the_child(
    forge: Forge, file: Path, instead: Callable[[str], None]
) -> None:
    said = io.BytesIO()
    apart_words.tell(said, At(1, 2))
    instead(
        f"import sys, time; sys.stdout.buffer.write({said.getvalue()!r});"
        "sys.stdout.flush(); time.sleep(600)"
    )

    def stop(done: int, total: int) -> None:
        assert (done, total) == (1, 2)
        raise StoppedError

    with pytest.raises(StoppedError):
        open_apart(file, known(forge), stop)


# --- the limits of the real child ----------------------------------------------------------------


def real_child(
    code: str, *, processor: float = 60, memory: int = 1 << 30, by_system: bool = True
) -> int:
    """Run code in a process that keeps to limits as the child does; its exit code.

    Its own watch looks in any case; the limits of the system are set where wanted.
    """
    frame = f"""
import io, os, tempfile
from sli_desktop.services.sync import apart_child
from sli_desktop.services.sync.apart_words import Asked
from sli_desktop.services.sync.erasures import Erased
from sli_desktop.services.sync.laptop_keys import LaptopKeys
keys = LaptopKeys("x" * 43, "", "")
asked = Asked(file=b"", keys=keys, mine=None, held=(), erased=Erased(), processor={processor},
              memory={memory})
source = tempfile.TemporaryFile()
{{limits}}
with apart_child._watched(asked, source, apart_child._Voice(io.BytesIO())):
    {code}
"""
    code = frame.format(limits="apart_child._keep_to(asked)" if by_system else "")
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, cwd=root, timeout=120
    )
    return done.returncode


def test_the_watch_ends_a_child_that_computes_for_too_long() -> None:
    assert real_child("while True: pass", processor=0.5) == apart_child.OUT_OF_TIME
    assert real_child("pass", processor=60) == 0


@pytest.mark.long
def test_the_system_ends_a_child_whose_watch_does_not_come_through() -> None:
    code = "import hashlib; hashlib.pbkdf2_hmac('sha256', b'', b'', 10**9)"
    deaf = f"apart_child.time.process_time = lambda: 0.0; {code}"
    assert real_child(deaf, processor=0.5) == -signal.SIGKILL


def test_the_watch_ends_a_child_that_takes_too_much_memory() -> None:
    hoard = "held = [bytes([1]) * (1 << 20) for _ in range(2000) if not time.sleep(0.001)]"
    code = f"import time; {hoard}"
    assert real_child(code, memory=1 << 28, by_system=False) == apart_child.OUT_OF_MEMORY


def test_what_the_program_itself_holds_does_not_count() -> None:
    """A child starts as a copy of the program, and Linux remembers how large that was."""
    held = b"x" * 200_000_000
    code = "from sli_desktop.services.child import peak_memory; print(peak_memory())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert 1_000_000 < int(done.stdout) < len(held)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory")
def test_the_system_refuses_memory_beyond_the_limit() -> None:
    assert real_child("bytes(1 << 30)", memory=1 << 28) == 1
    assert real_child("bytes(1 << 20)", memory=1 << 28) == 0


@pytest.mark.skipif(child.resource is None, reason="no such limits here")
def test_the_child_can_write_no_file_and_dumps_no_core(tmp_path: Path) -> None:
    place = tmp_path / "written"
    assert real_child(f"open({str(place)!r}, 'wb', 0).write(b'x')", memory=1 << 30) == 1
    assert place.read_bytes() == b""
    asked = "import resource; assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)"
    assert real_child(asked, memory=1 << 30) == 0
