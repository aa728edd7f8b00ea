"""The layout of Findings: the list, and the finding that is written."""

from PySide6.QtWidgets import QLayout, QSizePolicy, QVBoxLayout, QWidget

from sli_desktop.models.records.finding import EvidenceStrength, FindingLabel
from sli_desktop.services.breadth import strength_words
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.qtmodels.lines import LinesModel
from sli_desktop.ui.screens.findings import state
from sli_desktop.ui.screens.findings.heeds import Heeds
from sli_desktop.ui.screens.findings.keys import LIST_KEYS, NOTE_KEYS
from sli_desktop.ui.screens.findings.panel import Panel
from sli_desktop.ui.widgets.banner import Banner
from sli_desktop.ui.widgets.check import Check
from sli_desktop.ui.widgets.flow import flow
from sli_desktop.ui.widgets.forms import Field, LineField, TextField
from sli_desktop.ui.widgets.guard_panel import GuardPanel
from sli_desktop.ui.widgets.panes import Panes
from sli_desktop.ui.widgets.parts import (
    box,
    button,
    card,
    column,
    icon_label,
    page,
    row,
    tab_order,
    text,
)
from sli_desktop.ui.widgets.row_list import LEAST_HEIGHT, RowList
from sli_desktop.ui.widgets.segments import Segments
from sli_desktop.wording import tr

_LIST, _EDITOR = 430, 690
_STATEMENT = 120


