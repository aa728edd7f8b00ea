"""`style`: what makes the texts of the report hard to read."""

import argparse

from sli_desktop.cli.challenges import open_challenge
from sli_desktop.cli.output import Answer
from sli_desktop.cli.surroundings import Surroundings
from sli_desktop.cli.words import add_challenge, add_command
from sli_desktop.services.exposure import public_texts
from sli_desktop.services.style_hints import StyleHint, StyleKind, explained_in, style_hints

_SHOWN = 60
"""Characters of the place a hint is about."""
_TITLES = {
    StyleKind.LONG: "Long sentences",
    StyleKind.JARGON: "Jargon",
    StyleKind.PASSIVE: "Texts that often do not say who did it",
    StyleKind.SHORT_FORM: "Short forms that nobody explains",
    StyleKind.HOUSE: "What reports of peer challenges write otherwise",
}


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command of this group."""
    style = add_command(
        commands,
        "style",
        _style,
        does="list what makes the texts of the report hard to read",
        example="sli-desktop style northmere.sli",
    )
    add_challenge(style)
    style.add_argument("--text", metavar="WORDS", default="", help="look at these words instead")


def _style(words: argparse.Namespace, at: Surroundings) -> Answer:
    with open_challenge(words, at) as workspace, workspace.read() as view:
        records = view.everything()
    texts = [(each.label, each.text) for each in public_texts(records)]
    explained = frozenset[str]().union(*(explained_in(text) for _, text in texts))
    if words.text:
        texts = [("", words.text)]
    found = [
        (label, text[hint.start : hint.end], hint)
        for label, text in texts
        for hint in style_hints(text, explained=explained)
    ]
    return Answer(
        lines=tuple(_lines(found)),
        values={"hints": [_values(label, place, hint) for label, place, hint in found]},
    )


def _lines(found: list[tuple[str, str, StyleHint]]) -> list[str]:
    if not found:
        return ["Nothing makes it hard to read, as far as the program can tell."]
    lines: list[str] = []
    for kind, title in _TITLES.items():
        mine = [each for each in found if each[2].kind is kind]
        if mine:
            lines.append(title)
        for label, place, hint in mine:
            shown = place if len(place) <= _SHOWN else f"{place[: _SHOWN - 1].rstrip()}…"
            lines.append(f"  {label}: {shown}" if label else f"  {shown}")
            lines.append(f"    {hint.told}")
    return lines


def _values(label: str, place: str, hint: StyleHint) -> dict[str, object]:
    return {
        "label": label,
        "words": place,
        "kind": hint.kind.value,
        "start": hint.start,
        "end": hint.end,
        "told": hint.told,
        "instead": hint.instead,
    }
