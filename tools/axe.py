"""Asks axe-core, the checker of accessible web pages most public bodies use, about pages.

    tools/axe.py fetch            get it from the npm registry, once; ./dev test --long does this
    tools/axe.py check            whether it and Chromium are here, and why not
    tools/axe.py FILE ...         what it says about pages, in four looks each

npm's own settings say from where; the version and the checksum of the script stand here
(docs/adr/0048). It runs in Debian's headless Chromium; the page itself holds no script.
"""

import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tools import chromium, fetched
from tools.chromium import Browser, BrowserError

PACKAGE = "axe-core@4.14.1"
SHA256 = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"
SCRIPT = Path(__file__).resolve().parent.parent / ".dev" / "axe" / "axe.min.js"
_INSIDE = "package/axe.min.js"
_ASKED = {
    "runOnly": [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
    ],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations", "incomplete"],
}  # fmt: skip
LOOKS = tuple((width, dark) for width in (320, 1366) for dark in (False, True))
"""Width in the page's own pixels (320 is 1280 at 400 %), and whether the reader wants it dark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What axe-core says about a page: `broken` rules with the element, `unsure` ones likewise.

    `passed` is how many rules held; `too_wide` how many pixels the page scrolls sideways.
    """

    broken: tuple[str, ...]
    unsure: tuple[str, ...]
    passed: int
    too_wide: int


def missing() -> str:
    """Why axe-core cannot be asked; nothing when it can."""
    return chromium.missing() or _not_here()


def _not_here() -> str:
    return fetched.trouble(SCRIPT, SHA256, what="axe-core", how="./dev test --long")


def fetch() -> None:
    """Get axe-core from the npm registry, unless it is here.

    Raises:
        BrowserError: npm is missing or did not find it, or the file is another one.
    """
    if not _not_here():
        return
    npm = shutil.which("npm")
    if npm is None:
        raise BrowserError("there is no npm here")
    SCRIPT.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        words = [npm, "pack", PACKAGE, "--silent", "--pack-destination", folder]
        done = subprocess.run(words, check=False, capture_output=True, text=True, cwd=folder)
        for file in Path(folder).glob("*.tgz"):
            with tarfile.open(file) as package:
                inside = package.extractfile(_INSIDE)
                SCRIPT.write_bytes(inside.read() if inside else b"")
    if _not_here():
        raise BrowserError(_not_here() + "\n" + done.stderr[-2000:])


def found_in(browser: Browser) -> Found:
    """What axe-core says about the page that the browser shows."""
    browser.answer(SCRIPT.read_text(encoding="utf-8") + "\n;1")
    script = f"""axe.run(document, {json.dumps(_ASKED)}).then(told => {{
        const named = rules => rules.flatMap(rule => rule.nodes.map(
            node => `${{rule.id}} at ${{node.target.join(' ')}}: ${{node.failureSummary}}`));
        return {{
            broken: named(told.violations), unsure: named(told.incomplete),
            passed: told.passes.length,
            wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        }};
    }})"""
    told = browser.answer(script)
    return Found(
        broken=tuple(told["broken"]),
        unsure=tuple(told["unsure"]),
        passed=told["passed"],
        too_wide=told["wide"],
    )


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
                return _told([Path(file) for file in files])
    except BrowserError as trouble:
        print(trouble, file=sys.stderr)
        return 2
    return 0


def _told(files: Sequence[Path]) -> int:
    bad = 0
    with tempfile.TemporaryDirectory() as home, Browser(Path(home)) as browser:
        for file in files:
            for width, dark in LOOKS:
                browser.look_as(width=width, dark=dark)
                browser.open(file)
                found = found_in(browser)
                look = f"{width} px, {'dark' if dark else 'light'}"
                print(f"{file}: {look}: {found.passed} rules hold, {len(found.broken)} broken")
                for line in (*found.broken, *(f"unsure: {each}" for each in found.unsure)):
                    print(f"  {line}")
                if found.too_wide > 0:
                    print(f"  scrolls sideways by {found.too_wide} px")
                bad += len(found.broken) + (found.too_wide > 0)
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
