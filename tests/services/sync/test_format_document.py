"""The public description of the format, held to what the program does."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from sli_desktop.models.records.merge import Merge
from sli_desktop.services.sync import age_file, lines, manifest, packing, roster, segments
from sli_desktop.services.sync.team_state import keys_of
from tests.builders import a_finding
from tests.services.sync.forging import Forge, a_line, for_laptops
from tests.services.sync.seats import a_team

DOCUMENT = Path(__file__).parents[3] / "docs" / "format" / "bundle-v1.md"


def extractor() -> str:
    found = re.search(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def run(folder: Path, inner: bytes) -> "subprocess.CompletedProcess[bytes]":
    """Run the extractor on what the age program would give it."""
    return subprocess.run(
        [sys.executable, "-c", extractor(), str(folder / "out")],
        input=inner,
        capture_output=True,
        check=False,
        env={"PATH": os.environ["PATH"]},
    )


def alone(*words: str) -> list[str]:
    """Python with its standard library only: nothing that is installed beside it can be found."""
    return [sys.executable, "-I", "-S", *words]


def test_where_the_extractor_runs_our_code_is_not_to_be_had(tmp_path: Path) -> None:
    for name in ("sli_desktop", "pyrage", "zstandard", "msgspec"):
        words = alone("-c", f"import {name}")
        done = subprocess.run(words, cwd=tmp_path, capture_output=True, check=False)
        assert b"ModuleNotFoundError" in done.stderr


def test_a_stranger_reads_a_bundle_with_the_age_program_and_the_page_alone(tmp_path: Path) -> None:
    """A real bundle of a real challenge, Debian's `age`, and the extractor: no code of ours."""
    assert shutil.which("age"), "./dev setup installs age"
    with a_team(tmp_path, "Sam", "Priya") as (sam, priya):
        sam.add(a_finding("Über alles Maß", statement="Two. Sentences."))
        priya.take_from(sam)
        priya.add(a_finding("By Priya"))
        file = priya.bundle().file
        with sam.workspace.read() as view:
            key = keys_of(view).age
        names = {sam.device: "Sam", priya.device: "Priya"}
    place, out = tmp_path / "key.txt", tmp_path / "out"
    place.write_text(f"{key}\n", encoding="utf-8")
    path = {"PATH": os.environ["PATH"]}
    with subprocess.Popen(
        ["age", "-d", "-i", str(place), str(file)], stdout=subprocess.PIPE, env=path
    ) as age:
        done = subprocess.run(
            alone("-c", extractor(), str(out)),
            stdin=age.stdout,
            capture_output=True,
            check=False,
            cwd=tmp_path,
            env=path,
        )
    assert (age.returncode, done.returncode) == (0, 0), done.stderr
    text = (out / "revisions.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    found = {(names[row["laptop"]], row["f"].get("headline")) for row in rows}
    assert {("Sam", "Über alles Maß"), ("Priya", "By Priya")} <= found
    team = json.loads((out / "team.json").read_bytes())
    assert [member["name"] for member in team["members"]] == ["Sam", "Priya"]


def test_the_age_program_opens_it_for_nobody_else(tmp_path: Path) -> None:
    forge, file, place = Forge(), tmp_path / "one.slibundle", tmp_path / "key.txt"
    file.write_bytes(for_laptops(forge.inner(), forge.priya))
    place.write_text(forge.eve.age, encoding="utf-8")
    done = subprocess.run(
        ["age", "-d", "-i", str(place), str(file)], capture_output=True, check=False
    )
    assert done.returncode != 0
    assert done.stdout == b""


def test_the_extractor_of_the_document_has_at_most_forty_lines() -> None:
    assert len(extractor().splitlines()) <= 40


def test_the_extractor_reads_a_bundle_without_our_code(tmp_path: Path) -> None:
    forge = Forge()
    one = a_line({"headline": "Über alles Maß"}, device=forge.sam.device)
    first = forge.segment(one)
    second = forge.segment(keys=forge.priya)
    done = run(tmp_path, forge.inner(first, second))
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "out" / "revisions.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    assert rows[0]["id"] == one.row.id.hex()
    assert rows[0]["f"] == {"headline": "Über alles Maß"}
    assert [row["laptop"] for row in rows] == [forge.sam.device, forge.priya.device]
    team = json.loads((tmp_path / "out" / "team.json").read_bytes())
    assert [member["name"] for member in team["members"]] == ["Sam", "Priya"]
    contents = json.loads((tmp_path / "out" / "contents.json").read_bytes())
    assert contents["sender"] == forge.sam.device


def test_the_extractor_finds_damage(tmp_path: Path) -> None:
    damaged = Forge().inner()[:-1] + b"x"
    assert b"part 2 is damaged" in run(tmp_path, damaged).stderr
    assert b"not a bundle" in run(tmp_path, b"something else").stderr


def test_the_document_names_every_limit_and_type() -> None:
    text = DOCUMENT.read_text(encoding="utf-8").replace("\n", " ")
    limits = text[text.index("## 8. Limits") : text.index("## 9.")]
    for number, unit in (
        (age_file.MAX_HEADER >> 10, "KiB"),
        (age_file.MAX_STANZAS, "stanzas"),
        (manifest.MAX_MANIFEST >> 20, "MiB"),
        (f"{manifest.MAX_PARTS:,}", "parts"),
        (manifest.MAX_TEXT_RAW >> 20, "MiB unpacked"),
        (f"{segments.MAX_REVISIONS:,}", "revisions"),
        (segments.MAX_RAW >> 20, "MiB a stream"),
        (lines.MAX_LINE >> 20, "MiB"),
        (lines.MAX_KEYS, "keys"),
        (lines.MAX_PARENTS, "parents"),
        (packing.MAX_WINDOW >> 20, "MiB"),
        (manifest.MAX_PART >> 20, "MiB"),
        (manifest.MAX_BUNDLE >> 30, "GiB"),
        (roster.MAX_MEMBERS, "members"),
    ):
        assert f"{number} {unit}" in limits, (number, unit)
    for name in (
        manifest.BUNDLE_TYPE,
        roster.ROSTER_TYPE,
        roster.JOIN_TYPE,
        segments.SEGMENT_TYPE,
    ):
        assert name in text
    assert len(Merge) == 6
