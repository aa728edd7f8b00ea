"""Help, laid out: search and contents on the left, the page on the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.guide_view import GuideView
from sli_desktop.ui.widgets.line_list import LineList
from sli_desktop.ui.widgets.parts import box, button, card, column, page, text
from sli_desktop.wording import tr

SIDE = 330


class HelpView(QWidget):
    """The widgets of Help."""

    contents_name = tr("Contents of Help")
    found_name = tr("Found in Help")

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._narrow = False
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(False)
        label = text(tr("Search Help"), "strong")
        label.setBuddy(self.search)
        self.search.setAccessibleName(tr("Search Help"))
        self.search.setToolTip(tr("Search Help (Ctrl+F)"))
        self.told = text("", "secondary", wrap=True)
        self.told.hide()
        self.list = LineList(look, self.contents_name)
        self.contents = button(look, tr("Contents"), icon="list-checks")
        self.contents.clicked.connect(lambda: self.show_side(on=True))
        self.print = button(look, tr("Print this page"), icon="printer", key="Ctrl+P")
        self.back = button(look, tr("Back"), icon="arrow-left", kind="link", key="Esc")
        self.guide = GuideView(look)
        self.side = box(column([label, self.search, self.told, self.list], gap=6))
        self.paper = card(column([self.guide], margins=(16, 12, 8, 8)))
        self.body = QHBoxLayout()
        self.body.setSpacing(16)
        self.body.addWidget(self.side)
        self.body.addWidget(self.paper, 1)
        head = QHBoxLayout()
        head.addWidget(text(tr("Help"), "title"), 1)
        head.addWidget(self.contents, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.print, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout()
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addLayout(self.body, 1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(page(whole))
        look.changed.connect(self._fit)
        self._fit()
        self.contents.hide()

    def set_narrow(self, *, narrow: bool) -> None:
        """Contents or page where there is no room for both."""
        self._narrow = narrow
        self._fit()
        self.show_side(on=not narrow)

    def show_side(self, *, on: bool) -> None:
        """Show search and contents; in a narrow window in place of the page."""
        has_focus = self.contents.hasFocus()
        self.side.setVisible(on)
        self.paper.setVisible(not on or not self._narrow)
        self.contents.setVisible(self._narrow and not on)
        if has_focus:
            self.search.setFocus()

    def _fit(self) -> None:
        px = self._look.theme.px
        self.side.setMinimumWidth(0 if self._narrow else px(SIDE))
        self.side.setMaximumWidth((1 << 24) - 1 if self._narrow else px(SIDE))
        self.list.setMinimumHeight(px(130))
        self.guide.setMinimumHeight(px(150))
