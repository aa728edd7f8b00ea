"""The drafting checks on sentences in the manner of published recommendations, right and wrong.

Each sentence is made up here. It is labelled with what a careful reader would doubt in it.
"""

import pytest

from sli_desktop.services.drafting import Doubt, Draft, remarks

ONE, MANY = "one ask", "two asks"

ASKS = (
    (ONE, "Agree one housing plan with a named senior owner and a budget."),
    (ONE, "Review and update the constitution by May."),
    (ONE, "Let scrutiny members set the work programme, with dedicated officer support."),
    (ONE, "Test the savings plan against a delayed sale of the depot."),
    (ONE, "Give councillors the time and the papers to question decisions before they are made."),
    (ONE, "Publish the performance report each quarter so that members see and question it."),
    (ONE, "Bring the finance and planning teams together under one director."),
    (ONE, "Set out how the council and its partners will share data and cost."),
    (ONE, "The council should strengthen its audit committee with two independent members."),
    (ONE, "Tell staff who decides and how to raise a concern."),
    (ONE, "Work with partners to agree and publish one plan for the town centre."),
    (ONE, "Draw up a workforce plan. It should cover pay, apprenticeships and leadership."),
    (ONE, "Define the role of the programme board and the change team."),
    (MANY, "Restart a regular briefing for service managers and tell staff about decisions early."),
    (MANY, "Agree one housing plan; publish it by March."),
    (MANY, "Appoint a permanent treasurer and review the reserves."),
    (MANY, "The council should adopt a new local plan and should speed up appeals."),
    (MANY, "Adopt the new scheme of delegation, train members, and report on its use to cabinet."),
    (MANY, "Write a digital strategy. Appoint a director to lead it."),
    (MANY, "- Publish the asset register\n- Sell what is not needed"),
    (MANY, "Reduce the number of committees and then give each a work programme."),
    (MANY, "Cabinet must set a target for voids and report the figures to tenants."),
    (MANY, "Cabinet should adopt the plan by January, name the lead and each month review costs."),
    (MANY, "Simplify the complaints process and develop a customer charter."),
)  # fmt: skip

DONE, VAGUE = "one can tell", "one cannot tell"

ENDS = (
    (DONE, "Agree one housing plan with a named senior owner."),
    (DONE, "Ensure that every service has a business plan by April."),
    (DONE, "Improve the share of complaints answered in 10 working days to 90 per cent."),
    (DONE, "Strengthen the audit committee with two independent members."),
    (DONE, "Develop a workforce strategy."),
    (DONE, "Bring options for the leisure centre to cabinet, for members to consider in June."),
    (DONE, "Publish how residents can look at planning files."),
    (DONE, "Support new councillors with an induction programme."),
    (DONE, "Cut the time it takes to let an empty home."),
    (VAGUE, "Consider a single strategy for the town centre."),
    (VAGUE, "Continue to build good relations with the parish councils."),
    (VAGUE, "The council should look at its approach to risk."),
    (VAGUE, "Ensure that communication is good across the organisation."),
    (VAGUE, "Strengthen the culture of trust."),
    (VAGUE, "Consideration should be given to the capacity of the finance service."),
    (VAGUE, "Members and officers should continue to work together."),
    (VAGUE, "Seek to involve residents earlier."),
    (VAGUE, "Appoint a director and explore closer working with neighbours."),
    (VAGUE, "Promote equality."),
    (VAGUE, "The leadership needs to reflect on how decisions are made."),
    (VAGUE, "Publish open data where possible."),
)


def doubts(text: str, **fields: object) -> set[Doubt]:
    return {each.doubt for each in remarks(Draft(text=text, **fields))}  # type: ignore[arg-type]


@pytest.mark.parametrize(("label", "text"), ASKS)
def test_two_asks_are_told_from_one(label: str, text: str) -> None:
    assert (Doubt.TWO_ASKS in doubts(text)) is (label == MANY)


@pytest.mark.parametrize(("label", "text"), ENDS)
def test_what_nobody_can_see_done_is_told(label: str, text: str) -> None:
    assert (Doubt.CANNOT_TELL in doubts(text)) is (label == VAGUE)


