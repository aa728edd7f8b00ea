"""Puts one recommendation into the editor: what shows depends on its state and the framework."""

from sli_desktop.calendar_words import date_words
from sli_desktop.models.records.challenge import Challenge, Numbering
from sli_desktop.models.records.recommendation import RecommendationState as State
from sli_desktop.services.recommendations import LOCKED
from sli_desktop.ui.screens.recommendations.state import (
    STATE_WORDS,
    Book,
    Sheet,
    finding_line,
    theme_names,
)
from sli_desktop.ui.screens.recommendations.view import RecommendationsView
from sli_desktop.wording import tr

_SHOWN = {
    State.DRAFT: ("agree", "withdraw", "delete"),
    State.AGREED: ("sign_off", "back_to_draft", "withdraw", "delete"),
    State.SIGNED_OFF: ("change_it", "take_sign_off_back", "withdraw"),
    State.PUBLISHED: ("change_it", "withdraw"),
    State.WITHDRAWN: ("back_to_draft", "delete"),
}
"""Which buttons make sense in which state."""


def show_sheet(view: RecommendationsView, sheet: Sheet, book: Book, challenge: Challenge) -> None:
    """Show one recommendation with its links, its state and what the framework switches on."""
    one = sheet.recommendation
    heading = sheet.name
    if one.reference and one.reference != sheet.name:
        heading = f"{sheet.name} · {one.reference}"
    view.title.setText(heading)
    view.standing.setText("\n".join(_standing(sheet)))
    shown = _SHOWN[one.state]
    for command, made in view.state_buttons.items():
        is_deletable = command != "delete" or one.number is None
        made.setVisible(command in shown and is_deletable)
    is_locked = one.state in LOCKED or one.state is State.WITHDRAWN
    for editor in view.texts:
        editor.setReadOnly(is_locked)
    view.prefix.setReadOnly(is_locked or one.number is not None)
    view.theme.setEnabled(not is_locked)
    for field, is_used in (
        (view.owner_field, challenge.uses_owner),
        (view.timescale_field, challenge.uses_timescale),
        (view.priority_field, challenge.uses_priority),
        (view.measure_field, challenge.uses_measure),
        (view.prefix_field, challenge.numbering is Numbering.PREFIX),
    ):
        field.setVisible(is_used)
    view.theme.show_options(
        [(tr("Across the themes"), None), *((t.name, t.id) for t in book.themes)]
    )
    view.theme.show_value(one.theme)
    names = theme_names(book)
    links = [book.findings[each] for each in book.findings if each in one.findings]
    view.links.show_links([finding_line(each, names, challenge) for each in links])


def _standing(sheet: Sheet) -> list[str]:
    one = sheet.recommendation
    lines = [STATE_WORDS[one.state]]
    if sheet.signed is not None:
        lines = [
            tr("Signed off by {name} on {day}. Its words are locked.").format(
                name=sheet.peer_name(sheet.signed.by), day=date_words(sheet.signed.at.date())
            )
        ]
    if one.number is not None:
        lines[0] += " · " + tr("number frozen")
    lines += [
        tr("Changed after sign-off by {name}: {why}").format(
            name=sheet.peer_name(reason.by), why=reason.words
        )
        for reason in sheet.reasons
    ]
    return lines
