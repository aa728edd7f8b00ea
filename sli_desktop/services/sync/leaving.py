"""Laptops that leave the team or are lost, and the key of the programme office.

Taking a laptop out needs no new keys: later bundles are simply not made for it, and what it signs
after the cut does not count. What it had received before is protected by its own passphrase only.
"""

from dataclasses import dataclass, replace
from datetime import datetime

import pyrage
from pyrage import x25519

from sli_desktop.services.sync.bundle_log import MadeLine, bundles_made
from sli_desktop.services.sync.cut_off import draw_the_line
from sli_desktop.services.sync.errors import NotManagerError
from sli_desktop.services.sync.heard import heard_of
from sli_desktop.services.sync.leaving_errors import NotARecipientError, OwnLaptopError
from sli_desktop.services.sync.roster import Member, Out, Roster, with_recovery, without_member
from sli_desktop.services.sync.team_state import Team, keep_roster, root_key_of, team_of
from sli_desktop.storage import View, Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOut:
    """A laptop that was taken out of the team, and what it may hold.

    `last_heard` is when its newest bundle that came here was made; `bundles` are the files made
    here that it could open: what a thief of it may know.
    """

    member: Member
    last_heard: datetime | None
    bundles: tuple[MadeLine, ...]


def take_out(
    workspace: Workspace, device: str, *, is_lost: bool = False, last_seq: int | None = None
) -> TakenOut:
    """Take a laptop out of the team: it left, or it is lost.

    What it wrote up to the last part that is here (or `last_seq`) counts; later parts are kept
    aside on every laptop. Called again with a higher `last_seq`, it takes those in.

    Raises:
        NotManagerError: this is not the manager's laptop.
        OwnLaptopError: it is this laptop itself.
        UnknownSenderError: the team list does not know it.
    """
    with workspace.transaction() as transaction:
        root_key = needed_root_key(transaction)
        team = team_of(transaction)
        if device == team.keys.device:
            raise OwnLaptopError
        shown = [line for line in transaction.segments() if line.shown]
        held = max((line.seq for line in shown if line.device == device), default=0)
        out = Out(
            device=device,
            last_seq=held if last_seq is None else last_seq,
            is_lost=is_lost,
        )
        signed = without_member(root_key, team.signed, out, at=workspace.clock())
        keep_roster(transaction, signed)
        draw_the_line(transaction, workspace, replace(team, signed=signed))
        had = heard_of(transaction, device)
        bundles = bundles_for(transaction, signed.roster.signer(device, 0).name)
    member = signed.roster.signer(device, 0)
    return TakenOut(member=member, last_heard=had.made if had else None, bundles=tuple(bundles))


def add_recovery(workspace: Workspace, recipient: str) -> Roster:
    """Encrypt every later bundle for one more key, whose private half is kept offline.

    Raises:
        NotManagerError: this is not the manager's laptop.
        NotARecipientError: this is no public key.
        TeamFullError: there is no room for another.
    """
    with workspace.transaction() as transaction:
        root_key = needed_root_key(transaction)
        try:
            x25519.Recipient.from_str(recipient)
        except pyrage.RecipientError as error:
            raise NotARecipientError from error
        team = team_of(transaction)
        signed = with_recovery(root_key, team.signed, recipient, at=workspace.clock())
        keep_roster(transaction, signed)
    return signed.roster


def needed_root_key(view: View) -> bytes:
    """The key that signs team lists and certificates.

    Raises:
        NotManagerError: this is not the manager's laptop.
    """
    root_key = root_key_of(view)
    if root_key is None:
        raise NotManagerError
    return root_key


def out_now(view: View, team: Team, device: str) -> Out:
    """A laptop taken out with the last part of it that is here.

    Raises:
        OwnLaptopError: it is this laptop itself.
        UnknownSenderError: the team list does not know it.
    """
    if device == team.keys.device:
        raise OwnLaptopError
    team.signed.roster.signer(device, 0)
    shown = [line for line in view.segments() if line.shown]
    return Out(
        device=device,
        last_seq=max((line.seq for line in shown if line.device == device), default=0),
    )


def bundles_for(view: View, name: str) -> list[MadeLine]:
    """The bundle files made here that a person's laptop can open."""
    return [line for line in bundles_made(view) if name in line.recipients]
