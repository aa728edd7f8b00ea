"""The page "After the visit": recommendations with their actions, and the one that is chosen."""

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from sli_desktop.services.afterwards.progress import VOICES
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.after.state import RAG_WORDS, STATE_WORDS
from sli_desktop.ui.widgets.flow import flow
from sli_desktop.ui.widgets.forms import Choice, Field, LineField, TextField
from sli_desktop.ui.widgets.panes import Panes
from sli_desktop.ui.widgets.parts import box, button, card, column, page, row, text
from sli_desktop.ui.widgets.report_tabs import ReportTabs
from sli_desktop.ui.widgets.row_list import LEAST_HEIGHT, RowList
from sli_desktop.ui.widgets.segments import Segments
from sli_desktop.wording import tr

_LIST, _DETAIL = 470, 650
_WORDS = 74


class AfterView(QWidget):
    """List and detail beside each other; in a narrow window one of them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = self._look = desk.look
        self.is_narrow = self._in_detail = False
        self._texts: list[TextField] = []
        self.bring = button(look, tr("Import the action plan"), icon="file-input")
        self.export = button(look, tr("Save the action plan"), icon="file-down")
        self.tabs = ReportTabs(look, "after", self.bring, self.export)
        self.coming = text("", wrap=True)
        self.take_in = button(look, tr("Take it in"), kind="primary")
        self.leave_out = button(look, tr("Leave it"))
        self.panel = card(
            column([self.coming, flow(self.take_in, self.leave_out)], gap=8, margins=12)
        )
        self.panel.hide()
        self.shares = text("", "strong", wrap=True)
        self.dates = text("", "secondary", wrap=True)
        self.list = RowList(look, tr("Recommendations and actions"), {})
        self.list.delegate.state_is_low = True
        self.list.setMinimumHeight(look.theme.px(LEAST_HEIGHT))
        self.new = button(look, tr("New action"), icon="plus", key="Ctrl+N")
        self.list_pane = page(column([self.shares, self.list, self.new, self.dates], gap=8))
        self._make_action()
        self._make_progress()
        self.back = button(look, tr("Back to the list"), icon="arrow-left", kind="link", key="Esc")
        self.back.hide()
        detail = box(column([self.action_card, self.progress_card, None], gap=0))
        self.detail_pane = page(
            column([row([self.back, None]), detail, None], margins=(0, 0, 8, 0))
        )
        panes = Panes(desk.memory, "after", (self.list_pane, self.detail_pane), (_LIST, _DETAIL))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(12)
        for each in (self.tabs, self.panel):
            whole.addWidget(each)
        whole.addWidget(panes, 1)
        look.changed.connect(self._fit)
        self._fit()

    def _text(self) -> TextField:
        made = TextField()
        self._texts.append(made)
        return made

    def _make_action(self) -> None:
        look = self._look
        self.name = text("", "section", wrap=True)
        self.words = self._text()
        self.lead, self.due, self.because = LineField(), LineField(), LineField()
        rags = [(words, rag) for rag, words in RAG_WORDS.items()]
        self.rag = Segments(look, tr("Rating"), [(rag, words) for words, rag in rags])
        self.state = Choice(look, [(words, state) for state, words in STATE_WORDS.items()])
        self.update_words = LineField()
        self.add_update = button(look, tr("Add to the history"), icon="plus")
        self.told = text("", "secondary", wrap=True)
        self.delete = button(look, tr("Delete the action"), icon="trash-2")
        due_hint = tr("A day, or words such as “as and when required”.")
        parts: list[QWidget] = [
            self.name,
            Field(tr("What the council does"), self.words),
            Field(tr("Lead"), self.lead, hint=tr("A role, not a name.")),
            Field(tr("Due"), self.due, hint=due_hint),
            Field(tr("Why the date changes"), self.because),
            text(tr("The council's rating"), "strong"),
            self.rag,
            Field(tr("How far it has come"), self.state),
            Field(tr("Update"), self.update_words),
            self.add_update,
            self.told,
            self.delete,
        ]
        self.action_card = card(column(parts, gap=10, margins=16))

    def _make_progress(self) -> None:
        look = self._look
        self.asked = text("", "section", wrap=True)
        self.asked_words = text("", wrap=True)
        self.voices = {field: self._text() for field in VOICES if field != "council_rag"}
        rags = [(rag, words) for rag, words in RAG_WORDS.items()]
        self.council_rag = Segments(look, VOICES["council_rag"], rags)
        council = column(
            [
                text(tr("What the council says"), "heading"),
                Field(VOICES["council_update"], self.voices["council_update"]),
                text(VOICES["council_rag"], "strong"),
                self.council_rag,
                None,
            ],
            gap=8,
        )
        peers = column(
            [
                text(tr("What the peers say"), "heading"),
                *(
                    Field(VOICES[field], self.voices[field])
                    for field in ("peers_view", "evidence", "further_support")
                ),
                None,
            ],
            gap=8,
        )
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(16)
        for side in (council, peers):
            self._sides.addWidget(box(side), 1)
        self.show_it = button(look, tr("Open the recommendation"), icon="list-checks")
        self.progress_card = card(
            column(
                [self.asked, self.asked_words, self._sides, flow(self.show_it)], gap=10, margins=16
            )
        )

    def _fit(self) -> None:
        for each in self._texts:
            each.setFixedHeight(self._look.theme.px(_WORDS))

    def show_kind(self, *, action: bool, any_: bool) -> None:
        """Show the card of an action, or that of a recommendation; none where nothing is chosen."""
        self.action_card.setVisible(any_ and action)
        self.progress_card.setVisible(any_ and not action)

    def set_narrow(self, *, narrow: bool) -> None:
        """One pane at a time where there is no room for two."""
        self.is_narrow = narrow
        way = QBoxLayout.Direction
        self._sides.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self.show_part(detail=self._in_detail)

    def show_part(self, *, detail: bool) -> None:
        """In a narrow window, show the list or what is chosen."""
        self._in_detail = detail
        self.list_pane.setVisible(not (self.is_narrow and detail))
        self.detail_pane.setVisible(not self.is_narrow or detail)
        self.tabs.setVisible(not (self.is_narrow and detail))
        self.back.setVisible(self.is_narrow)
