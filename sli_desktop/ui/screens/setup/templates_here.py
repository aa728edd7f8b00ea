"""The templates that ship with the program, read when they are first asked for."""

from functools import cache

from sli_desktop.models.records.challenge import Challenge
from sli_desktop.paths import resource
from sli_desktop.services.frameworks import Framework, load_framework, load_frameworks


@cache
def templates() -> tuple[Framework, ...]:
    """All templates, complete ones first (70 ms the first time)."""
    return load_frameworks(resource("frameworks"))


def template_of(challenge: Challenge) -> Framework | None:
    """The template a challenge was made from, where this program has it; read alone, in 4 ms."""
    return _template(challenge.framework)


@cache
def _template(wanted: str) -> Framework | None:
    files = {file.stem: file for file in resource("frameworks").glob("*.toml")}
    return load_framework(files[wanted]) if wanted in files else None
