"""Scenes of the evening: notes sorted into findings."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sli_desktop.models.records.note import Note, NoteState
from sli_desktop.services.moving import keep_as_background, to_sort_again
from sli_desktop.storage import Facet, Sieve
from sli_desktop.ui.screens.evidence.screen import EvidenceScreen
from tools.studio import Studio


def evidence(studio: Studio) -> EvidenceScreen:
    """The theme with the most notes, a few of them still to sort."""
    with studio.opened.read() as view:
        themes = view.sorting.counts(Sieve(state=NoteState.USED))[Facet.THEME]
        best = max(themes, key=lambda each: themes[each])
        notes = [n for n in view.all(Note) if best in n.themes and n.state is NoteState.USED]
    heard = [note for note in notes if note.meeting is not None]
    studio.opened.commit(to_sort_again(heard[3:12]))
    with studio.opened.read() as view:
        read = [n for n in view.all(Note) if n.document and n.state is NoteState.TO_SORT]
    studio.opened.commit(keep_as_background(read, ()))
    studio.open()
    screen = studio.screen("evidence")
    assert isinstance(screen, EvidenceScreen)
    screen.view.filters.choices[Facet.THEME].chosen.emit(best)
    studio.settle()
    return screen


def move_menu(studio: Studio) -> None:
    """The Move menu over the notes."""
    screen = evidence(studio)
    QTest.keyClick(screen.view.notes, Qt.Key.Key_M)


def findings(studio: Studio) -> None:
    """The list, and the finding that is written."""
    studio.open()
    studio.screen("findings")
    studio.settle()


def recommendations(studio: Studio) -> None:
    """The list in report order, and the one that is written."""
    studio.open()
    studio.screen("recommendations")
    studio.settle()
