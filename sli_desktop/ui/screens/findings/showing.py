"""Shows one finding in the editor: what it says, what carries it, what each peer thinks."""

from uuid import UUID

from sli_desktop.models.records.finding import EvidenceStrength, Rule, View
from sli_desktop.services.findings import has_changed_since
from sli_desktop.ui.screens.findings.state import EVIDENCE_WORDS, IMPLIES, Sheet
from sli_desktop.ui.screens.findings.view import FindingsView
from sli_desktop.wording import tr, trn


def show_sheet(view: FindingsView, sheet: Sheet, *, number: int, me: UUID) -> Rule | None:
    """Show all but the words that are typed; the rule a reason would set aside, or None."""
    finding = sheet.finding
    parts = (f"F{number}" if number else "", finding.reference, sheet.theme)
    view.title.setText(" · ".join(filter(None, parts)))
    view.label.show_value(finding.label)
    view.evidence.show_value(finding.evidence)
    view.suggested.setText(_suggested(sheet))
    view.sensitivity.show_value(finding.sensitivity)
    view.implies.setText(IMPLIES[finding.sensitivity])
    view.state.show_value(finding.state)
    _show_notes(view, sheet)
    _show_views(view, sheet, me)
    practice = sheet.practice
    if not view.practice.hasFocus():
        view.practice.show_text(practice.what if practice is not None else "")
    return _show_warning(view, sheet)


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


def _show_warning(view: FindingsView, sheet: Sheet) -> Rule | None:
    banner = view.warning
    if not sheet.warnings:
        banner.hide()
        return None
    first, *more = sheet.warnings
    rest = "\n".join([first.words, *(f"{each.title}. {each.words}" for each in more)])
    banner.say(first.title, rest)
    if first.rule is not None:
        banner.offer(tr("Say why it stands"))
    return first.rule


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


def _suggested(sheet: Sheet) -> str:
    suggested = sheet.breadth.suggested
    words = tr("Suggested: {strength}. {why}.").format(
        strength=EVIDENCE_WORDS[suggested].lower(), why=sheet.breadth.why
    )
    reason = sheet.reason(Rule.EVIDENCE_STRENGTH)
    is_set = sheet.finding.evidence is not EvidenceStrength.NOT_SET
    if reason is None and is_set and sheet.finding.evidence is not suggested:
        words += " " + tr("Say below why you set it otherwise.")
    elif reason is not None and sheet.finding.evidence is not suggested:
        words += " " + tr("Set otherwise because: {reason}").format(reason=reason.words)
    return words
