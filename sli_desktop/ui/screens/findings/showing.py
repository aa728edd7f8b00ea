"""Shows one finding in the editor: what it says, what carries it, what each peer thinks."""

from uuid import UUID

from sli_desktop.models.records.finding import Rule, View
from sli_desktop.services.breadth import needs_reason, strength_words
from sli_desktop.services.finding_warnings import RULES
from sli_desktop.services.findings import has_changed_since
from sli_desktop.ui.screens.findings.state import IMPLIES, Sheet
from sli_desktop.ui.screens.findings.view import FindingsView
from sli_desktop.wording import tr, trn

WAIVABLE = tuple(RULES.values())


def show_sheet(view: FindingsView, sheet: Sheet, *, number: int, me: UUID) -> None:
    """Show all but the words that are typed, and what to heed (`show_warning`)."""
    finding = sheet.finding
    parts = (f"F{number}" if number else "", finding.reference, sheet.theme)
    view.title.setText(" · ".join(filter(None, parts)))
    view.label.show_value(finding.label)
    view.evidence.show_value(finding.evidence)
    _show_evidence(view, sheet)
    view.sensitivity.show_value(finding.sensitivity)
    view.implies.setText(IMPLIES[finding.sensitivity])
    view.state.show_value(finding.state)
    _show_notes(view, sheet)
    _show_views(view, sheet, me)
    practice = sheet.practice
    if not view.practice.hasFocus():
        view.practice.show_text(practice.what if practice is not None else "")


def show_dropped(view: FindingsView, number: int) -> None:
    """Offer to see what was dropped, where something was."""
    words = trn(number, "Show {number} dropped finding", "Show {number} dropped findings")
    view.dropped.show_words(words)
    view.dropped.setVisible(bool(number))


def show_adrift(view: FindingsView, number: int) -> None:
    """Say that something was left behind by merges on two laptops, where it was."""
    banner = view.adrift
    if not number:
        banner.hide()
        return
    banner.say(
        tr("Something still stands at findings that were merged away"),
        tr("Every word and note is kept. Bring it over to see all of it in one place."),
    )
    banner.offer(tr("Bring it over"))


def show_warning(view: FindingsView, sheet: Sheet) -> Rule | None:
    """Show what to heed; the rule a reason sets aside, or was given for; None where neither is."""
    rules = (each.rule for each in sheet.warnings if each.rule is not None)
    given = (rule for rule in WAIVABLE if sheet.reason(rule) is not None)
    rule = next(rules, None) or next(given, None)
    view.warning.show_warnings(sheet.warnings)
    return rule


def _show_notes(view: FindingsView, sheet: Sheet) -> None:
    links = sheet.links
    view.notes.show_lines([sheet.note_line(link) for link in links])
    notes = trn(len(links), "{number} note", "{number} notes")
    view.notes_count.setText(f"{notes}. {sheet.breadth.why}" if links else notes)
    for each in (view.notes, view.open_note, view.turn, view.take_away):
        each.setVisible(bool(links))


def _show_views(view: FindingsView, sheet: Sheet, me: UUID) -> None:
    view.others.setText(sheet.view_words(me) or tr("Nobody else has given a view yet."))
    mine = sheet.mine(me)
    view.mine.show_value(mine.view if mine is not None else None)
    changed = mine is not None and has_changed_since(mine, sheet.finding)
    agreed = changed and mine is not None and mine.view is View.AGREES
    words = tr("Changed since you agreed.") if agreed else tr("Changed since your view.")
    view.changed.setText(words)
    view.changed.setVisible(changed)
    if not view.mine_words.hasFocus():
        view.mine_words.show_text(mine.words if mine is not None else "")


def _show_evidence(view: FindingsView, sheet: Sheet) -> None:
    """What the program suggests, and whether somebody still has to say why it is set otherwise."""
    is_set, suggested = sheet.finding.evidence, sheet.breadth.suggested
    words = tr("Suggested: {strength}. {why}.")
    view.suggested.setText(words.format(strength=strength_words(suggested), why=sheet.breadth.why))
    asks = needs_reason(is_set, suggested)
    view.why_other_field.setVisible(asks)
    view.unexplained.setVisible(asks and sheet.reason(Rule.EVIDENCE_STRENGTH) is None)
    words = tr("Why? Say in a few words why it is {strength} and not {suggested}.")
    view.unexplained_words.setText(
        words.format(strength=strength_words(is_set), suggested=strength_words(suggested))
    )
