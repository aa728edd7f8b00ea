"""The rail on the left: one entry a screen, in the order of the work."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
)

from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.parts import box, button, icon_label, page, restyle, row, text
from sli_desktop.wording import tr

WIDE, NARROW = 204, 56


class RailEntry(NamedTuple):
    """One entry: the screen's name, its words, its icon.

    `number` is the screen's place in the order of the work, and so its key (Alt+1); entries
    without one stand at the foot.
    """

    name: str
    words: str
    icon: str
    number: int = 0


class Rail(QFrame):
    """Icons with words; icons alone in a narrow window, then with tooltips and a menu button.

    Where the window is lower than the entries are together, they scroll; the menu button stays.
    """

    chosen = Signal(str)

    def __init__(self, look: Look, entries: Sequence[RailEntry], menu: QMenu) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self._look = look
        self._entries = {entry.name: entry for entry in entries}
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._narrow = False
        self._name = text("SLI Desktop")
        head = row([icon_label(look, "mark", "nav_text", 22), self._name, None], gap=8)
        head.setContentsMargins(12, 10, 8, 10)
        items = QVBoxLayout()
        items.setContentsMargins(8, 0, 8, 0)
        items.setSpacing(2)
        for entry in entries:
            if entry.number:
                items.addWidget(self._make(entry))
        items.addStretch(1)
        for entry in entries:
            if not entry.number:
                items.addWidget(self._make(entry))
        self.menu_button = QToolButton()
        self.menu_button.setText(tr("Menu"))
        self.menu_button.setMenu(menu)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.menu_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.dress(self.menu_button, "menu", "nav_text")
        self._screens = page(items)
        self._screens.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 2, 0, 8)
        whole.setSpacing(2)
        whole.addLayout(row([box(head)], gap=0, margins=(8, 0, 8, 0)))
        whole.addWidget(self._screens, 1)
        whole.addLayout(row([self.menu_button], gap=0, margins=(8, 0, 8, 0)))
        self.set_narrow(narrow=False)

    def _make(self, entry: RailEntry) -> QPushButton:
        made = button(self._look, entry.words, icon=entry.icon, kind="nav")
        made.setCheckable(True)
        made.setToolTip(f"{entry.words} (Alt+{entry.number})" if entry.number else entry.words)
        made.clicked.connect(lambda _=False, name=entry.name: self.chosen.emit(name))
        self._group.addButton(made)
        self.buttons[entry.name] = made
        return made

    def show_chosen(self, name: str) -> None:
        """Mark the screen that shows."""
        if name in self.buttons:
            self.buttons[name].setChecked(True)
            self._screens.ensureWidgetVisible(self.buttons[name], 0, 8)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons alone, or icons with words."""
        self._narrow = narrow
        self._name.setVisible(not narrow)
        self.menu_button.setVisible(narrow)
        for name, made in self.buttons.items():
            entry = self._entries[name]
            made.setText("" if narrow else entry.words)
            self._look.dress(made, entry.icon, "nav_text/nav_sel_text")
            restyle(made, "narrow", narrow)
        self.setFixedWidth(self._look.theme.px(NARROW if narrow else WIDE))
