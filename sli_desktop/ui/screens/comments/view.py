"""The page of comments: the list, and the one that is decided."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.comments.state import ALL, DECISIONS, filters
from sli_desktop.ui.widgets.flow import flow
from sli_desktop.ui.widgets.forms import Choice, Field, LineField, TextField
from sli_desktop.ui.widgets.panes import Panes
from sli_desktop.ui.widgets.parts import box, button, card, column, page, row, text
from sli_desktop.ui.widgets.report_tabs import ReportTabs
from sli_desktop.ui.widgets.row_list import LEAST_HEIGHT, RowList
from sli_desktop.ui.widgets.segments import Segments
from sli_desktop.wording import tr

_LIST, _DETAIL = 430, 690
_WORDS, _WORDING = 76, 96


class CommentsView(QWidget):
    """List and detail beside each other; in a narrow window one of them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = desk.look
        self.is_narrow = self._in_detail = False
        self.bring = button(look, tr("Import comments"), icon="file-input")
        self.reply = button(look, tr("Save the reply"), icon="file-down")
        self.tabs = ReportTabs(look, "comments", self.bring, self.reply)
        self.coming = text("", wrap=True)
        self.take_in = button(look, tr("Take them in"), kind="primary")
        self.leave_out = button(look, tr("Leave it"))
        self.panel = card(
            column([self.coming, flow(self.take_in, self.leave_out)], gap=8, margins=12)
        )
        self.panel.hide()
        self.state = Choice(look, [(words, value) for value, words in filters(())], ALL)
        self.state_field = Field(tr("Show"), self.state)
        self.list = RowList(look, tr("Comments"), {})
        self.list.delegate.state_is_low = True
        self.list.setMinimumHeight(look.theme.px(LEAST_HEIGHT))
        self.nothing = text(
            tr(
                "No comments yet. Import the table the council sent back, take its Word file back "
                "on the page Write, or write one down."
            ),
            "secondary",
            wrap=True,
        )
        self.new = button(look, tr("New comment"), icon="plus", key="Ctrl+N")
        self.list_pane = page(column([self.state_field, self.list, self.nothing, self.new], gap=8))
        self._make_detail(desk)
        panes = Panes(desk.memory, "comments", (self.list_pane, self.detail_pane), (_LIST, _DETAIL))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(12)
        for each in (self.tabs, self.panel):
            whole.addWidget(each)
        whole.addWidget(panes, 1)

    def _make_detail(self, desk: Desk) -> None:
        look = desk.look
        self.back = button(look, tr("Back to the list"), icon="arrow-left", kind="link", key="Esc")
        self.where = text("", "section", wrap=True)
        self.paragraph = text("", wrap=True)
        self.words = TextField()
        self.words.setFixedHeight(look.theme.px(_WORDS))
        self.evidence, self.from_whom, self.decision = LineField(), LineField(), LineField()
        self.decision_field = Field(
            tr("Why"), self.decision, hint=tr("The council reads it in the reply.")
        )
        self.choices = Segments(look, tr("Decision"), list(DECISIONS))
        self.reopen = button(look, tr("Open it again"), kind="link")
        self.wording = TextField()
        self.wording.setFixedHeight(look.theme.px(_WORDING))
        self.wording_field = Field(
            tr("The paragraph from now on"),
            self.wording,
            hint=tr("Correct facts only. The text keeps who changed it and why."),
        )
        self.reword = button(look, tr("Change the text and accept"), icon="pen-line")
        self.changed = text("", "secondary", wrap=True)
        self.show_it = button(look, tr("Show me where it stands"), icon="arrow-right")
        self.delete = button(look, tr("Delete"), icon="trash-2")
        parts: list[QWidget] = [
            self.where,
            self.paragraph,
            Field(tr("Comment"), self.words),
            self.decision_field,
            text(tr("Decision"), "strong"),
            self.choices,
            self.reopen,
            self.wording_field,
            self.reword,
            self.changed,
            Field(tr("Evidence"), self.evidence),
            Field(tr("From"), self.from_whom, hint=tr("Never in the report or the reply.")),
            flow(self.show_it, self.delete),
        ]
        self.detail = card(column(parts, gap=10, margins=16))
        self.detail_pane = page(
            column([row([self.back, None]), box(column([self.detail])), None], margins=(0, 0, 8, 0))
        )
        self.back.hide()
        look.changed.connect(self._fit)
        self._look = look

    def _fit(self) -> None:
        self.words.setFixedHeight(self._look.theme.px(_WORDS))
        self.wording.setFixedHeight(self._look.theme.px(_WORDING))

    def set_narrow(self, *, narrow: bool) -> None:
        """One pane at a time where there is no room for two."""
        self.is_narrow = narrow
        self.show_part(detail=self._in_detail)

    def show_part(self, *, detail: bool) -> None:
        """In a narrow window, show the list or the comment."""
        self._in_detail = detail
        self.list_pane.setVisible(not (self.is_narrow and detail))
        self.detail_pane.setVisible(not self.is_narrow or detail)
        self.tabs.setVisible(not (self.is_narrow and detail))
        self.back.setVisible(self.is_narrow)
