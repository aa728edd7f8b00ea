"""Sets blocks as a text document: for a printed page and for Help, in one look.

Text goes in by a cursor, character by character; nothing is ever read as mark-up.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontDatabase,
    QImage,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextOption,
    QTextTable,
    QTextTableFormat,
)

from sli_desktop.services.paper.blocks import (
    Block,
    Heading,
    Inline,
    Item,
    Items,
    Look,
    Paragraph,
    Picture,
    Room,
    Run,
    Table,
)
from sli_desktop.ui.theme import Theme

Pictures = Callable[[str], QImage | None]
LINE_HEIGHT = 34
"""Between two ruled lines, in px of the design: about 9 mm on paper."""
RULED = QTextFormat.Property.UserProperty.value + 1
"""Marks an empty paragraph under which a line is drawn, to write on."""
WHOLE = RULED + 1
"""Marks a paragraph that is never divided between two pages."""
_SIZES = {1: 28, 2: 20, 3: 17, 4: 16}
_LOOKS = {Look.BODY: (16, "text"), Look.LEAD: (17, "text_2"), Look.SMALL: (14, "text_2")}
_LOOKS[Look.CODE] = (14, "text")
_MINIMUM = int(QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
_FIXED = int(QTextBlockFormat.LineHeightTypes.FixedHeight.value)
_PER_CENT = QTextLength.Type.PercentageLength


def no_pictures(_name: str) -> None:
    """A page without pictures."""


class Typesetter:
    """Sets blocks in the colours and sizes of a theme, on a measure of `width` px.

    `ratio` is how many dots of a screen there are to a px, so that pictures are scaled well once; 0
    leaves them as they are, for a printer.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        width: int,
        pictures: Pictures = no_pictures,
        ratio: float = 0,
    ) -> None:
        self._theme, self._width, self._pictures = theme, width, pictures
        self._ratio = ratio
        self._document = QTextDocument()
        self._cursor = QTextCursor(self._document)
        self._is_first = True

    def set(self, blocks: Sequence[Block]) -> QTextDocument:
        """The document; its default font and margins are its own."""
        document = self._document
        document.setUndoRedoEnabled(False)
        font = self._theme.font()
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        document.setDefaultFont(font)
        document.setUseDesignMetrics(True)
        document.setDocumentMargin(0)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        for block in blocks:
            self._block(block)
        return document

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(block.runs, block.look, whole=block.whole)
            case Items():
                self._items(block.items)
            case Table():
                self._table(block)
            case Picture():
                self._picture(block)
            case Room():
                self._room(block.lines)

    # --- paragraphs -----------------------------------------------------------------------------

    def _begin(self, form: QTextBlockFormat) -> None:
        """A new paragraph; a document and a place behind a table begin with an empty one."""
        empty = self._cursor.block().length() == 1 and self._cursor.currentTable() is None
        if self._is_first or (empty and self._cursor.currentList() is None and self._is_spare):
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form, self._letters(16, "text"))
        self._is_first = self._is_spare = False

    _is_spare = False
    """Whether the cursor stands in the empty paragraph that Qt leaves behind a table."""

    def _form(self, size: float, *, above: float, below: float) -> QTextBlockFormat:
        px = self._theme.px
        form = QTextBlockFormat()
        form.setTopMargin(px(above))
        form.setBottomMargin(px(below))
        form.setLineHeight(px(size * 1.4), _MINIMUM)
        return form

    def _letters(
        self, size: float, token: str, *, weight: int = 400, italic: bool = False
    ) -> QTextCharFormat:
        letters = QTextCharFormat()
        font = self._theme.font(size, weight=weight, italic=italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        letters.setFont(font)
        letters.setForeground(QBrush(self._theme.colour(token)))
        return letters

    def _heading(self, heading: Heading) -> None:
        size = _SIZES[min(heading.level, 4)]
        above = 0 if self._is_first else size
        form = self._form(size, above=above, below=4 if heading.level > 1 else 2)
        form.setHeadingLevel(heading.level)
        if heading.new_page:
            form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        self._begin(form)
        letters = self._letters(size, "text", weight=700 if heading.level == 1 else 600)
        if heading.anchor:
            letters.setAnchor(True)
            letters.setAnchorNames([heading.anchor])
        self._cursor.insertText(heading.words, letters)

    def _paragraph(self, runs: Inline, look: Look, *, whole: bool = False) -> None:
        size, token = _LOOKS[look]
        form = self._form(size, above=0, below=8)
        if whole:
            form.setProperty(WHOLE, True)
        self._begin(form)
        if look is Look.CODE:
            form = self._cursor.blockFormat()
            form.setBackground(self._theme.colour("sunken"))
            self._cursor.setBlockFormat(form)
        self._runs(runs, size, token)

    def _runs(self, runs: Inline, size: float, token: str, *, weight: int = 400) -> None:
        for run in runs:
            letters = self._letters(
                14 if run.small else size,
                "link" if run.link else "text_2" if run.small else token,
                weight=600 if run.bold else weight,
                italic=run.italic,
            )
            self._dress(letters, run)
            self._cursor.insertText(run.text.replace("\n", "\u2028"), letters)

    def _dress(self, letters: QTextCharFormat, run: Run) -> None:
        if run.code:
            fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()
            letters.setFontFamilies([*fixed, letters.font().family()])
            letters.setBackground(self._theme.colour("sunken"))
        if run.bold and not run.link:
            letters.setForeground(QBrush(self._theme.colour("text")))
        if run.link:
            letters.setAnchor(True)
            letters.setAnchorHref(run.link)
            letters.setFontUnderline(True)

    # --- lists, tables, pictures, room ----------------------------------------------------------

    def _items(self, items: Sequence[Item]) -> None:
        lists: dict[int, QTextList] = {}
        for place, item in enumerate(items):
            below = 8 if place == len(items) - 1 else 3
            self._begin(self._form(16, above=0, below=below))
            lists = {depth: made for depth, made in lists.items() if depth <= item.depth}
            made = lists.get(item.depth)
            if made is None:
                lists[item.depth] = self._cursor.createList(_list_form(item))
            else:
                made.add(self._cursor.block())
            self._runs((Run("☐  "), *item.runs) if item.box else item.runs, 16, "text")

    def _table(self, table: Table) -> None:
        px = self._theme.px
        form = QTextTableFormat()
        form.setBorderCollapse(True)
        form.setBorder(1)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderBrush(QBrush(self._theme.colour("border")))
        form.setCellPadding(px(6))
        form.setCellSpacing(0)
        form.setTopMargin(px(4))
        form.setBottomMargin(px(12))
        form.setWidth(QTextLength(_PER_CENT, 100))
        form.setColumnWidthConstraints([QTextLength(_PER_CENT, share) for share in table.shares])
        form.setHeaderRowCount(1 if table.head else 0)
        rows = (table.head, *table.rows) if table.head else table.rows
        if not rows:
            return
        if self._is_first:
            self._is_first = False
        made = self._cursor.insertTable(len(rows), len(table.shares), form)
        for number, cells in enumerate(rows):
            for column, runs in enumerate(cells[: len(table.shares)]):
                self._cell(made, number, column, runs, is_head=bool(table.head) and number == 0)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._is_spare = True

    def _cell(
        self, made: QTextTable, number: int, column: int, runs: Inline, *, is_head: bool
    ) -> None:
        cell = made.cellAt(number, column)
        if is_head:
            look = cell.format()
            look.setBackground(QBrush(self._theme.colour("sunken")))
            cell.setFormat(look)
        self._cursor = cell.firstCursorPosition()
        self._cursor.setBlockFormat(self._form(15, above=0, below=0))
        self._runs(runs, 15, "text", weight=600 if is_head else 400)

    def _picture(self, picture: Picture) -> None:
        image = self._pictures(picture.name)
        if image is None or image.isNull():
            self._paragraph((Run(picture.words, italic=True),), Look.SMALL)
            return
        width = min(self._width, round(image.width() * 0.75 * self._theme.scale))
        if self._ratio:
            wide = round(width * self._ratio)
            image = image.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
        place = QUrl(f"picture:{picture.name}")
        self._document.addResource(QTextDocument.ResourceType.ImageResource.value, place, image)
        form = self._form(16, above=8, below=2)
        form.setLineHeight(0, int(QTextBlockFormat.LineHeightTypes.SingleHeight.value))
        self._begin(form)
        shown = QTextImageFormat()
        shown.setName(place.toString())
        shown.setWidth(width)
        shown.setHeight(image.height() * width / max(image.width(), 1))
        shown.setProperty(QTextFormat.Property.ImageAltText.value, picture.words)
        self._cursor.insertImage(shown)
        self._paragraph((Run(picture.words),), Look.SMALL)

    def _room(self, lines: int) -> None:
        for _ in range(lines):
            form = QTextBlockFormat()
            form.setLineHeight(self._theme.px(LINE_HEIGHT), _FIXED)
            form.setProperty(RULED, True)
            self._begin(form)


def _list_form(item: Item) -> QTextListFormat:
    form = QTextListFormat()
    styles = QTextListFormat.Style
    form.setStyle(styles.ListDecimal if item.ordered else styles.ListDisc)
    if item.box:
        form.setStyle(styles.ListStyleUndefined)
    form.setIndent(item.depth + 1)
    return form


def break_before(document: QTextDocument, position: int) -> None:
    """Let the paragraph at a position begin a new page."""
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    form = cursor.blockFormat()
    form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    form.setTopMargin(0)
    cursor.setBlockFormat(form)


def rule_pen(theme: Theme, token: str = "border") -> QPen:
    """The pen of the thin lines of a page."""
    return QPen(theme.colour(token), 1)
