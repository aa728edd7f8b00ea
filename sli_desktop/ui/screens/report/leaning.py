"""The findings a section leans on: seen, and edited without leaving the section."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from sli_desktop.models.records.finding import Finding
from sli_desktop.services.findings import with_headline, with_statement
from sli_desktop.services.report.links import Links
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.record_field import RecordField
from sli_desktop.ui.screens.report.state import leaning_line, leaning_on
from sli_desktop.ui.spot import Spot
from sli_desktop.ui.widgets.flow import flow
from sli_desktop.ui.widgets.forms import Field, LineField, TextField
from sli_desktop.ui.widgets.parts import button, card, column, text
from sli_desktop.ui.widgets.row_list import RowList
from sli_desktop.wording import tr

_ROW, _MOST_ROWS, _STATEMENT = 64, 4, 96


class Leaning(QWidget):
    """A list of findings; the chosen one can be edited below it. `asked` gives a `Spot`."""

    asked = Signal(object)
    troubled = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = self._look = desk.look
        self._found: dict[str, Finding | None] = {}
        self.list = RowList(look, tr("Findings this section leans on"), {})
        self.headline, self.statement = LineField(), TextField()
        self.statement.setMinimumHeight(look.theme.px(_STATEMENT))
        self.show_it = button(look, tr("Open it in Findings"), icon="lightbulb")
        self.put_away = button(look, tr("Close the finding"))
        self.editor: QFrame = card(
            column(
                [
                    Field(
                        tr("Headline of the finding"),
                        self.headline,
                        hint=tr("You edit the finding itself: every page that shows it follows."),
                    ),
                    Field(tr("Statement of the finding"), self.statement),
                    flow(self.show_it, self.put_away),
                ],
                gap=8,
                margins=12,
            )
        )
        self.editor.hide()
        title = text(tr("Findings this section leans on"), "strong", wrap=True)
        self.setLayout(column([title, self.list, self.editor], gap=8))
        self._fields = (
            RecordField[Finding](desk, self.headline, read=lambda f: f.headline, act=with_headline),
            RecordField[Finding](
                desk, self.statement, read=lambda f: f.statement, act=with_statement
            ),
        )
        for each in self._fields:
            each.refused.connect(self.troubled)
        self.list.opened.connect(lambda _key: self._edit())
        self.show_it.clicked.connect(self._open)
        self.put_away.clicked.connect(self.close_editor)

    def show_links(self, text: str, links: Links) -> None:
        """Show where the links of a text lead."""
        self._found = dict(leaning_on(text, links))
        lines = tuple(leaning_line(reference, each) for reference, each in self._found.items())
        if lines != self.list.lines.lines:
            self.list.show_lines(lines)
        rows = min(max(len(lines), 1), _MOST_ROWS)
        self.list.setFixedHeight(self._look.theme.px(_ROW * rows + 4))
        self.setVisible(bool(lines))
        if not lines:
            self.close_editor()

    def edit(self, reference: str) -> bool:
        """Open the editor of a finding; False where there is none to edit."""
        self.list.choose(reference)
        return self._edit()

    def settle(self) -> None:
        """Hand in what is typed."""
        for each in (self.headline, self.statement):
            each.settle()

    def close_editor(self) -> None:
        """Put the editor of the finding away."""
        if not self.editor.isHidden():
            self.settle()
            had_focus = any(each.hasFocus() for each in self.editor.findChildren(QWidget))
            self.editor.hide()
            if had_focus:
                self.list.setFocus()

    def _chosen(self) -> Finding | None:
        return self._found.get(str(self.list.chosen()))

    def _edit(self) -> bool:
        finding = self._chosen()
        if finding is None:
            return False
        for each in self._fields:
            each.show(finding)
        self.editor.show()
        self.headline.setFocus()
        return True

    def _open(self) -> None:
        finding = self._chosen()
        if finding is not None:
            self.asked.emit(Spot("findings", finding.id))
