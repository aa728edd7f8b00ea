"""The chosen note in full: its words, where it is from, what it is and what it carries."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from sli_desktop.models.records.note import Note, NoteKind, NoteState
from sli_desktop.storage import FindingLine, SortLine
from sli_desktop.ui.look import Look
from sli_desktop.ui.screens.evidence.near_rows import Near, NearRows
from sli_desktop.ui.screens.evidence.room import SENSITIVITY_WORDS, STATE_WORDS, Room
from sli_desktop.ui.widgets.chips import KIND_ICONS
from sli_desktop.ui.widgets.flow import FlowLayout
from sli_desktop.ui.widgets.parts import box, button, clear, column, text
from sli_desktop.ui.widgets.theme_button import WITH_KEY
from sli_desktop.ui.words import listed
from sli_desktop.wording import tr

_KEYS = {
    NoteKind.STRENGTH: "S",
    NoteKind.AREA: "A",
    NoteKind.QUOTE: "Q",
    NoteKind.FOLLOW_UP: "F",
}


class NoteDetail(QWidget):
    """`asked` names a command, `kind_asked` and `theme_asked` what to change.

    `taken_out` gives a finding that the note should no longer carry.
    """

    asked = Signal(str)
    kind_asked = Signal(object)
    theme_asked = Signal(int)
    taken_out = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.heading = text(tr("Note in detail"), "heading")
        self.kinds: dict[NoteKind, QPushButton] = {}
        kinds = FlowLayout(gap=6)
        for kind, (icon, token) in KIND_ICONS.items():
            made = button(look, kind.value, kind="filter")
            made.setCheckable(True)
            look.dress(made, icon, f"{token}/on_accent", 14)
            made.clicked.connect(lambda _=False, k=kind: self.kind_asked.emit(k))
            kinds.addWidget(made)
            self.kinds[kind] = made
        self.body = text("", wrap=True)
        self.body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts = text("", "secondary", wrap=True)
        self.themes: list[QPushButton] = []
        self._names: tuple[str, ...] = ()
        self._themes = FlowLayout(gap=6)
        self.carries = NearRows(look, tr("Carries"))
        self.joined = NearRows(look, tr("One remark, counted once with"))
        self.perhaps = NearRows(look, tr("Perhaps the same remark"))
        self.similar = NearRows(look, tr("Similar notes"))
        self.move_it = self._command("ask_move", tr("Move…"), "folder-input", "M")
        self.aside = self._command("background", tr("Keep as background"), "archive", "K")
        self.open = self._command(
            "open_note", tr("Open in its meeting"), "messages-square", "Enter"
        )
        self.bin = self._command("bin", tr("Delete note"), "trash-2", "Del")
        acts = FlowLayout(gap=2)
        for each in (self.move_it, self.aside, self.open, self.bin):
            acts.addWidget(each)
        parts = (
            self.heading, self.body, self.facts, box(kinds), box(self._themes), box(acts),
            self.carries, self.joined, self.perhaps, self.similar, None,
        )  # fmt: skip
        self.setLayout(column(parts, gap=10, margins=(2, 2, 8, 2)))
        self.carries.asked.connect(lambda near: self.taken_out.emit(near.finding))

    @property
    def near(self) -> tuple[NearRows, ...]:
        """The rows below the note, in their order."""
        return self.carries, self.joined, self.perhaps, self.similar

    def _command(self, name: str, words: str, icon: str, key: str) -> QPushButton:
        made = button(self._look, words, icon=icon, kind="link", key=key)
        made.clicked.connect(lambda: self.asked.emit(name))
        return made

    def show_themes(self, room: Room) -> bool:
        """Offer the themes of the challenge; True where they are other ones than before."""
        names = tuple(theme.name for theme in room.themes)
        if names == self._names:
            return False
        self._names = names
        clear(self._themes)
        self.themes = []
        for number, name in enumerate(names):
            label = tr("Theme {number}: {name}").format(number=number + 1, name=name)
            made = button(self._look, str(number + 1), kind="filter", name=label)
            made.setToolTip(f"{name} ({number + 1})" if number < WITH_KEY else name)
            made.setCheckable(True)
            made.clicked.connect(lambda _=False, n=number: self.theme_asked.emit(n))
            self._themes.addWidget(made)
            self.themes.append(made)
        return True

    def show_note(self, note: Note, room: Room, findings: Sequence[FindingLine]) -> None:
        """Show a note, and the findings it carries."""
        line = SortLine.of(note)
        for kind, made in self.kinds.items():
            words = room.kind_words(kind)
            made.setText(words.replace("&", "&&"))
            made.setAccessibleName(tr("This note: {kind}").format(kind=words))
            made.setToolTip(f"{words} ({_KEYS[kind]})")
            made.setChecked(kind in note.kinds)
        is_quote = NoteKind.QUOTE in note.kinds
        self.body.setText(f"“{note.body}”" if is_quote else note.body)
        self.facts.setText(_facts(note, line, room))
        for made, theme in zip(self.themes, room.themes, strict=False):
            made.setChecked(theme.id in note.themes)
        self.open.setVisible(note.meeting is not None or note.document is not None)
        words = tr("Back to sort") if note.state is NoteState.BACKGROUND else ""
        self.aside.setText(words or tr("Keep as background"))
        self.aside.setAccessibleName(self.aside.text())
        self.carries.show_rows(tuple(_carried(note.id, each, room) for each in findings))

    def clear_near(self) -> None:
        """Show no notes near this one, until those of another are known."""
        for rows in (self.joined, self.perhaps, self.similar):
            rows.show_rows(())


def _facts(note: Note, line: SortLine, room: Room) -> str:
    _group, role = room.names.speakers.get(note.speaker, (None, "")) if note.speaker else (None, "")
    who = room.group_names(room.where.groups(note.speaker, note.meeting))
    heard = f"{who} ({role})" if who and role else who or role
    lines = [
        heard,
        room.place(line) + (f", {note.page}" if note.page else ""),
        tr("{time}, noted by {name}").format(
            time=room.at(note.first_key), name=room.peer_name(note.author)
        ),
        listed([theme.name for theme in room.themes if theme.id in note.themes])
        or tr("No theme yet"),
        SENSITIVITY_WORDS.get(note.sensitivity, ""),
        "" if note.state is NoteState.TO_SORT else STATE_WORDS[note.state],
    ]
    return "\n".join(each for each in lines if each)


def _carried(note: UUID, finding: FindingLine, room: Room) -> Near:
    words = f"{finding.name} {finding.headline}"
    return Near(note, words, room.label_words(finding.label), tr("Take out"), finding.id)
