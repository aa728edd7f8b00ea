"""What notes and findings refer to, and what the screen says of them: pure."""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import NamedTuple
from uuid import UUID

from sli_desktop.models.records.challenge import Challenge, StakeholderGroup, Theme
from sli_desktop.models.records.finding import FindingLabel
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.note import NoteKind, NoteState
from sli_desktop.models.records.people import Peer
from sli_desktop.services.marks import themes_by_key
from sli_desktop.services.remarks import Remarks
from sli_desktop.services.sorting import Tally, Whereabouts
from sli_desktop.storage import SortingNames, SortLine, View
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.widgets.chips import KIND_ICONS, Chip, kind_words
from sli_desktop.ui.words import clock_time, listed, short_day
from sli_desktop.wording import tr, trn

STATE_WORDS: Mapping[NoteState | None, str] = {
    NoteState.TO_SORT: tr("To sort"),
    NoteState.USED: tr("In findings"),
    NoteState.BACKGROUND: tr("Background"),
    None: tr("All"),
}
SENSITIVITY_WORDS: Mapping[Sensitivity, str] = {
    Sensitivity.TEAM_ONLY: tr("Team only"),
    Sensitivity.SAY_IN_PERSON: tr("Say in person"),
}
LABEL_ICONS = {
    FindingLabel.STRENGTH: KIND_ICONS[NoteKind.STRENGTH],
    FindingLabel.AREA: KIND_ICONS[NoteKind.AREA],
}


class Room(NamedTuple):
    """One look at everything that notes name; `remarks` says which notes are one remark."""

    challenge: Challenge
    zone: tzinfo
    themes: tuple[Theme, ...]
    groups: tuple[StakeholderGroup, ...]
    team: tuple[Peer, ...]
    names: SortingNames
    where: Whereabouts
    remarks: Remarks

    # --- words of a note ------------------------------------------------------------------------

    def kind_words(self, kind: NoteKind) -> str:
        """The challenge's own word for a kind of note."""
        return kind_words(self.challenge, kind)

    def label_words(self, label: FindingLabel) -> str:
        """The challenge's own word for the kind of a finding."""
        is_strength = label is FindingLabel.STRENGTH
        return self.challenge.label_strength if is_strength else self.challenge.label_area

    def theme_name(self, theme: UUID) -> str:
        """What a theme is called."""
        return next((each.name for each in self.themes if each.id == theme), "")

    def peer_name(self, peer: UUID) -> str:
        """What a peer of the team is called."""
        return next((each.name for each in self.team if each.id == peer), tr("A colleague"))

    def group_names(self, groups: frozenset[UUID]) -> str:
        """Stakeholder groups in their order, in a sentence."""
        return listed([each.name for each in self.groups if each.id in groups])

    def who(self, speaker: UUID | None, meeting: UUID | None) -> str:
        """Whom a note was heard from, as a group; the role where there is no group."""
        named = self.group_names(self.where.groups(speaker, meeting))
        _group, role = self.names.speakers.get(speaker, (None, "")) if speaker else (None, "")
        return named or role

    def place(self, line: SortLine) -> str:
        """The title of the meeting or document a note stands in."""
        if line.meeting is not None:
            return self.names.meetings.get(line.meeting, "")
        if line.document is not None:
            return self.names.documents.get(line.document, "")
        return tr("First impressions")

    def at(self, moment: datetime) -> str:
        """A moment as the clocks of the council show it: "Tue 14 10:34"."""
        local = moment.astimezone(self.zone)
        return f"{short_day(local)} {clock_time(local)}"

    def meta(self, line: SortLine) -> str:
        """When a note was taken and whom it is from, at the right of its row."""
        who = self.who(line.speaker, line.meeting) or self.place(line)
        return f"{self.at(line.first_key)} · {who}" if who else self.at(line.first_key)

    def chips(self, line: SortLine, *, tells_state: bool) -> tuple[Chip, ...]:
        """A chip for each kind, and for what else matters when sorting."""
        made = [
            Chip(self.kind_words(kind), icon, token)
            for kind, (icon, token) in KIND_ICONS.items()
            if kind in line.kinds
        ]
        if line.sensitivity in SENSITIVITY_WORDS:
            made.append(Chip(SENSITIVITY_WORDS[line.sensitivity], icon="lock"))
        if line.is_joined:
            made.append(Chip(tr("Joined"), icon="link-2"))
        if tells_state and line.state is not NoteState.TO_SORT:
            icon = "lightbulb" if line.state is NoteState.USED else "archive"
            made.append(Chip(STATE_WORDS[line.state], icon=icon))
        return tuple(made) or (Chip(tr("Note"), icon="message-square"),)

    def shown(self, line: SortLine) -> str:
        """The words of a note in one line: a quote in quotation marks."""
        words = " ".join(line.start.split())
        return f"“{words}”" if NoteKind.QUOTE in line.kinds else words

    def spoken(self, line: SortLine, *, is_marked: bool) -> str:
        """A note for a screen reader."""
        kinds = ", ".join(chip.words for chip in self.chips(line, tells_state=True))
        marked = [tr("Selected")] if is_marked else []
        return ". ".join([*marked, kinds, self.shown(line).rstrip("."), self.meta(line)])

    # --- words of a finding ---------------------------------------------------------------------

    def tally_words(self, tally: Tally, *, tells_here: bool) -> str:
        """What carries a finding: "6 notes · 3 groups · 2 of those shown"."""
        parts = [trn(tally.supports, "{number} note", "{number} notes")]
        if tally.against:
            parts.append(trn(tally.against, "{number} against", "{number} against"))
        if tally.groups:
            parts.append(trn(len(tally.groups), "{number} group", "{number} groups"))
        if tells_here and tally.here:
            parts.append(tr("{number} shown here").format(number=tally.here))
        return " · ".join(parts)


def read_room(view: View, desk: Desk) -> Room:
    """Everything the notes of a challenge refer to."""
    names = view.sorting.names()
    return Room(
        challenge=desk.challenge,
        zone=desk.zone,
        themes=themes_by_key(view.all(Theme)),
        groups=tuple(sorted(view.all(StakeholderGroup), key=lambda each: (each.order, each.id))),
        team=view.all(Peer),
        names=names,
        where=Whereabouts.of(names, desk.zone),
        remarks=Remarks.of_pairs(view.sorting.joins()),
    )
