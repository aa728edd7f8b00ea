"""Erasing for good, on every laptop of the team: the right to erasure, not the bin.

The manager's laptop signs a certificate; each laptop that takes it in blanks the bodies in its
segments, drops rows, index, journal, variants, files and what was set aside, and puts a new backup
in the place of every older one. The certificate travels in every bundle from then on, so that an
old stick brings nothing back.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from uuid import UUID

from sli_desktop.models.records import KINDS, Record, kind_name
from sli_desktop.models.records.change import Change, ChangeSet
from sli_desktop.models.records.codec import to_keys
from sli_desktop.models.records.finding import FindingNote
from sli_desktop.models.records.note import Attachment, Note
from sli_desktop.services.drafts import DRAFT_KEY
from sli_desktop.services.holds import require_no_hold
from sli_desktop.services.lookup import plain_words
from sli_desktop.services.sentences import WORD, sentences
from sli_desktop.services.sync.bundle_log import HeldIn, bundles_with
from sli_desktop.services.sync.carried import FIELD
from sli_desktop.services.sync.erasures import (
    Erasure,
    ErasureReason,
    SignedErasure,
    erased_by,
    erasures_here,
    keep_erasure,
    sign_erasure,
)
from sli_desktop.services.sync.errors import NothingToEraseError, NotManagerError
from sli_desktop.services.sync.heard import all_heard
from sli_desktop.services.sync.seal import seal
from sli_desktop.services.sync.segments import without_erased
from sli_desktop.services.sync.setting_aside import lines_of, without_erased_lines
from sli_desktop.services.sync.team_state import Team, root_key_of, team_of
from sli_desktop.services.sync.views import by_record, merged, write
from sli_desktop.storage import Transaction, View, Workspace
from sli_desktop.wording import tr

FEWEST_WORDS = 4
"""A sentence of fewer words stands in many texts by chance."""
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Another record that repeats a sentence of what is to be erased: a person must look at it."""

    kind: str
    record: UUID
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasurePlan:
    """What an erasure would take away for good.

    `records` are all that go, those that hang on the named ones too, by kind; `blobs` the files;
    `quoted` what stays and repeats their words; `held_in` the bundle files that hold them.
    """

    records: tuple[tuple[str, UUID], ...]
    blobs: tuple[str, ...]
    quoted: tuple[Quoted, ...]
    held_in: tuple[HeldIn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureState:
    """One erasure, and which laptops have said that they carried it out."""

    erasure: Erasure
    made: datetime
    confirmed: tuple[str, ...]
    waiting: tuple[str, ...]


def plan_erasure(view: View, records: Iterable[UUID]) -> ErasurePlan:
    """Tell what erasing some records would take away; nothing is changed.

    Raises:
        NothingToEraseError: none of them is here.
    """
    every = _everything(view)
    named = [every[each] for each in records if each in every]
    if not named:
        raise NothingToEraseError
    going = {each.id: each for each in _with_what_hangs_on(named, every.values())}
    kept_files = {getattr(each, FIELD, "") for each in every.values() if each.id not in going}
    blobs = {getattr(each, FIELD, "") for each in going.values()} - kept_files - {""}
    staying = [each for each in every.values() if each.id not in going]
    return ErasurePlan(
        records=tuple((kind_name(type(each)), each.id) for each in going.values()),
        blobs=tuple(sorted(blobs)),
        quoted=tuple(_quoting(going.values(), staying)),
        held_in=bundles_with(view, view.segments_holding(tuple(going))),
    )


def erase(workspace: Workspace, records: Iterable[UUID], reason: ErasureReason) -> SignedErasure:
    """Erase records for good, here at once and on the other laptops with the next bundle.

    Raises:
        NothingToEraseError: none of them is here.
        NotManagerError: this is not the manager's laptop.
        LegalHoldError: a hold forbids it.
    """
    with workspace.transaction() as transaction:
        root_key = _root_key(transaction)
        require_no_hold(transaction)
        plan = plan_erasure(transaction, records)
        team = team_of(transaction)
        now = workspace.clock()
        seal(transaction, team, at=now, random=workspace.random)
        erasure = Erasure(
            id=UUID(bytes=workspace.random(16), version=4),
            challenge=team.challenge,
            records=tuple(record for _, record in plan.records),
            blobs=plan.blobs,
            reason=reason.value,
            made=now.isoformat(),
            by=team.keys.device,
        )
        signed = sign_erasure(root_key, erasure)
        carry_out(transaction, team, [signed])
    leave_no_trace(workspace, [signed])
    return signed


def scrub_history(workspace: Workspace, record: Record, reason: ErasureReason) -> SignedErasure:
    """Erase every earlier version of a record; what it shows now stays.

    Raises:
        NotManagerError: this is not the manager's laptop.
        LegalHoldError: a hold forbids it.
    """
    with workspace.transaction() as transaction:
        root_key = _root_key(transaction)
        require_no_hold(transaction)
        team = team_of(transaction)
        now = workspace.clock()
        seal(transaction, team, at=now, random=workspace.random)
        before = [row.id for row in transaction.revisions_of([record.id]) if not row.erased]
        anew = Change(before=record, after=record, resolves=frozenset(to_keys(record)))
        transaction.apply(ChangeSet(name=tr("Keep what it shows now"), changes=(anew,)))
        seal(transaction, team, at=now, random=workspace.random)
        erasure = Erasure(
            id=UUID(bytes=workspace.random(16), version=4),
            challenge=team.challenge,
            revisions=tuple(sorted(each.hex() for each in before)),
            reason=reason.value,
            made=now.isoformat(),
            by=team.keys.device,
        )
        signed = sign_erasure(root_key, erasure)
        carry_out(transaction, team, [signed])
    leave_no_trace(workspace, [signed])
    return signed


def carry_out(transaction: Transaction, team: Team, signed: Iterable[SignedErasure]) -> Team:
    """Keep certificates and take away what they name; the answer knows of them.

    What was done here must be sealed before. `leave_no_trace` follows after the commit.
    """
    new = tuple(signed)
    if not new:
        return team
    for each in new:
        keep_erasure(transaction, each)
    team = Team(team.keys, team.signed, erased_by(erasures_here(transaction)))
    fresh = erased_by(new)
    scrubbed = (
        {row.record for row in transaction.revisions_of(None) if row.id in fresh.revisions}
        if fresh.revisions
        else set()
    )
    for segment in transaction.segments_holding(fresh.records, fresh.revisions):
        stored = transaction.segment(segment)
        lines = lines_of(transaction, team, segment)
        transaction.put_bodies(without_erased(stored, lines, team.erased))
    without_erased_lines(transaction, team)
    transaction.erase(tr("Erase for good"), fresh.records)
    transaction.forget_acts(scrubbed)
    if scrubbed - fresh.records:
        rows = transaction.revisions_of(scrubbed - fresh.records)
        write(transaction, tr("Erase for good"), merged(by_record(rows)))
    draft = (transaction.meta(DRAFT_KEY) or b"").decode("utf-8", "replace")
    if any(str(record) in draft or record.hex in draft for record in fresh.records):
        transaction.set_meta(DRAFT_KEY, None)
    return team


def leave_no_trace(workspace: Workspace, signed: Iterable[SignedErasure]) -> None:
    """Remove the files, empty the log, and put a new backup in the place of all older ones."""
    new = tuple(signed)
    if not new:
        return
    for name in erased_by(new).blobs:
        workspace.drop_blob(name)
    workspace.empty_log()
    workspace.renew_backups(_LONG_AGO)


def erasure_states(view: View) -> tuple[ErasureState, ...]:
    """Every erasure, newest first, and who has confirmed it in a bundle since."""
    team = team_of(view)
    told = all_heard(view)
    others = [m for m in team.signed.roster.active() if m.device != team.keys.device]
    states = []
    for signed in erasures_here(view):
        done = {device for device, heard in told.items() if signed.erasure.id in heard.erasures}
        states.append(
            ErasureState(
                erasure=signed.erasure,
                made=datetime.fromisoformat(signed.erasure.made),
                confirmed=tuple(m.name for m in others if m.device in done),
                waiting=tuple(m.name for m in others if m.device not in done),
            )
        )
    return tuple(sorted(states, key=lambda state: state.made, reverse=True))


def _root_key(view: View) -> bytes:
    root_key = root_key_of(view)
    if root_key is None:
        raise NotManagerError
    return root_key


def _everything(view: View) -> dict[UUID, Record]:
    return {
        record.id: record
        for record_type in KINDS.values()
        for record in (*view.all(record_type), *view.in_bin(record_type))
    }


def _with_what_hangs_on(named: Iterable[Record], every: Iterable[Record]) -> Iterator[Record]:
    """The records themselves, and of a note its attachments and its links to findings."""
    named = tuple(named)
    notes = {each.id for each in named if isinstance(each, Note)}
    yield from named
    for each in every:
        if isinstance(each, Attachment | FindingNote) and each.note in notes:
            yield each


def _quoting(going: Iterable[Record], staying: Iterable[Record]) -> Iterator[Quoted]:
    wanted = {
        plain_words(sentence): sentence
        for record in going
        for text in _texts(record)
        for _, sentence in sentences(text)
        if len(WORD.findall(sentence)) >= FEWEST_WORDS
    }
    for record in staying:
        words = f" {plain_words(' '.join(_texts(record)))} "
        for sought, sentence in wanted.items():
            if f" {sought} " in words:
                yield Quoted(kind=kind_name(type(record)), record=record.id, sentence=sentence)


def _texts(record: Record) -> Iterator[str]:
    for each in fields(type(record)):  # type: ignore[arg-type]
        value = getattr(record, each.name)
        if isinstance(value, str) and value and each.name != FIELD:
            yield value
