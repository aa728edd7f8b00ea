"""What the reading screen says: chips of a note, its page, what it is for a screen reader. Pure."""

from collections.abc import Collection
from typing import NamedTuple

from sli_desktop.models.records.challenge import Challenge, Theme
from sli_desktop.models.records.ids import ThemeId
from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.services.marks import ParsedLine
from sli_desktop.ui.widgets.chips import KIND_ICONS, Chip, kind_words
from sli_desktop.wording import tr


class Shelf(NamedTuple):
    """What reading notes refer to: labels, and themes in the order of their keys."""

    challenge: Challenge
    themes: tuple[Theme, ...]

    def kind_words(self, kind: NoteKind) -> str:
        """The challenge's own word for a kind of note."""
        return kind_words(self.challenge, kind)


def kind_chips(shelf: Shelf, kinds: Collection[NoteKind]) -> tuple[Chip, ...]:
    """A chip a kind, always in the same order."""
    found = ((kind, shape) for kind, shape in KIND_ICONS.items() if kind in kinds)
    return tuple(Chip(shelf.kind_words(kind), *shape) for kind, shape in found)


def theme_chips(shelf: Shelf, themes: Collection[ThemeId]) -> tuple[Chip, ...]:
    """A chip a theme, in the order of their keys."""
    return tuple(
        Chip(theme.name, number=str(number))
        for number, theme in enumerate(shelf.themes, 1)
        if theme.id in themes
    )


def line_chips(shelf: Shelf, line: ParsedLine, extra: Collection[ThemeId]) -> tuple[Chip, ...]:
    """The chips of the line being typed."""
    return kind_chips(shelf, line.kinds) + theme_chips(shelf, line.themes | set(extra))


def page_words(page: str) -> str:
    """A page reference, short: "p. 12", "App. B"; empty where a note names none."""
    return tr("p. {page}").format(page=page) if page[:1].isdigit() else page


def spoken(shelf: Shelf, note: Note) -> str:
    """A note for a screen reader: kinds, words, themes, page."""
    kinds = [chip.spoken for chip in kind_chips(shelf, note.kinds)]
    themes = [chip.spoken for chip in theme_chips(shelf, note.themes)]
    page = tr("page {page}").format(page=note.page) if note.page else tr("no page")
    return ". ".join([", ".join(kinds) or tr("Note"), note.body.rstrip("."), *themes, page])
