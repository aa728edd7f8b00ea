"""Confidentiality: how long notes are kept, who answers for them, what stays out of the report."""

from datetime import date

from typing_extensions import override

from sli_desktop.models.records.change import ChangeSet
from sli_desktop.services.arranging.facts import change_fact
from sli_desktop.services.arranging.picture import SetUp
from sli_desktop.services.arranging.protected_words import add_words, remove_word
from sli_desktop.services.arranging.tasks import TaskName
from sli_desktop.services.attachments_allowed import allow_attachments
from sli_desktop.services.contact_numbers import ContactNumber, change_contact_number
from sli_desktop.services.frameworks.template import months_after
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.setup.answer_field import AnswerField
from sli_desktop.ui.screens.setup.dates import day_problem, day_words, read_typed
from sli_desktop.ui.screens.setup.page import Page
from sli_desktop.ui.widgets.add_box import AddBox
from sli_desktop.ui.widgets.arrange_list import ArrangeList
from sli_desktop.ui.widgets.arrange_row import RowWords
from sli_desktop.ui.widgets.check import Check as CheckBox
from sli_desktop.ui.widgets.flow import FlowLayout
from sli_desktop.ui.widgets.forms import Field, LineField, TextField
from sli_desktop.ui.widgets.parts import box, button, text
from sli_desktop.ui.words import day
from sli_desktop.wording import tr, trn

PERIODS = (3, 6, 12)
"""Months after the last day on site that are offered; none of them is chosen beforehand."""


