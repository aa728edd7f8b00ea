"""What the lists after @ and # offer, and that taking one is always understood."""

import pytest

from sli_desktop.services.marks import LineContext, parse_line
from sli_desktop.services.mentions import mentions, open_mention
from tests.builders import a_theme, an_attendance

THEMES = (a_theme("Finance"), a_theme("Governance and culture"), a_theme("Growth"))
CHIEF = an_attendance(role_label="Chief executive")
MONEY = an_attendance(role_label="Chief finance officer")
CHAIR = an_attendance(role_label="SC1 Chair, overview")
CONTEXT = LineContext(themes=THEMES, people=(CHIEF, MONEY, CHAIR))


def offered(text: str) -> list[str] | None:
    line = parse_line(text, CONTEXT)
    found = open_mention(text, len(text), line, ())
    return None if found is None else [m.words for m in mentions(found.sign, found.word, CONTEXT)]


def test_a_sign_alone_offers_everything() -> None:
    assert offered("Late #") == ["Finance", "Governance and culture", "Growth"]
    assert offered("@") == [
        "Chief executive",
        "Chief finance officer",
        "SC1 Chair, overview",
        "All",
    ]


def test_letters_narrow_what_is_offered_until_one_is_meant() -> None:
    assert offered("#g") == ["Governance and culture", "Growth"]
    assert offered("#gr") is None
    assert offered("#2") is None
    assert offered("@ch") == ["Chief executive", "Chief finance officer", "SC1 Chair, overview"]
    assert offered("@SC1") is None


@pytest.mark.parametrize("text", ["# ", "jo@", "C#", "#g ", "no sign"])
def test_what_is_no_sign_offers_nothing(text: str) -> None:
    assert offered(text) is None


def test_a_sign_turned_back_into_text_offers_nothing() -> None:
    line = parse_line("#g", CONTEXT, as_text={0})
    assert open_mention("#g", 2, line, {0}) is None


@pytest.mark.parametrize("sign", ["@", "#"])
def test_whatever_is_taken_is_understood(sign: str) -> None:
    for mention in mentions(sign, "", CONTEXT):
        line = parse_line(f"So {mention.token} it is", CONTEXT)
        assert line.body == "So it is"
        assert len(line.marks) == 1


def test_a_role_of_several_words_can_be_written_out() -> None:
    line = parse_line("No plan @Chief finance officer, she says", CONTEXT)
    assert line.speaker == MONEY.id
    assert line.body == "No plan, she says"
    assert parse_line("@Chief finance officers", CONTEXT).speaker is None
