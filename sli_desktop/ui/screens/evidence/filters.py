"""What narrows the notes that are shown, each choice with how many notes it would leave."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from sli_desktop.models.records.note import NoteKind, NoteState
from sli_desktop.storage import NO_THEME, Counts, Facet, Sieve
from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.evidence.room import STATE_WORDS, Room
from sli_desktop.ui.widgets.chips import KIND_ICONS
from sli_desktop.ui.widgets.flow import FlowLayout
from sli_desktop.ui.widgets.forms import Choice
from sli_desktop.ui.widgets.parts import button, text
from sli_desktop.ui.words import day
from sli_desktop.wording import tr

CHOICES = (Facet.THEME, Facet.GROUP, Facet.PEER, Facet.DAY, Facet.MEETING)
_NAMES = {
    Facet.THEME: tr("Theme"),
    Facet.GROUP: tr("Stakeholder group"),
    Facet.PEER: tr("Peer"),
    Facet.DAY: tr("Day"),
    Facet.MEETING: tr("Meeting"),
}
_ALL = {
    Facet.THEME: tr("All themes"),
    Facet.GROUP: tr("All groups"),
    Facet.PEER: tr("All peers"),
    Facet.DAY: tr("All days"),
    Facet.MEETING: tr("All meetings"),
}
_STATES: tuple[NoteState | None, ...] = (
    NoteState.TO_SORT,
    NoteState.USED,
    NoteState.BACKGROUND,
    None,
)
_WIDEST, _WIDEST_THEME, _LIST = 164, 272, 340


class Filters(QWidget):
    """`chosen` gives another `Sieve`."""

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.sieve = Sieve()
        line = FlowLayout(self, gap=8)
        line.addWidget(text(tr("Show"), "small_strong"))
        self.states: dict[NoteState | None, QPushButton] = {}
        group = QButtonGroup(self)
        for state in _STATES:
            made = self._chip(STATE_WORDS[state])
            made.clicked.connect(lambda _=False, s=state: self._ask(state=s))
            group.addButton(made)
            self.states[state] = made
            line.addWidget(made)
        self.kinds: dict[NoteKind, QPushButton] = {}
        for kind, (icon, _token) in KIND_ICONS.items():
            made = self._chip(kind.value)
            look.dress(made, icon, "text/on_accent", 14)
            made.clicked.connect(lambda _=False, k=kind: self._ask_kind(k))
            self.kinds[kind] = made
            line.addWidget(made)
        self.choices: dict[Facet, Choice] = {}
        for facet in CHOICES:
            choice = Choice(look, [(_ALL[facet], None)])
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
            choice.setAccessibleName(_NAMES[facet])
            choice.setToolTip(_NAMES[facet])
            choice.chosen.connect(lambda value, f=facet: self._ask(**{f.value: value}))
            self.choices[facet] = choice
            line.addWidget(choice)
        self.clear = button(look, tr("Clear filters"), icon="x", kind="link")
        self.clear.clicked.connect(lambda: self.chosen.emit(Sieve(state=self.sieve.state)))
        line.addWidget(self.clear)
        look.changed.connect(self._fit)
        self._fit()

    def _chip(self, words: str) -> QPushButton:
        made = button(self._look, words, kind="filter")
        made.setCheckable(True)
        return made

    def _fit(self) -> None:
        for choice in self.choices.values():
            choice.setMaximumWidth(self._look.theme.px(_WIDEST))
            choice.view().setMinimumWidth(self._look.theme.px(_LIST))
        self.choices[Facet.THEME].setMaximumWidth(self._look.theme.px(_WIDEST_THEME))

    def _ask(self, **values: object) -> None:
        self.chosen.emit(replace(self.sieve, **values))  # type: ignore[arg-type]

    def _ask_kind(self, kind: NoteKind) -> None:
        self._ask(kind=None if self.sieve.kind is kind else kind)

    def show_all(self, sieve: Sieve, counts: Counts, room: Room) -> None:
        """Mark what is chosen, and say how many notes each choice would leave."""
        self.sieve = sieve
        states = counts[Facet.STATE]
        for state, made in self.states.items():
            number = sum(states.values()) if state is None else states.get(state, 0)
            _say(made, STATE_WORDS[state], number)
            made.setChecked(state is sieve.state)
        for kind, made in self.kinds.items():
            _say(made, room.kind_words(kind), counts[Facet.KIND].get(kind, 0))
            made.setChecked(kind is sieve.kind)
        for facet, choice in self.choices.items():
            values = _values(facet, room, counts, sieve)
            options = [(_counted(words, counts[facet].get(v, 0)), v) for words, v in values]
            _offer(choice, [(_ALL[facet], None), *options])
            choice.show_value(sieve.value(facet))
            choice.setVisible(bool(options))
        narrowed = [facet for facet in sieve.asked if facet is not Facet.STATE]
        self.clear.setVisible(bool(narrowed))

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """Everything that can have the focus, as it is read."""
        return (*self.states.values(), *self.kinds.values(), *self.choices.values(), self.clear)


def _say(made: QPushButton, words: str, number: int) -> None:
    shown = f"{words} · {number:,}"
    if made.text() != shown.replace("&", "&&"):
        made.setText(shown.replace("&", "&&"))
        made.setAccessibleName(shown)


def _offer(choice: Choice, options: Sequence[tuple[str, object]]) -> None:
    """Offer options; where only counts have changed, only those are written anew."""
    if [choice.itemData(at) for at in range(choice.count())] != [v for _, v in options]:
        choice.show_options(options)
        return
    for at, (words, _) in enumerate(options):
        if choice.itemText(at) != words:
            choice.setItemText(at, words)


def _counted(words: str, number: int) -> str:
    return tr("{option} ({number})").format(option=words, number=f"{number:,}")


def _values(facet: Facet, room: Room, counts: Counts, sieve: Sieve) -> Sequence[tuple[str, object]]:
    """What a facet can be narrowed to: what there are notes of, and what is chosen now."""
    known: Iterable[tuple[str, object]]
    match facet:
        case Facet.THEME:
            known = [*((t.name, t.id) for t in room.themes), (tr("No theme"), NO_THEME)]
        case Facet.GROUP:
            known = [(each.name, each.id) for each in room.groups]
        case Facet.PEER:
            known = [(each.name, each.id) for each in room.team]
        case Facet.DAY:
            days = sorted(set(counts[facet]) | ({sieve.day} - {None}), key=str)
            known = [(day(each, year=False), each) for each in days]  # type: ignore[arg-type]
        case _:
            known = [(title, meeting) for meeting, title in room.names.meetings.items()]
    wanted = sieve.value(facet)
    return [(words, v) for words, v in known if counts[facet].get(v) or v == wanted]
