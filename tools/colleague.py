"""The colleague of the pictures: joins the sample once, works apart, and makes a bundle."""

import os
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from sli_desktop.models.records.challenge import Challenge
from sli_desktop.models.records.change import edit
from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.ids import Clock, NoteId
from sli_desktop.models.records.note import Note
from sli_desktop.models.records.people import Peer
from sli_desktop.paths import resource
from sli_desktop.services.capture import add_note
from sli_desktop.services.sync.bundles import make_bundle
from sli_desktop.services.sync.team import TeamDesk, fingerprint_words, read_request_file
from sli_desktop.storage import LOWEST_COST, Workspace

WORDS = fingerprint_words(resource("words/fingerprint-words.txt"))


def colleagues_bundle(opened: Workspace, folder: Path, clock: Clock) -> Path:
    """Let a colleague join once, work, and make a bundle."""
    made = folder / "bundle"
    if made.is_dir():
        return next(made.glob("*.slibundle"))
    made.mkdir()
    with opened.read() as view:
        challenge = view.all(Challenge)[0]
        peer = next(p for p in view.all(Peer) if "Shah" in p.name)
    ours = TeamDesk(opened, WORDS)
    other, _key = Workspace.create(
        folder / "Colleague.sli",
        "three other random words",
        clock=clock,
        random=os.urandom,
        cost=LOWEST_COST,
    )
    theirs = TeamDesk(other, WORDS)
    request = theirs.request(folder, name=peer.name)
    let_in = ours.admit(read_request_file(request.file), folder=folder, peer=peer.id)
    theirs.join(theirs.open_membership(let_in.made.file))
    assert challenge.subject
    _work_apart(opened, other, peer)
    with other:
        return make_bundle(other, made).file


def join_request(folder: Path, clock: Clock) -> Path:
    """The request of one more laptop."""
    waiting, _key = Workspace.create(
        folder / "Waiting.sli",
        "three other random words",
        clock=clock,
        random=os.urandom,
        cost=LOWEST_COST,
    )
    with waiting:
        return TeamDesk(waiting, WORDS).request(folder, name="Tom Reed").file


def _on_scrutiny(findings: tuple[Finding, ...]) -> Finding:
    """The finding that both rewrite: their sentences are about scrutiny."""
    return next(each for each in findings if each.headline.startswith("Scrutiny is not yet"))


def _work_apart(ours: Workspace, theirs: Workspace, peer: Peer) -> None:
    """Both rewrite one finding; the colleague adds notes and changes one."""
    with theirs.read() as view:
        notes, finding = view.all(Note)[-6:], _on_scrutiny(view.all(Finding))
    new = [replace(note, id=NoteId(UUID(int=note.id.int ^ 1)), author=peer.id) for note in notes]
    for note in new:
        theirs.commit(add_note(note))
    first = finding.headline.rstrip(".")
    for workspace, words in (
        (ours, "Work programmes are set by officers."),
        (theirs, "Members want a bigger role and better support."),
    ):
        after = replace(finding, statement=f"{first}. {words}")
        workspace.commit(edit("Rewrite a finding", (finding, after)))
