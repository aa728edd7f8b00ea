"""What set-up shows: the arranged parts of a challenge, read at one moment, without its notes."""

from collections.abc import Mapping
from dataclasses import dataclass

from sli_desktop.models.records.challenge import (
    Challenge,
    Milestone,
    Question,
    StakeholderGroup,
    Theme,
)
from sli_desktop.models.records.ids import ThemeId
from sli_desktop.models.records.meeting import Meeting
from sli_desktop.models.records.people import Peer, PeerRole, PeerStatus
from sli_desktop.models.records.report import ProtectedWord
from sli_desktop.services.attachments_allowed import attachments_allowed
from sli_desktop.services.contact_numbers import ContactNumbers, contact_numbers
from sli_desktop.storage import View

_FIRST_ROLES = (PeerRole.CHALLENGE_MANAGER, PeerRole.LEAD_PEER, PeerRole.LEAD_MEMBER_PEER)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """The arranged parts of a challenge, each list in the order people see it in.

    `questions` are those of themes; `notes_about` counts notes by theme.
    """

    challenge: Challenge
    team: tuple[Peer, ...] = ()
    themes: tuple[Theme, ...] = ()
    questions: tuple[Question, ...] = ()
    groups: tuple[StakeholderGroup, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    words: tuple[ProtectedWord, ...] = ()
    attachments: bool = False
    numbers: ContactNumbers
    notes_about: Mapping[ThemeId, int]

    @property
    def whole_themes(self) -> tuple[Theme, ...]:
        """The themes that are no part of another one."""
        return tuple(theme for theme in self.themes if theme.parent is None)

    def parts_of(self, theme: Theme) -> tuple[Theme, ...]:
        """The sub-themes of a theme."""
        return tuple(each for each in self.themes if each.parent == theme.id)

    def family_of(self, theme: Theme) -> tuple[Theme, ...]:
        """The themes a theme stands among: it can be moved up and down there."""
        return tuple(each for each in self.themes if each.parent == theme.parent)

    def questions_of(self, theme: Theme) -> tuple[Question, ...]:
        """The questions to explore under a theme itself."""
        return tuple(each for each in self.questions if each.theme == theme.id)

    def all_questions_of(self, theme: Theme) -> tuple[Question, ...]:
        """The questions under a theme and under its parts."""
        within = {theme.id, *(part.id for part in self.parts_of(theme))}
        return tuple(each for each in self.questions if each.theme in within)

    @property
    def here(self) -> tuple[Peer, ...]:
        """The team without those who have withdrawn."""
        return tuple(peer for peer in self.team if peer.status is not PeerStatus.WITHDRAWN)


def read_set_up(view: View) -> SetUp:
    """Read what set-up shows; notes are counted, never read."""
    themes, about = view.all(Theme), view.notes_about()
    return SetUp(
        challenge=view.all(Challenge)[0],
        team=tuple(sorted(view.all(Peer), key=_in_the_team)),
        themes=tuple(sorted(themes, key=lambda each: (each.order, each.id))),
        questions=tuple(
            sorted(
                (each for each in view.all(Question) if each.theme and not each.meeting),
                key=lambda each: (each.order, each.id),
            )
        ),
        groups=tuple(sorted(view.all(StakeholderGroup), key=lambda each: (each.order, each.id))),
        milestones=tuple(sorted(view.all(Milestone), key=_in_time)),
        meetings=view.all(Meeting),
        words=tuple(sorted(view.all(ProtectedWord), key=lambda each: each.word.casefold())),
        attachments=attachments_allowed(view),
        numbers=contact_numbers(view),
        notes_about={theme.id: about.get(theme.id, 0) for theme in themes},
    )


def _in_the_team(peer: Peer) -> tuple[bool, int, str]:
    first = _FIRST_ROLES.index(peer.role) if peer.role in _FIRST_ROLES else len(_FIRST_ROLES)
    return peer.status is PeerStatus.WITHDRAWN, first, peer.name.casefold()


def _in_time(milestone: Milestone) -> tuple[bool, str, str]:
    due = milestone.due.isoformat() if milestone.due else ""
    return milestone.due is None, due, milestone.what
