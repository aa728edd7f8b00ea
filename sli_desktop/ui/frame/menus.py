"""The menu bar, and the same menus behind the button of a narrow window's rail."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from sli_desktop.settings import PREFERENCES, Colours
from sli_desktop.ui.actions import Actions
from sli_desktop.ui.command import Menu
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.menu import Menu as OurMenu
from sli_desktop.wording import tr


class Menus(QObject):
    """Every command in its menu, and the colours with a mark at those that show.

    `before_showing` is called before a menu opens, so that names and marks are true.
    """

    def __init__(
        self, actions: Actions, look: Look, before_showing: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._actions, self._look = actions, look
        self._before_showing = before_showing
        self.colours: list[dict[Colours, QAction]] = []
        look.changed.connect(self._mark_colours)

    def fill(self, bar: QMenuBar | QMenu) -> None:
        """Put everything into a bar, or into one menu with sub-menus."""
        bar.clear()
        menus = self._actions.fill(bar, lambda words: OurMenu(self._look, words, bar))
        self._add_colours(menus[Menu.VIEW])
        for menu in menus.values():
            menu.aboutToShow.connect(self._before_showing)
        if isinstance(bar, QMenuBar):
            bar.setAccessibleName(tr("Menus"))

    def _add_colours(self, menu: QMenu) -> None:
        menu.addSeparator()
        group, made = QActionGroup(menu), dict[Colours, QAction]()
        preference = PREFERENCES["colours"]
        for colours, (_, words) in zip(Colours, preference.options(), strict=True):
            action = QAction(f"{preference.words()}: {words}", menu)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, c=colours: self._look.choose(colours=c))
            group.addAction(action)
            menu.addAction(action)
            made[colours] = action
        self.colours.append(made)
        self._mark_colours()

    def _mark_colours(self) -> None:
        for made in self.colours:
            made[self._look.colours].setChecked(True)
