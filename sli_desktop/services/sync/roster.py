"""The team list: which laptops belong to a challenge, signed by the challenge manager.

It travels in every bundle, so anybody can carry it; its version only ever rises; the key that
signs it is pinned when a laptop joins.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta

from sli_desktop.services.sync.errors import (
    NotAJoinRequestError,
    TeamFullError,
    TeamListClashError,
    UnknownSenderError,
)
from sli_desktop.services.sync.laptop_keys import LaptopKeys
from sli_desktop.services.sync.lines import DeviceId, Hash
from sli_desktop.services.sync.names import LookAlikeNameError, could_be_taken_for, shown_name
from sli_desktop.services.sync.signing import (
    UnreadableEnvelopeError,
    from_text,
    is_signed_by,
    key_id,
    public_key_of,
    read_envelope,
    to_text,
    write_envelope,
)

ROSTER_TYPE = "application/vnd.sli.roster;v=1"
JOIN_TYPE = "application/vnd.sli.join;v=1"
MAX_ROSTER = 1 << 20
"""Bytes of a team list or a join request."""
MAX_MEMBERS = 64
"""As many laptops as an age file has recipients."""
MAX_RECOVERY = 8
"""Recipients beside the laptops."""

PublicKey = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{43}\Z")]
AgeRecipient = Annotated[str, Meta(pattern=r"^age1[0-9a-z]{58}\Z")]
Name = Annotated[str, Meta(min_length=1, max_length=200)]


class MemberStatus(StrEnum):
    """Whether a laptop still belongs to the team."""

    ACTIVE = "active"
    LEFT = "left"
    REVOKED = "revoked"


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """One laptop: who has it, its public keys, and up to which segment its signature counts.

    `peer` is the identity of the peer's record where the manager named one; `until` is when a
    laptop that is not active any more was taken out.
    """

    device: DeviceId
    name: Name
    role: Annotated[str, Meta(max_length=40)] = "peer"
    sign: PublicKey
    age: AgeRecipient
    since: Annotated[str, Meta(max_length=40)] = msgspec.field(name="from", default="")
    status: MemberStatus = MemberStatus.ACTIVE
    last_seq: Annotated[int, Meta(ge=0, le=1 << 53)] | None = None
    peer: UUID | None = None
    until: Annotated[str, Meta(max_length=40)] = ""

    @property
    def public_key(self) -> bytes:
        """The key its signatures are checked with."""
        return from_text(self.sign)

    def may_sign(self, seq: int) -> bool:
        """Whether its segment of this number counts."""
        if self.status is MemberStatus.ACTIVE:
            return True
        return self.last_seq is not None and seq <= self.last_seq


class Roster(msgspec.Struct, frozen=True, kw_only=True):
    """The team list of one version.

    `prev` is the SHA-256 of the version before; `recovery` are recipients beside the members.
    """

    challenge: UUID
    version: Annotated[int, Meta(ge=1, le=1 << 53)]
    prev: Hash | None
    root: PublicKey
    members: Annotated[tuple[Member, ...], Meta(max_length=MAX_MEMBERS)]
    recovery: Annotated[tuple[AgeRecipient, ...], Meta(max_length=MAX_RECOVERY)] = ()
    made: Annotated[str, Meta(max_length=40)]

    def member(self, device: str) -> Member | None:
        """The laptop of this name."""
        return next((member for member in self.members if member.device == device), None)

    def signer(self, device: str, seq: int) -> Member:
        """The laptop, if its segment of this number counts.

        Raises:
            UnknownSenderError: it does not.
        """
        member = self.member(device)
        if member is None or not member.may_sign(seq):
            raise UnknownSenderError(self.version, device)
        return member

    def counts(self, device: str, seq: int) -> bool:
        """Whether a segment of a laptop in the list counts; later ones of one taken out do not.

        Raises:
            UnknownSenderError: the list does not know the laptop.
        """
        member = self.member(device)
        if member is None:
            raise UnknownSenderError(self.version, device)
        return member.may_sign(seq)

    def active(self) -> tuple[Member, ...]:
        """The laptops that bundles are made for."""
        return tuple(m for m in self.members if m.status is MemberStatus.ACTIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Out:
    """A laptop to take out: the number of its last segment that counts, and whether it is lost."""

    device: str
    last_seq: int
    is_lost: bool = False


class JoinRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What a new laptop tells about itself: nothing of it is secret."""

    name: Name
    sign: PublicKey
    age: AgeRecipient
    made: Annotated[str, Meta(max_length=40)]

    @property
    def device(self) -> str:
        """What this laptop will be called."""
        return key_id(from_text(self.sign))


@dataclass(frozen=True, slots=True)
class SignedRoster:
    """A team list whose signature was checked, with the bytes that were signed."""

    roster: Roster
    envelope: bytes

    @property
    def digest(self) -> str:
        """SHA-256 of the envelope: what the next version names as `prev`."""
        return hashlib.sha256(self.envelope).hexdigest()

    @property
    def signed_bytes(self) -> bytes:
        """What the root key signed; whoever hands it on may write the envelope around it anew."""
        return read_envelope(self.envelope).payload


def sign_roster(root_key: bytes, roster: Roster) -> SignedRoster:
    """Sign a team list with the challenge's root key."""
    envelope = write_envelope(root_key, ROSTER_TYPE, msgspec.json.encode(roster))
    return SignedRoster(roster, envelope)


