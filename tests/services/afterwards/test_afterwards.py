"""After the visit: actions with their dates' history, plans taken in, voices apart, follow-ups."""

from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

import openpyxl
import pytest

from sli_desktop.models.records.challenge import Milestone, Numbering
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.ids import MilestoneId
from sli_desktop.models.records.recommendation import (
    Action,
    ActionState,
    ActionUpdate,
    ProgressEntry,
    Rag,
    Recommendation,
    RecommendationState,
)
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.paths import resource
from sli_desktop.services.afterwards.acting import (
    Due,
    Moment,
    add_action,
    add_update,
    change_action,
    change_due,
    due_of,
    history,
    in_order,
    next_letter,
    rag_shares,
    read_due,
    remove_action,
)
from sli_desktop.services.afterwards.coming_in import NoActionsError, look_at_plan
from sli_desktop.services.afterwards.deadlines import is_late, standing
from sli_desktop.services.afterwards.following_up import follow_up
from sli_desktop.services.afterwards.progress import entry_of, set_progress
from sli_desktop.services.frameworks import load_framework
from sli_desktop.services.intake.problems import IntakeError
from sli_desktop.services.report.outline import outline
from sli_desktop.services.report.xlsx import write_xlsx
from sli_desktop.services.typed_times import typed_day
from tests.builders import a_new_id
from tests.services.report.described import described
from tests.services.report.small import (
    MONEY,
    OPTIONS,
    a_challenge,
    a_recommendation,
    a_theme,
    named,
    records,
)

TODAY = date(2026, 3, 2)
MOMENT = Moment(at=TODAY, new_id=a_new_id)
THEME = a_theme("Money", MONEY)
SAVE = a_recommendation("Save", "Save one million.", order="a", theme=MONEY, reference="PS1")
LEAD = a_recommendation("Lead", "Appoint a lead.", order="b", reference="PS2")
WHOLE = records(THEME, SAVE, LEAD)


def read_day(words: str) -> date | None:
    return typed_day(words, today=TODAY)


def done(act: ChangeSet, made: ChallengeRecords) -> ChallengeRecords:
    every = {r.id: r for found in made.by_kind.values() for r in found.values()}
    for change in act.changes:
        assert change.before == every.get(change.record_id)
        every.pop(change.record_id, None)
        if change.after is not None:
            every[change.record_id] = change.after
    return ChallengeRecords.of(every.values())


def acting(text: str, made: ChallengeRecords, to: Recommendation = SAVE, due: str = "") -> Action:
    action, _ = add_action(
        to.id, text, existing=made.all(Action), new_id=a_new_id, due=read_due(due, read_day)
    )
    return action


def with_actions(*actions: Action) -> ChallengeRecords:
    every = [each for found in WHOLE.by_kind.values() for each in found.values()]
    return ChallengeRecords.of([*every, *actions])


def test_actions_are_lettered_and_kept_in_order() -> None:
    one = acting("First", WHOLE)
    two = acting("Second", with_actions(one))
    other = acting("Elsewhere", with_actions(one, two), LEAD)
    assert [each.letter for each in (one, two, other)] == ["a", "b", "a"]
    assert in_order([two, one]) == (one, two)
    every = [replace(one, letter=next_letter([])) for _ in range(1)]
    letters = []
    for _ in range(30):
        letters.append(next_letter(every))
        every.append(replace(one, letter=letters[-1]))
    assert letters[24:27] == ["z", "aa", "ab"]


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("1 May 2026", Due(date(2026, 5, 1))),
        ("01/05/2026", Due(date(2026, 5, 1))),
        ("As and when required", Due(words="As and when required")),
        ("", Due()),
    ],
)
def test_a_due_date_is_a_day_or_words(typed: str, due: Due) -> None:
    assert read_due(typed, read_day) == due


def test_each_change_of_a_date_leaves_its_history_with_why() -> None:
    action = acting("Do it", WHOLE, due="1 May 2026")
    made = with_actions(action)
    made = done(change_due(action, Due(words="Autumn 2026"), MOMENT, because="Approved."), made)
    [now] = made.all(Action)
    assert due_of(now).shown == "Autumn 2026"
    [line] = history(now, made.all(ActionUpdate))
    assert line.text == "Due changed from 1 May 2026 to Autumn 2026. Approved."
    assert change_due(now, Due(words="Autumn 2026"), MOMENT).changes == ()
    first = acting("No date yet", WHOLE)
    assert len(change_due(first, Due(date(2026, 5, 1)), MOMENT).changes) == 1


