"""Sections as they are written: in order, begun when needed, none missing, none doubled."""

from itertools import count

from sli_desktop.models.records import Record
from sli_desktop.models.records.challenge import ThemeKind
from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.report import ReportSection, SectionState
from sli_desktop.models.records.snapshot import ChallengeRecords
from sli_desktop.services.report.outline import outline, usual_titles
from sli_desktop.services.report.own_texts import theme_key
from sli_desktop.services.report.sections import (
    Place,
    add_section,
    may_be_removed,
    move_section,
    places_of,
    remove_section,
    rename,
    set_state,
    write,
)
from tests.services.report.small import (
    HOMES,
    MONEY,
    OPTIONS,
    a_challenge,
    a_section,
    a_theme,
    named,
    records,
)

MONEY_THEME = a_theme("Money", MONEY, order="a0")
HOMES_THEME = a_theme("Homes", HOMES, order="a1", kind=ThemeKind.LOCAL)


class Book:
    """Records of a challenge that acts change, as a folder does."""

    def __init__(self, *made: Record) -> None:
        self._ids = count()
        self.records = records(MONEY_THEME, HOMES_THEME, *made)

    def new_id(self) -> object:
        return named(f"fresh {next(self._ids)}")

    def places(self) -> tuple[Place, ...]:
        return places_of(self.records, self.new_id)  # type: ignore[arg-type]

    def place(self, name: str) -> Place:
        return next(each for each in self.places() if each.name == name)

    def do(self, act: ChangeSet) -> None:
        every = {r.id: r for kind in self.records.by_kind.values() for r in kind.values()}
        for change in act.changes:
            every.pop(change.record_id, None)
            if change.after is not None:
                every[change.record_id] = change.after
        self.records = ChallengeRecords.of(every.values())

    def write(self, name: str, body: str) -> None:
        places = self.places()
        place = next(each for each in places if each.name == name)
        self.do(write(place, body, places))


def names(book: Book) -> list[str]:
    return [each.name for each in book.places()]


def test_a_challenge_without_sections_offers_the_usual_ones_with_the_themes_below_feedback() -> (
    None
):
    book = Book()
    assert names(book) == [
        "introduction",
        "executive_summary",
        "recommendations",
        "approach",
        "feedback",
        theme_key(MONEY_THEME),
        theme_key(HOMES_THEME),
        "next_steps",
    ]
    assert not any(each.is_made for each in book.places())
    assert [each.title for each in book.places()][-2:] == ["Homes", "Next steps"]


def test_the_first_words_make_every_usual_section_so_that_none_is_missing_from_the_report() -> None:
    book, before = Book(), Book()
    book.write("executive_summary", "We came.")
    made = book.records.all(ReportSection)
    assert {each.key for each in made} == set(usual_titles(a_challenge()))
    assert book.place("executive_summary").section.state is SectionState.IN_PROGRESS
    titles = [each.title for each in outline(book.records, OPTIONS).sections]
    assert titles[0] == "Executive summary"
    others = [each.title for each in outline(before.records, OPTIONS).sections]
    assert titles[1:] == others


def test_words_under_a_theme_make_one_record_and_leave_the_sections_alone() -> None:
    book = Book()
    book.write(theme_key(MONEY_THEME), "Money is short.")
    [made] = book.records.all(ReportSection)
    assert (made.key, made.title) == (theme_key(MONEY_THEME), "Money")
    book.write(theme_key(MONEY_THEME), "Money is tight.")
    [changed] = book.records.all(ReportSection)
    assert (changed.id, changed.body) == (made.id, "Money is tight.")


def test_the_councils_own_themes_stand_below_the_focus_where_there_is_one() -> None:
    feedback, focus = a_section("feedback", order="a"), a_section("focus", order="b")
    assert names(Book(feedback, focus)) == [
        "feedback",
        theme_key(MONEY_THEME),
        "focus",
        theme_key(HOMES_THEME),
    ]


def test_two_sections_of_one_key_from_two_laptops_both_stand_there() -> None:
    one = a_section("next_steps", "One.", order="a")
    other = ReportSection(id=a_section("other").id, key="next_steps", body="Two.", order="b")
    assert [each.section.body for each in Book(one, other).places()] == ["One.", "Two."]
    assert len(set(names(Book(one, other)))) == 2


def test_sections_move_are_named_and_done() -> None:
    book = Book(
        a_section("introduction", "Hello.", order="a0"), a_section("next_steps", order="a1")
    )
    places = book.places()
    book.do(move_section(places[0], places, 1))
    assert names(book) == ["next_steps", "introduction"]
    place = book.place("introduction")
    book.do(rename(place, "  Why \n we came ", book.places()))
    assert book.place("introduction").title == "Why we came"
    book.do(rename(book.place("introduction"), " ", book.places()))
    assert book.place("introduction").title == "Why we came"
    book.do(set_state(book.place("introduction"), SectionState.DONE, book.places()))
    book.write("introduction", "Hello again.")
    assert book.place("introduction").section.state is SectionState.DONE


def test_a_section_of_ones_own_stands_last_and_alone_can_be_removed() -> None:
    book = Book(a_section("introduction", order="a0"))
    place, act = add_section("Thanks", book.places(), book.new_id)  # type: ignore[arg-type]
    book.do(act)
    assert names(book)[-1] == place.name
    assert may_be_removed(book.place(place.name))
    assert not may_be_removed(book.place("introduction"))
    book.do(remove_section(book.place(place.name)))
    assert names(book) == ["introduction"]


def test_adding_a_section_first_keeps_the_usual_ones() -> None:
    book = Book()
    _, act = add_section("Thanks", book.places(), book.new_id)  # type: ignore[arg-type]
    book.do(act)
    assert {each.title for each in book.places()} >= {"Introduction", "Next steps", "Thanks"}
