"""Spelling in an editor: unknown words are underlined, a menu suggests; typing never waits.

`attach` is all a screen does. The menu key or Shift+F10 opens the menu at the caret, F7 goes to the
next unknown word. Words are loaded on the worker when an editor first has the focus.
"""

from collections.abc import Callable, Iterator
from time import monotonic
from weakref import WeakKeyDictionary, ref

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit
from shiboken6 import isValid
from typing_extensions import override

from sli_desktop.models.records.change import Committed
from sli_desktop.services.spelling.own_words import (
    NAMING,
    add_own_word,
    may_be_added,
    own_words,
)
from sli_desktop.services.spelling.suggestions import suggest
from sli_desktop.services.spelling.words import Place, Words, load_words
from sli_desktop.ui.accessibility import announce
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.widgets.overlays import lay_over
from sli_desktop.wording import tr

SPELLING_KEYS = (
    (tr("Next word that is not known"), "F7"),
    (tr("Suggestions for the word at the caret"), "Shift+F10"),
)
"""What a screen with a checked editor adds to its list of keys."""
SUGGEST_S = 0.06
"""Suggestions take no longer than this: they are looked for when their menu opens."""
_LAYER = "spelling"
LONGEST_CHECKED = 20_000
"""So much of one paragraph is looked at; what is longer was pasted."""


