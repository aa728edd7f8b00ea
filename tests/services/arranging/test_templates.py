"""Another template: what is new comes, nothing that is there is touched."""

from sli_desktop.models.records.report import ReportSection
from sli_desktop.paths import resource
from sli_desktop.services.arranging.picture import SetUp
from sli_desktop.services.arranging.templates import (
    Coming,
    coming_in_words,
    is_nothing_new,
    take_template,
    what_comes,
)
from sli_desktop.services.frameworks import Framework, load_framework
from tests.builders import a_new_id
from tests.services.arranging.conftest import Arranging

CORPORATE = load_framework(resource("frameworks/cpc-2024.toml"))
FINANCE_KIND = load_framework(resource("frameworks/finance.toml"))


def coming(arranging: Arranging, framework: Framework) -> tuple[SetUp, Coming]:
    with arranging.workspace.read() as view:
        return arranging.set_up, what_comes(view, arranging.set_up, framework)


def test_what_is_new_comes_and_what_is_there_stays(arranging: Arranging) -> None:
    before, what = coming(arranging, CORPORATE)
    assert len(what.themes) == len(CORPORATE.themes)
    assert "21 stakeholder groups" in coming_in_words(what)
    arranging.do(take_template(before, what, with_labels=False, new_id=a_new_id))
    after = arranging.set_up
    assert after.themes[: len(before.themes)] == before.themes
    assert [each.name for each in after.whole_themes[3:]] == [t.name for t in CORPORATE.themes]
    assert after.groups[:2] == before.groups
    assert after.challenge.framework == "cpc-2024"
    assert after.challenge.label_challenge == before.challenge.label_challenge
    with arranging.workspace.read() as view:
        assert len(view.all(ReportSection)) == len(CORPORATE.report_outline)
    arranging.undo()
    assert arranging.set_up == before


def test_the_same_template_again_brings_nothing(arranging: Arranging) -> None:
    before, what = coming(arranging, CORPORATE)
    arranging.do(take_template(before, what, with_labels=True, new_id=a_new_id))
    again, second = coming(arranging, CORPORATE)
    assert is_nothing_new(second)
    assert take_template(again, second, with_labels=True, new_id=a_new_id).changes == ()


def test_another_template_adds_only_what_the_first_one_lacks(arranging: Arranging) -> None:
    before, what = coming(arranging, CORPORATE)
    arranging.do(take_template(before, what, with_labels=True, new_id=a_new_id))
    first, second = coming(arranging, FINANCE_KIND)
    arranging.do(take_template(first, second, with_labels=True, new_id=a_new_id))
    after = arranging.set_up
    assert after.challenge.label_challenge == FINANCE_KIND.labels.challenge
    names = [each.name.casefold() for each in after.groups]
    assert len(names) == len(set(names))
    assert [each.id for each in first.themes] == [
        each.id for each in after.themes if each.id in {one.id for one in first.themes}
    ]
