"""What sealing takes from the journal, and what it is done with."""

from pathlib import Path

from tests.services.sync.seats import a_team, share_a_finding


def test_acts_that_cancel_out_before_an_import_do_not_swallow_those_after_it(
    tmp_path: Path,
) -> None:
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        record = share_a_finding(sam, priya, headline="First")
        sam.change(record, headline="Typed wrongly")
        sam.change(record, headline="First")
        priya.change(record, headline="By Priya")
        sam.take_from(priya)
        sam.change(record, headline="First")
        priya.take_from(sam)
        assert priya.finding(record).headline == "First"
        assert not priya.looks()
