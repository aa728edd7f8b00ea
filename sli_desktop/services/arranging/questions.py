"""Questions to explore under a theme: added, reworded, moved, removed."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from sli_desktop.models.records.challenge import Question, QuestionOrigin, Theme
from sli_desktop.models.records.change import ChangeSet, edit, make, put_in_bin
from sli_desktop.models.records.ids import QuestionId
from sli_desktop.services.arranging.order import at_the_end
from sli_desktop.services.arranging.picture import SetUp
from sli_desktop.wording import tr


def add_question(
    set_up: SetUp, theme: Theme, text: str, *, new_id: Callable[[], UUID]
) -> tuple[Question, ChangeSet]:
    """Add a question of this council at the end of a theme."""
    made = Question(
        id=QuestionId(new_id()),
        text=text,
        theme=theme.id,
        order=at_the_end(set_up.questions_of(theme)),
        origin=QuestionOrigin.LOCAL,
    )
    return made, make(tr("Add a question"), made)


def reword_question(question: Question, text: str) -> ChangeSet:
    """Say a question in other words; where it was asked stays known."""
    return edit(tr("Change a question"), (question, replace(question, text=text)))


def remove_question(question: Question) -> ChangeSet:
    """Put a question in the bin; notes are untouched."""
    return put_in_bin(tr("Remove a question"), question)
