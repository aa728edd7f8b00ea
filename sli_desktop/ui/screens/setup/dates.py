"""Dates on site, and the dates to keep that follow from them."""

from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from typing_extensions import override

from sli_desktop.models.records.challenge import Milestone
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.services.arranging.facts import change_dates
from sli_desktop.services.arranging.milestones import (
    add_milestone,
    change_milestone,
    remove_milestone,
)
from sli_desktop.services.arranging.picture import SetUp
from sli_desktop.services.arranging.tasks import TaskName
from sli_desktop.services.typed_times import DayNotReadError, day_not_read, read_typed_day
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.setup.page import Page
from sli_desktop.ui.screens.setup.templates_here import template_of
from sli_desktop.ui.widgets.add_box import AddBox
from sli_desktop.ui.widgets.arrange_list import ArrangeList
from sli_desktop.ui.widgets.arrange_row import RowWords
from sli_desktop.ui.widgets.forms import Field, LineField, TextField
from sli_desktop.ui.widgets.parts import button, text
from sli_desktop.ui.words import day, days
from sli_desktop.wording import tr


def day_words(value: date | None) -> str:
    """A day as a field shows it; empty where there is none."""
    return "" if value is None else day(value)


def read_typed(words: str, today: date) -> date | None:
    """The day that was typed, or None where there is none or it cannot be read."""
    try:
        return read_typed_day(words, today)
    except DayNotReadError:
        return None


def day_problem(label: str, words: str, today: date) -> str:
    """What is wrong with a typed day; empty where nothing is."""
    unread = words.strip() and read_typed(words, today) is None
    return day_not_read(label) if unread else ""


class DatesPage(Page):
    """First and last day on site; below them what has to be kept when."""

    name = "dates"
    task = TaskName.DATES

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Dates on site"))
        self.first_day = self._day(tr("First day on site"), "on_site_from")
        self.last_day = self._day(tr("Last day on site"), "on_site_to")
        self.length = text("", "secondary", wrap=True)
        self.add(self.length)
        self.heading(tr("Dates to keep"))
        self.add(
            text(
                tr(
                    "They were counted from the days on site. Open one to change its date, what "
                    "it rests on, or to say when it was kept."
                ),
                "secondary",
                wrap=True,
            )
        )
        self.list = ArrangeList(desk.look, tr("Dates to keep"), can_move=False)
        self.list.opened.connect(lambda key: self.asked.emit("milestone", key))
        self.list.removed.connect(self._remove)
        self.more = AddBox(
            desk.look, tr("Another date to keep"), tr("Add date"), hint=tr("What it is for")
        )
        self.more.asked.connect(self._add)
        self.add(self.list, self.more)
        self.mine(self.more)

    def _day(self, label: str, field: str) -> LineField:
        editor = LineField()
        hint = tr("Such as 14/10/25, 14 Oct or tomorrow")
        self.add(
            self.bind(
                Field(label, editor, hint=hint),
                read=lambda here: day_words(getattr(here, field)),
                act=lambda here, words: self._change(here, field, words),
                check=lambda words: day_problem(label, words, self.today),
            )
        )
        return editor

    @property
    def today(self) -> date:
        """Today, as the clocks of the council say."""
        return self.desk.now().date()

    def _change(self, here: Any, field: str, words: str) -> ChangeSet:
        value = read_typed(words, self.today)
        first = value if field == "on_site_from" else here.on_site_from
        last = value if field == "on_site_to" else here.on_site_to
        return change_dates(
            here, self.arranged.milestones, template_of(here), first=first, last=last
        )

    @override
    def problems(self) -> list[tuple[Field, str]]:
        found = super().problems()
        here = self.arranged.challenge
        first, last = here.on_site_from, here.on_site_to
        if not found and first and last and last < first and self.may_arrange:
            found.append((self.bound[1].field, tr("Last day on site: it lies before the first")))
        return found

    def _add(self, words: str) -> None:
        made, act = add_milestone(words, new_id=self.desk.new_id)
        if self.do(act) is not None:
            self.asked.emit("milestone", made.id)

    def _remove(self, key: object) -> None:
        found = next((each for each in self.arranged.milestones if each.id == key), None)
        if found is not None and self.may_arrange:
            self.do(remove_milestone(found), said=tr("Date removed"))

    @override
    def fill(self, set_up: SetUp) -> bool:
        super().fill(set_up)
        here = set_up.challenge
        self.show_in_fields(here)
        first, last = here.on_site_from, here.on_site_to
        self.length.setText(days(first, last))
        self.length.setVisible(bool(first and last))
        self.list.show_rows([self._row(each) for each in set_up.milestones])
        return True

    def _row(self, milestone: Milestone) -> RowWords:
        when = day(milestone.due) if milestone.due else tr("No day yet")
        state = tr("Done") if milestone.done else ""
        if not state and milestone.due and milestone.due < self.today:
            state = tr("Not done yet")
        return RowWords(
            milestone.id,
            milestone.what,
            more=when,
            aside=state,
            tone="ok" if milestone.done else "",
            act=tr("Edit") if self.may_arrange else tr("Open"),
        )

    @override
    def new_item(self) -> None:
        self.more.line.setFocus()


