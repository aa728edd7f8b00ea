"""A5 and A12: painted notes can be read, and their kinds told apart without colour."""

from dataclasses import replace
from itertools import combinations

import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from sli_desktop.models.records.note import Note, NoteKind
from sli_desktop.settings import Colours
from sli_desktop.storage import SortLine
from sli_desktop.ui.look import Look
from sli_desktop.ui.qtmodels.lines import Line, LineDelegate, LinesModel
from sli_desktop.ui.qtmodels.notes import NotesModel
from sli_desktop.ui.screens.evidence.note_rows import NoteRows, RowWords
from sli_desktop.ui.screens.evidence.notes_model import SortModel
from sli_desktop.ui.widgets.chips import KIND_ICONS, Chip, ChipPainter
from sli_desktop.ui.widgets.note_delegate import NoteDelegate
from tests.builders import a_note
from tests.ui.accessibility.colours import ENOUGH, painted_contrast, picture
from tests.ui.challenges import CHAIRS
from tests.ui.driving import Driver

SIZE = QSize(640, 90)
KINDS: tuple[frozenset[NoteKind], ...] = (
    frozenset(),
    *(frozenset({kind}) for kind in KIND_ICONS),
)
EVERY_COLOUR = pytest.mark.parametrize(
    "shown", [Colours.LIGHT, Colours.DARK, Colours.CONTRAST], ids=lambda each: each.name
)


def grey(image: QImage) -> Image.Image:
    return picture(image).convert("L")


def differ(one: Image.Image, other: Image.Image) -> int:
    """Pixels that are clearly lighter or darker."""
    return sum(ImageChops.difference(one, other).histogram()[40:])


def painted_note(driver: Driver, note: Note) -> QImage:
    """The card of a note, as the capture list paints it."""
    capture, model = driver.capture, NotesModel(lambda _note: "")
    model.show_meeting(note.meeting, (note,))
    delegate = capture.view.notes.itemDelegate()
    assert isinstance(delegate, NoteDelegate)
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(driver.look.theme.colour("surface"))
    option = QStyleOptionViewItem()
    option.rect = QRect(QPoint(0, 0), SIZE)
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0))
    painter.end()
    return image


@EVERY_COLOUR
def test_the_five_kinds_of_a_note_differ_in_grey(driver: Driver, shown: Colours) -> None:
    driver.look.choose(colours=shown)
    driver.start_notes(CHAIRS)
    note = a_note("One and the same words", meeting=CHAIRS.id)
    cards = [grey(painted_note(driver, replace(note, kinds=kinds))) for kinds in KINDS]
    assert differ(cards[0], cards[0]) == 0
    assert min(differ(one, other) for one, other in combinations(cards, 2)) > 100


def painted_row(look: Look, kinds: frozenset[NoteKind]) -> QImage:
    """A note of the sorting, as Evidence paints it."""
    chips = tuple(Chip("Same word", *KIND_ICONS[kind]) for kind in kinds) or (Chip("Note"),)
    rows = NoteRows(look, lambda line: RowWords(chips, "Mon 12 10:05 · Officers", line.start))
    model = SortModel(lambda _line: (), lambda line, _is_marked: line.start)
    model.show_lines([SortLine.of(a_note("One and the same words", kinds=kinds))])
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(look.theme.colour("sunken"))
    option = QStyleOptionViewItem()
    option.rect = QRect(QPoint(0, 0), QSize(SIZE.width(), 74))
    painter = QPainter(image)
    rows.paint(painter, option, model.index(0))
    painter.end()
    return image


@EVERY_COLOUR
def test_the_kinds_of_a_note_to_sort_differ_in_grey_and_can_be_read(
    look: Look, shown: Colours
) -> None:
    look.choose(colours=shown)
    images = [painted_row(look, kinds) for kinds in KINDS]
    cards = [grey(image) for image in images]
    assert min(differ(one, other) for one, other in combinations(cards, 2)) > 10
    for image in images:
        for part in ((56, 9, 150, 30), (460, 8, 630, 32), (48, 34, 300, 60)):
            assert painted_contrast(picture(image).crop(part)) >= ENOUGH, part


@EVERY_COLOUR
def test_a_kind_is_an_icon_and_a_word(look: Look, shown: Colours) -> None:
    look.choose(colours=shown)
    painter_of_chips = ChipPainter(look)
    chips = [Chip("Same word", *KIND_ICONS[kind]) for kind in KIND_ICONS]
    images = []
    for chip in chips:
        image = QImage(SIZE, QImage.Format.Format_RGB32)
        image.fill(look.theme.colour("surface"))
        painter = QPainter(image)
        painter_of_chips.paint(painter, [chip], QPoint(4, 4), SIZE.width())
        painter.end()
        images.append(grey(image))
    assert len({chip.icon for chip in chips}) == len(chips)
    assert min(differ(one, other) for one, other in combinations(images, 2)) > 10


@EVERY_COLOUR
def test_the_painted_words_of_a_note_can_be_read(driver: Driver, shown: Colours) -> None:
    driver.look.choose(colours=shown)
    driver.start_notes(CHAIRS)
    for kinds in KINDS:
        note = a_note("Words in the middle of a card", meeting=CHAIRS.id, kinds=kinds)
        card = picture(painted_note(driver, note))
        parts = [(22, 4, 70, 34), (144, 4, 500, 34), *([(150, 38, 300, 56)] if kinds else [])]
        for part in parts:
            assert painted_contrast(card.crop(part)) >= ENOUGH, (kinds, part)


@EVERY_COLOUR
def test_both_lines_and_the_state_of_a_row_can_be_read(look: Look, shown: Colours) -> None:
    look.choose(colours=shown)
    model, delegate = LinesModel(), LineDelegate(look)
    line = Line(1, "Chairs of scrutiny", (("Room 2", False),), "Held", "circle-check", "ok")
    model.show_lines([line])
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(look.theme.colour("bg"))
    option = QStyleOptionViewItem()
    option.rect = QRect(QPoint(0, 0), QSize(SIZE.width(), 64))
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0))
    painter.end()
    card = picture(image)
    for part in ((14, 6, 200, 30), (14, 31, 200, 54), (590, 6, 630, 54)):
        assert painted_contrast(card.crop(part)) >= ENOUGH, part


def test_single_letters_are_text_where_people_type(driver: Driver) -> None:
    capture = driver.start_notes(CHAIRS)
    driver.line("+ One note")
    driver.type("saqf mnkrd 12345678")
    assert capture.view.line.toPlainText() == "saqf mnkrd 12345678"
    assert [note.kinds for note in driver.notes(CHAIRS)] == [frozenset({NoteKind.STRENGTH})]
    driver.key(Qt.Key.Key_Backspace)
    assert capture.view.line.toPlainText().endswith("1234567")
