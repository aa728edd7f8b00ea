"""Beside the notes: themes with their keys and counts, and the questions not asked yet."""

from collections import Counter
from collections.abc import Collection, Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from sli_desktop.models.records.challenge import Question
from sli_desktop.models.records.ids import ThemeId
from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.capture.state import Room
from sli_desktop.ui.screens.capture.view import CaptureView
from sli_desktop.ui.widgets.check import Check
from sli_desktop.ui.widgets.chips import KIND_ICONS
from sli_desktop.ui.widgets.parts import clear, text
from sli_desktop.ui.widgets.theme_button import ThemeButton
from sli_desktop.wording import tr

MARKS = ("+ ", "! ", '"', "? ")


class SidePane(QObject):
    """Fills the side pane and the menus that stand for it in a narrow window."""

    theme_asked = Signal(int)
    question_ticked = Signal(object)
    mark_asked = Signal(str)

    def __init__(self, look: Look, view: CaptureView) -> None:
        super().__init__()
        self._look, self._view = look, view
        self.themes: list[ThemeButton] = []
        self.questions: list[Check] = []
        self._themes_menu = QMenu(view)
        self._marks_menu = QMenu(view)
        view.themes_menu.setMenu(self._themes_menu)
        view.marks_menu.setMenu(self._marks_menu)

    def fill(self, room: Room) -> None:
        """Show the themes of a challenge, and its words for the marks."""
        clear(self._view.themes)
        self.themes = []
        self._themes_menu.clear()
        for place, theme in enumerate(room.themes):
            made = ThemeButton(self._look, place + 1, theme.name)
            made.clicked.connect(lambda _=False, p=place: self.theme_asked.emit(p))
            self._view.themes.addWidget(made)
            self.themes.append(made)
            action = QAction(f"{place + 1}  {theme.name}".replace("&", "&&"), self._themes_menu)
            action.triggered.connect(lambda _=False, p=place: self.theme_asked.emit(p))
            self._themes_menu.addAction(action)
        self._fill_marks(room)

    def _fill_marks(self, room: Room) -> None:
        self._marks_menu.clear()
        labels = tuple(room.kind_words(kind) for kind in KIND_ICONS)
        for mark, words in zip(MARKS, labels, strict=True):
            action = QAction(f"{mark.strip()}  {words}".replace("&", "&&"), self._marks_menu)
            action.triggered.connect(lambda _=False, m=mark: self.mark_asked.emit(m))
            self._marks_menu.addAction(action)

    def show_counts(self, room: Room, counts: Counter[ThemeId]) -> None:
        """Say how many notes each theme has."""
        for made, theme in zip(self.themes, room.themes, strict=True):
            made.show_count(counts[theme.id])

    def show_line(self, room: Room, themes: Collection[ThemeId]) -> None:
        """Mark the themes of the line being typed."""
        for made, theme in zip(self.themes, room.themes, strict=True):
            made.setChecked(theme.id in themes)

    def show_questions(
        self, groups: Iterable[tuple[str, tuple[Question, ...]]], ticked: Collection[object]
    ) -> None:
        """Show what has not been asked yet, under its theme."""
        layout = self._view.questions
        clear(layout)
        self.questions = []
        layout.addWidget(text(tr("Not asked yet"), "heading"))
        for title, found in groups:
            layout.addWidget(text(title, "small_strong", wrap=True))
            for question in found:
                made = Check(self._look, question.text)
                made.setChecked(question.id in ticked)
                made.clicked.connect(lambda _=False, q=question.id: self.question_ticked.emit(q))
                layout.addWidget(made)
                self.questions.append(made)
        self._view.asked_card.setVisible(bool(self.questions))
