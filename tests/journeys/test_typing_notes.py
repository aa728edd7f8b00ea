"""J1 to J3 and J5: from the passphrase to twenty notes in the database, by keys alone."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sli_desktop.models.records.ids import ThemeId
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.note import FollowUp, NoteKind, Source
from sli_desktop.models.records.people import Attendance
from sli_desktop.settings import Colours
from sli_desktop.ui.assembly import Rooms
from sli_desktop.ui.look import Look
from sli_desktop.ui.recent import Recent, remember
from sli_desktop.ui.screens.capture.screen import CaptureScreen
from tests.builders import FINANCE, HOUSING, LEADERSHIP, PASSPHRASE
from tests.ui.challenges import CHAIRS, SC1, SC2, Standing, new_challenge_folder
from tests.ui.driving import CTRL, AtOnce, Driver, Relaunched

S, A, Q, F = NoteKind.STRENGTH, NoteKind.AREA, NoteKind.QUOTE, NoteKind.FOLLOW_UP

LINES: tuple[tuple[str, set[NoteKind], set[ThemeId], Attendance | None], ...] = (
    ("+ Budget monitoring reaches managers monthly #1", {S}, {FINANCE}, None),
    ("! No single plan for temporary accommodation #3", {A}, {HOUSING}, None),
    ('"We hear about decisions from the website', {Q}, set(), None),
    ('! "We find out last #2', {A, Q}, {LEADERSHIP}, None),
    ("? When did scrutiny last change a decision @SC1", {F}, set(), SC1),
    ("Forward plan lists what is already written", set(), set(), SC1),
    ("- a bullet is never a judgement", set(), set(), SC1),
    ("+ Committee training is mandatory @SC2 #2 #1", {S}, {LEADERSHIP, FINANCE}, SC2),
    ("Reserves of 4.2 million, policy is 5", set(), set(), SC2),
    ("! ? Ask for the three-year figure #1", {A, F}, {FINANCE}, SC2),
    ("Depot move is late by nine months #3 @all", set(), {HOUSING}, None),
    ("+ Apprentices stay: 9 of 11", {S}, set(), None),
    ("Shared service with two neighbours & one county", set(), set(), None),
    ("! <b>Not</b> a tag, words as typed", {A}, set(), None),
    ("Minutes reach members after #99 days", set(), set(), None),
    ("Cabinet papers cost £3 a page", set(), set(), None),
    ("? Who signs the lease #3", {F}, {HOUSING}, None),
    ("+ Members praise the new chief executive #2", {S}, {LEADERSHIP}, None),
    ("Sickness 7.1 days, was 11", set(), set(), None),
    ("! Two of nine heads of service are acting #2", {A}, {LEADERSHIP}, None),
)


@pytest.mark.parametrize(("colours", "text_size"), [(Colours.LIGHT, 100), (Colours.DARK, 200)])
def test_from_the_passphrase_to_the_first_character_of_a_note_in_three_actions(
    qapp: QApplication,
    qtbot: QtBot,
    look: Look,
    tmp_path: Path,
    colours: Colours,
    text_size: int,
) -> None:
    look.choose(colours=colours, text_size=text_size)
    clock = Standing()
    folder = tmp_path / "Northmere.sli"
    new_challenge_folder(folder, clock).close()
    recent = tmp_path / "recent.json"
    remember(recent, Recent(folder, "Northmere Council", "Peer challenge", None, None, clock()))
    rooms = Rooms(
        data=tmp_path, documents=tmp_path, recent_file=recent, clock=clock, random=os.urandom
    )
    driver = Driver(qapp, look, rooms, clock, AtOnce(), Relaunched(), recent)
    driver.show(qtbot)
    driver.type(PASSPHRASE)
    driver.key(Qt.Key.Key_Return)  # action 1
    assert driver.screen.name == "today"
    driver.key(Qt.Key.Key_Space)  # action 2: the button of the next meeting has the focus
    assert driver.screen.name == "capture"
    driver.type("F")  # typing
    assert driver.capture.view.line.toPlainText() == "F"
    driver.close()


@pytest.mark.parametrize(
    ("colours", "text_size"), [(Colours.LIGHT, 100), (Colours.DARK, 200), (Colours.CONTRAST, 150)]
)
def test_twenty_typed_lines_are_twenty_notes_with_the_right_kinds(
    driver: Driver, colours: Colours, text_size: int
) -> None:
    driver.look.choose(colours=colours, text_size=text_size)
    capture = driver.start_notes(CHAIRS)
    for words, *_ in LINES:
        driver.line(words)
        assert capture.view.line.toPlainText() == ""
    notes = sorted(driver.notes(CHAIRS), key=lambda note: note.first_key)
    assert len(notes) == len(LINES)
    began = driver.clock.now - timedelta(seconds=3 * (len(LINES) - 1))
    seconds = [timedelta(seconds=3 * place) for place in range(len(LINES))]
    assert [note.first_key for note in notes] == [began + each for each in seconds]
    for note, (words, kinds, themes, speaker) in zip(notes, LINES, strict=True):
        assert note.kinds == kinds, words
        assert note.themes == themes, words
        assert note.speaker == (speaker.id if speaker else None), words
        assert note.source is Source.HEARD
        assert (note.follow_up is FollowUp.OPEN) == (F in kinds)
    assert notes[3].body == "We find out last"
    assert notes[6].body == "- a bullet is never a judgement"
    assert notes[13].body == "<b>Not</b> a tag, words as typed"
    assert notes[14].body == "Minutes reach members after #99 days"
    assert capture.model.rowCount() == len(LINES)


def test_an_unplanned_meeting_is_two_keys_away_from_anywhere(driver: Driver) -> None:
    driver.key(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    driver.key(Qt.Key.Key_N, CTRL)
    assert isinstance(driver.screen, CaptureScreen)
    driver.line("First impressions of the depot")
    made = driver.screen.meeting
    assert made is not None
    with driver.workspace.read() as view:
        stored = view.need(Meeting, made.id)
    assert stored.reference == "SA3"
    assert [note.body for note in driver.notes(stored)] == ["First impressions of the depot"]