def test_removing_an_action_takes_its_history_with_it() -> None:
    action = acting("Do it", WHOLE)
    made = done(add_update(action, "Begun.", MOMENT), with_actions(action))
    assert done(remove_action(action, made.all(ActionUpdate)), made).all(ActionUpdate) == ()


def test_shares_count_every_rating() -> None:
    rags = [Rag.GREEN] * 3 + [Rag.RED] + [Rag.NOT_SET] * 2
    made = [replace(acting("x", WHOLE), rag=rag) for rag in rags]
    assert list(rag_shares(made).values()) == [3, 0, 1, 2]


# --- plans that come in -------------------------------------------------------------------------


def a_table(folder: Path, *rows: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    file = folder / "plan.xlsx"
    book.save(file)
    return file


def test_a_plan_in_the_columns_of_a_council_is_taken_in(tmp_path: Path) -> None:
    file = a_table(
        tmp_path,
        ("Ref", "Recommendation", "Response and action", "Deadline", "Completed"),
        ("1", "Save", "Set a target", "Autumn 2026", "Almost completed"),
        (None, None, "Report on it each quarter", date(2026, 6, 1), "Continuous"),
        ("R2a", "Lead", "Advertise", "01/05/2026", "No"),
        ("R9", "Nobody knows", "Something", "", ""),
        (3, "", "", "", ""),
    )
    plan = look_at_plan(file, WHOLE, MOMENT, read_day)
    assert (plan.added, plan.changed) == (3, 0)
    assert [(each.number, bool(each.left_out)) for each in plan.rows] == [
        (2, False),
        (3, False),
        (4, False),
        (5, True),
        (6, True),
    ]
    after = done(plan.act, WHOLE)
    mine = in_order(a for a in after.all(Action) if a.recommendation == SAVE.id)
    assert [(a.letter, due_of(a).shown, a.state) for a in mine] == [
        ("a", "Autumn 2026", ActionState.ALMOST_COMPLETE),
        ("b", "1 June 2026", ActionState.CONTINUOUS),
    ]
    again = look_at_plan(file, after, MOMENT, read_day)
    assert (again.added, again.changed, again.act.changes) == (0, 0, ())


def test_a_plan_that_comes_again_updates_and_keeps_the_dates_before(tmp_path: Path) -> None:
    head = ("Ref", "Action", "Lead", "Due", "RAG", "Update")
    first = a_table(tmp_path, head, ("R1a", "Set a target", "Director", "1 May 2026", "Green", ""))
    made = done(look_at_plan(first, WHOLE, MOMENT, read_day).act, WHOLE)
    second = a_table(
        tmp_path,
        head,
        ("R1a", "Set a target", "", "1 July 2026", "amber", "2 March 2026: The cabinet agreed."),
    )
    plan = look_at_plan(second, made, MOMENT, read_day)
    assert (plan.added, plan.changed) == (0, 1)
    after = done(plan.act, made)
    [action] = after.all(Action)
    assert (action.lead, action.rag, due_of(action).shown) == ("Director", Rag.AMBER, "1 July 2026")
    told = [each.text for each in history(action, after.all(ActionUpdate))]
    assert "Due changed from 1 May 2026 to 1 July 2026." in told
    assert "The cabinet agreed." in told


def test_a_plan_exported_and_taken_in_again_changes_nothing(tmp_path: Path) -> None:
    one = replace(acting("Set a target, then\nreport", WHOLE, due="1 May 2026"), rag=Rag.GREEN)
    two = replace(acting("Ask =why()", with_actions(one), due="Spring"), state=ActionState.COMPLETE)
    made = with_actions(one, two)
    made = done(add_update(one, "Begun: slowly.", MOMENT), made)
    made = done(change_due(two, Due(date(2026, 9, 9)), MOMENT), made)
    file = tmp_path / "out.xlsx"
    write_xlsx(outline(made, OPTIONS), file)
    plan = look_at_plan(file, made, MOMENT, read_day)
    assert (plan.added, plan.changed, plan.act.changes) == (0, 0, ())


def test_files_that_are_no_plan_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NoActionsError):
        look_at_plan(a_table(tmp_path, ("Name", "Phone"), ("a", "b")), WHOLE, MOMENT, read_day)
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04")
    with pytest.raises(IntakeError):
        look_at_plan(bad, WHOLE, MOMENT, read_day)


