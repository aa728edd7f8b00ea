"""Wrong use of a command line, told like every other trouble instead of in argparse's words."""

import argparse
import re
import sys
from typing import NoReturn

from typing_extensions import override

_WORDINGS = (
    (
        re.compile(
            r"(?:argument (?P<what>[^:]+): )?invalid choice: '(?P<given>.*?)' "
            r"\(choose from (?P<known>.*)\)",
            re.DOTALL,
        ),
        "{given} is not one of the words that {what} knows: {known}.",
    ),
    (
        re.compile(r"the following arguments are required: (?P<what>.*)", re.DOTALL),
        "The command needs {what} as well.",
    ),
    (
        re.compile(r"unrecognized arguments: (?P<what>.*)", re.DOTALL),
        "The command does not know {what}.",
    ),
    (
        re.compile(r"argument (?P<what>[^:]+): expected (?:at least )?one argument"),
        "Something has to follow {what}.",
    ),
    (re.compile(r"argument (?P<what>[^:]+): (?P<given>.*)", re.DOTALL), "{what}: {given}."),
)


class CommandParser(argparse.ArgumentParser):
    """Says what was wrong, that nothing was changed, and where to read on; then ends with 2."""

    @override
    def error(self, message: str) -> NoReturn:
        happened = _calm(message)
        self.print_usage(sys.stderr)
        self.exit(2, f"{happened} Nothing was changed. See {self.prog} --help. (SLI-0002)\n")


def _calm(message: str) -> str:
    for pattern, words in _WORDINGS:
        found = pattern.fullmatch(message)
        if found is not None:
            parts = {
                name: (value or "").replace("'", "") for name, value in found.groupdict().items()
            }
            return words.format(**parts)
    return f"{message[:1].upper()}{message[1:]}."
