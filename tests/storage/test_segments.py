import json
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
import zstandard

from sli_desktop.models.records.change import Change, ChangeSet, edit, make, put_in_bin
from sli_desktop.models.records.codec import to_keys
from sli_desktop.models.records.ids import ContactId
from sli_desktop.models.records.note import FollowUp, Note
from sli_desktop.models.records.people import Contact
from sli_desktop.services.history import History
from sli_desktop.storage import (
    Attention,
    AttentionReason,
    ChangedByBothError,
    DamagedFileError,
    MissingRecordError,
    RecordView,
    RevisionRow,
    SearchQuery,
    StoredSegment,
    Variant,
    Workspace,
    stamp_of,
)
from tests.builders import FINANCE, HOUSING, MONDAY, a_meeting, a_new_id, a_note

HLC = "0199d2c3a4f0-0001"
PRIYAS = "b" * 16


def _segment(seq: int, revisions: list[RevisionRow], *, body: bytes | None = None) -> StoredSegment:
    lines = b"\n".join(json.dumps({"s": "", "f": r.keys}).encode() for r in revisions)
    raw = lines if body is None else body
    return StoredSegment(
        id=bytes([seq]) * 32,
        device=PRIYAS,
        seq=seq,
        prev=b"",
        sig=b"s" * 64,
        head_raw=4,
        body_raw=len(raw),
        revisions=len(revisions),
        head_zst=zstandard.compress(b"head"),
        body_zst=zstandard.compress(raw),
    )


def _revision(number: int, record: UUID, *parents: bytes, body: str = "x") -> RevisionRow:
    return RevisionRow(
        id=bytes([number]) * 32,
        record=record,
        kind="note",
        device=PRIYAS,
        hlc=HLC,
        parents=parents,
        keys={"body": body},
    )


def _view(
    note: Note, *attention: Attention, in_bin: bool = False, gone: bool = False
) -> RecordView:
    return RecordView(
        kind="note",
        record=note.id,
        keys=None if gone else to_keys(note),
        in_bin=in_bin,
        device=PRIYAS,
        hlc=HLC,
        attention=attention,
    )


def _clash(
    note: Note,
    key: str = "body",
    reason: AttentionReason = AttentionReason.CHANGED_BY_BOTH,
) -> Attention:
    variant = Variant(device=PRIYAS, at=MONDAY, value="Priya's.", revision=b"r" * 32)
    return Attention(kind="note", record=note.id, key=key, reason=reason, variants=(variant,))


def _import(workspace: Workspace, *views: RecordView) -> tuple[Change, ...]:
    with workspace.transaction() as transaction:
        return transaction.write_views("Import Priya's bundle", views).changes


def test_a_segment_comes_back_byte_for_byte(workspace: Workspace) -> None:
    note = a_note()
    stored = _segment(1, [_revision(1, note.id)])
    with workspace.transaction() as transaction:
        transaction.add_segment(stored, [_revision(1, note.id)], origin="bundle 7")
    with workspace.read() as view:
        assert view.segment(stored.id) == replace(stored, origin="bundle 7")
        assert [line.id for line in view.segments()] == [stored.id]
        with pytest.raises(MissingRecordError):
            view.segment(b"other")


def test_revisions_are_read_from_the_shown_segments_only(workspace: Workspace) -> None:
    note, other = a_note(), a_note()
    first = [_revision(1, note.id), _revision(2, other.id, body="other")]
    second = [_revision(3, note.id, b"\x01" * 32, body="second")]
    with workspace.transaction() as transaction:
        transaction.add_segment(_segment(1, first), first)
        transaction.add_segment(_segment(2, second), second)
        assert transaction.revisions_of(None) == [*first, *second]
        assert transaction.revisions_of([note.id]) == [first[0], *second]
        assert transaction.heads_of(note.id) == (second[0].id,)
        transaction.show_segments([b"\x02" * 32], shown=False)
        assert transaction.revisions_of([note.id]) == [first[0]]
        assert transaction.heads_of(note.id) == (first[0].id,)
        transaction.show_segments([], shown=True)


@pytest.mark.parametrize("body", [b"rubbish", b'{"s": ""}', b"3"])
def test_a_broken_body_is_damage_and_not_a_wrong_word(workspace: Workspace, body: bytes) -> None:
    revisions = [_revision(1, a_note().id)]
    with workspace.transaction() as transaction:
        transaction.add_segment(_segment(1, revisions, body=body), revisions)
    with workspace.read() as view, pytest.raises(DamagedFileError):
        view.revisions_of(None)


def test_a_body_that_cannot_be_unpacked_is_damage(workspace: Workspace) -> None:
    revisions = [_revision(1, a_note().id)]
    with workspace.transaction() as transaction:
        broken = replace(_segment(1, revisions), body_zst=b"rubbish")
        transaction.add_segment(broken, revisions)
    with workspace.read() as view, pytest.raises(DamagedFileError):
        view.revisions_of(None)