class MilestonePage(Page):
    """One date to keep."""

    name = "milestone"
    task = TaskName.DATES
    parent_page = "dates"
    back_words = tr("Back to the dates")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Date to keep"))
        self._id: UUID | None = None
        what = tr("What it is for")
        self._text(
            what, "what", LineField(), needed=tr("{label}: write it here").format(label=what)
        )
        self._day(tr("Due"), "due")
        self._text(tr("What the date rests on"), "basis", TextField())
        self._day(tr("Done on"), "done", hint=tr("Leave it empty until it is done"))
        self._text(
            tr("Warning"),
            "warning",
            LineField(),
            hint=tr("Such as a pre-election period that begins before"),
        )
        self.done_today = button(desk.look, tr("Done today"), icon="check")
        self.remove = button(desk.look, tr("Remove this date"), icon="trash-2")
        self.done_today.clicked.connect(self._done_today)
        self.remove.clicked.connect(self._remove)
        self.body.addWidget(self.done_today, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.mine(self.done_today, self.remove)

    def _text(
        self,
        label: str,
        field: str,
        editor: LineField | TextField,
        *,
        hint: str = "",
        needed: str = "",
    ) -> None:
        if isinstance(editor, TextField):
            editor.setFixedHeight(self.desk.look.theme.px(84))
        self.add(
            self.bind(
                Field(label, editor, hint=hint),
                read=lambda each: str(getattr(each, field)),
                act=lambda each, words: change_milestone(each, field, words.strip()),
                check=lambda words: needed if not words.strip() else "",
            )
        )

    def _day(self, label: str, field: str, *, hint: str = "") -> None:
        def today() -> date:
            return self.desk.now().date()

        self.add(
            self.bind(
                Field(label, LineField(), hint=hint or tr("Such as 14/10/25, 14 Oct or tomorrow")),
                read=lambda each: day_words(getattr(each, field)),
                act=lambda each, words: change_milestone(each, field, read_typed(words, today())),
                check=lambda words: day_problem(label, words, today()),
            )
        )

    @override
    def show_record(self, record_id: UUID | None) -> None:
        self._id = record_id

    @override
    def record_id(self) -> UUID | None:
        return self._id

    @property
    def _milestone(self) -> Milestone | None:
        return next((each for each in self.arranged.milestones if each.id == self._id), None)

    @override
    def fill(self, set_up: SetUp) -> bool:
        super().fill(set_up)
        here = self._milestone
        if here is None:
            return False
        self.title.setText(here.what)
        self.show_in_fields(here)
        self.done_today.setVisible(self.may_arrange and here.done is None)
        return True

    def _done_today(self) -> None:
        here = self._milestone
        if here is not None:
            act = change_milestone(here, "done", self.desk.now().date())
            self.do(act, said=tr("Date marked as done"))
            self.back.setFocus()

    def _remove(self) -> None:
        here = self._milestone
        if here is not None:
            self.do(remove_milestone(here), said=tr("Date removed"))
