"""The card people type into: the line box, its chips, and what touch has in place of signs."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.note import NoteKind, Source
from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.capture.manner import Manner
from sli_desktop.ui.screens.capture.paste_offer import PasteOffer
from sli_desktop.ui.screens.capture.state import SOURCE_ICONS, SOURCE_WORDS
from sli_desktop.ui.widgets.chips import ChipLine
from sli_desktop.ui.widgets.flow import FlowLayout
from sli_desktop.ui.widgets.line_box import MOST_LINES, LineBox
from sli_desktop.ui.widgets.parts import box, button, column, row, text
from sli_desktop.wording import tr

SIGNS = (
    ("+", NoteKind.STRENGTH, tr("strength")),
    ("!", NoteKind.AREA, tr("consider")),
    ('"', NoteKind.QUOTE, tr("quote")),
    ("?", NoteKind.FOLLOW_UP, tr("follow-up")),
    ("@", None, tr("who")),
    ("#", None, tr("theme")),
)
FEW_LINES = (4, 2)
LOOKS_PERSONAL = tr("Looks like a name. Use a role?")


class LineCard(QFrame):
    """`sign_asked` gives the sign of a button, `kind_asked` the kind where signs are off."""

    sign_asked = Signal(str)
    kind_asked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "card")
        self._marks_on = True
        self.time = text("", "secondary")
        self.time.setMinimumWidth(look.theme.px(36))
        self.line = LineBox(look)
        add = tr("Add")
        self.add = button(look, add, icon="corner-down-left", kind="primary", key=tr("Enter"))
        self.chips = ChipLine(look)
        self.personal = text(LOOKS_PERSONAL, "secondary", tone="warn")
        self.personal.hide()
        self.editing = text(tr("Changing a note. Esc leaves it as it was."), "secondary")
        self.editing.hide()
        self.source = button(look, tr("Heard"), icon="ear", kind="chip")
        self.attach = button(look, tr("Attach"), icon="paperclip", kind="chip")
        self.attach.setToolTip(tr("Attach a photograph or file") + " (Ctrl+Shift+A)")
        self.attach.hide()
        self.themes_menu = button(look, tr("Themes"), icon="tag")
        self.marks_menu = button(look, tr("Marks"), icon="plus")
        self.offer = PasteOffer(look)
        self.signs = self._make_signs()
        self._narrow = False
        self.offer.toggled.connect(self._fit)
        self.setLayout(
            column(
                [self.offer, self._make_typing(), self._make_below(), self.signs],
                gap=8,
                margins=(14, 12, 14, 10),
            )
        )

    def _make_typing(self) -> QHBoxLayout:
        typing = QHBoxLayout()
        typing.setSpacing(10)
        typing.addWidget(self.time)
        typing.addWidget(self.line, 1)
        typing.addWidget(self.add)
        return typing

    def _make_below(self) -> QHBoxLayout:
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.chips, 1)
        for words in (self.editing, self.personal):
            below.addWidget(words, 0, Qt.AlignmentFlag.AlignVCenter)
        for each in (self.attach, self.source, self.themes_menu, self.marks_menu):
            below.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        return below

    def _make_signs(self) -> QWidget:
        flow = FlowLayout(gap=8)
        self.start_with = text(tr("Start with"), "small_strong")
        flow.addWidget(self.start_with)
        self.sign_buttons: list[QPushButton] = []
        for sign, kind, words in SIGNS:
            made = button(self._look, f"{sign}  {words}", kind="sign")
            made.clicked.connect(lambda _=False, s=sign, k=kind: self._asked(s, k))
            flow.addWidget(made)
            self.sign_buttons.append(made)
        self.keys_hint = box(
            row([text(tr("Ctrl+↑"), "key"), text(tr("edit last"), "secondary")], gap=5)
        )
        flow.addWidget(self.keys_hint)
        signs = QWidget()
        signs.setLayout(flow)
        self.show_marks(on=True)
        return signs

    def _asked(self, sign: str, kind: NoteKind | None) -> None:
        if self._marks_on or kind is None:
            self.sign_asked.emit(sign)
        else:
            self.kind_asked.emit(kind)

    def show_marks(self, *, on: bool) -> None:
        """Offer signs, or the kinds as switches where signs are switched off in Settings.

        The buttons leave the focus in the box; without signs they are the only way by keys too.
        """
        self._marks_on = on
        self.start_with.setVisible(on)
        for made, (sign, kind, words) in zip(self.sign_buttons, SIGNS, strict=True):
            made.setText(f"{sign}  {words}" if on else words[:1].upper() + words[1:])
            made.setAccessibleName(made.text())
            made.setCheckable(not on)
            made.setVisible(on or kind is not None)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus if on else Qt.FocusPolicy.TabFocus)

    def show_words(self, challenge: Challenge) -> None:
        """Explain the signs in the challenge's own words."""
        words = {NoteKind.STRENGTH: challenge.label_strength, NoteKind.AREA: challenge.label_area}
        for made, (sign, kind, usual) in zip(self.sign_buttons, SIGNS, strict=True):
            meaning = words.get(kind, usual) if kind is not None else usual
            made.setToolTip(f"{sign}  {meaning}")

    def show_line(
        self, *, time: str, source: Source, kinds: Collection[NoteKind], is_edit: bool
    ) -> None:
        """Show when the line began, how it came, what it is, and what Enter does with it."""
        self.time.setText(time)
        self.add.setText(tr("Change") if is_edit else tr("Add"))
        self.add.setAccessibleName(tr("Change the note") if is_edit else tr("Add the note"))
        self.editing.setVisible(is_edit)
        words = SOURCE_WORDS[source]
        if self.source.text() != words:
            self.source.setText(words)
            name = tr("{source}: how this came to you").format(source=words)
            self.source.setAccessibleName(name)
            self.source.setToolTip(f"{name} (Ctrl+Shift+S)")
            self._look.dress(self.source, SOURCE_ICONS[source], "text_2", 14)
        for made, (_sign, kind, _words) in zip(self.sign_buttons, SIGNS, strict=True):
            made.setChecked(kind in kinds)

    def show_manner(self, manner: Manner) -> None:
        """What the empty box says."""
        self.line.setPlaceholderText(manner.placeholder)
        self.time.setVisible(manner.is_live)

    def _fit(self) -> None:
        """In a narrow window the box grows less, and least while something is offered above it."""
        narrow = FEW_LINES[0] if self.offer.isHidden() else FEW_LINES[1]
        self.line.allow_lines(narrow if self._narrow else MOST_LINES)

    def set_narrow(self, *, narrow: bool, is_live: bool) -> None:
        """Leave the box, the chips and two menus where there is no room for more."""
        self._narrow = narrow
        self._fit()
        self.signs.setVisible(not narrow)
        self.time.setVisible(is_live and not narrow)
        self.source.setVisible(not narrow)
        self.themes_menu.setVisible(narrow)
        self.marks_menu.setVisible(narrow)