@lru_cache(maxsize=16)
def read_roster(envelope: bytes) -> SignedRoster:
    """Read a team list and check its own signature. Whether to trust its root is another question.

    Raises:
        TeamListClashError: it is not signed by the root key it names, or is no team list.
    """
    try:
        sealed = read_envelope(envelope)
        roster = msgspec.json.decode(sealed.payload, type=Roster)
    except (UnreadableEnvelopeError, ValueError, RecursionError) as error:
        raise TeamListClashError from error
    root = from_text(roster.root)
    is_ours = sealed.payload_type == ROSTER_TYPE and sealed.keyid == key_id(root)
    if not is_ours or not is_signed_by(root, ROSTER_TYPE, sealed.payload, sealed.sig):
        raise TeamListClashError
    if any(key_id(member.public_key) != member.device for member in roster.members):
        raise TeamListClashError
    return SignedRoster(roster, envelope)


def newest(mine: SignedRoster, theirs: SignedRoster) -> SignedRoster:
    """The team list that counts from now on.

    Raises:
        TeamListClashError: another root key signed theirs, or one version has two contents.
    """
    if (mine.roster.root, mine.roster.challenge) != (theirs.roster.root, theirs.roster.challenge):
        raise TeamListClashError
    if mine.roster.version == theirs.roster.version and mine.signed_bytes != theirs.signed_bytes:
        raise TeamListClashError
    return theirs if theirs.roster.version > mine.roster.version else mine


def first_roster(
    *, challenge: UUID, root_key: bytes, manager: LaptopKeys, peer: UUID | None, at: datetime
) -> SignedRoster:
    """The team list of a new challenge: the manager's laptop alone."""
    return sign_roster(
        root_key,
        Roster(
            challenge=challenge,
            version=1,
            prev=None,
            root=to_text(public_key_of(root_key)),
            members=(
                Member(
                    device=manager.device,
                    name=manager.name,
                    role="manager",
                    sign=to_text(manager.public_key),
                    age=manager.recipient,
                    since=at.isoformat(),
                    peer=peer,
                ),
            ),
            made=at.isoformat(),
        ),
    )


def with_member(
    root_key: bytes,
    before: SignedRoster,
    request: JoinRequest,
    *,
    at: datetime,
    peer: UUID | None,
    replaces: Out | None = None,
) -> SignedRoster:
    """The next version of the team list, with one more laptop (or a laptop's new entry).

    `replaces` takes another laptop of the same person out in the same version.

    Raises:
        TeamFullError: there is no room for another.
        LookAlikeNameError: its name looks like another's, and is not the same.
    """
    for member in before.roster.members:
        if could_be_taken_for(request.name, member.name):
            raise LookAlikeNameError(member.name)
    entry = Member(
        device=request.device,
        name=request.name,
        sign=request.sign,
        age=request.age,
        since=at.isoformat(),
        peer=peer,
    )
    others = tuple(
        _out(m, replaces, at=at) if replaces is not None and m.device == replaces.device else m
        for m in before.roster.members
        if m.device != request.device
    )
    if len(others) + 1 > MAX_MEMBERS - MAX_RECOVERY:
        raise TeamFullError(MAX_MEMBERS - MAX_RECOVERY)
    return _next(root_key, before, at=at, members=(*others, entry))


def without_member(
    root_key: bytes, before: SignedRoster, out: Out, *, at: datetime
) -> SignedRoster:
    """The next version of the team list, with one laptop taken out (or its cut moved).

    Raises:
        UnknownSenderError: the list does not know it.
    """
    if before.roster.member(out.device) is None:
        raise UnknownSenderError(before.roster.version, out.device)
    members = tuple(
        _out(m, out, at=at) if m.device == out.device else m for m in before.roster.members
    )
    return _next(root_key, before, at=at, members=members)


def with_recovery(
    root_key: bytes, before: SignedRoster, recipient: str, *, at: datetime
) -> SignedRoster:
    """The next version of the team list, with one more recipient of every bundle.

    Raises:
        TeamFullError: there is no room for another.
    """
    recovery = tuple(dict.fromkeys((*before.roster.recovery, recipient)))
    if len(recovery) > MAX_RECOVERY:
        raise TeamFullError(MAX_RECOVERY)
    return _next(root_key, before, at=at, recovery=recovery)


def _out(member: Member, out: Out, *, at: datetime) -> Member:
    return msgspec.structs.replace(
        member,
        status=MemberStatus.REVOKED if out.is_lost else MemberStatus.LEFT,
        last_seq=out.last_seq,
        until=member.until or at.isoformat(),
    )


def _next(root_key: bytes, before: SignedRoster, *, at: datetime, **changes: Any) -> SignedRoster:
    return sign_roster(
        root_key,
        msgspec.structs.replace(
            before.roster,
            version=before.roster.version + 1,
            prev=before.digest,
            made=at.isoformat(),
            **changes,
        ),
    )


def write_join_request(keys: LaptopKeys, *, at: datetime) -> bytes:
    """A join request, signed by the laptop itself."""
    request = JoinRequest(
        name=keys.name,
        sign=to_text(keys.public_key),
        age=keys.recipient,
        made=at.isoformat(),
    )
    return write_envelope(keys.signing_key, JOIN_TYPE, msgspec.json.encode(request))


def read_join_request(data: bytes) -> JoinRequest:
    """Read a join request and check that it signed itself.

    Raises:
        NotAJoinRequestError: it is none, or was changed.
    """
    if len(data) > MAX_ROSTER:
        raise NotAJoinRequestError
    try:
        sealed = read_envelope(data)
        request = msgspec.json.decode(sealed.payload, type=JoinRequest)
        public_key = from_text(request.sign)
    except (UnreadableEnvelopeError, ValueError, RecursionError) as error:
        raise NotAJoinRequestError from error
    is_ours = sealed.payload_type == JOIN_TYPE and sealed.keyid == key_id(public_key)
    if not is_ours or not is_signed_by(public_key, JOIN_TYPE, sealed.payload, sealed.sig):
        raise NotAJoinRequestError
    return msgspec.structs.replace(request, name=shown_name(request.name))
