"""One question to explore: its words."""

from uuid import UUID

from PySide6.QtCore import Qt
from typing_extensions import override

from sli_desktop.models.records.challenge import Question
from sli_desktop.services.arranging.picture import SetUp
from sli_desktop.services.arranging.questions import remove_question, reword_question
from sli_desktop.services.arranging.tasks import TaskName
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.setup.page import Page
from sli_desktop.ui.widgets.forms import Field, TextField
from sli_desktop.ui.widgets.parts import button, text
from sli_desktop.wording import tr, trn


class QuestionPage(Page):
    """One question of a theme."""

    name = "question"
    task = TaskName.THEMES
    parent_page = "theme"
    back_words = tr("Back to the theme")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Question"))
        self._id: UUID | None = None
        self.parent_id: UUID | None = None
        editor = TextField()
        editor.setFixedHeight(desk.look.theme.px(108))
        self.asked_words = text("", "secondary", wrap=True)
        self.remove = button(desk.look, tr("Remove this question"), icon="trash-2")
        self.remove.clicked.connect(self._remove)
        self.add(
            self.bind(
                Field(tr("The question"), editor),
                read=lambda question: str(question.text),
                act=lambda question, words: reword_question(question, words.strip()),
                check=lambda words: "" if words.strip() else tr("The question: write it here"),
            ),
            self.asked_words,
        )
        self.body.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    @override
    def may_arrange(self) -> bool:
        return True  # everybody brings questions

    @override
    def show_record(self, record_id: UUID | None) -> None:
        self._id = record_id

    @override
    def record_id(self) -> UUID | None:
        return self._id

    @property
    def _question(self) -> Question | None:
        return next((each for each in self.arranged.questions if each.id == self._id), None)

    @override
    def fill(self, set_up: SetUp) -> bool:
        super().fill(set_up)
        question = self._question
        if question is None:
            return False
        self.parent_id = question.theme
        self.show_in_fields(question)
        asked = len(question.asked_in)
        words = trn(asked, "Asked in {number} meeting.", "Asked in {number} meetings.")
        self.asked_words.setText(words if asked else tr("Not asked yet."))
        return True

    def _remove(self) -> None:
        question = self._question
        if question is not None:
            self.do(remove_question(question), said=tr("Question removed"))