def test_what_is_unsealed_is_condensed_to_first_before_and_last_after(
    workspace: Workspace,
) -> None:
    note = a_note("One.", theme=FINANCE)
    two = replace(note, body="Two.", follow_up=FollowUp.OPEN)
    three = replace(two, body="Three.", follow_up=FollowUp.NONE)
    workspace.commit(make("Add", note))
    with workspace.transaction() as transaction:
        transaction.mark_sealed()
    workspace.commit(edit("Reword", (note, two)))
    workspace.commit(edit("Reword", (two, three)))
    with workspace.read() as view:
        (entry,) = view.unsealed()
    assert (entry.record, entry.kind) == (note.id, "note")
    assert entry.keys == {"body": ("One.", "Three.")}


def test_what_came_back_to_its_beginning_is_not_sealed(workspace: Workspace) -> None:
    note = a_note("One.")
    workspace.commit(make("Add", note))
    with workspace.transaction() as transaction:
        transaction.mark_sealed()
    workspace.commit(put_in_bin("Bin", note))
    History(workspace).undo()
    with workspace.read() as view:
        assert view.unsealed() == ()


def test_a_record_made_and_undone_before_sealing_is_sealed_as_deleted(
    workspace: Workspace,
) -> None:
    workspace.commit(make("Add", a_note("One.")))
    History(workspace).undo()
    with workspace.read() as view:
        (entry,) = view.unsealed()
    assert entry.keys["_del"] == (False, True)
    assert entry.keys["body"] == (None, "One.")


def test_contacts_are_never_sealed(workspace: Workspace) -> None:
    contact = Contact(id=ContactId(a_new_id()), name="Tanglewick Smith")
    workspace.commit(make("Add", contact))
    with workspace.read() as view:
        assert view.get(Contact, contact.id) == contact
        assert view.unsealed() == ()


def test_an_import_writes_new_changed_binned_and_vanished_records(workspace: Workspace) -> None:
    stays, changes, goes, vanishes = (a_note(f"{word} here") for word in "abcd")
    workspace.commit(make("Add", a_meeting(), stays, changes, goes, vanishes))
    new = a_note("e here", theme=FINANCE)
    changed = replace(changes, body="b changed", themes=frozenset({HOUSING}))
    found = _import(
        workspace,
        _view(stays),
        _view(changed),
        _view(goes, in_bin=True),
        _view(vanishes, gone=True),
        _view(new),
        _view(a_note("never here"), gone=True),
    )
    assert set(found) == {
        Change(before=changes, after=changed),
        Change(before=goes, after=None),
        Change(before=vanishes, after=None),
        Change(before=None, after=new),
    }
    with workspace.read() as view:
        assert set(view.all(Note)) == {stays, changed, new}
        assert view.in_bin(Note) == (goes,)
        assert view.stamp("note", vanishes.id) is None
        stamp = view.stamp("note", new.id)
        assert stamp is not None
        assert (stamp.changed_by, stamp.changed_at) == (PRIYAS, HLC)
        assert view.search(SearchQuery(words="here")).total == 2
        assert view.search(SearchQuery(words="changed")).total == 1
        assert view.unsealed() != ()
    assert workspace.check().is_whole


def test_an_import_brings_a_binned_record_back(workspace: Workspace) -> None:
    note = a_note("back here")
    workspace.commit(make("Add", note))
    workspace.commit(put_in_bin("Bin", note))
    assert _import(workspace, _view(note)) == (Change(before=None, after=note),)
    with workspace.read() as view:
        assert view.search(SearchQuery(words="back")).total == 1


def test_what_only_a_newer_version_knows_is_left_in_the_segments(workspace: Workspace) -> None:
    note = a_note("Known.")
    known = _view(note)
    newer = replace(known, keys={**to_keys(note), "state": "pondered", "mood": "calm"})
    strange = replace(known, kind="telepathy", record=a_new_id())
    _import(workspace, newer, strange)
    with workspace.read() as view:
        assert view.all(Note) == (note,)


def test_a_text_changed_by_both_is_saved_only_when_it_is_settled(workspace: Workspace) -> None:
    note = a_note("Sam's.")
    _import(workspace, _view(note, _clash(note)))
    after = replace(note, body="Both.")
    with pytest.raises(ChangedByBothError):
        workspace.commit(edit("Reword", (note, after)))
    sorted_note = replace(note, themes=frozenset({FINANCE}))
    workspace.commit(edit("Sort", (note, sorted_note)))
    with workspace.read() as view:
        assert view.attention() == _clashes(note)
    settled = replace(sorted_note, body="Both.")
    change = Change(before=sorted_note, after=settled, resolves=frozenset({"body"}))
    workspace.commit(ChangeSet(name="Settle", changes=(change,)))
    with workspace.read() as view:
        assert [found.reason for found in view.attention()] == [AttentionReason.UNFILED]


def _clashes(note: Note) -> tuple[Attention, ...]:
    unfiled = Attention(kind="note", record=note.id, key="meeting", reason=AttentionReason.UNFILED)
    return (_clash(note), unfiled)


