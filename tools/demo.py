"""`./dev demo`: the main job on the made-up challenge, with real commands, files and encryption.

Three laptops are three folders here; each step runs the program as a person would in a terminal,
prints what it said, and how long it took. Everything lies in `demo-output` afterwards.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parents[1]
SAMPLE = HERE / "resources" / "sample"
PASSPHRASE = "meadow lantern copper"  # of a made-up challenge

MANAGER_NOTES = """\
+ Tenancy sustainment officers cover two patches each and still answer within a day #6
! "We learned about the hostel decision from residents, not from the building" #3
? Ask who signs off placements outside the district after six at night #6
Budget holders get one page a month and say they read it #4
"""

ANIKA_NOTES = """\
! Ward members hear of road closures after the contractor has arrived #1
+ Group leaders agreed the recruitment panel without a quarrel #2
"Nobody warned us about the bins, and we would have helped" #1
? When did members last see the complaints figures by ward #5
+ The youth worker at the market hall is known by name to every trader we met #2
"""

JOY_NOTES = """\
+ Repairs planners sit beside the call handlers and it shows #6
! Damp cases close on the system before the second visit has taken place #6
"I keep my own list because the system forgets" #5
? Compare the waiting figure in the dashboard with the one in the housing return #1
"""


class Demo:
    """Runs the program step by step and keeps what it took."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stick = folder / "stick"
        self.steps: list[tuple[str, float]] = []
        self._environment = {
            **os.environ,
            "SLI_PASSPHRASE": PASSPHRASE,
            "PYTHONPATH": str(HERE),
        }

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        """A step with its heading and its time."""
        print(f"\n== {title}", flush=True)
        start = time.perf_counter()
        yield
        seconds = time.perf_counter() - start
        self.steps.append((title, seconds))
        print(f"   ({seconds:.1f} s)", flush=True)

    def start(self, *words: object, lines: str | None = None) -> "subprocess.Popen[str]":
        """Start a command; several run at the same time this way."""
        program = [sys.executable, "-m", "sli_desktop", *map(str, words)]
        running = subprocess.Popen(
            program,
            stdin=subprocess.PIPE if lines is not None else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=self._environment,
        )
        if lines is not None and running.stdin is not None:
            running.stdin.write(lines)
            running.stdin.close()
            running.stdin = None
        return running

    def finish(self, running: "subprocess.Popen[str]") -> str:
        """Wait for a command that has to work, and give what it said."""
        out, err = running.communicate()
        if running.returncode:
            print(out, err, file=sys.stderr)
            raise SystemExit(f"This step did not work (exit code {running.returncode}).")
        return out

    def say(self, *words: object, lines: str | None = None) -> str:
        """Run a command and show what it says."""
        said = self.finish(self.start(*words, lines=lines))
        for line in said.splitlines():
            print(f"   {line}")
        return said

    def ask(self, *words: object, lines: str | None = None) -> dict[str, Any]:
        """Run a command and take its JSON object."""
        answer: dict[str, Any] = json.loads(self.finish(self.start(*words, "--json", lines=lines)))
        return answer

    def everybody(self, *commands: tuple[tuple[object, ...], str | None]) -> list[dict[str, Any]]:
        """Run commands at the same time, each with the lines for its standard input, or None."""
        running = [self.start(*words, "--json", lines=lines) for words, lines in commands]
        return [json.loads(self.finish(one)) for one in running]


def run(folder: Path) -> Demo:
    """Do the main job in a folder that is made for it."""
    demo = Demo(folder)
    demo.stick.mkdir(parents=True)
    manager, anika, joy = (folder / f"{name}.sli" for name in ("rhys", "anika", "joy"))
    with demo.step("The sample challenge, in an encrypted folder on the manager's laptop"):
        demo.say("sample", manager)
    _take_in(demo, manager)
    _found_team(demo, manager, anika, joy)
    _write(demo, manager, anika, joy)
    _hand_over(demo, manager, anika, joy)
    with demo.step("The report, drawn from the findings and nothing else"):
        for kind in ("pdf", "html", "docx", "pptx", "xlsx"):
            demo.say("report", manager, "--format", kind, "--output", folder / f"report.{kind}")
        demo.say("export", manager, "--format", "jsonl", "--output", folder / "open-data.jsonl")
    return demo