HELD_OUT = (
    (ONE, DONE, "Introduce a single register of property, open to all members."),
    (ONE, DONE, "Recruit to the two vacant posts in the planning service by September."),
    (ONE, DONE, "Hold one all-member briefing before each budget decision."),
    (ONE, DONE, "Use the residents' survey to choose and cost the next three projects."),
    (ONE, DONE, "Invite the parish councils to a yearly conference on devolution and growth."),
    (ONE, DONE, "Move to one finance system, so that managers see and own their budgets."),
    (ONE, DONE, "Build trust between groups through a shared work programme."),
    (ONE, DONE, "The cabinet should take a decision on the civic centre this year."),
    (ONE, VAGUE, "Explore opportunities for income from property."),
    (ONE, VAGUE, "Encourage collaboration between departments."),
    (ONE, VAGUE, "There is an urgent need to enhance resilience. The council should try to do so."),
    (MANY, DONE, "Set a five-year capital programme and monitor it through a members' panel."),
    (MANY, DONE, "Close the gap in the medium-term plan; hold reserves above 5 per cent."),
    (MANY, DONE, "Relaunch the values, and give every manager two days of training."),
    (MANY, VAGUE, "Invest in the website and continue to improve digital services."),
)  # fmt: skip
"""Written after the checks; the rule for lists with commas came later, from a sentence above."""


def test_sentences_written_afterwards_are_mostly_read_right() -> None:
    wrong = [
        text
        for asks, ends, text in HELD_OUT
        if (Doubt.TWO_ASKS in doubts(text)) is not (asks == MANY)
        or (Doubt.CANNOT_TELL in doubts(text)) is not (ends == VAGUE)
    ]
    assert len(wrong) == 2, wrong  # 13 of 15


@pytest.mark.parametrize(
    ("text", "is_doubted"),
    [
        ("Agree one housing plan.", True),
        ("Publish the asset register.", True),
        ("The voids policy needs to be reviewed.", True),
        ("The chief executive should agree one housing plan.", False),
        ("Cabinet agrees one housing plan.", False),
        ("Let scrutiny set its own work programme.", False),
        ("Give every head of service a budget report each month.", False),
    ],
)
def test_without_owners_the_words_say_who_does_it(text: str, is_doubted: bool) -> None:
    assert (Doubt.NOBODY in doubts(text)) is is_doubted


def test_where_the_framework_has_owners_the_owner_says_who_does_it() -> None:
    text = "Cabinet agrees one housing plan."
    [remark] = remarks(Draft(text=text, uses_owner=True))
    assert remark.doubt is Doubt.NOBODY
    assert "under Owner" in remark.told
    assert not remarks(Draft(text=text, uses_owner=True, owner="Chief executive"))


@pytest.mark.parametrize(
    ("text", "is_doubted"),
    [
        ("Cabinet agrees one housing plan.", True),
        ("Cabinet agrees one housing plan in time.", True),
        ("Cabinet agrees one housing plan by the end of March.", False),
        ("Cabinet agrees one housing plan within six months.", False),
        ("Cabinet agrees one housing plan before the next budget.", False),
        ("Cabinet agrees one housing plan immediately.", False),
        ("Cabinet reviews the housing plan each year.", False),
    ],
)
def test_a_timescale_is_missed_where_the_framework_has_it(text: str, is_doubted: bool) -> None:
    assert (Doubt.NO_TIMESCALE in doubts(text, uses_timescale=True)) is is_doubted
    assert not doubts(text, uses_timescale=True, timescale="Spring 2026") & {Doubt.NO_TIMESCALE}
    assert Doubt.NO_TIMESCALE not in doubts(text)


def test_a_long_sentence_is_told_with_its_first_words_and_its_length() -> None:
    long = "Cabinet agrees one plan " + "for homes " * 16 + "now."
    [remark] = remarks(Draft(text=long))
    assert remark.doubt is Doubt.LONG
    assert "“Cabinet agrees one plan”" in remark.told
    assert "37 words" in remark.told
    short = "Cabinet agrees one plan. " + "It is for homes. " * 12
    assert not remarks(Draft(text=short))


def test_a_remark_names_what_it_found_and_where_the_second_ask_begins() -> None:
    text = "Appoint a permanent treasurer and review the council's reserves."
    [remark] = remarks(Draft(text=text))
    assert remark.found == "appoint … review"
    assert "“appoint” and “review”" in remark.told
    assert remark.split_at is not None
    assert text[remark.split_at :] == "review the council's reserves."


def test_nothing_is_said_about_a_text_that_is_not_there_yet() -> None:
    assert remarks(Draft(text=" \n", uses_owner=True, uses_timescale=True)) == ()


@pytest.mark.parametrize("text", ["and", "; ; and and", "1. 2. 3.", "é" * 5000, "Agree and " * 900])
def test_no_text_is_too_strange(text: str) -> None:
    remarks(Draft(text=text, uses_owner=True, uses_timescale=True))
