"""Writes the list of British words from a Hunspell dictionary: every form of every word, once.

    tools/word_list.py AFF DIC FOLDER OUT

AFF and DIC are a dictionary made from SCOWL with "-ise" spellings; FOLDER holds the same words as
JSON lists a commonness (``english-words-10.json``, ``british-words-35.json``). Forms in ``'s`` are
left out: `services/spelling/words.py` knows them by rule.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TIERS = (10, 20, 35, 40, 50, 55, 60)
RAREST = 70
HEADING = 4
HEAD = """\
# British English, one word a line, the most common first.
# From SCOWL by Kevin Atkinson and others, size 60, "-ise": see LICENSE-SCOWL.txt.
# Written by tools/word_list.py; forms in 's are known by rule.
"""


class Ending(NamedTuple):
    """One way a word changes at its end, or at its beginning."""

    is_prefix: bool
    crosses: bool
    strip: str
    add: str
    condition: re.Pattern[str]

    def of(self, word: str) -> Iterator[str]:
        """The changed word, where the rule fits."""
        if not self.condition.search(word):
            return
        if self.is_prefix:
            yield self.add + word.removeprefix(self.strip)
        else:
            yield word.removesuffix(self.strip) + self.add


def endings(aff: str) -> dict[str, list[Ending]]:
    """The rules of a dictionary by their letter."""
    rules: dict[str, list[Ending]] = {}
    crosses = False
    for line in aff.splitlines():
        parts = line.split()
        if not parts or parts[0] not in {"PFX", "SFX"}:
            continue
        if len(parts) == HEADING:
            crosses = parts[2] == "Y"
            continue
        kind, letter, strip, add, condition = parts[:5]
        prefix = kind == "PFX"
        pattern = f"^{condition}" if prefix else f"{condition}$"
        strip, add = ("" if part == "0" else part for part in (strip, add))
        rules.setdefault(letter, []).append(
            Ending(prefix, crosses, strip, add, re.compile(pattern))
        )
    return rules


def forms(word: str, letters: str, rules: dict[str, list[Ending]]) -> set[str]:
    """A word with everything its rules make of it."""
    wanted = [ending for letter in letters for ending in rules.get(letter, ())]
    suffixes = [each for each in wanted if not each.is_prefix]
    crossing = {word} | {form for each in suffixes if each.crosses for form in each.of(word)}
    alone = {form for each in suffixes if not each.crosses for form in each.of(word)}
    prefixes = [each for each in wanted if each.is_prefix]
    return (
        alone | crossing | {form for each in prefixes for end in crossing for form in each.of(end)}
    )


def main(aff: str, dic: str, folder: str, out: str) -> None:
    """Write the list."""
    rules = endings(Path(aff).read_text(encoding="utf-8"))
    words: set[str] = set()
    for line in Path(dic).read_text(encoding="utf-8").splitlines()[1:]:
        word, _, letters = line.partition("/")
        if word and not re.search(r"\d", word):
            words |= forms(word, letters, rules)
    words = {word for word in words if not word.endswith("'s") and len(word) > 1}
    parts = [HEAD]
    for tier in (*TIERS, RAREST):
        names = [Path(folder) / f"{each}-words-{tier}.json" for each in ("english", "british")]
        listed = {word for name in names for word in json.loads(name.read_text(encoding="utf-8"))}
        found = words if tier == RAREST else words & listed
        parts += [f"## {tier}\n", *(f"{word}\n" for word in sorted(found))]
        words = words - found
    Path(out).write_text("".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
