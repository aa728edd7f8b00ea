"""One theme: its name, what it covers, its lead, its parts and its questions; taking it away."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from typing_extensions import override

from sli_desktop.models.records.challenge import Question, Theme, ThemeKind
from sli_desktop.services.arranging.order import move_row
from sli_desktop.services.arranging.picture import SetUp
from sli_desktop.services.arranging.questions import add_question, remove_question
from sli_desktop.services.arranging.tasks import TaskName
from sli_desktop.services.arranging.themes import (
    AboutTheme,
    add_theme,
    change_theme,
    counts_in_words,
    move_theme,
    others,
    read_about_theme,
    remove_theme,
)
from sli_desktop.services.report.feedback import plural_of
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.setup.page import Page, fill_choice
from sli_desktop.ui.screens.setup.removal import NOWHERE, Removal
from sli_desktop.ui.screens.setup.themes import theme_row
from sli_desktop.ui.widgets.add_box import AddBox
from sli_desktop.ui.widgets.arrange_list import ArrangeList
from sli_desktop.ui.widgets.arrange_row import RowWords
from sli_desktop.ui.widgets.check import Check as CheckBox
from sli_desktop.ui.widgets.forms import Choice, Field, LineField, TextField
from sli_desktop.ui.widgets.parts import button, text
from sli_desktop.wording import tr, trn

NOBODY = "nobody"


class ThemePage(Page):
    """One theme or sub-theme."""

    name = "theme"
    task = TaskName.THEMES
    parent_page = "themes"
    back_words = tr("Back to the themes")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Theme"))
        self._id: UUID | None = None
        self._about: AboutTheme | None = None
        self._fields()
        self._questions()
        self._parts()
        self.remove = button(desk.look, tr("Remove this theme"), icon="trash-2")
        self.remove.clicked.connect(self._ask_to_remove)
        self.removal = Removal(desk.look, keep=tr("Keep the theme"))
        self.removal.agreed.connect(self._remove)
        self.removal.kept.connect(self._keep)
        self.body.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self.removal)
        self.mine(self.remove, self.more_parts)

    def _fields(self) -> None:
        name, scope = LineField(), TextField()
        scope.setFixedHeight(self.desk.look.theme.px(84))
        self.add(
            self.bind(
                Field(tr("Name of the theme"), name),
                read=lambda theme: str(theme.name),
                act=lambda theme, words: change_theme(theme, "name", words.strip()),
                check=lambda words: "" if words.strip() else tr("Name of the theme: write it here"),
            )
        )
        self.about = text("", "secondary", wrap=True)
        self.local = CheckBox(self.desk.look, tr("A local focus of this council"))
        self.local.clicked.connect(self._set_local)
        self.lead = Choice(self.desk.look, [])
        self.add(
            self.about,
            self.bind(
                Field(tr("What it covers"), scope),
                read=lambda theme: str(theme.scope),
                act=lambda theme, words: change_theme(theme, "scope", words.strip()),
            ),
            self.local,
            Field(tr("Lead peer"), self.lead),
        )
        self.choose(self.lead, self._take_lead)

    def _questions(self) -> None:
        look = self.desk.look
        self.question_heading = text("", "heading", wrap=True)
        self.questions = ArrangeList(look, tr("Questions"))
        self.questions.opened.connect(lambda key: self.asked.emit("question", key))
        self.questions.moved.connect(self._move_question)
        self.questions.removed.connect(self._remove_question)
        self.more_questions = AddBox(look, tr("Another question"), tr("Add question"))
        self.more_questions.asked.connect(self._add_question)
        self.body.addSpacing(4)
        self.add(self.question_heading, self.questions, self.more_questions)

    def _parts(self) -> None:
        look = self.desk.look
        self.part_heading = text(tr("Sub-themes"), "heading", wrap=True)
        self.parts = ArrangeList(look, tr("Sub-themes"))
        self.parts.opened.connect(lambda key: self.asked.emit("theme", key))
        self.parts.moved.connect(self._move_part)
        self.more_parts = AddBox(look, tr("Another sub-theme"), tr("Add sub-theme"))
        self.more_parts.asked.connect(self._add_part)
        self.body.addSpacing(4)
        self.add(self.part_heading, self.parts, self.more_parts)

    @override
    def show_record(self, record_id: UUID | None) -> None:
        if record_id != self._id:
            self.removal.hide()
        self._id = record_id

    @override
    def record_id(self) -> UUID | None:
        return self._id

    @override
    def lists(self) -> tuple[ArrangeList, ...]:
        return (self.questions, self.parts)

    @override
    def free_lists(self) -> tuple[ArrangeList, ...]:
        return (self.questions,)

    @property
    def theme(self) -> Theme | None:
        """The theme this page shows."""
        return next((each for each in self.arranged.themes if each.id == self._id), None)

    @override
    def fill(self, set_up: SetUp) -> bool:
        super().fill(set_up)
        theme = self.theme
        if theme is None:
            return False
        self.title.setText(theme.name)
        self.show_in_fields(theme)
        self.about.setText(_about_words(set_up.notes_about.get(theme.id, 0)))
        is_whole = theme.parent is None
        self.local.setChecked(theme.kind is ThemeKind.LOCAL)
        self.local.setVisible(is_whole)
        leads: list[tuple[str, object]] = [(tr("Nobody yet"), NOBODY)]
        leads += [(peer.name, peer.id) for peer in set_up.here]
        fill_choice(self.lead, leads, theme.lead or NOBODY)
        self._fill_lists(set_up, theme)
        return True

    def _fill_lists(self, set_up: SetUp, theme: Theme) -> None:
        act = tr("Edit") if self.may_arrange else tr("Open")
        self.question_heading.setText(plural_of(set_up.challenge.label_question))
        self.questions.show_rows(
            [_question_row(each, tr("Edit")) for each in set_up.questions_of(theme)]
        )
        parts = set_up.parts_of(theme)
        self.parts.show_rows([theme_row(set_up, each, mark=each.code, act=act) for each in parts])
        is_whole = theme.parent is None
        self.part_heading.setVisible(bool(parts) or (is_whole and self.may_arrange))
        self.more_parts.setVisible(is_whole and self.may_arrange)

    # --- acts -----------------------------------------------------------------------------------

    def _set_local(self, on: bool) -> None:
        theme = self.theme
        if theme is not None and self.may_arrange:
            self.do(change_theme(theme, "kind", ThemeKind.LOCAL if on else ThemeKind.CORE))
        elif theme is not None:
            self.local.setChecked(theme.kind is ThemeKind.LOCAL)

    def _take_lead(self, value: Any) -> Any:
        theme = self.theme
        return change_theme(theme, "lead", None if value == NOBODY else value) if theme else None

    def _add_question(self, words: str) -> None:
        theme = self.theme
        if theme is not None:
            _, act = add_question(self.arranged, theme, words, new_id=self.desk.new_id)
            self.do(act, said=tr("Question added"))

    def _question(self, key: object) -> Question | None:
        return next((each for each in self.arranged.questions if each.id == key), None)

    def _move_question(self, key: object, to: int) -> None:
        question, theme = self._question(key), self.theme
        if question is None or theme is None:
            return
        family = self.arranged.questions_of(theme)
        said = tr("The question is now {place} of {count}")
        self.do(
            move_row(family, question, to, name=tr("Move a question")),
            said=said.format(place=to + 1, count=len(family)),
        )

    def _remove_question(self, key: object) -> None:
        question = self._question(key)
        if question is not None:
            self.do(remove_question(question), said=tr("Question removed"))

    def _add_part(self, words: str) -> None:
        theme = self.theme
        if theme is not None:
            _, act = add_theme(
                self.arranged, words, kind=theme.kind, parent=theme, new_id=self.desk.new_id
            )
            self.do(act, said=tr("Sub-theme added: {name}").format(name=words))

    def _move_part(self, key: object, to: int) -> None:
        part = next((each for each in self.arranged.themes if each.id == key), None)
        if part is not None:
            family = self.arranged.family_of(part)
            said = tr("{name} is now {place} of {count}").format(
                name=part.name, place=to + 1, count=len(family)
            )
            self.do(move_theme(self.arranged, part, to), said=said)

    # --- taking it away -------------------------------------------------------------------------

    def _ask_to_remove(self) -> None:
        theme = self.theme
        if theme is None:
            return
        with self.desk.workspace.read() as view:
            self._about = read_about_theme(view, theme)
        counted = counts_in_words(self._about)
        if not counted:
            self._take_away(None)
            return
        one, many = tr("{things} is about this theme."), tr("{things} are about this theme.")
        words = (one if self._about.number == 1 else many).format(things=_listed(counted))
        self.removal.ask(words, self._options(self._about), why=self._why(self._about))

    def _options(self, about: AboutTheme) -> list[tuple[str, object, str]]:
        moved = trn(len(about.notes), "move {number} note", "move {number} notes")
        options: list[tuple[str, object, str]] = [
            (
                each.name,
                each.id,
                tr("Remove the theme and {moved}").format(moved=moved)
                if about.notes
                else tr("Remove the theme"),
            )
            for each in others(self.arranged, about)
        ]
        if not about.needs_a_theme:
            left = tr("Leave them without a theme")
            options.append((left, NOWHERE, tr("Remove the theme and leave its notes")))
        return options or [(tr("Nowhere yet"), None, tr("Remove the theme"))]

    def _why(self, about: AboutTheme) -> str:
        if about.needs_a_theme:
            return tr("A finding needs a theme, so they cannot be left without one.")
        return tr("Left without a theme, its questions go into the bin. One undo restores it all.")

    def _remove(self, value: object) -> None:
        to = next((each for each in self.arranged.themes if each.id == value), None)
        if to is not None or value == NOWHERE:
            self._take_away(to)

    def _take_away(self, to: Theme | None) -> None:
        about = self._about
        if about is None:
            return
        said = tr("Theme removed")
        if to is not None and about.notes:
            notes = trn(len(about.notes), "{number} note moved", "{number} notes moved")
            said = tr("Theme removed, {notes} to {name}").format(notes=notes, name=to.name)
        self.do(remove_theme(about, to), said=said)

    def _keep(self) -> None:
        self.removal.hide()
        self.remove.setFocus()


def _about_words(notes: int) -> str:
    if not notes:
        return tr("No note is about it yet.")
    return trn(
        notes,
        "{number} note is about this theme, and stays so under another name.",
        "{number} notes are about this theme, and stay so under another name.",
    )


def _question_row(question: Question, act: str) -> RowWords:
    asked = len(question.asked_in)
    times = trn(asked, "asked in {number} meeting", "asked in {number} meetings") if asked else ""
    return RowWords(question.id, question.text, more=times, act=act)


def _listed(words: tuple[str, ...]) -> str:
    if len(words) == 1:
        return words[0]
    return tr("{most} and {last}").format(most=", ".join(words[:-1]), last=words[-1])
