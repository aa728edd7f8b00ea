"""The table of command groups says what each group declares, and spares what is not wanted."""

import argparse
import subprocess
import sys

import pytest

from sli_desktop.cli.main import GROUPS, parser


def _commands(of: argparse.ArgumentParser) -> set[str]:
    [action] = [each for each in of._actions if isinstance(each, argparse._SubParsersAction)]
    return set(action.choices)


@pytest.mark.parametrize("module", GROUPS)
def test_the_table_names_what_a_group_declares(module: str) -> None:
    assert _commands(parser(GROUPS[module][0])) == set(GROUPS[module])


def test_help_shows_every_command() -> None:
    assert _commands(parser()) == {name for names in GROUPS.values() for name in names}


def test_a_word_that_is_no_command_is_told_against_all_of_them() -> None:
    assert _commands(parser("invent")) == _commands(parser())


def test_adding_a_note_loads_no_report_and_no_office_files() -> None:
    code = (
        "import sys; from sli_desktop.cli.main import parser; parser('note');"
        "print([m for m in ('reportlab', 'openpyxl', 'docx', 'icalendar') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
