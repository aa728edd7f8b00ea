"""The frame of a page before a challenge is open: Back, title, banner, a body of readable width."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.banner import Banner
from sli_desktop.ui.widgets.parts import Item, box, button, column, icon_label, page, row, text
from sli_desktop.wording import tr

WIDTH = 760


class FrontFrame(QWidget):
    """Shows one body at a time below a title; `back` leads to Welcome."""

    def __init__(self, look: Look, title: str, lead: str = "", *, icon: str = "") -> None:
        super().__init__()
        self._look = look
        self.back = button(look, tr("Back"), kind="link", icon="arrow-left", name=tr("Back"))
        self.title = text(title, "title", wrap=True)
        self.lead = text(lead, "lead", wrap=True)
        if not lead:
            self.lead.hide()
        self.banner = Banner(look)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        if icon:
            head.addWidget(icon_label(look, icon, "accent", 30))
        head.addWidget(self.title, 1)
        inside = column(
            [row([self.back, None]), head, self.lead, self.banner, self.body, None], gap=12
        )
        self._middle = box(inside)
        outer = row([None, None], margins=(24, 24, 24, 24))
        outer.insertWidget(1, self._middle, 1000)  # type: ignore[attr-defined]
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.area = page(outer)
        whole.addWidget(self.area)
        look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._middle.setMaximumWidth(self._look.theme.px(WIDTH))

    def show_body(self, *items: Item) -> None:
        """Put another body below the title; the one before goes."""
        while (item := self.body.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.body.addWidget(box(column(items, gap=12)))
        self.area.verticalScrollBar().setValue(0)

    def say_title(self, title: str, lead: str = "") -> None:
        """Change what stands on top."""
        self.title.setText(title)
        self.lead.setText(lead)
        self.lead.setVisible(bool(lead))
