"""Asks veraPDF, the official validator of PDF/UA and PDF/A, about files: one Java start for all.

    tools/verapdf.py fetch            get it by Maven, once; ./dev setup and ./dev test do this
    tools/verapdf.py check            whether it is here, and why not
    tools/verapdf.py FILE ...         what it says about files

Maven's own settings say from where; its coordinates and the checksum of the file stand here
(docs/adr/0046).
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools import fetched

_NAME, _VERSION = "greenfield-apps", "1.28.2"
COORDINATES = f"org.verapdf.apps:{_NAME}:{_VERSION}"
SHA256 = "687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6"
_FOLDER = Path(__file__).resolve().parent.parent / ".dev" / "verapdf"
JAR = _FOLDER / f"{_NAME}-{_VERSION}.jar"
_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy"
_MAIN = "org.verapdf.apps.GreenfieldCliWrapper"
_QUICK = ("-Djava.awt.headless=true", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""Most of a short run is Java's own start."""
_MANY = 20
_ASKED = ("--flavour", "0", "--defaultflavour", "ua1", "--format", "json")
"""Flavour 0: every standard a file claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the validator says about one file, held against every standard that it claims.

    A file that claims none is held against PDF/UA-1. `met` are the standards without a failure,
    ``PDF/UA-1`` or ``PDF/A-2A``; `failed` are the rules that do not hold, by clause and number
    (``7.2-34``); `trouble` is what kept the validator from looking at the file at all.
    """

    file: Path
    met: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    checks: int = 0
    trouble: str = ""


class ValidatorError(Exception):
    """The validator is not here, or did not answer."""


def missing() -> str:
    """Why the validator cannot be asked; nothing when it can."""
    if shutil.which("java") is None:
        return "there is no Java here: ./dev setup installs it, or says what is missing"
    return fetched.trouble(JAR, SHA256, what="veraPDF", how="./dev setup")


def fetch() -> None:
    """Get the validator by its coordinates, unless it is here.

    Raises:
        ValidatorError: Maven is missing or did not find it, or the file is another one.
    """
    if not missing():
        return
    maven = shutil.which("mvn")
    if maven is None:
        raise ValidatorError("there is no Maven here")
    JAR.unlink(missing_ok=True)
    words = [maven, "-B", "-q", _COPY, f"-Dartifact={COORDINATES}", f"-DoutputDirectory={_FOLDER}"]
    done = subprocess.run(words, check=False, capture_output=True, text=True)
    if done.returncode or missing():
        raise ValidatorError(missing() + "\n" + done.stdout[-2000:])


def validated(files: Sequence[Path]) -> tuple[Verdict, ...]:
    """What the validator says about each file, in their order.

    Raises:
        ValidatorError: it is not here, or said nothing about a file.
    """
    reason = missing()
    if reason:
        raise ValidatorError(reason)
    quick = _QUICK if len(files) < _MANY else _QUICK[:1]
    words = ["java", *quick, "-cp", str(JAR), _MAIN, *_ASKED]
    done = subprocess.run(
        [*words, *map(str, files)], check=False, capture_output=True, encoding="utf-8"
    )
    try:
        jobs = json.loads(done.stdout)["report"]["jobs"]
        found = {verdict.file: verdict for verdict in map(_verdict, jobs)}
        return tuple(found[file.absolute()] for file in files)
    except (ValueError, KeyError) as trouble:
        raise ValidatorError(f"{trouble!r}\n{done.stderr[-2000:]}") from trouble


def _verdict(job: Mapping[str, Any]) -> Verdict:
    file = Path(job["itemDetails"]["name"]).absolute()
    results = job.get("validationResult", [])
    if not results:
        told = job.get("taskException", {})
        return Verdict(file=file, trouble=json.dumps(told)[:500] or "unknown")
    every = [result["details"] for result in results]
    return Verdict(
        file=file,
        met=tuple(
            result["profileName"].removesuffix(" validation profile")
            for result in results
            if result["compliant"]
        ),
        failed=tuple(rule for details in every for rule in _failed(details["ruleSummaries"])),
        checks=sum(details["passedChecks"] + details["failedChecks"] for details in every),
    )


def _failed(rules: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for rule in rules:
        if rule["ruleStatus"] == "FAILED":
            yield f"{rule['clause']}-{rule['testNumber']}"


def main(words: Sequence[str]) -> int:
    """Do what was asked; 0 when all is well."""
    try:
        match words:
            case ["fetch"]:
                fetch()
            case ["check"]:
                print(missing())
                return int(bool(missing()))
            case []:
                print(__doc__)
                return 2
            case files:
                return _told(validated([Path(file) for file in files]))
    except ValidatorError as trouble:
        print(trouble, file=sys.stderr)
        return 2
    return 0


def _told(found: Sequence[Verdict]) -> int:
    for each in found:
        met = ", ".join(each.met) or "meets nothing"
        wrong = " ".join(each.failed) or each.trouble
        print(f"{each.file}: {met} ({each.checks:,} checks) {wrong}".rstrip())
    return int(any(each.failed or each.trouble for each in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
