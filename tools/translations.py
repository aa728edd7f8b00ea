"""Brings the catalogues of `resources/i18n` into step with the marked words of the code.

python tools/translations.py            add new words, keep translations, set aside what is gone
python tools/translations.py --check    only say how many words each catalogue lacks; 1 where any
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from sli_desktop.catalogue import Entry, fits, placeholders, read_entries  # noqa: E402

CODE, CATALOGUES = ROOT / "sli_desktop", ROOT / "resources" / "i18n"
MARKERS = {"tr": 1, "mark": 1, "trn": 2}
"""Function → how many of its arguments are words; of `trn` the first is the number."""


class Found(NamedTuple):
    """Marked words of one source: (words for one, words for many or nothing), and faults."""

    words: tuple[tuple[str, str], ...]
    faults: tuple[str, ...]


def marked(source: str) -> Found:
    """The marked words of a source, and calls whose words are no literal with named values."""
    words: list[tuple[str, str]] = []
    faults: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        wanted = MARKERS.get(node.func.id)
        if wanted is None:
            continue
        given = node.args[-wanted:] if len(node.args) >= wanted else []
        literal = [each.value for each in given if isinstance(each, ast.Constant)]
        texts = [each for each in literal if isinstance(each, str) and each]
        if len(texts) != wanted or (node.keywords and wanted == 1):
            faults.append(f"{node.lineno}: {ast.unparse(node)[:60]}")
            continue
        faults += [f"{node.lineno}: {each!r}" for each in texts if _is_unnamed(each)]
        words.append((texts[0], texts[1] if wanted == 2 else ""))
    return Found(tuple(words), tuple(faults))


def _is_unnamed(words: str) -> bool:
    """Whether values have no name a translator could move them by."""
    return "{}" in words or any(not name.isidentifier() for name in placeholders(words))


def all_marked(folder: Path = CODE) -> dict[tuple[str, str], list[str]]:
    """Every marked words of the program with the files they stand in, file by file."""
    found: dict[tuple[str, str], list[str]] = {}
    for path in sorted(folder.rglob("*.py")):
        if path.name == "wording.py":
            continue
        place = path.relative_to(folder.parent).as_posix()
        for words in marked(path.read_text(encoding="utf-8")).words:
            places = found.setdefault(words, [])
            if place not in places:
                places.append(place)
    return found


def written(entry: Entry, places: list[str], forms: int) -> Iterator[str]:
    """One entry as it stands in a ``.po`` file."""
    yield from (note for note in entry.notes if not note.startswith("#:"))
    yield from (f"#: {place}" for place in places)
    yield f"msgid {quoted(entry.words)}"
    if entry.many:
        yield f"msgid_plural {quoted(entry.many)}"
        given = (*entry.becomes, *([""] * forms))[:forms]
        yield from (f"msgstr[{n}] {quoted(form)}" for n, form in enumerate(given))
    else:
        yield f"msgstr {quoted(entry.becomes[0] if entry.becomes else '')}"


def quoted(words: str) -> str:
    """Words in quotation marks; a head of several lines is written line by line."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    if "\n" not in words:
        return f'"{escaped}"'
    lines = escaped.splitlines(keepends=True)
    return '""\n' + "\n".join('"' + line.replace("\n", "\\n") + '"' for line in lines)


def in_step(text: str, wanted: dict[tuple[str, str], list[str]]) -> str:
    """A catalogue with exactly the wanted words; translations stay, those of no use go."""
    entries = {(entry.words, entry.many): entry for entry in read_entries(text)}
    head = entries.pop(("", ""), Entry("", "", ("",)))
    forms = int(head.becomes[0].partition("nplurals=")[2].partition(";")[0] or 2)
    blocks = ["\n".join(written(head, [], forms))]
    for words, places in wanted.items():
        entry = entries.get(words, Entry(*words))
        blocks.append("\n".join(written(entry, places, forms)))
    return "\n\n".join(blocks) + "\n"


def main(words: list[str]) -> int:
    """Bring every catalogue into step, or only say how it stands."""
    wanted, lacking = all_marked(), 0
    for file in sorted(CATALOGUES.glob("*.po")):
        before = file.read_text(encoding="utf-8")
        here = {(entry.words, entry.many) for entry in read_entries(before)}
        after = in_step(before, wanted)
        lacks = len(set(wanted) - here)
        lacking += lacks
        if "--check" not in words:
            file.write_text(after, encoding="utf-8")
        done = sum(1 for entry in read_entries(after) if entry.words and fits(entry))
        print(f"{file.name}: {done} of {len(wanted)} translated, {lacks} were not in it")
    return 1 if lacking and "--check" in words else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
