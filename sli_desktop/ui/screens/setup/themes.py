"""Themes in their order: opened, moved, added."""

from typing_extensions import override

from sli_desktop.models.records.challenge import Theme, ThemeKind
from sli_desktop.services.arranging.picture import SetUp
from sli_desktop.services.arranging.tasks import TaskName
from sli_desktop.services.arranging.themes import add_theme, move_theme
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.setup.page import Page
from sli_desktop.ui.widgets.add_box import AddBox
from sli_desktop.ui.widgets.arrange_list import ArrangeList
from sli_desktop.ui.widgets.arrange_row import RowWords
from sli_desktop.ui.widgets.parts import button, text
from sli_desktop.wording import tr, trn


def theme_row(set_up: SetUp, theme: Theme, *, mark: str, act: str) -> RowWords:
    """A theme as a row: its key, what it is, how many questions it has."""
    questions = len(set_up.all_questions_of(theme))
    parts = len(set_up.parts_of(theme))
    lead = next((peer.name for peer in set_up.team if peer.id == theme.lead), "")
    more = (
        tr("Local focus") if theme.kind is ThemeKind.LOCAL and theme.parent is None else "",
        trn(parts, "{number} sub-theme", "{number} sub-themes") if parts else "",
        tr("Lead: {name}").format(name=lead) if lead else "",
    )
    return RowWords(
        theme.id,
        theme.name,
        mark,
        " · ".join(each for each in more if each),
        trn(questions, "{number} question", "{number} questions"),
        act,
    )


class ThemesPage(Page):
    """The themes of this challenge, in the order of the report and of their keys."""

    name = "themes"
    task = TaskName.THEMES

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Themes"))
        self.template = button(desk.look, tr("Choose a template"), icon="library")
        self.new = button(desk.look, tr("Add theme"), icon="plus", key="Ctrl+N")
        self.template.clicked.connect(lambda: self.asked.emit("template", None))
        self.new.clicked.connect(self.new_item)
        self.head.addWidget(self.template)
        self.head.addWidget(self.new)
        self.lead = text(
            tr("Alt+Up and Alt+Down move a theme; so does dragging it. Its number is its key."),
            "secondary",
            wrap=True,
        )
        self.list = ArrangeList(desk.look, tr("Themes"))
        self.list.opened.connect(lambda key: self.asked.emit("theme", key))
        self.list.moved.connect(self._move)
        self.more = AddBox(
            desk.look,
            tr("Another theme"),
            tr("Add this theme"),
            hint=tr("It becomes a local focus of this council"),
        )
        self.more.asked.connect(self._add)
        self.add(self.lead, self.list, self.more)
        self.mine(self.template, self.new, self.lead, self.more)

    @override
    def first(self) -> "AddBox | ArrangeList":
        return self.list

    @override
    def lists(self) -> tuple[ArrangeList, ...]:
        return (self.list,)

    @override
    def fill(self, set_up: SetUp) -> bool:
        super().fill(set_up)
        act = tr("Edit") if self.may_arrange else tr("Open")
        self.list.show_rows(
            [
                theme_row(set_up, theme, mark=str(at), act=act)
                for at, theme in enumerate(set_up.whole_themes, start=1)
            ]
        )
        return True

    def _move(self, key: object, to: int) -> None:
        theme = next((each for each in self.arranged.whole_themes if each.id == key), None)
        if theme is not None:
            said = tr("{name} is now {place} of {count}").format(
                name=theme.name, place=to + 1, count=len(self.arranged.whole_themes)
            )
            self.do(move_theme(self.arranged, theme, to), said=said)

    def _add(self, words: str) -> None:
        _, act = add_theme(self.arranged, words, new_id=self.desk.new_id)
        self.do(act, said=tr("Theme added: {name}").format(name=words))

    @override
    def new_item(self) -> None:
        self.more.line.setFocus()
