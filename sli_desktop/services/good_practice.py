"""Good practice in a finding: what others could learn from it."""

from dataclasses import replace

from sli_desktop.models.records.change import ChangeSet, edit, make, put_in_bin
from sli_desktop.models.records.finding import Finding, GoodPractice
from sli_desktop.models.records.ids import GoodPracticeId
from sli_desktop.services.findings import NewId
from sli_desktop.wording import tr


def mark_practice(
    finding: Finding, what: str, *, existing: GoodPractice | None, new_id: NewId
) -> ChangeSet:
    """Say what of a finding is good practice to pass on; no words say that none is."""
    name = tr("Mark good practice in {reference}").format(reference=finding.reference)
    what = what.strip()
    if existing is None:
        if not what:
            return ChangeSet(name=name, changes=())
        made = GoodPractice(id=GoodPracticeId(new_id()), what=what, finding=finding.id)
        return make(name, made)
    if not what:
        return put_in_bin(name, existing)
    return edit(name, (existing, replace(existing, what=what)))