def _take_in(demo: Demo, manager: Path) -> None:
    with demo.step("A new version of the timetable comes in; first only the plan"):
        timetable = SAMPLE / "northmere-timetable.xlsx"
        demo.say("import", manager, timetable, "--plan")
        demo.say("import", manager, timetable)
    with demo.step("A Word page of notes comes in"):
        demo.say("import", manager, SAMPLE / "northmere-notes.docx")


def _found_team(demo: Demo, manager: Path, *laptops: Path) -> None:
    with demo.step("Two more laptops join; six words are read aloud both ways"):
        for laptop, name in zip(laptops, ("Cllr Anika Shah", "Joy Okoro"), strict=True):
            request = demo.ask("team", "request", laptop, "--name", name, "--output", demo.stick)
            print(f"   {name} reads aloud: {request['fingerprint']}")
            admitted = demo.ask(
                "team", "admit", manager, request["file"],
                "--words", request["fingerprint"], "--output", demo.stick,
            )  # fmt: skip
            print(f"   the manager reads aloud: {admitted['team_fingerprint']}")
            words = admitted["team_fingerprint"]
            demo.ask("team", "join", laptop, admitted["file"], "--words", words)
        demo.say("team", "list", manager)


def _write(demo: Demo, manager: Path, anika: Path, joy: Path) -> None:
    with demo.step("Three laptops write at the same time"):
        made = demo.everybody(
            (("note", "add", manager, "-"), MANAGER_NOTES),
            (("note", "add", anika, "-"), ANIKA_NOTES),
            (("note", "add", joy, "-"), JOY_NOTES),
        )
        for name, answer in zip(("Rhys", "Anika", "Joy"), made, strict=True):
            print(f"   {name}: {len(answer['notes'])} notes")
        note = made[2]["notes"][1]["short_id"]
        demo.say(
            "finding", "add", joy, "--theme", "HOU", "--label", "area", "--note", note,
            "--statement", "A case closes when a visit is booked, not when the damp is gone.",
            "Damp cases are closed before they are solved",
        )  # fmt: skip
    with demo.step("Two of them change the same things, unknown to each other"):
        for headline, reference, ours, theirs in changed_by_both():
            demo.everybody(
                (("finding", "edit", manager, reference, *ours), None),
                (("finding", "edit", anika, reference, *theirs), None),
            )
            print(f"   {reference}, {headline}: edited on two laptops")


SCRUTINY = "Scrutiny is not yet shaping decisions"
HOUSING = "Nobody owns temporary accommodation"
ALDER_HOUSE = "Alder House shows what good temporary accommodation looks like"