class FindingsView(QWidget):
    """List and editor beside each other; in a narrow window one of them."""

    def __init__(self, desk: Desk, lines: LinesModel) -> None:
        super().__init__()
        look = self._look = desk.look
        self.is_narrow = self._in_editor = self._has_any = False
        self.count = text("", "secondary", wrap=True)
        self.recommend = button(
            look, tr("Make a recommendation"), icon="list-checks", kind="primary", key="R"
        )
        self.adrift = Banner(look)
        self.list = RowList(look, tr("Findings"), LIST_KEYS, lines)
        self.list.delegate.state_is_low = True
        self.list.setMinimumHeight(look.theme.px(LEAST_HEIGHT))
        self.dropped = Check(look, "")
        self.new = button(look, tr("New finding"), icon="plus", key="Ctrl+N")
        self.empty = text(tr("Findings appear when you move notes."), wrap=True)
        self.go_evidence = button(look, tr("Sort notes in Evidence"), icon="layers", kind="primary")
        listed = column([self.list, self.empty, self.go_evidence, self.dropped, self.new], gap=12)
        self.list_pane = page(listed)
        self._make_editor(desk)
        self.back = button(look, tr("Back to the list"), icon="arrow-left", kind="link", key="Esc")
        self.back.hide()
        editor = card(column(self._parts(), gap=12, margins=16))
        self.editor_pane = page(
            column([row([self.back, None]), editor, None], margins=(0, 0, 8, 0))
        )
        panes = Panes(desk.memory, "findings", (self.list_pane, self.editor_pane), (_LIST, _EDITOR))
        head = column([text(tr("Findings"), "title"), self.count], gap=2)
        self.head = box(row([_wide(head), self.recommend], gap=12))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(12)
        for each in (self.head, self.adrift):
            whole.addWidget(each)
        whole.addWidget(panes, 1)

    def _make_editor(self, desk: Desk) -> None:
        look, challenge = desk.look, desk.challenge
        self.title = text("", "section", wrap=True)
        self.merge = button(look, tr("Merge with…"), icon="merge", key="M")
        self.split = button(look, tr("Split…"), icon="split")
        self.delete = button(look, tr("Delete"), icon="trash-2", key="Del")
        self.panel = Panel(look)
        self.warning = Heeds(look)
        self.why = LineField()
        self.why_field = Field(tr("Why it stands"), self.why)
        self.headline = LineField()
        self.statement = TextField()
        self.statement.setFixedHeight(look.theme.px(_STATEMENT))
        look.changed.connect(self._fit)
        self.check = GuardPanel(desk)
        self.check.watch(self.statement)
        self.label = Segments(
            look, tr("Kind"), [(e, state.label_words(challenge, e)) for e in FindingLabel]
        )
        known = [each for each in EvidenceStrength if each is not EvidenceStrength.NOT_SET]
        self.evidence = Segments(
            look, tr("Evidence"), [(e, strength_words(e).capitalize()) for e in known]
        )
        self.suggested = text("", "secondary", wrap=True)
        self.why_other = LineField()
        self.why_other_field = Field(tr("Why not as suggested?"), self.why_other)
        self.unexplained_words = text("", wrap=True, tone="warn")
        mark = icon_label(look, "circle-dashed", "warn")
        self.unexplained = box(row([mark, _wide(self.unexplained_words)]))
        self.sensitivity = Segments(look, tr("Sensitivity"), list(state.SENSITIVITY_WORDS.items()))
        self.implies = text("", "secondary", wrap=True)
        self.state = Segments(look, tr("The team's decision"), list(state.STATE_WORDS.items()))
        self.notes_count = text("", "secondary", wrap=True)
        self.notes = RowList(look, tr("Linked notes"), NOTE_KEYS)
        self.notes.setMinimumHeight(look.theme.px(LEAST_HEIGHT))
        self.turn = button(look, tr("For or against"), icon="undo-2", key="T")
        self.take_away = button(look, tr("Take the note away"), icon="unlink-2", key="Del")
        self.open_note = button(look, tr("Open the note in its meeting"), key="Enter")
        self.others = text("", wrap=True)
        self.mine = Segments(look, tr("My view"), list(state.VIEW_WORDS.items()))
        self.changed = text("", "secondary", wrap=True, tone="warn")
        self.mine_words = LineField()
        self.practice = LineField()

    def _fit(self) -> None:
        self.statement.setFixedHeight(self._look.theme.px(_STATEMENT))

    def _parts(self) -> list[QWidget]:
        look_hint = tr(
            "One idea, in the words you would use to the Leader. "
            "Ctrl+B bold, Ctrl+I italic, “- ” begins a list."
        )
        self.headline_field = Field(tr("Headline"), self.headline)
        self.practice_field = Field(
            tr("Good practice to pass on"),
            self.practice,
            hint=tr("What other councils could learn from it. Empty where it is none."),
        )
        return [
            box(column([self.title, flow(self.merge, self.split, self.delete)], gap=2)),
            self.panel,
            self.headline_field,
            Field(tr("Statement"), self.statement, hint=look_hint),
            self.check,
            self.warning,
            self.why_field,
            _named(tr("Kind"), self.label),
            _named(
                tr("Evidence:"),
                self.evidence,
                self.suggested,
                self.why_other_field,
                self.unexplained,
            ),
            _named(tr("Sensitivity"), self.sensitivity, self.implies),
            _named(tr("The team's decision"), self.state),
            text(tr("Linked notes"), "heading"),
            self.notes_count,
            self.notes,
            flow(self.open_note, self.turn, self.take_away),
            text(tr("What each peer thinks"), "heading"),
            self.others,
            _named(tr("My view"), self.mine, self.changed),
            Field(tr("My view in words"), self.mine_words),
            self.practice_field,
        ]

    def order_tab(self) -> None:
        """Let Tab go as the page is read."""
        listed = (self.list, self.go_evidence, self.dropped, self.new)
        tab_order([self.recommend, *listed, self.back, self.merge])

    def set_narrow(self, *, narrow: bool) -> None:
        """One pane at a time where there is no room for two."""
        self.is_narrow = narrow
        self.show_part(editor=self._in_editor)

    def show_any(self, *, has_any: bool) -> None:
        """Show that there are findings, or what to do where there are none."""
        self.list.setVisible(has_any)
        self.recommend.setVisible(has_any)
        self.empty.setVisible(not has_any)
        self.go_evidence.setVisible(not has_any)
        self._has_any = has_any
        if has_any:
            self.editor_pane.setVisible(not self.is_narrow or self._in_editor)
        else:
            self.show_part(editor=False)

    def show_part(self, *, editor: bool) -> None:
        """In a narrow window, show the list or the editor."""
        self._in_editor = editor
        self.list_pane.setVisible(not (self.is_narrow and editor))
        self.editor_pane.setVisible(self._has_any and (not self.is_narrow or editor))
        self.head.setVisible(not (self.is_narrow and editor))
        self.back.setVisible(self.is_narrow)


def _wide(inside: QWidget | QLayout) -> QWidget:
    """What takes all the room its neighbours in a row leave."""
    widget = inside if isinstance(inside, QWidget) else box(inside)
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return widget


def _named(words: str, *below: QWidget) -> QWidget:
    return box(column([text(words, "strong", wrap=True), *below], gap=4))
