"""Draws each screen offscreen from the sample challenge into docs/images (or a folder named).

python tools/screenshots.py [FOLDER [NAME ...]]
"""

import os
import sys
import tempfile
from collections.abc import Callable, Collection
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from sli_desktop.settings import Colours  # noqa: E402
from sli_desktop.ui.look import Look  # noqa: E402
from tools import evening, front_scenes, report_scenes, scenes  # noqa: E402
from tools.studio import Studio  # noqa: E402


class Shot(NamedTuple):
    """One picture: its name, its look, and how to get there."""

    name: str
    colours: Colours
    text_size: int
    go: Callable[["Studio"], object]


def in_three_looks(name: str, go: Callable[[Studio], object]) -> tuple[Shot, ...]:
    """A screen in light, in dark and at twice the text size."""
    return (
        Shot(name, Colours.LIGHT, 100, go),
        Shot(f"{name}-dark", Colours.DARK, 100, go),
        Shot(f"{name}-200", Colours.LIGHT, 200, go),
    )


SHOTS = (
    *in_three_looks("welcome", front_scenes.welcome),
    Shot("welcome-first", Colours.LIGHT, 100, front_scenes.first_start),
    *in_three_looks("new-challenge", front_scenes.new_challenge),
    *in_three_looks("recovery-key", front_scenes.recovery_key),
    *in_three_looks("receive", front_scenes.receive),
    *in_three_looks("recovery", front_scenes.recovery),
    *in_three_looks("passphrase", front_scenes.passphrase),
    *in_three_looks("today", scenes.today),
    *in_three_looks("meeting", scenes.meeting),
    *in_three_looks("timetable", scenes.timetable),
    *in_three_looks("interviews", scenes.interviews),
    *in_three_looks("capture", scenes.capture),
    *in_three_looks("documents", scenes.documents),
    *in_three_looks("reading", scenes.reading),
    Shot("capture-contrast", Colours.CONTRAST, 100, scenes.capture),
    *in_three_looks("wrap-up", scenes.wrapup),
    *in_three_looks("evidence", evening.evidence),
    Shot("evidence-move", Colours.LIGHT, 100, evening.move_menu),
    Shot("evidence-move-dark", Colours.DARK, 100, evening.move_menu),
    *in_three_looks("findings", evening.findings),
    *in_three_looks("recommendations", evening.recommendations),
    *in_three_looks("settings", scenes.settings),
    *in_three_looks("bin", scenes.deleted),
    *in_three_looks("setup", scenes.setup),
    Shot("capture-people", Colours.LIGHT, 100, scenes.people),
    Shot("capture-people-200", Colours.LIGHT, 200, scenes.people),
    Shot("capture-concern", Colours.LIGHT, 100, scenes.concern),
    Shot("capture-concern-dark", Colours.DARK, 100, scenes.concern),
    Shot("capture-opening", Colours.LIGHT, 100, scenes.opening),
    *in_three_looks("search", scenes.search),
    *in_three_looks("coverage", scenes.coverage),
    Shot("coverage-table", Colours.LIGHT, 100, scenes.coverage_table),
    *in_three_looks("team-meeting", scenes.team_meeting),
    Shot("large-screen", Colours.DARK, 100, scenes.large_screen),
    *in_three_looks("since", scenes.since),
    *in_three_looks("report", report_scenes.report),
    Shot("report-insert", Colours.LIGHT, 100, report_scenes.insert),
    *in_three_looks("versions", report_scenes.versions),
    *in_three_looks("word-back", report_scenes.word_back),
    *in_three_looks("comments", report_scenes.comments),
    *in_three_looks("after", report_scenes.after),
    Shot("after-progress", Colours.LIGHT, 100, report_scenes.progress),
    *in_three_looks("export", scenes.export),
    Shot("share", Colours.LIGHT, 100, scenes.share),
    Shot("share-both", Colours.LIGHT, 100, scenes.both),
    Shot("share-both-dark", Colours.DARK, 200, scenes.both),
    Shot("share-home", Colours.LIGHT, 100, scenes.share_home),
    Shot("share-home-dark", Colours.DARK, 100, scenes.share_home),
    Shot("share-home-200", Colours.LIGHT, 200, scenes.share_home),
    Shot("share-admit", Colours.LIGHT, 100, scenes.admitting),
    *in_three_looks("addnotes", scenes.addnotes),
    *in_three_looks("paper", scenes.paper),
    *in_three_looks("help", scenes.help_),
)


def save(image: QImage, file: Path) -> None:
    """Keep a picture small: 128 colours are all our screens have, but for the edges of letters."""
    whole = image.convertToFormat(QImage.Format.Format_RGB888)
    size = (whole.width(), whole.height())
    raw = Image.frombuffer(
        "RGB", size, bytes(whole.constBits()), "raw", "RGB", whole.bytesPerLine()
    )
    raw.quantize(128, dither=Image.Dither.NONE).save(file, optimize=True)


def main(folder: Path, names: Collection[str] = ()) -> None:
    """Draw every picture, or those that are named."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    look = Look(app)
    with tempfile.TemporaryDirectory() as work:
        for shot in (each for each in SHOTS if not names or each.name in names):
            place = Path(work) / shot.name
            place.mkdir()
            studio = Studio(app, look, place)
            look.choose(colours=shot.colours, text_size=shot.text_size)
            with studio.program():
                shot.go(studio)
                studio.settle()
                image = studio.running.shell.grab().toImage()
            studio.opened.close()
            save(image, folder / f"{shot.name}.png")
            print(f"{folder / shot.name}.png", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images", sys.argv[2:])
