"""The records as they would be after an act: several files are planned one upon the other."""

from sli_desktop.models.records.change import ChangeSet
from sli_desktop.models.records.snapshot import ChallengeRecords


def records_after(records: ChallengeRecords, act: ChangeSet) -> ChallengeRecords:
    """All records as an act would leave them; nothing is written."""
    kinds = {kind: dict(found) for kind, found in records.by_kind.items()}
    for change in act.changes:
        found = kinds.setdefault(type(change.record), {})
        if change.after is None:
            found.pop(change.record_id, None)
        else:
            found[change.record_id] = change.after
    return ChallengeRecords(kinds)
