"""A finding on the table: what each peer thinks, and the buttons that record the decision."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout

from sli_desktop.models.records.finding import Finding, FindingState
from sli_desktop.services.findings import state_words
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.flow import FlowLayout
from sli_desktop.ui.widgets.parts import box, button, row, text
from sli_desktop.wording import tr

_CHOICES = (
    (FindingState.AGREED, tr("Agree"), "check"),
    (FindingState.PARKED, tr("Park"), "pause"),
    (FindingState.DROPPED, tr("Drop"), "x"),
)


class DecideCard(QFrame):
    """`decided` gives the finding and its new state; `opened` the finding to look at."""

    decided = Signal(object, object)
    opened = Signal(object)

    def __init__(
        self, look: Look, finding: Finding, called: str, views: str, words: tuple[str, ...]
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.finding = finding
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 12, 14, 12)
        inside.setSpacing(6)
        name = f"{called} {finding.headline}"
        inside.addWidget(text(name, "strong", wrap=True))
        if views:
            inside.addWidget(text(views, wrap=True))
        for each in words:
            inside.addWidget(text(each, "secondary", wrap=True))
        show = button(
            look, tr("Look at it"), kind="link", name=tr("Look at it: {name}").format(name=name)
        )
        show.setAutoDefault(True)
        show.clicked.connect(lambda: self.opened.emit(self.finding.id))
        line = FlowLayout(gap=8)
        self.buttons: list[QPushButton] = [show]
        pill = text(state_words(finding.state), "pill")
        pill.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        inside.addLayout(row([pill, show, None], gap=8))
        for value, verb, icon in _CHOICES:
            if value is finding.state:
                continue
            made = button(look, verb, icon=icon, name=f"{verb}: {name}")
            made.setAutoDefault(True)
            made.clicked.connect(lambda _=False, v=value: self.decided.emit(self.finding.id, v))
            line.addWidget(made)
            self.buttons.append(made)
        inside.addWidget(box(line))

    @property
    def first_choice(self) -> QPushButton:
        """The button the focus goes to when a decision is asked for."""
        return self.buttons[1]
