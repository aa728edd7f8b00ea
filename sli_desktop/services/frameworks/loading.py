"""Opens template files: whole and checked, or refused with the file and the line."""

import re
import tomllib
from pathlib import Path

from sli_desktop.services.frameworks.fields import Table
from sli_desktop.services.frameworks.lines import Lines, Place, find_lines
from sli_desktop.services.frameworks.problems import (
    FrameworkFileError,
    FrameworkUnreadableError,
    Problem,
    UnknownFrameworkError,
)
from sli_desktop.services.frameworks.reader import read_framework
from sli_desktop.services.frameworks.rules import broken_rules
from sli_desktop.services.frameworks.template import Framework

LARGEST_FILE = 512 * 1024
"""Bytes a template may have; the largest shipped one has under 20,000."""

_AT_LINE = re.compile(r"at line (\d+)")


def lint_framework(path: Path) -> tuple[Problem, ...]:
    """List every fault of a template with file, line and words, in the order of the lines.

    Raises:
        FrameworkUnreadableError: the file is not there, may not be opened, is too large or is not
            text.
    """
    return _examine(path)[1]


def load_framework(path: Path) -> Framework:
    """Read one template.

    Raises:
        FrameworkFileError: the template has faults; all of them are listed.
        FrameworkUnreadableError: as for `lint_framework`.
    """
    framework, problems = _examine(path)
    if framework is None or problems:
        raise FrameworkFileError(problems)
    return framework


def load_frameworks(folder: Path) -> tuple[Framework, ...]:
    """Read every template of a folder: complete ones first, then by name.

    Raises:
        FrameworkFileError: one of the templates has faults.
        FrameworkUnreadableError: a template cannot be read, or the folder holds none.
    """
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise FrameworkUnreadableError(folder, "there are no templates in this folder")
    return tuple(sorted(map(load_framework, paths), key=_in_the_list))


def find_framework(frameworks: tuple[Framework, ...], wanted: str) -> Framework:
    """Find a template by its id.

    Raises:
        UnknownFrameworkError: none has this id.
    """
    for framework in frameworks:
        if framework.id == wanted:
            return framework
    raise UnknownFrameworkError(wanted, tuple(framework.id for framework in frameworks))


def _in_the_list(framework: Framework) -> tuple[bool, str, str]:
    return (not framework.is_complete, framework.name.casefold(), framework.id)


def _examine(path: Path) -> tuple[Framework | None, tuple[Problem, ...]]:
    text = _text_of(path)
    try:
        values = tomllib.loads(text)
        lines = find_lines(text)
    except tomllib.TOMLDecodeError as error:
        return None, (_syntax_problem(path, text, str(error)),)
    except RecursionError:
        return None, (Problem(file=path, line=1, words="lists are nested too deeply"),)
    return _checked(path, values, lines)


def _checked(
    path: Path, values: dict[str, object], lines: Lines
) -> tuple[Framework | None, tuple[Problem, ...]]:
    problems: list[Problem] = []

    def report(place: Place, words: str) -> None:
        problems.append(Problem(file=path, line=lines.of(place), words=words))

    framework = read_framework(Table(values, place=(), report=report))
    if not problems:
        for place, words in broken_rules(framework, stem=path.stem):
            report(place, words)
    return framework, tuple(sorted(problems, key=lambda problem: problem.line))


def _text_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise FrameworkUnreadableError(path, _plain_reason(path, error)) from error
    if len(content) > LARGEST_FILE:
        raise FrameworkUnreadableError(path, "it is too large for a template")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FrameworkUnreadableError(path, "it is not a text in UTF-8") from error


def _plain_reason(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "it is not there"
    # Opening a folder says that it is one on Linux, and that it is not permitted on Windows.
    if isinstance(error, IsADirectoryError | PermissionError) and path.is_dir():
        return "it is a folder"
    return "this computer would not open it"


def _syntax_problem(path: Path, text: str, message: str) -> Problem:
    found = _AT_LINE.search(message)
    line = int(found[1]) if found else max(1, len(text.splitlines()))
    repeated = message.startswith(("Cannot overwrite", "Cannot declare", "Cannot mutate"))
    words = "this name is given twice" if repeated else "this is not written as TOML expects it"
    return Problem(file=path, line=line, words=words)
