"""`./dev bench`: every figure against its limit, in the same run.

Give names to run some of them only: start, save, search, import, merge, report, export, window,
evening, list, hostile, sharing.
`--sizes S L` adds the large load to search and save, and states their
growth; `--json FILE` keeps the figures. "window" plays journeys 1 to 6 on the sample with 3,000
notes and at ten times that, "export" writes the report and makes its files there, "evening" sorts
notes there and opens the screens of the evening, "list" pages through 100,000 notes, "hostile"
opens the worst files of up to 50 MB.
Exit code 1 where a goal is missed.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import (
    evening,
    export,
    hostile,
    long_list,
    merge,
    report,
    sharing,
    start,
    storage,
    window,
)
from benchmarks.generator import WorkLoad, load
from benchmarks.measure import Figure
from sli_desktop.storage import Workspace

Loads = Callable[[str], WorkLoad]


def _start(_loads: Loads, _sizes: list[str], _work: Path) -> Iterator[Figure]:
    yield from start.start_figures()


def _folder(
    measure: Callable[[Workspace, WorkLoad, Path], list[Figure]],
) -> Callable[[Loads, list[str], Path], Iterator[Figure]]:
    def run(loads: Loads, sizes: list[str], work: Path) -> Iterator[Figure]:
        taken: dict[str, dict[str, Figure]] = {}
        for size in sizes:
            scratch = work / f"{measure.__name__}-{size}"
            scratch.mkdir()
            with storage.filled(scratch / "all.sli", loads(size)) as opened:
                figures = measure(opened, loads(size), scratch)
            yield from figures
            taken[size] = {figure.name.removesuffix(f", {size}"): figure for figure in figures}
        yield from _growth(taken)

    return run


def _growth(taken: dict[str, dict[str, Figure]]) -> Iterator[Figure]:
    if len(taken) < 2:
        return
    small, large = list(taken.values())
    for name, figure in small.items():
        yield Figure(
            name=f"growth S to L: {name}",
            product=large[name].product / figure.product / 1000,
            limit=large[name].limit / figure.limit / 1000,
            remark="times, not milliseconds: ours, then the limit's own",
        )


def _import(loads: Loads, sizes: list[str], work: Path) -> Iterator[Figure]:
    for size in sizes:
        yield storage.import_figure(loads(size), work)


def _merge(loads: Loads, _sizes: list[str], work: Path) -> Iterator[Figure]:
    yield from merge.merge_figures(loads("S"), work)


def _report(loads: Loads, _sizes: list[str], work: Path) -> Iterator[Figure]:
    yield from report.report_figures(loads("S"), work)


def _export(loads: Loads, _sizes: list[str], work: Path) -> Iterator[Figure]:
    yield from export.export_figures(loads("M"), work)


def _window(loads: Loads, _sizes: list[str], work: Path) -> Iterator[Figure]:
    yield from window.window_figures(loads("M"), work)


def _evening(loads: Loads, _sizes: list[str], work: Path) -> Iterator[Figure]:
    yield from evening.evening_figures(loads("M"), work)


def _list(loads: Loads, _sizes: list[str], work: Path) -> Iterator[Figure]:
    yield from long_list.long_list_figures(loads("M"), work)


def _sharing(loads: Loads, _sizes: list[str], work: Path) -> Iterator[Figure]:
    yield from sharing.sharing_figures(loads("S"), work)


def _hostile(_loads: Loads, _sizes: list[str], work: Path) -> Iterator[Figure]:
    yield from hostile.hostile_figures(work)


PARTS: dict[str, Callable[[Loads, list[str], Path], Iterator[Figure]]] = {
    "start": _start,
    "save": _folder(storage.save_figures),
    "search": _folder(storage.search_figures),
    "import": _import,
    "merge": _merge,
    "report": _report,
    "export": _export,
    "window": _window,
    "evening": _evening,
    "list": _list,
    "hostile": _hostile,
    "sharing": _sharing,
}


def main() -> int:
    """Run the figures that were asked for and print them."""
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}")
    parser.add_argument("--sizes", nargs="+", choices=["S", "L"], default=["S"])
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    words = parser.parse_args()
    unknown = set(words.parts) - set(PARTS)
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    made: dict[str, WorkLoad] = {}

    def loads(size: str) -> WorkLoad:
        if size not in made:
            made[size] = load(size)
        return made[size]

    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="sli-bench-", ignore_cleanup_errors=True) as folder:
        for name in words.parts or PARTS:
            for figure in PARTS[name](loads, words.sizes, Path(folder)):
                print(figure.line(), flush=True)
                figures.append(figure)
    if words.json:
        words.json.write_text(json.dumps([figure.values() for figure in figures], indent=1))
    missed = [figure.name for figure in figures if not figure.holds]
    print(
        f"{len(figures)} figures, {len(missed)} missed{': ' if missed else ''}{', '.join(missed)}"
    )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