def test_keeping_yours_is_sealed_though_the_value_stays(workspace: Workspace) -> None:
    note = a_note("Sam's.")
    _import(workspace, _view(note, _clash(note)))
    keep = Change(before=note, after=note, resolves=frozenset({"body"}))
    workspace.commit(ChangeSet(name="Keep yours", changes=(keep,)))
    with workspace.read() as view:
        (entry,) = view.unsealed()
    assert entry.resolves == {"body"}


def test_undo_of_settling_brings_the_clash_back_and_redo_settles_it_again(
    workspace: Workspace,
) -> None:
    note = a_note("Sam's.")
    _import(workspace, _view(note, _clash(note)))
    settled = replace(note, body="Both.")
    change = Change(before=note, after=settled, resolves=frozenset({"body"}))
    history = History(workspace)
    history.do(ChangeSet(name="Settle", changes=(change,)))
    history.undo()
    with workspace.read() as view:
        assert view.attention() == _clashes(note)
        assert view.unsealed() == ()
    history.redo()
    with workspace.read() as view:
        assert view.attention() == _clashes(note)[1:]
        (entry,) = view.unsealed()
    assert entry.resolves == {"body"}


def test_undo_of_settling_after_sealing_does_not_bring_the_clash_back(
    workspace: Workspace,
) -> None:
    note = a_note("Sam's.")
    _import(workspace, _view(note, _clash(note)))
    settled = replace(note, body="Both.")
    change = Change(before=note, after=settled, resolves=frozenset({"body"}))
    history = History(workspace)
    history.do(ChangeSet(name="Settle", changes=(change,)))
    with workspace.transaction() as transaction:
        transaction.mark_sealed()
    history.undo()
    with workspace.read() as view:
        assert view.attention() == _clashes(note)[1:]


def test_saving_a_value_that_was_changed_by_both_settles_it(workspace: Workspace) -> None:
    note = a_note("Sam's.")
    _import(workspace, _view(note, _clash(note, key="follow_up")))
    opened = replace(note, follow_up=FollowUp.OPEN)
    workspace.commit(edit("Follow up", (note, opened)))
    workspace.commit(edit("No follow up", (opened, note)))
    with workspace.read() as view:
        assert [found.key for found in view.attention()] == ["meeting"]
        (entry,) = view.unsealed()
    assert entry.resolves == {"follow_up"}
    assert "follow_up" in entry.keys


def test_a_combined_text_is_settled_by_writing_on(workspace: Workspace) -> None:
    note = a_note("Combined.")
    _import(workspace, _view(note, _clash(note, reason=AttentionReason.COMBINED)))
    workspace.commit(edit("Reword", (note, replace(note, body="Read."))))
    with workspace.read() as view:
        assert [found.reason for found in view.attention()] == [AttentionReason.UNFILED]


def test_a_later_import_replaces_what_was_to_look_at(workspace: Workspace) -> None:
    note = a_note("Sam's.", meeting=None)
    _import(workspace, _view(note, _clash(note)))
    _import(workspace, _view(note))
    with workspace.read() as view:
        assert view.attention() == ()


def test_a_note_without_its_meeting_is_unfiled_until_the_meeting_is_there(
    workspace: Workspace,
) -> None:
    workspace.commit(make("Add", a_note()))
    with workspace.read() as view:
        assert [found.reason for found in view.attention()] == [AttentionReason.UNFILED]
    workspace.commit(make("Add meeting", a_meeting()))
    with workspace.read() as view:
        assert view.attention() == ()


def test_the_import_log_says_what_came_and_what_was_undone(workspace: Workspace) -> None:
    with workspace.transaction() as transaction:
        number = transaction.log_import(origin="bundle 7", entry={"from": "Priya", "notes": 3})
        transaction.mark_import(number, undone=True)
    with workspace.read() as view:
        (line,) = view.imports()
    assert (line.number, line.origin, line.undone) == (number, "bundle 7", True)
    assert line.entry == {"from": "Priya", "notes": 3}


def test_small_facts_are_kept_and_forgotten(workspace: Workspace) -> None:
    with workspace.transaction() as transaction:
        transaction.set_meta("key", b"value")
        assert transaction.meta("key") == b"value"
        transaction.set_meta("key", None)
        assert transaction.meta("key") is None


def test_our_stamps_follow_a_laptop_ahead_but_not_one_far_ahead(workspace: Workspace) -> None:
    ahead = int((MONDAY + timedelta(hours=5)).timestamp() * 1000)
    far = int((MONDAY + timedelta(days=30)).timestamp() * 1000)
    note, own = a_note(), a_note()
    _import(
        workspace,
        replace(_view(note), hlc=stamp_of(ahead, 7)),
        replace(_view(a_note()), hlc=stamp_of(far, 0)),
    )
    workspace.commit(make("Add", own))
    with workspace.read() as view:
        stamp = view.stamp("note", own.id)
    assert stamp is not None
    assert stamp_of(ahead, 7) < stamp.changed_at < stamp_of(far, 0)
