"""What a template says of a theme stands in reports: no remark for those who make templates."""

import re

import pytest

from sli_desktop.paths import resource
from sli_desktop.services.frameworks import Framework, load_frameworks

INWARD = re.compile(
    r"\b(rename|not known|named after|lga theme|template|to do|set-up)\b",
    re.IGNORECASE,
)


def test_the_search_finds_a_remark() -> None:
    assert INWARD.search("The number of this domain in the matrix is not known.")
    assert INWARD.search("Rename this theme and add others in Challenge set-up.")


@pytest.mark.parametrize("framework", load_frameworks(resource("frameworks")), ids=lambda f: f.id)
def test_no_scope_line_speaks_of_the_template(framework: Framework) -> None:
    inward = [theme.scope for theme in framework.themes if INWARD.search(theme.scope)]
    assert inward == []