class Spelling(QObject):
    """Checks the editors attached to it; `said` tells that a word was added, with Undo."""

    said = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words: Words | None = None
        self._own: frozenset[str] = frozenset()
        self._is_loading = False
        # Weakly: whoever made an editor decides how long it lives.
        self._checked: WeakKeyDictionary[QPlainTextEdit, _Underlines] = WeakKeyDictionary()
        self.menu: QMenu | None = None
        desk.preferences.changed.connect(self._again)
        desk.look.changed.connect(self._again)
        desk.bridge.committed.connect(self._follow)

    def attach(self, editor: QPlainTextEdit) -> None:
        """Check what is typed into an editor from now on, as long as it lives."""
        self._checked[editor] = _Underlines(editor, self)
        editor.installEventFilter(self)
        editor.viewport().installEventFilter(self)

    def unknown_in(self, text: str) -> list[Place]:
        """The words of a text that are underlined: none while off, or not loaded yet."""
        if self._words is None or not self._desk.preferences.now.spelling:
            return []
        return self._words.unknown_in(text, self._own)

    def underline(self) -> QTextCharFormat:
        """How an unknown word is shown."""
        shown = QTextCharFormat()
        shown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        shown.setUnderlineColor(self._desk.look.theme.tokens["danger"])
        return shown

    # --- words ----------------------------------------------------------------------------------

    def _load(self) -> None:
        if self._words is None and not self._is_loading and self._desk.preferences.now.spelling:
            self._is_loading = True
            self._desk.jobs.start(
                "spelling", load_words, done=self._loaded, failed=self._failed, behind=True
            )

    def _loaded(self, words: Words) -> None:
        if isValid(self):
            self._is_loading = False
            self._words = words
            self._read_own()

    def _failed(self, error: Exception) -> None:
        raise error

    def _read_own(self) -> None:
        with self._desk.workspace.read() as view:
            own = own_words(view)
        if own != self._own:
            self._own = own
        self._again()

    def _follow(self, committed: Committed) -> None:
        if self._words is not None and any(each.kind in NAMING for each in committed.changes):
            self._read_own()

    def _again(self) -> None:
        for editor, underlines in list(self._checked.items()):
            if isValid(editor):
                underlines.look_again()

    # --- keys and menu --------------------------------------------------------------------------

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        editor = watched if isinstance(watched, QPlainTextEdit) else watched.parent()
        if not isinstance(editor, QPlainTextEdit) or editor not in self._checked:
            return False
        match event:
            case QContextMenuEvent():
                self._open_menu(editor, event)
                return True
            case QKeyEvent() if event.type() == QEvent.Type.KeyPress:
                return self._take_key(editor, event)
            case _:
                if event.type() == QEvent.Type.FocusIn and watched is editor:
                    self._load()
                return False

    def _take_key(self, editor: QPlainTextEdit, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers()
        shift = Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and held == shift):
            self._menu_at(editor, editor.textCursor())
            return True
        if key == Qt.Key.Key_F7 and not held:
            self._go_to_next(editor)
            return True
        return False

    def _open_menu(self, editor: QPlainTextEdit, event: QContextMenuEvent) -> None:
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        if is_by_key and self.menu is not None:
            return  # the key itself opened it
        point = editor.viewport().mapFromGlobal(event.globalPos())
        cursor = editor.textCursor() if is_by_key else editor.cursorForPosition(point)
        self._menu_at(editor, cursor, None if is_by_key else event.globalPos())

    def _menu_at(
        self, editor: QPlainTextEdit, cursor: QTextCursor, at: QPoint | None = None
    ) -> None:
        menu = QMenu(editor)
        menu.setObjectName("spelling")
        menu.setAccessibleName(tr("Spelling and editing"))
        place = self._place_at(cursor)
        if place is not None:
            self._fill_words(menu, editor, cursor.block().position(), place)
        _fill_editing(menu, editor)
        menu.aboutToHide.connect(self._forget_menu)
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        menu.popup(at or editor.viewport().mapToGlobal(editor.cursorRect(cursor).bottomLeft()))
        if place is not None:
            menu.setActiveAction(menu.actions()[0])

    def _forget_menu(self) -> None:
        self.menu = None

    def _place_at(self, cursor: QTextCursor) -> Place | None:
        here = cursor.positionInBlock()
        for place in self.unknown_in(cursor.block().text()):
            if place.start <= here <= place.start + len(place.word):
                return place
        return None

    def _fill_words(self, menu: QMenu, editor: QPlainTextEdit, block: int, place: Place) -> None:
        found = self.suggestions(place.word)
        for word in found:
            action = menu.addAction(word)
            action.triggered.connect(
                lambda _=False, w=word: _put(editor, block + place.start, place.word, w)
            )
        if not found:
            menu.addAction(tr("No suggestions")).setEnabled(False)
        with self._desk.workspace.read() as view:
            may = may_be_added(view, place.word)
        if may:
            menu.addSeparator()
            words = tr("Add “{word}” to the challenge's words").format(word=place.word)
            add = menu.addAction(words)
            add.triggered.connect(lambda _=False: self._add(place.word))
        menu.addSeparator()

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What may have been meant by a word, found in a fraction of a second."""
        until = monotonic() + SUGGEST_S
        return (
            () if self._words is None else suggest(word, self._words, lambda: monotonic() > until)
        )

    def _add(self, word: str) -> None:
        with self._desk.workspace.read() as view:
            act = add_own_word(view, word)
        if self._desk.acts.do(act) is not None:
            self.said.emit(tr("“{word}” added to the challenge's words").format(word=word))

    def _go_to_next(self, editor: QPlainTextEdit) -> None:
        found = _next_unknown(editor, self.unknown_in)
        if found is None:
            announce(editor, tr("Every word is known"))
            return
        editor.setTextCursor(found)
        announce(editor, tr("{word}: not known").format(word=found.selectedText()))
        self._menu_at(editor, found)


class _Underlines(QObject):
    """Underlines the unknown words of one editor that are in sight, but not the one being typed.

    They are selections drawn over the text: a syntax highlighter would tell everybody who follows
    the text that it has changed.
    """

    def __init__(self, editor: QPlainTextEdit, spelling: Spelling) -> None:
        super().__init__(editor)
        self._editor, self._spelling = ref(editor), ref(spelling)
        self._shown: list[Place] = []
        editor.textChanged.connect(self.check)
        editor.cursorPositionChanged.connect(self.check)
        editor.verticalScrollBar().valueChanged.connect(self.check)
        editor.verticalScrollBar().rangeChanged.connect(self.check)

    @Slot()
    def check(self) -> None:
        """Look at what is in sight; nothing is drawn anew where nothing is other than before."""
        editor, spelling = self._editor(), self._spelling()
        if editor is None or spelling is None:
            return
        found = [
            Place(block.position() + place.start, place.word)
            for block in _in_sight(editor)
            for place in spelling.unknown_in(block.text()[:LONGEST_CHECKED])
        ]
        caret = editor.textCursor()
        if editor.hasFocus() and not caret.hasSelection():
            # Right before the caret more letters may come.
            found = [each for each in found if each.start + len(each.word) != caret.position()]
        if found != self._shown:
            self._shown = found
            self._draw(editor, spelling.underline())

    def look_again(self) -> None:
        """Draw all anew: the words that are known are others, or the colours."""
        self._shown = []
        editor = self._editor()
        if editor is not None:
            lay_over(editor, _LAYER, (), QTextCharFormat())
            self.check()

    def _draw(self, editor: QPlainTextEdit, underline: QTextCharFormat) -> None:
        places = ((each.start, each.start + len(each.word)) for each in self._shown)
        lay_over(editor, _LAYER, places, underline)


def _in_sight(editor: QPlainTextEdit) -> Iterator[QTextBlock]:
    """The paragraphs that show, from the top of the editor to its bottom."""
    block = editor.cursorForPosition(QPoint(0, 0)).block()
    last = editor.cursorForPosition(QPoint(0, editor.viewport().height())).blockNumber()
    while block.isValid() and block.blockNumber() <= last:
        yield block
        block = block.next()


def _next_unknown(
    editor: QPlainTextEdit, unknown_in: Callable[[str], list[Place]]
) -> QTextCursor | None:
    """The first unknown word after the caret, or from the beginning, selected."""
    here = editor.textCursor().selectionEnd()
    block = editor.document().begin()
    first: tuple[int, int] | None = None
    while block.isValid():
        for place in unknown_in(block.text()):
            start = block.position() + place.start
            if start >= here:
                return _selected(editor, start, len(place.word))
            first = first or (start, len(place.word))
        block = block.next()
    return None if first is None else _selected(editor, *first)


def _selected(editor: QPlainTextEdit, start: int, length: int) -> QTextCursor:
    cursor = QTextCursor(editor.document())
    cursor.setPosition(start)
    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _put(editor: QPlainTextEdit, start: int, old: str, new: str) -> None:
    """Put a suggestion where the word still stands: one step of the editor's own undo."""
    cursor = _selected(editor, start, len(old))
    if cursor.selectedText() == old:
        cursor.insertText(new)
        editor.setFocus()


def _fill_editing(menu: QMenu, editor: QPlainTextEdit) -> None:
    """What every editor's menu holds."""
    has_selection = editor.textCursor().hasSelection()
    keys = QKeySequence.StandardKey
    for words, key, do, is_there in (
        (tr("Cut"), keys.Cut, editor.cut, has_selection),
        (tr("Copy"), keys.Copy, editor.copy, has_selection),
        (tr("Paste"), keys.Paste, editor.paste, editor.canPaste()),
        (tr("Select all"), keys.SelectAll, editor.selectAll, True),
    ):
        action = QAction(f"{words}\t{QKeySequence(key).toString()}", menu)
        action.triggered.connect(do)
        action.setEnabled(is_there)
        menu.addAction(action)
