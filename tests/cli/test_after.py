"""`actions`, `progress`, `deadlines`, `new --follow-up`: after the visit, on the command line."""

from pathlib import Path

from sli_desktop.models.records.recommendation import Action, ProgressEntry, Recommendation
from tests.cli.conftest import Terminal, records_of


def test_an_action_is_added_changed_listed_and_goes_out_and_in(
    terminal: Terminal, northmere: Path, tmp_path: Path
) -> None:
    before = len(terminal.values("actions", "list", northmere)["actions"])
    made = terminal.values(
        "actions", "add", northmere, "R1", "Appoint a lead", "--due", "1 May 2026", "--lead", "CEX"
    )
    name = made["action"]
    assert (made["due"], made["lead"]) == ("1 May 2026", "CEX")
    after = terminal.values(
        "actions", "set", northmere, name, "--rag", "amber", "--due", "Autumn", "--because",
        "Agreed.", "--update", "Advertised.", "--state", "in progress",
    )  # fmt: skip
    assert (after["rag"], after["state"], after["due"]) == ("amber", "in progress", "Autumn")
    assert {each["text"] for each in after["history"]} == {
        "Due changed from 1 May 2026 to Autumn. Agreed.",
        "Advertised.",
    }
    file = tmp_path / "plan.xlsx"
    terminal.done("actions", "export", northmere, "--output", file)
    again = terminal.values("actions", "import", northmere, file)
    assert (again["added"], again["changed"]) == (0, 0)
    assert len(terminal.values("actions", "list", northmere)["actions"]) == before + 1
    assert terminal.run("actions", "set", northmere, "R77z", "--rag", "red").code == 2


def test_a_plan_is_shown_before_it_is_taken(
    terminal: Terminal, northmere: Path, tmp_path: Path
) -> None:
    file = tmp_path / "plan.csv"
    file.write_text("Ref,Action,Due\n1,Say so,May\n99,Nothing,May\n")
    before = records_of(northmere).all(Action)
    planned = terminal.values("actions", "import", northmere, file, "--plan")
    assert (planned["added"], [each["row"] for each in planned["left_out"]]) == (1, [3])
    assert records_of(northmere).all(Action) == before
    terminal.done("actions", "import", northmere, file)
    assert len(records_of(northmere).all(Action)) == len(before) + 1


def test_progress_keeps_the_voices_apart_and_dates_say_how_they_stand(
    terminal: Terminal, northmere: Path
) -> None:
    terminal.done("progress", "set", northmere, "R1", "--council", "Done", "--rag", "green")
    said = terminal.values("progress", "set", northmere, "R1", "--peers", "Half done")
    assert (said["council_update"], said["council_rag"], said["peers_view"]) == (
        "Done",
        "green",
        "Half done",
    )
    found = terminal.values("progress", "list", northmere)["progress"]
    assert said["id"] in {each["id"] for each in found}
    assert set(terminal.values("progress", "shares", northmere)["shares"]) == {
        "green",
        "amber",
        "red",
        "not set",
    }
    dates = terminal.values("deadlines", northmere)["deadlines"]
    assert dates
    assert all(each["standing"] for each in dates)


def test_a_follow_up_carries_the_recommendations_and_leaves_the_earlier_one_alone(
    terminal: Terminal, northmere: Path, tmp_path: Path
) -> None:
    before = records_of(northmere)
    folder = tmp_path / "follow.sli"
    terminal.done(
        "new", folder, "--follow-up", northmere, "--from", "2026-08-03", "--to", "2026-08-04"
    )
    made = records_of(folder)
    assert made.challenge.subject == before.challenge.subject
    assert made.challenge.framework == "progress-review"
    carried = {each.id for each in made.all(Recommendation)}
    assert carried
    assert carried <= {each.id for each in before.all(Recommendation)}
    assert {each.recommendation for each in made.all(ProgressEntry)} == carried
    assert records_of(northmere).by_kind == before.by_kind
