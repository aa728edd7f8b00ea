"""Another template: what it would bring is shown first; nothing that is there is taken away."""

from PySide6.QtCore import Qt
from typing_extensions import override

from sli_desktop.services.arranging.picture import SetUp
from sli_desktop.services.arranging.tasks import TaskName
from sli_desktop.services.arranging.templates import (
    Coming,
    coming_in_words,
    is_nothing_new,
    take_template,
    what_comes,
)
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.setup.council import made_from_words
from sli_desktop.ui.screens.setup.page import Page
from sli_desktop.ui.screens.setup.templates_here import templates
from sli_desktop.ui.widgets.check import Check as CheckBox
from sli_desktop.ui.widgets.forms import Choice, Field
from sli_desktop.ui.widgets.parts import button, card, column, text
from sli_desktop.wording import tr, trn


class TemplatePage(Page):
    """The templates that ship with the program, and what the chosen one would add."""

    name = "template"
    task = TaskName.THEMES
    parent_page = "themes"
    back_words = tr("Back to the themes")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Choose a template"))
        self._coming: Coming | None = None
        self.now = text("", "secondary", wrap=True)
        options: list[tuple[str, object]] = [(each.name, each.id) for each in templates()]
        self.choice = Choice(desk.look, options)
        self.choice.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.setMinimumContentsLength(16)
        self.choice.chosen.connect(lambda _value: self._preview())
        self.summary_words = text("", wrap=True)
        self.caution = text("", "secondary", wrap=True)
        self.brings = text("", "strong", wrap=True)
        self.themes = text("", wrap=True)
        self.rest = text("", wrap=True)
        self.stays = text(
            tr("Nothing that is here is changed or taken away. One undo takes it all back."),
            "secondary",
            wrap=True,
        )
        self.labels = CheckBox(desk.look, tr("Use the words of this template as well"))
        self.label_words = text("", "secondary", wrap=True)
        self.take = button(desk.look, tr("Add what is new"), icon="plus", kind="primary")
        self.take.clicked.connect(self._take)
        self.preview = card(
            column(
                [
                    self.summary_words,
                    self.caution,
                    self.brings,
                    self.themes,
                    self.rest,
                    self.labels,
                    self.label_words,
                    self.stays,
                ],
                margins=14,
            )
        )
        self.add(self.now, Field(tr("Template"), self.choice), self.preview)
        self.body.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self.mine(self.take)

    @override
    def first(self) -> Choice:
        return self.choice

    @override
    def fill(self, set_up: SetUp) -> bool:
        super().fill(set_up)
        now = tr("This challenge was made from: {template}")
        self.now.setText(now.format(template=made_from_words(set_up.challenge)))
        if self.choice.value is None:
            self.choice.show_value(set_up.challenge.framework)
        self._preview()
        return True

    def _preview(self) -> None:
        framework = next((each for each in templates() if each.id == self.choice.value), None)
        self.preview.setVisible(framework is not None)
        self.take.setVisible(framework is not None and self.may_arrange)
        if framework is None:
            self._coming = None
            return
        with self.desk.workspace.read() as view:
            self._coming = what_comes(view, self.arranged, framework)
        coming = self._coming
        self.summary_words.setText(framework.summary)
        missing = "; ".join(framework.completeness.missing)
        self.caution.setText(tr("Not complete: {missing}").format(missing=missing))
        self.caution.setVisible(bool(missing))
        nothing = is_nothing_new(coming)
        self.brings.setText(
            tr("This challenge has everything of this template already.")
            if nothing
            else tr("What comes")
        )
        self._show_coming(coming)
        self.stays.setVisible(not nothing)
        self.take.setVisible(self.may_arrange and not (nothing and not coming.labels))

    def _show_coming(self, coming: Coming) -> None:
        names = "\n".join(f"• {theme.name}" for theme in coming.themes)
        count = trn(len(coming.themes), "{number} theme", "{number} themes")
        self.themes.setText(f"{count}\n{names}")
        self.themes.setVisible(bool(coming.themes))
        rest = coming_in_words(coming)
        self.rest.setText("\n".join(rest))
        self.rest.setVisible(bool(rest))
        pairs = [
            tr("“{old}” becomes “{new}”").format(old=old, new=new) for _, old, new in coming.labels
        ]
        self.label_words.setText("; ".join(pairs))
        self.label_words.setVisible(bool(pairs))
        self.labels.setVisible(bool(pairs))
        if not pairs:
            self.labels.setChecked(False)

    def _take(self) -> None:
        coming = self._coming
        if coming is None:
            return
        act = take_template(
            self.arranged,
            coming,
            with_labels=self.labels.isChecked(),
            new_id=self.desk.new_id,
        )
        if not act.changes:
            self.told.emit(tr("Nothing to add"))
        elif self.do(act) is not None:
            said = tr("What is new in {name} was added").format(name=coming.framework.name)
            self.asked.emit("themes", None)
            self.said.emit(said)
