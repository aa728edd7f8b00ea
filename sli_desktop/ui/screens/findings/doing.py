"""What is done with a finding: each is one act, told with Undo."""

from uuid import UUID

from sli_desktop.errors import SliError
from sli_desktop.models.records.challenge import Theme
from sli_desktop.models.records.change import ChangeSet, put_in_bin
from sli_desktop.models.records.finding import (
    EvidenceStrength,
    Finding,
    FindingLabel,
    FindingNote,
    FindingState,
    PeerView,
    Stance,
    View,
)
from sli_desktop.models.records.meeting import Sensitivity
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.services.breadth import set_strength, strength_reasons, strength_words
from sli_desktop.services.evidence import attach_note
from sli_desktop.services.findings import (
    add_finding,
    give_view,
    move_finding,
    set_sensitivity,
    set_state,
)
from sli_desktop.services.good_practice import mark_practice
from sli_desktop.services.marks import themes_by_key
from sli_desktop.services.merging import mend, merge_findings
from sli_desktop.services.moving import take_out
from sli_desktop.services.recommendations import add_recommendation
from sli_desktop.services.splitting import Share, split_finding
from sli_desktop.services.whole_findings import around
from sli_desktop.ui.doing import Doing
from sli_desktop.ui.screens.findings.state import (
    SENSITIVITY_WORDS,
    STATE_WORDS,
    VIEW_WORDS,
    Sheet,
)
from sli_desktop.wording import tr