class ConfidentialityPage(Page):
    """What was promised to those who speak, as settings of the challenge."""

    name = "confidentiality"
    task = TaskName.CONFIDENTIALITY

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Confidentiality"))
        self._retention()
        self._threshold()
        self._long(tr("Lawful basis"), "lawful_basis", hint=_lawful_hint())
        self._line(
            tr("Privacy notice"),
            "privacy_notice",
            hint=tr("Such as: sent with the invitation on 1 September"),
        )
        self._line(
            tr("Who holds the data"),
            "data_holder",
            hint=tr("Who answers for it during and after the visit"),
        )
        self._long(
            tr("Words to say at the start of each meeting"),
            "opening_words",
            hint=tr("They show above the notes when a meeting begins"),
            high=132,
        )
        self._attachments()
        self._numbers()
        self._words_to_keep_out()

    # --- fields ---------------------------------------------------------------------------------

    def _retention(self) -> None:
        label = tr("Keep the notes until")
        hint = tr(
            "You choose, because no period is usual. The day after, notes and names should go; "
            "the report stays."
        )
        self.until = LineField()
        self.add(
            self.bind(
                Field(label, self.until, hint=hint),
                read=lambda here: day_words(here.retention_date),
                act=lambda here, words: change_fact(
                    here, "retention_date", read_typed(words, self.today)
                ),
                check=lambda words: day_problem(label, words, self.today),
            )
        )
        words = tr("{months} months after the visit")
        self.periods = [button(self.desk.look, words.format(months=each)) for each in PERIODS]
        flow = FlowLayout()
        for months, one in zip(PERIODS, self.periods, strict=True):
            one.clicked.connect(lambda _=False, m=months: self._choose_period(m))
            flow.addWidget(one)
        self.offer = box(flow)
        self.add(self.offer)
        self.mine(self.offer)

    def _words_to_keep_out(self) -> None:
        look = self.desk.look
        self.heading(tr("Words to keep out of the report"))
        self.word_count = text("", "secondary", wrap=True)
        self.list = ArrangeList(look, tr("Words to keep out"), can_move=False, act_opens=False)
        self.more = AddBox(
            look,
            tr("Another word"),
            tr("Add word"),
            hint=tr("Names of people, places or cases; several with commas between"),
        )
        self.list.acted.connect(self._remove_word)
        self.list.removed.connect(self._remove_word)
        self.more.asked.connect(self._add_words)
        self.add(self.word_count, self.list, self.more)

    def _threshold(self) -> None:
        label = tr("A group is small below so many people")
        wrong = tr("{label}: write a number from 2 to 50").format(label=label)
        hint = tr("Quotes from a smaller group need a reason before they reach the report")
        self.add(
            self.bind(
                Field(label, LineField(), hint=hint),
                read=lambda here: str(here.small_group_threshold),
                act=lambda here, words: change_fact(here, "small_group_threshold", _number(words)),
                check=lambda words: "" if _number(words) else wrong,
            )
        )

    def _line(self, label: str, field: str, *, hint: str) -> None:
        self._fact(label, field, LineField(), hint)

    def _long(self, label: str, field: str, *, hint: str, high: int = 84) -> None:
        editor = TextField()
        editor.setFixedHeight(self.desk.look.theme.px(high))
        self._fact(label, field, editor, hint)

    def _fact(self, label: str, field: str, editor: LineField | TextField, hint: str) -> None:
        self.add(
            self.bind(
                Field(label, editor, hint=hint),
                read=lambda here: str(getattr(here, field)),
                act=lambda here, words: change_fact(here, field, words.strip()),
            )
        )

    def _attachments(self) -> None:
        self.heading(tr("Photographs and files"))
        words = tr("Photographs and files may be put beside notes")
        self.attachments = CheckBox(self.desk.look, words)
        self.attachments.clicked.connect(self._allow)
        hint = tr(
            "Off unless you allow it: people and places in a photograph can be recognised. "
            "Location data is always taken out."
        )
        self.add(self.attachments, text(hint, "secondary", wrap=True))

    def _numbers(self) -> None:
        self.heading(tr("Whom to ring when somebody raises a concern"))
        self.safeguarding = self._number_field(
            tr("Safeguarding"), ContactNumber.SAFEGUARDING, tr("The council's safeguarding lead")
        )
        self.manager = self._number_field(
            tr("Challenge manager's number"),
            ContactNumber.MANAGER,
            tr("Shown with Raise a concern, on every laptop of the team"),
        )

    def _number_field(self, label: str, which: ContactNumber, hint: str) -> AnswerField:
        editor = LineField()
        self.add(Field(label, editor, hint=hint))
        return AnswerField(self.desk, editor, lambda words: self._new_number(which, words))

    # --- what shows -----------------------------------------------------------------------------

    @property
    def today(self) -> date:
        """Today, as the clocks of the council say."""
        return self.desk.now().date()

    @override
    def settle(self) -> None:
        super().settle()
        self.safeguarding.editor.settle()
        self.manager.editor.settle()

    @override
    def fill(self, set_up: SetUp) -> bool:
        super().fill(set_up)
        here = set_up.challenge
        self.show_in_fields(here)
        last = here.on_site_to
        offers = last is not None and here.retention_date is None and self.may_arrange
        self.offer.setVisible(offers)
        if last is not None:
            for months, one in zip(PERIODS, self.periods, strict=True):
                one.setToolTip(day(months_after(last, months)))
        count = trn(len(set_up.words), "{number} word is kept out.", "{number} words are kept out.")
        self.word_count.setText(count if set_up.words else tr("No words yet."))
        self.list.show_rows(
            [RowWords(each.id, each.word, act=tr("Remove")) for each in set_up.words]
        )
        self.attachments.setChecked(set_up.attachments)
        for field, words in (
            (self.safeguarding, set_up.numbers.safeguarding),
            (self.manager, set_up.numbers.manager),
        ):
            field.editor.setReadOnly(not self.may_arrange)
            field.show(words)
        return True

    # --- acts -----------------------------------------------------------------------------------

    def _choose_period(self, months: int) -> None:
        last = self.arranged.challenge.on_site_to
        if last is not None:
            until = months_after(last, months)
            said = tr("Notes are kept until {day}").format(day=day(until))
            self.do(change_fact(self.arranged.challenge, "retention_date", until), said=said)
            self.until.setFocus()

    def _add_words(self, words: str) -> None:
        number, act = add_words(self.arranged.words, words, new_id=self.desk.new_id)
        if number:
            self.do(act, said=trn(number, "{number} word added", "{number} words added"))
        else:
            self.told.emit(tr("Already kept out"))

    def _remove_word(self, key: object) -> None:
        word = next((each for each in self.arranged.words if each.id == key), None)
        if word is not None:
            self.do(remove_word(word), said=tr("Word taken off the list"))

    def _allow(self, on: bool) -> None:
        if not self.may_arrange:
            self.attachments.setChecked(self.arranged.attachments)
            self.told.emit(self.reading_words.text())
            return
        with self.desk.workspace.read() as view:
            act = allow_attachments(view, allowed=on)
        said = tr("Photographs and files allowed") if on else tr("No photographs or files any more")
        self.do(act, said=said)

    def _new_number(self, which: ContactNumber, words: str) -> ChangeSet:
        with self.desk.workspace.read() as view:
            return change_contact_number(view, which, words)

    @override
    def new_item(self) -> None:
        self.more.line.setFocus()


def _lawful_hint() -> str:
    return tr(
        "Such as public task. Union membership, politics and health in a note are special "
        "category data: say what allows them."
    )


def _number(words: str) -> int | None:
    plain = words.strip()
    if not (plain.isascii() and plain.isdigit() and len(plain) < 3):
        return None
    return int(plain) if 2 <= int(plain) <= 50 else None
