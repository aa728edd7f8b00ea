"""The official validator, as the tests ask it: never left out without a word."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from tools import verapdf
from tools.verapdf import Verdict

UA = ("PDF/UA-1",)
BOTH = ("PDF/A-2A", "PDF/UA-1")


def must_be_here() -> None:
    """Skip with the reason where the validator is missing; fail in the continuous run."""
    reason = verapdf.missing()
    if reason and os.environ.get("CI"):
        pytest.fail(f"the validator must be asked in the continuous run: {reason}")
    if reason:
        pytest.skip(reason)


def verdicts_on(folder: Path) -> Mapping[str, Verdict]:
    """What the validator says about each PDF of a folder, by name, in one start."""
    return {each.file.stem: each for each in verapdf.validated(sorted(folder.glob("*.pdf")))}
