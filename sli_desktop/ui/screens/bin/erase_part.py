"""Erasing what lies in the bin, on every laptop of the team: what goes, why, and once more."""

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sli_desktop.services.kind_words import KIND_WORDS
from sli_desktop.services.sync.erasing import ErasurePlan
from sli_desktop.services.sync.erasures import ErasureReason
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.forms import Choice, Field
from sli_desktop.ui.widgets.parts import button, card, column, row, text
from sli_desktop.ui.words import listed
from sli_desktop.wording import tr, trn

REASONS = {
    ErasureReason.ASKED: tr("The person asked for it"),
    ErasureReason.NOT_NEEDED: tr("It is not needed any more"),
    ErasureReason.OBJECTED: tr("The person objected, and nothing weighs more"),
    ErasureReason.UNLAWFUL: tr("It should not have been written down"),
    ErasureReason.SAFEGUARDING: tr("It is about a child or an adult at risk"),
}


class ErasePart(QWidget):
    """Says `agreed` with the reason, or `left`."""

    agreed = Signal(object)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.what = text("", "strong", wrap=True)
        self.besides = text("", wrap=True)
        self.reason = Choice(look, [(words, each.value) for each, words in REASONS.items()])
        self.reason.setCurrentIndex(0)
        field = Field(tr("Why"), self.reason, hint=tr("The reason stands in the certificate."))
        self.go = button(look, tr("Erase on every laptop"), kind="primary")
        self.keep = button(look, tr("Not now"), name=tr("Not now: erase nothing"))
        self.go.clicked.connect(lambda: self.agreed.emit(ErasureReason(str(self.reason.value))))
        self.keep.clicked.connect(self.left.emit)
        nothing = tr(
            "Nothing takes this back. It goes from this laptop at once, and from the others when "
            "they take in your next bundle."
        )
        inside = column(
            [
                text(tr("Erase for good"), "section"),
                self.what,
                text(nothing, wrap=True),
                self.besides,
                field,
                row([self.go, self.keep, None]),
            ],
            gap=10,
            margins=16,
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card(inside))

    def show_plan(self, plan: ErasurePlan) -> None:
        """Say what would go, and what a person must look at besides."""
        counts = Counter(kind for kind, _ in plan.records)
        parts = [
            f"{number} {KIND_WORDS[kind][0 if number == 1 else 1]}"
            for kind, number in counts.items()
        ]
        self.what.setText(tr("This erases {what}.").format(what=listed(parts)))
        said = []
        if plan.quoted:
            said.append(
                trn(
                    len(plan.quoted),
                    "{number} other entry repeats its words and stays: look at it yourself.",
                    "{number} other entries repeat its words and stay: look at them yourself.",
                )
            )
        if plan.held_in:
            names = ", ".join(dict.fromkeys(each.name for each in plan.held_in))
            said.append(
                tr("Bundle files that hold it, to be wiped from sticks and mail: {names}.").format(
                    names=names
                )
            )
        self.besides.setText(" ".join(said))
        self.besides.setVisible(bool(said))
        self.reason.setFocus()
