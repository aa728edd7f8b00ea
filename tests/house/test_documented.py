"""The documentation names every command, option and setting, and its links lead somewhere."""

import argparse
import dataclasses
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sli_desktop.cli.main import parser
from sli_desktop.settings import Settings
from tests.house.tree import ROOT, own_files, program_files

GUIDE = ROOT / "docs" / "user-guide"
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)\s]*)?\)")
CODE = re.compile(r'^    code(?:: ClassVar\[str\])? = "(SLI-\d{4})"$', re.MULTILINE)
PARTS = ("**Context.**", "**Decision.**", "**Dropped.**", "**Consequences.**")


def commands(
    of: argparse.ArgumentParser, words: tuple[str, ...] = ()
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Yield each command that does something, with its words: ``note add``."""
    groups = [a for a in of._actions if isinstance(a, argparse._SubParsersAction)]
    if not groups:
        yield " ".join(words), of
    for group in groups:
        for name, inner in group.choices.items():
            yield from commands(inner, (*words, name))


def options(of: argparse.ArgumentParser) -> set[str]:
    found = {o for action in of._actions for o in action.option_strings if o.startswith("--")}
    return found - {"--help"}


def lacks(text: str, names: set[str]) -> set[str]:
    """Pick the names a text does not hold as words of their own."""
    return {n for n in names if not re.search(rf"(?<![\w-]){re.escape(n)}(?![\w-])", text)}


def dead_links(page: Path, text: str) -> list[str]:
    local = [link for link in LINK.findall(text) if "://" not in link]
    return [f"{page.name}: {link}" for link in local if not (page.parent / link).exists()]


def pages() -> list[Path]:
    return [p for p in own_files(ROOT) if p.suffix == ".md"]


def test_an_undocumented_word_is_noticed() -> None:
    assert lacks("`note add` takes `--text-file`", {"note add", "--text", "add"}) == {"--text"}


def test_every_command_has_a_heading_in_the_user_guide() -> None:
    text = (GUIDE / "commands.md").read_text(encoding="utf-8")
    headings = "\n".join(line for line in text.splitlines() if line.startswith("#"))
    names = {name for name, _ in commands(parser())}
    assert len(names) > 5
    assert lacks(headings, names) == set()


def test_every_option_is_in_the_user_guide() -> None:
    text = (GUIDE / "commands.md").read_text(encoding="utf-8")
    named = {o for _, command in commands(parser()) for o in options(command)}
    assert lacks(text, named) == set()


def test_the_help_of_every_command_has_an_example() -> None:
    without = [n for n, c in commands(parser()) if f"sli-desktop {n}" not in (c.epilog or "")]
    assert without == []


def test_every_setting_is_in_the_user_guide_with_its_default() -> None:
    text = "\n".join(p.read_text(encoding="utf-8") for p in own_files(GUIDE) if p.suffix == ".md")
    names = {f.name for f in dataclasses.fields(Settings)}
    assert lacks(text, names) == set()


def test_a_dead_link_is_noticed(tmp_path: Path) -> None:
    assert dead_links(tmp_path / "a.md", "see [b](b.md#part)") == ["a.md: b.md"]


def test_every_link_inside_the_documentation_leads_somewhere() -> None:
    found = [dead for p in pages() for dead in dead_links(p, p.read_text(encoding="utf-8"))]
    assert found == []


def test_every_decision_says_why_what_was_dropped_and_what_follows() -> None:
    decisions = sorted((ROOT / "docs" / "adr").glob("*.md"))
    texts = {p.name: p.read_text(encoding="utf-8") for p in decisions}
    incomplete = {n for n, text in texts.items() if not all(part in text for part in PARTS)}
    assert incomplete == set()
    assert len({name[:4] for name in texts}) == len(texts)


def test_no_two_kinds_of_trouble_share_a_reference() -> None:
    assert CODE.findall('class A:\n    code: ClassVar[str] = "SLI-0001"\n') == ["SLI-0001"]
    codes = [c for p in program_files() for c in CODE.findall(p.read_text(encoding="utf-8"))]
    assert len(codes) > 10
    assert [code for code, times in Counter(codes).items() if times > 1] == []
