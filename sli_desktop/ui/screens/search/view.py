"""Search, laid out: what was found in a sentence, the filters, the hits."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.search.hits import HitsModel
from sli_desktop.ui.screens.search.state import ALL_WORDS, FACET_WORDS, Facet, Option
from sli_desktop.ui.widgets.flow import FlowLayout
from sli_desktop.ui.widgets.forms import Choice
from sli_desktop.ui.widgets.line_list import LineList
from sli_desktop.ui.widgets.parts import box, button, text
from sli_desktop.wording import tr


class SearchView(QWidget):
    """`narrowed` gives a facet and the option chosen for it, or None for all."""

    narrowed = Signal(object, object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.title = text(tr("Search"), "title")
        self.lead = text("", "lead", wrap=True)
        self.hits = HitsModel()
        self.list = LineList(look, tr("What was found"), self.hits)
        self.clear = button(look, tr("Clear filters"), icon="x", kind="link")
        self.choices: dict[Facet, Choice] = {}
        filters = FlowLayout(gap=8)
        for facet, words in FACET_WORDS.items():
            choice = Choice(look, [(ALL_WORDS[facet], None)])
            choice.setAccessibleName(words)
            choice.setToolTip(words)
            choice.show_value(None)
            choice.chosen.connect(lambda option, f=facet: self.narrowed.emit(f, option))
            filters.addWidget(choice)
            self.choices[facet] = choice
        filters.addWidget(self.clear)
        self.filters = box(filters)
        self._whole = QVBoxLayout(self)
        self._whole.setSpacing(8)
        for each in (self.title, self.lead, self.filters):
            self._whole.addWidget(each)
        self._whole.addWidget(self.list, 1)
        look.changed.connect(self._fit)
        self._fit()
        self.set_narrow(narrow=False)

    def _fit(self) -> None:
        for choice in self.choices.values():
            choice.setMaximumWidth(self._look.theme.px(250))

    def offer(self, options: Sequence[Option]) -> None:
        """Offer other options; a facet with none to choose from is hidden."""
        for facet, choice in self.choices.items():
            own = [each for each in options if each.facet is facet]
            kept = choice.value
            choice.clear()
            for words, value in ((ALL_WORDS[facet], None), *((each.words, each) for each in own)):
                choice.addItem(words, value)
            choice.show_value(kept)
            choice.setVisible(bool(own))

    def show_chosen(self, chosen: Sequence[Option]) -> None:
        """Show which options are chosen."""
        by_facet = {each.facet: each for each in chosen}
        for facet, choice in self.choices.items():
            choice.show_value(by_facet.get(facet))
        self.clear.setVisible(bool(chosen))

    def show_count(self, option: Option, number: int | None) -> None:
        """Say how many places an option would leave; None where that is not known."""
        choice = self.choices[option.facet]
        place = next((n for n in range(choice.count()) if choice.itemData(n) == option), None)
        if place is not None:
            choice.setItemText(place, option.counted(number))

    def set_narrow(self, *, narrow: bool) -> None:
        """Less air where there is no room."""
        margin = 12 if narrow else 24
        self._whole.setContentsMargins(margin, 8 if narrow else 14, margin, 8 if narrow else 16)
        self.title.setVisible(not narrow)
