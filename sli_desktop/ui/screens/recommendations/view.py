"""The layout of Recommendations: the list in report order, and the one that is written."""

from PySide6.QtWidgets import QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.recommendations.keys import LIST_KEYS
from sli_desktop.ui.screens.recommendations.late import LatePanel
from sli_desktop.ui.screens.recommendations.links import Links
from sli_desktop.ui.screens.recommendations.list_checks import ListChecks
from sli_desktop.ui.screens.recommendations.remarks import Remarks
from sli_desktop.ui.widgets.flow import FlowLayout
from sli_desktop.ui.widgets.forms import Choice, Field, LineField, TextField
from sli_desktop.ui.widgets.guard_panel import GuardPanel
from sli_desktop.ui.widgets.panes import Panes
from sli_desktop.ui.widgets.parts import box, button, card, column, page, row, tab_order, text
from sli_desktop.ui.widgets.row_list import LEAST_HEIGHT, RowList
from sli_desktop.wording import tr

_LIST, _EDITOR = 470, 650
_TEXT, _MEASURE = 110, 64


class RecommendationsView(QWidget):
    """List and editor beside each other; in a narrow window one of them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = self._look = desk.look
        self.is_narrow = self._in_editor = self._has_any = False
        self.count = text("", "lead", wrap=True)
        self.new = button(look, tr("New recommendation"), icon="plus", kind="primary", key="Ctrl+N")
        self.empty = text(tr("Recommendations follow from findings."), "lead", wrap=True)
        self.go_findings = button(look, tr("Choose a finding"), icon="lightbulb", kind="primary")
        self.list = RowList(look, tr("Recommendations"), LIST_KEYS)
        self.list.delegate.state_is_low = True
        self.list.setMinimumHeight(look.theme.px(LEAST_HEIGHT))
        self.up = button(look, tr("Move up"), icon="arrow-up", key="Alt+Up")
        self.down = button(look, tr("Move down"), icon="arrow-down", key="Alt+Down")
        self.freeze = button(look, tr("Freeze the numbers"), icon="lock")
        self.order = _flow(self.up, self.down, self.freeze)
        self.checks = ListChecks(look)
        listed = column(
            [self.empty, row([self.go_findings, None]), self.list, self.order, self.checks], gap=12
        )
        self.list_pane = page(listed)
        self._make_editor(desk)
        back_words = tr("Back to the list")
        self.back = button(look, back_words, icon="arrow-left", kind="link", key="Esc")
        self.back.hide()
        editor = card(column(self._parts(), gap=14, margins=16))
        back = row([self.back, None])
        self.editor_pane = page(column([back, editor, None], margins=(0, 0, 8, 0)))
        shares = (_LIST, _EDITOR)
        panes = Panes(desk.memory, "recommendations", (self.list_pane, self.editor_pane), shares)
        head = column([text(tr("Recommendations"), "title"), self.count], gap=2)
        self.head = box(row([_wide(head), self.new], gap=12))
        self._whole = QVBoxLayout(self)
        self._whole.setSpacing(12)
        self._whole.addWidget(self.head)
        self._whole.addWidget(panes, 1)
        self.set_narrow(narrow=False)
        look.changed.connect(self._fit)

    def _make_editor(self, desk: Desk) -> None:
        look = self._look
        self.title = text("", "section", wrap=True)
        self.standing = text("", "secondary", wrap=True)
        self.agree = button(look, tr("Agree"), icon="circle-check", kind="primary", key="A")
        self.sign_off = button(look, tr("Sign off"), icon="lock", key="S")
        self.change_it = button(look, tr("Change it"), icon="pen-line")
        self.take_back = button(look, tr("Take the sign-off back"), icon="lock-open")
        self.to_draft = button(look, tr("Make it a draft"), icon="circle-dashed")
        self.withdraw = button(look, tr("Withdraw"), icon="minus", key="W")
        self.delete = button(look, tr("Delete"), icon="trash-2", key="Del")
        self.late = LatePanel(desk)
        self.words, self.measure = TextField(), TextField()
        self.words_field = Field(
            tr("What the council should do"), self.words, hint=tr("One ask, in one sentence.")
        )
        self.remarks = Remarks(look)
        self.guard = GuardPanel(desk)
        self.guard.watch(self.words, after=self.remarks.split)
        self.links = Links(look)
        self.short, self.owner, self.timescale = LineField(), LineField(), LineField()
        self.priority, self.prefix = LineField(), LineField()
        self.theme = Choice(look, ())
        hint = tr("A role, such as the chief executive.")
        self.owner_field = Field(tr("Owner"), self.owner, hint=hint)
        hint = tr("A date, such as 31 March 2027, or words.")
        self.timescale_field = Field(tr("Timescale"), self.timescale, hint=hint)
        hint = tr("Such as high, medium or low.")
        self.priority_field = Field(tr("Priority"), self.priority, hint=hint)
        hint = tr("How somebody will know that it helped.")
        self.measure_field = Field(tr("Measure"), self.measure, hint=hint)
        self.short_field = Field(tr("Short title"), self.short, hint=tr("May be left out."))
        self.theme_field = Field(tr("Theme"), self.theme)
        hint = tr("Each has numbers of its own.")
        self.prefix_field = Field(tr("Letters before the number"), self.prefix, hint=hint)
        self._fit()

    def _fit(self) -> None:
        px = self._look.theme.px
        self.words.setFixedHeight(px(_TEXT))
        self.measure.setFixedHeight(px(_MEASURE))

    def _parts(self) -> list[QWidget]:
        return [
            box(column([self.title, self.standing], gap=2)),
            _flow(
                self.agree,
                self.sign_off,
                self.change_it,
                self.take_back,
                self.to_draft,
                self.withdraw,
                self.delete,
            ),
            self.late,
            self.words_field,
            self.remarks,
            self.guard,
            self.links,
            self.owner_field,
            self.timescale_field,
            self.priority_field,
            self.measure_field,
            self.short_field,
            self.theme_field,
            self.prefix_field,
        ]

    @property
    def state_buttons(self) -> dict[str, QPushButton]:
        """The buttons that change how far it has come, by the command each does."""
        return {
            "agree": self.agree,
            "sign_off": self.sign_off,
            "change_it": self.change_it,
            "take_sign_off_back": self.take_back,
            "back_to_draft": self.to_draft,
            "withdraw": self.withdraw,
            "delete": self.delete,
        }

    @property
    def texts(self) -> tuple[LineField | TextField, ...]:
        """Every field that is typed into."""
        lines = (self.owner, self.timescale, self.priority, self.short, self.prefix)
        return (self.words, self.measure, *lines)

    def set_narrow(self, *, narrow: bool) -> None:
        """One pane at a time where there is no room for two."""
        self.is_narrow = narrow
        margin, top = (12, 8) if narrow else (24, 16)
        self._whole.setContentsMargins(margin, top, margin, top)
        self.count.setVisible(not narrow)
        self.show_part(editor=self._in_editor)

    def show_part(self, *, editor: bool) -> None:
        """In a narrow window, show the list or the editor."""
        self._in_editor = editor
        self.list_pane.setVisible(not (self.is_narrow and editor))
        self.show_editor(on=self._has_any)
        self.head.setVisible(not (self.is_narrow and editor))
        self.back.setVisible(self.is_narrow)

    def order_tab(self) -> None:
        """Tab goes as the eye does; the ways out of the checks are made anew now and then."""
        order = (self.list, self.up, self.down, self.freeze, *self.checks.ways, self.back)
        tab_order((*order, *self.state_buttons.values()))

    def show_editor(self, *, on: bool) -> None:
        """Show the editor where there is something to write and room for it."""
        self._has_any = on
        self.editor_pane.setVisible(on and (not self.is_narrow or self._in_editor))


def _wide(inside: QLayout) -> QWidget:
    """What takes all the room its neighbours in a row leave."""
    widget = box(inside)
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return widget


def _flow(*widgets: QWidget) -> QWidget:
    flow = FlowLayout(gap=8)
    for each in widgets:
        flow.addWidget(each)
    line = QWidget()
    line.setLayout(flow)
    return line
