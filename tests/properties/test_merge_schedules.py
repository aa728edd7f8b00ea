from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from typing_extensions import override

from sli_desktop.services.sync.lineage import Among, Revision, places_in
from sli_desktop.services.sync.revisions import RecordMerge
from sli_desktop.services.sync.text_merge import MergedText
from tests.properties.schedules import Schedule

_HEALTH = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]


def _settings(examples: int, *, hunting: bool = False) -> settings:
    return settings(
        max_examples=examples,
        stateful_step_count=40,
        deadline=None,
        suppress_health_check=_HEALTH,
        phases=[Phase.generate] if hunting else [Phase.generate, Phase.shrink],
        database=None,
        print_blob=not hunting,
        derandomize=hunting,
    )


def test_whatever_five_laptops_do_nothing_is_lost_doubled_or_brought_back(is_long: bool) -> None:
    run_state_machine_as_test(Schedule, settings=_settings(2000 if is_long else 200))


class KeepsOneOnClash(RecordMerge):
    @override
    def put_together(self, base: str, one: str, other: str) -> MergedText:
        merged = super().put_together(base, one, other)
        return merged if merged.is_clean else MergedText(other, is_clean=True)


class TakesOneSideAsBase(RecordMerge):
    @override
    def put_together(self, base: str, one: str, other: str) -> MergedText:
        return super().put_together(one, one, other)


class HidesWhateverIsDeleted(RecordMerge):
    @override
    def is_hidden(self, heads: Among, deleting: Among) -> bool:
        return True


class FoldsUnsorted(RecordMerge):
    @override
    def folded(self, key: str, heads: Among, depth: int = 0) -> MergedText:
        texts = {
            self.lineage.order[place].id: self._texts(key, 1 << place) for place in places_in(heads)
        }
        return MergedText(
            " ".join(texts[i][0] for i in self.as_they_came if i in texts), is_clean=False
        )

    def __init__(self, revisions: Sequence[Revision]) -> None:
        super().__init__(revisions)
        self.as_they_came = [revision.id for revision in revisions]


class ForgetsTheBase(RecordMerge):
    @override
    def base_of(self, key: str, common: Among, depth: int) -> str:
        return ""


@pytest.mark.parametrize(
    "mutant",
    [KeepsOneOnClash, TakesOneSideAsBase, HidesWhateverIsDeleted, FoldsUnsorted, ForgetsTheBase],
)
def test_the_oracle_catches_a_wrong_merge(mutant: type[RecordMerge]) -> None:
    class Wrong(Schedule):
        merge = mutant

    with pytest.raises(AssertionError):
        run_state_machine_as_test(Wrong, settings=_settings(400, hunting=True))


def test_the_oracle_catches_seals_of_whole_records() -> None:
    class Wrong(Schedule):
        whole_records = True

    with pytest.raises(AssertionError):
        run_state_machine_as_test(Wrong, settings=_settings(400, hunting=True))
