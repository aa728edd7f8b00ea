"""Headings over several say the word for many as every template gives it."""

import pytest

from sli_desktop.paths import resource
from sli_desktop.services.frameworks import Framework, load_frameworks
from sli_desktop.services.report.feedback import plural_of

FRAMEWORKS = load_frameworks(resource("frameworks"))


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=[each.id for each in FRAMEWORKS])
def test_the_word_for_many_is_the_one_the_template_gives(framework: Framework) -> None:
    labels = framework.labels
    pairs = (
        (labels.strength, labels.strengths),
        (labels.area, labels.areas),
        (labels.question, labels.questions),
        (labels.recommendation, labels.recommendations),
    )
    assert [plural_of(one) for one, _ in pairs] == [many for _, many in pairs]


@pytest.mark.parametrize(
    ("one", "many"),
    [("Enquiry", "Enquiries"), ("Key line of enquiry", "Key lines of enquiry"), ("", "Findings")],
)
def test_a_word_of_ones_own_gets_its_plural(one: str, many: str) -> None:
    assert plural_of(one) == many