# --- progress, dates, follow-ups ----------------------------------------------------------------


def test_the_two_voices_never_touch_each_other() -> None:
    made = WHOLE
    for field, value in (
        ("council_update", "Done."),
        ("council_rag", Rag.GREEN),
        ("peers_view", "Half done."),
    ):
        entry = entry_of(SAVE.id, made.all(ProgressEntry))
        made = done(set_progress(SAVE.id, field, value, entry=entry, new_id=a_new_id), made)
    [entry] = made.all(ProgressEntry)
    assert (entry.council_update, entry.council_rag, entry.peers_view) == (
        "Done.",
        Rag.GREEN,
        "Half done.",
    )
    assert set_progress(SAVE.id, "peers_view", "", entry=None, new_id=a_new_id).changes == ()
    assert (
        set_progress(SAVE.id, "peers_view", "Half done.", entry=entry, new_id=a_new_id).changes
        == ()
    )


@pytest.mark.parametrize(
    ("due", "kept", "words", "late"),
    [
        (date(2026, 3, 12), None, "10 days left", False),
        (TODAY, None, "due today", False),
        (date(2026, 3, 1), None, "1 day late", True),
        (date(2026, 3, 1), date(2026, 2, 27), "done 2 days early", False),
        (date(2026, 3, 1), date(2026, 3, 2), "done 1 day late", False),
        (None, None, "no day set", False),
    ],
)
def test_a_date_says_how_it_stands(
    due: date | None, kept: date | None, words: str, late: bool
) -> None:
    one = Milestone(id=MilestoneId(named("m")), what="Publish", due=due, done=kept)
    assert (standing(one, TODAY), is_late(one, TODAY)) == (words, late)


def test_a_follow_up_carries_what_was_recommended_and_counts_its_own_apart() -> None:
    action = acting("Set a target", WHOLE, due="1 May 2026")
    signed = replace(SAVE, state=RecommendationState.PUBLISHED, number=1)
    draft = replace(LEAD, state=RecommendationState.DRAFT)
    earlier = records(
        THEME, signed, draft, action, challenge=a_challenge(numbering=Numbering.CONTINUOUS)
    )
    framework = load_framework(resource("frameworks") / "progress-review.toml")
    ids = (named(f"f{n}") for n in count())
    act = follow_up(
        earlier,
        framework,
        on_site_from=date(2026, 8, 3),
        on_site_to=date(2026, 8, 4),
        manager_name="Sam",
        new_id=lambda: next(ids),
    )
    made = ChallengeRecords.of(each.after for each in act.changes if each.after is not None)
    assert made.challenge.subject == earlier.challenge.subject
    [carried] = made.all(Recommendation)
    assert (carried.text, carried.number, carried.prefix) == ("Save one million.", 1, "R")
    assert made.all(Action) == (action,)
    entry = entry_of(carried.id, made.all(ProgressEntry))
    assert entry is not None
    new = a_recommendation("New", "Do more.", order="z")
    said = replace(entry, council_update="We did.", peers_view="They did.")
    every = [each for found in made.by_kind.values() for each in found.values()]
    whole = ChallengeRecords.of([*(said if e is entry else e for e in every), new])
    shown = described(outline(whole, OPTIONS))
    assert "R1: Save" in shown
    assert "PCR1" in shown
    assert "They did." in shown


def test_an_action_is_changed_field_by_field() -> None:
    action = acting("Do it", WHOLE)
    [change] = change_action(action, rag=Rag.RED, lead="Director").changes
    assert isinstance(change.after, Action)
    assert (change.after.rag, change.after.lead, change.after.text) == (
        Rag.RED,
        "Director",
        "Do it",
    )
    assert change_action(action).changes == ()