class FindingDoing(Doing):
    """Every act on a finding, by the name of what asks for it."""

    # --- one finding ----------------------------------------------------------------------------

    def state(self, sheet: Sheet, state: FindingState) -> None:
        """Record the team's decision; what each peer thinks stays."""
        name = _name(sheet.finding)
        told = tr("{finding}: {state}").format(finding=name, state=STATE_WORDS[state].lower())
        self.do(set_state(sheet.finding, state), told)

    def sensitivity(self, sheet: Sheet, sensitivity: Sensitivity) -> None:
        """Say how far the finding may travel."""
        told = tr("{finding} is {how} now").format(
            finding=_name(sheet.finding), how=SENSITIVITY_WORDS[sensitivity].lower()
        )
        self.do(set_sensitivity(sheet.finding, sensitivity), told)

    def strength(self, sheet: Sheet, strength: EvidenceStrength) -> None:
        """Set how broad the evidence is; reasons for what was set before go with that."""
        told = tr("Evidence of {finding}: {strength}").format(
            finding=_name(sheet.finding), strength=strength_words(strength)
        )
        outdated = strength_reasons(sheet.finding, sheet.records)
        act = set_strength(
            sheet.finding,
            strength,
            outdated=outdated if strength is sheet.breadth.suggested else (),
            by=self._desk.peer.id,
            new_id=self._desk.new_id,
        )
        self.do(act, told)

    def view(self, sheet: Sheet, view: View) -> None:
        """Give my own view; what I said stays with it."""
        told = tr("Your view of {finding}: {view}").format(
            finding=_name(sheet.finding), view=VIEW_WORDS[view].lower()
        )
        mine = sheet.mine(self._desk.peer.id)
        self.do(self._view(sheet, view, mine.words if mine is not None else ""), told)

    def view_in_words(self, sheet: Sheet, words: str, visit: object) -> None:
        """Keep what I say of it as it is typed; who says something without a view is unsure."""
        mine = sheet.mine(self._desk.peer.id)
        if mine is not None or words.strip():
            view = mine.view if mine is not None else View.UNSURE
            self.do(self._view(sheet, view, words), visit=visit)

    def _view(self, sheet: Sheet, view: View, words: str) -> ChangeSet:
        me = self._desk.peer.id
        return give_view(
            sheet.finding, peer=me, view=view, words=words, existing=sheet.records.all(PeerView)
        )

    def practice(self, sheet: Sheet, words: str, visit: object) -> None:
        """Say what of it is good practice, as it is typed."""
        act = mark_practice(sheet.finding, words, existing=sheet.practice, new_id=self._desk.new_id)
        self.do(act, visit=visit)

    def delete(self, sheet: Sheet) -> None:
        """Put the finding in the bin, its links with it; the notes stay."""
        links = sheet.records.all(FindingNote)
        name = tr("Delete {reference}").format(reference=sheet.finding.reference)
        act = put_in_bin(name, *links, sheet.finding)
        self.do(act, tr("{finding} deleted, its notes stay").format(finding=_name(sheet.finding)))

    # --- its notes ------------------------------------------------------------------------------

    def turn(self, sheet: Sheet, note: object) -> None:
        """Let a note speak the other way."""
        link = sheet.link(note)
        found = sheet.note(link) if link is not None else None
        if link is None or found is None:
            return
        to = Stance.SUPPORTS if link.stance is Stance.AGAINST else Stance.AGAINST
        try:
            act = attach_note(sheet.finding, found, stance=to, existing=[link])
        except SliError as problem:
            self.troubled.emit(problem)
            return
        is_for = to is Stance.SUPPORTS
        self.do(act, tr("The note is for it now") if is_for else tr("The note is against it now"))

    def take_away(self, sheet: Sheet, note: object) -> None:
        """Let a note no longer carry the finding."""
        link = sheet.link(note)
        found = sheet.note(link) if link is not None else None
        if link is None or found is None:
            return
        with self._desk.workspace.read() as view:
            is_free = view.count(FindingNote, note=found.id) < 2
        self.do(take_out([link], [found] if is_free else []), tr("Note taken away"))

    # --- several --------------------------------------------------------------------------------

    def add(self, headline: str, beside: Finding | None) -> UUID | None:
        """Make a finding, in the theme of another one; its identity."""
        desk = self._desk
        with desk.workspace.read() as view:
            themes = themes_by_key(view.all(Theme))
            if not themes:
                self.told.emit(tr("A finding needs a theme. Add one in Challenge set-up first."))
                return None
            theme = beside.theme if beside is not None else themes[0].id
            made, act = add_finding(
                headline,
                theme=theme,
                label=beside.label if beside is not None else FindingLabel.AREA,
                existing=view.where(Finding, theme=theme),
                reference=self.reference(view),
                new_id=desk.new_id,
            )
        return made.id if self.do(act, tr("Finding added")) else None

    def move(self, finding: Finding, by: int) -> None:
        """Let the finding change places with its neighbour of the theme."""
        with self._desk.workspace.read() as view:
            lines = view.sorting.findings(themes=[finding.theme], limit=None)
            rows = [view.need(Finding, line.id) for line in lines]
        at = next((n for n, each in enumerate(rows) if each.id == finding.id), None)
        if at is None or not 0 <= at + by < len(rows):
            self.told.emit(tr("It is at the end of its theme already."))
            return
        self.do(
            move_finding(rows, finding, at + by),
            tr("{finding} moved").format(finding=_name(finding)),
        )

    def merge(self, stays: Finding, other: UUID) -> bool:
        """Merge another finding into this one."""
        with self._desk.workspace.read() as view:
            records = around(view, [stays.id, other])
        gone = records.get(Finding, other)
        if gone is None:
            return False
        try:
            act = merge_findings(stays, [gone], records)
        except SliError as problem:
            self.troubled.emit(problem)
            return False
        told = tr("{other} merged into {finding}, every note kept")
        return self.do(act, told.format(other=_name(gone), finding=_name(stays)))

    def split(self, sheet: Sheet, share: Share) -> UUID | None:
        """Make a new finding of a part of this one; its identity."""
        desk = self._desk
        with desk.workspace.read() as view:
            theme = view.where(Finding, theme=sheet.finding.theme)
            reference = self.reference(view)
            records = around(view, [sheet.finding.id])
        try:
            made, act = split_finding(
                sheet.finding,
                share,
                theme=theme,
                records=records,
                reference=reference,
                new_id=desk.new_id,
            )
        except SliError as problem:
            self.troubled.emit(problem)
            return None
        is_done = self.do(act, tr("{finding} split").format(finding=_name(sheet.finding)))
        return made.id if is_done else None

    def mend(self) -> None:
        """Bring together what two laptops merged apart."""
        with self._desk.workspace.read() as view:
            act = mend(view.everything())
        self.do(act, tr("Merged findings brought together"))

    def recommend(self, finding: Finding) -> UUID | None:
        """Make a recommendation that rests on the finding; its identity."""
        desk = self._desk
        with desk.workspace.read() as view:
            made, act = add_recommendation(
                "",
                findings=(finding,),
                existing=view.all(Recommendation),
                reference=self.reference(view),
                new_id=desk.new_id,
            )
        told = tr("Recommendation made from {finding}").format(finding=_name(finding))
        return made.id if self.do(act, told) else None


def _name(finding: Finding) -> str:
    return finding.reference or finding.headline