def changed_by_both() -> Iterator[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """Headline and reference of a finding, what the manager makes of it, what Anika does."""
    fields = _finding(SCRUTINY)
    weekly, text = "amounts to a day a week", fields["statement"]
    ours = text.replace(weekly, "is one officer for a day a week")
    theirs = text.replace(weekly, "is thin, and members want more of it")
    yield SCRUTINY, fields["reference"], ("--statement", ours), ("--statement", theirs)
    why = ("--reason", "Heard from officers only")
    some, thin = ("--evidence", "some", *why), ("--evidence", "thin", *why)
    yield HOUSING, _finding(HOUSING)["reference"], some, thin
    fields = _finding(ALDER_HOUSE)
    ours = fields["statement"] + " Families showed the team round with pride."
    theirs = fields["statement"].replace("daily support", "daily support and a family worker")
    yield ALDER_HOUSE, fields["reference"], ("--statement", ours), ("--statement", theirs)


def _finding(headline: str) -> dict[str, Any]:
    for line in (SAMPLE / "northmere.jsonl").read_text(encoding="utf-8").splitlines()[1:]:
        record: dict[str, Any] = json.loads(line)
        if record["kind"] == "finding" and record["fields"]["headline"] == headline:
            return dict(record["fields"])
    raise SystemExit(f"The sample has no finding called {headline}.")


def _hand_over(demo: Demo, manager: Path, *laptops: Path) -> None:
    with demo.step("In the evening each peer hands over a bundle; the manager imports them"):
        bundles = [_bundle(demo, laptop) for laptop in laptops]
        demo.say("bundle", "import", manager, bundles[0], "--plan")
        demo.say("bundle", "import", manager, *bundles)
    with demo.step("What was changed by both"):
        demo.say("info", manager)
    with demo.step("The manager settles it, and the merged challenge goes back to everybody"):
        for place in demo.ask("info", manager)["attention"]:
            if place["kind"] == "finding" and place["reason"] == "changed_by_both":
                keep = ("--keep", place["field"])
                demo.say("finding", "edit", manager, place["label"], *keep)
        back = _bundle(demo, manager)
        for laptop in laptops:
            demo.ask("bundle", "import", laptop, back)
        states = {demo.ask("team", "list", one)["state"] for one in (manager, *laptops)}
        print(f"   state of the three laptops: {', '.join(sorted(states))}")
        if len(states) != 1:
            raise SystemExit("The laptops do not hold the same.")


def _bundle(demo: Demo, laptop: Path) -> str:
    made = demo.ask("bundle", "make", laptop, "--output", demo.stick)
    print(f"   {laptop.stem}: {Path(made['file']).name}, {made['size'] // 1000} kB")
    return str(made["file"])


def tell(demo: Demo) -> None:
    """Say where everything is and how long each step took."""
    print("\n== Where it is")
    for name, what in (
        ("report.pdf", "the report"),
        ("report.html", "the same for the web"),
        ("report.docx", "the same for Word"),
        ("report.pptx", "the feedback slides"),
        ("report.xlsx", "evidence, coverage, recommendations and action plan as tables"),
        ("open-data.jsonl", "everything as open data, not encrypted"),
        ("rhys.sli", f"the manager's challenge; passphrase: {PASSPHRASE}"),
        ("anika.sli", "Anika's laptop"),
        ("joy.sli", "Joy's laptop"),
        ("stick", "the stick with its bundles"),
    ):
        print(f"   {demo.folder / name}  {what}")
    print("\n== How long it took")
    for title, seconds in demo.steps:
        print(f"   {seconds:5.1f} s  {title}")
    print(f"   {sum(seconds for _, seconds in demo.steps):5.1f} s  together")


def open_window(folder: Path) -> None:
    """Open the window on the result, where there is a screen."""
    has_screen = sys.platform in {"win32", "darwin"} or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    if not has_screen:
        print(f"\nNo screen here. With one: ./dev run --locked {folder}")
        return
    print("\nThe window opens. The passphrase stands above.")
    program = [sys.executable, "-m", "sli_desktop", "--locked", str(folder)]
    subprocess.Popen(program, cwd=HERE, start_new_session=True)


def main() -> None:
    """Run the demo."""
    parser = argparse.ArgumentParser(prog="./dev demo", description=__doc__)
    parser.add_argument("--output", type=Path, default=HERE / "demo-output", metavar="FOLDER")
    parser.add_argument("--no-window", action="store_true", help="do not open the window")
    words = parser.parse_args()
    folder = words.output.resolve()
    if (folder / "rhys.sli").is_dir():
        shutil.rmtree(folder)
    demo = run(folder)
    tell(demo)
    if not words.no_window:
        open_window(folder / "rhys.sli")


if __name__ == "__main__":
    main()
