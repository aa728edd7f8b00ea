"""A recommendation that asks twice becomes two, both on the same findings."""

import pytest

from sli_desktop.models.records.recommendation import Recommendation, RecommendationState
from sli_desktop.services.recommendations import SignedOffError, split_recommendation
from tests.builders import a_finding, a_new_id, a_recommendation


@pytest.mark.parametrize(
    ("text", "second", "left", "new"),
    [
        ("Agree a plan and publish it.", "publish", "Agree a plan.", "Publish it."),
        ("Agree a plan, and then publish it.", "publish", "Agree a plan.", "Publish it."),
        ("Agree a plan; publish it.", "publish", "Agree a plan.", "Publish it."),
        ("Agree a plan. Publish it.", "Publish", "Agree a plan.", "Publish it."),
        ("We should do it and should tell staff.", "tell", "We should do it.", "Tell staff."),
    ],
)
def test_the_second_ask_stands_right_behind_the_first(
    text: str, second: str, left: str, new: str
) -> None:
    one = a_recommendation(
        text, a_finding(), order="a0", state=RecommendationState.AGREED, number=3
    )
    last = a_recommendation("Last.", order="a1")
    made, act = split_recommendation(
        one, text.index(second), existing=[one, last], reference="SA9", new_id=a_new_id
    )
    first = act.changes[0].after
    assert isinstance(first, Recommendation)
    assert (first.text, first.number, made.text, made.number) == (left, 3, new, None)
    assert made.findings == one.findings
    assert made.state is RecommendationState.DRAFT
    assert "a0" < made.order < "a1"


def test_one_that_is_signed_off_is_not_split() -> None:
    one = a_recommendation("Agree a plan and publish it.", state=RecommendationState.SIGNED_OFF)
    with pytest.raises(SignedOffError):
        split_recommendation(one, 17, existing=[one], reference="SA9", new_id=a_new_id)
