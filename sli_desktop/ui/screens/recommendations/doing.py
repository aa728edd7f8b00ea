"""What is done with a recommendation: each is one act, told with Undo."""

from uuid import UUID

from sli_desktop.errors import SliError
from sli_desktop.models.records.finding import Finding
from sli_desktop.models.records.recommendation import Recommendation
from sli_desktop.services.recommendation_order import freeze_numbers, move_recommendation
from sli_desktop.services.recommendations import (
    add_recommendation,
    delete_recommendation,
    link_findings,
    split_recommendation,
    unlink_findings,
)
from sli_desktop.services.signing_off import (
    agree,
    back_to_draft,
    change_after_sign_off,
    sign_off,
    take_sign_off_back,
    withdraw,
)
from sli_desktop.ui.doing import Doing
from sli_desktop.ui.screens.recommendations.late import Late, LateChange
from sli_desktop.ui.screens.recommendations.state import Book, Sheet
from sli_desktop.wording import tr, trn


class RecommendationDoing(Doing):
    """Every act on a recommendation, by the name of the button that asks for it."""

    def add(self) -> UUID | None:
        """Make an empty recommendation, last in the list; its identity."""
        with self._desk.workspace.read() as view:
            made, act = add_recommendation(
                "",
                existing=view.all(Recommendation),
                reference=self.reference(view),
                new_id=self._desk.new_id,
            )
        return made.id if self.do(act, tr("Recommendation added")) else None

    def agree(self, sheet: Sheet) -> None:
        """The team agrees on it."""
        told = tr("{name} is agreed").format(name=sheet.name)
        self.attempt(lambda: agree(sheet.recommendation), told)

    def back_to_draft(self, sheet: Sheet) -> None:
        """It is a draft again."""
        told = tr("{name} is a draft again").format(name=sheet.name)
        self.attempt(lambda: back_to_draft(sheet.recommendation), told)

    def sign_off(self, sheet: Sheet) -> None:
        """Its words are locked from now on."""
        desk = self._desk
        told = tr("{name} is signed off, its words are locked").format(name=sheet.name)
        self.attempt(
            lambda: sign_off(
                sheet.recommendation, by=desk.peer, at=desk.clock(), new_id=desk.new_id
            ),
            told,
        )

    def withdraw(self, sheet: Sheet) -> None:
        """It leaves the report."""
        desk = self._desk
        told = tr("{name} is withdrawn").format(name=sheet.name)
        self.attempt(
            lambda: withdraw(sheet.recommendation, by=desk.peer.id, new_id=desk.new_id), told
        )

    def late(self, sheet: Sheet, late: LateChange) -> bool:
        """Do what was decided after sign-off, with who and why."""
        one, new_id = sheet.recommendation, self._desk.new_id
        by, why = late.by, late.why
        match late.what:
            case Late.CHANGE:
                told = tr("{name} is changed, your reason is kept").format(name=sheet.name)
                return self.attempt(
                    lambda: change_after_sign_off(
                        one, late.words, by=by, reason=why, new_id=new_id
                    ),
                    told,
                )
            case Late.TAKE_BACK:
                told = tr("The sign-off of {name} is taken back").format(name=sheet.name)
                return self.attempt(
                    lambda: take_sign_off_back(one, by=by, reason=why, new_id=new_id), told
                )
            case Late.WITHDRAW:
                told = tr("{name} is withdrawn").format(name=sheet.name)
                return self.attempt(lambda: withdraw(one, by=by, reason=why, new_id=new_id), told)

    def delete(self, sheet: Sheet) -> None:
        """Put it in the bin; its findings stay."""
        told = tr("{name} deleted, its findings stay").format(name=sheet.name)
        self.attempt(lambda: delete_recommendation(sheet.recommendation), told)

    def link(self, sheet: Sheet, finding: UUID, *, is_on: bool) -> None:
        """Let it rest on a finding, or no longer."""
        with self._desk.workspace.read() as view:
            found = view.get(Finding, finding)
        if found is None:
            return
        words = (
            tr("{name} rests on {finding}") if is_on else tr("{name} rests on {finding} no more")
        )
        told = words.format(name=sheet.name, finding=found.reference or found.headline)
        change = link_findings if is_on else unlink_findings
        self.attempt(lambda: change(sheet.recommendation, [found]), told)

    def move(self, book: Book, sheet: Sheet, by: int) -> None:
        """Let it change places with its neighbour."""
        to = sheet.place + by
        if sheet.recommendation.number is None and not 0 <= to < sheet.of:
            words = tr("It is first already.") if by < 0 else tr("It is last already.")
            self.told.emit(words)
            return
        told = tr("{name} moved to place {place} of {all}").format(
            name=sheet.name, place=to + 1, all=sheet.of
        )
        self.attempt(lambda: move_recommendation(book.listed, sheet.recommendation, to), told)

    def split(self, sheet: Sheet, at: int) -> UUID | None:
        """Make two of it; the identity of the second one."""
        with self._desk.workspace.read() as view:
            existing, reference = view.all(Recommendation), self.reference(view)
        try:
            made, act = split_recommendation(
                sheet.recommendation,
                at,
                existing=existing,
                reference=reference,
                new_id=self._desk.new_id,
            )
        except SliError as problem:
            self.troubled.emit(problem)
            return None
        told = tr("{name} split into two").format(name=sheet.name)
        return made.id if self.do(act, told) else None

    def freeze(self, book: Book) -> None:
        """Give what is agreed its number for good."""
        with self._desk.workspace.read() as view:
            every = view.all(Recommendation)
        act = freeze_numbers(every, book.themes, self._desk.challenge)
        number = len(act.changes)
        if not number:
            self.told.emit(tr("Nothing to freeze: agree on a recommendation first."))
            return
        self.do(act, trn(number, "{number} number frozen", "{number} numbers frozen"))
