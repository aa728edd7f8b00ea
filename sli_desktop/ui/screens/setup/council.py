"""Council and kind of challenge: whose it is, what it was made from, what its words are."""

from typing import Any

from typing_extensions import override

from sli_desktop.models.records.challenge import Challenge
from sli_desktop.services.arranging.facts import change_fact
from sli_desktop.services.arranging.picture import SetUp
from sli_desktop.services.arranging.tasks import TaskName
from sli_desktop.ui.desk import Desk
from sli_desktop.ui.screens.setup.page import Page, fill_choice
from sli_desktop.ui.screens.setup.templates_here import template_of
from sli_desktop.ui.widgets.forms import Choice, Field, LineField
from sli_desktop.ui.widgets.parts import button, text
from sli_desktop.wording import tr

ZONES = (
    "Europe/London",
    "Europe/Belfast",
    "Europe/Isle_of_Man",
    "Europe/Jersey",
    "Europe/Guernsey",
    "Europe/Dublin",
    "Europe/Gibraltar",
)
"""Where councils are that could be challenged; one that is set already is offered as well."""


class CouncilPage(Page):
    """The facts of the council and the words of this kind of challenge."""

    name = "council"
    task = TaskName.COUNCIL

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Council and kind of challenge"))
        self.subject = self._fact(tr("Name of the council"), "subject", needed=True)
        self.subject.setAccessibleName(tr("Name of the council"))
        self._fact(tr("Title of the challenge"), "title")
        self._fact(
            tr("Type of council"), "council_type", hint=tr("Such as district, county or unitary")
        )
        self._fact(tr("ONS code"), "ons_code", hint=tr("Nine characters, such as E07000123"))
        self._fact(tr("Political control"), "control")
        self._fact(
            tr("Governance model"), "governance_model", hint=tr("Such as leader and cabinet")
        )
        self._population()
        self.zone = Choice(desk.look, [])
        self.add(
            Field(
                tr("Time zone"),
                self.zone,
                hint=tr(
                    "All times show as the clocks of the council do, whatever the laptop says."
                ),
            )
        )
        self.choose(self.zone, lambda zone: self._change("time_zone", zone))
        self._template()
        self._labels()

    def _fact(self, label: str, field: str, *, hint: str = "", needed: bool = False) -> LineField:
        editor = LineField()
        lacking = tr("{label}: write it here").format(label=label)
        self.add(
            self.bind(
                Field(label, editor, hint=hint),
                read=lambda challenge: str(getattr(challenge, field)),
                act=lambda challenge, words: change_fact(challenge, field, words.strip()),
                check=lambda words: lacking if needed and not words.strip() else "",
            )
        )
        return editor

    def _population(self) -> None:
        label = tr("Population")
        wrong = tr("{label}: write a number, such as 141,000").format(label=label)
        self.add(
            self.bind(
                Field(label, LineField(), hint=tr("A round figure will do")),
                read=lambda here: "" if here.population is None else f"{here.population:,}",
                act=lambda here, words: change_fact(here, "population", _number(words)),
                check=lambda words: wrong if words.strip() and _number(words) is None else "",
            )
        )

    def _template(self) -> None:
        self.made_from = text("", wrap=True)
        self.template = button(self.desk.look, tr("Choose another template"), icon="library")
        self.template.clicked.connect(lambda: self.asked.emit("template", None))
        self.heading(tr("Made from a template"))
        self.add(self.made_from)
        self.body.addWidget(self.template, 0)
        self.mine(self.template)

    def _labels(self) -> None:
        self.heading(tr("Words of this kind of challenge"))
        self.add(text(tr("They are used on every screen and in the report."), "secondary"))
        for field, label in (
            ("label_challenge", tr("What the challenge is called")),
            ("label_strength", tr("A strength is called")),
            ("label_area", tr("An area for consideration is called")),
            ("label_question", tr("A question to explore is called")),
            ("label_recommendation", tr("A recommendation is called")),
        ):
            self._fact(label, field, needed=True)

    def _change(self, field: str, value: Any) -> Any:
        return change_fact(self.arranged.challenge, field, value)

    @override
    def fill(self, set_up: SetUp) -> bool:
        super().fill(set_up)
        here = set_up.challenge
        self.show_in_fields(here)
        zones = list(ZONES) if here.time_zone in ZONES else [here.time_zone, *ZONES]
        fill_choice(self.zone, [(_zone_words(zone), zone) for zone in zones], here.time_zone)
        self.made_from.setText(made_from_words(here))
        return True


def made_from_words(here: Challenge) -> str:
    """Which template a challenge was made from, by name where it ships with the program."""
    if not here.framework:
        return tr("None: everything here was written for this council.")
    template = template_of(here)
    name = template.name if template else here.framework
    words = tr("{name}, version {version}. This challenge keeps its own copy.")
    return words.format(name=name, version=here.framework_version or "1.0")


def _zone_words(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def _number(words: str) -> int | None:
    plain = words.replace(",", "").replace(" ", "").strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 10 else None
