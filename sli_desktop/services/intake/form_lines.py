"""The lines of our own Word form: known by the tag of their content control, left out as notes."""

from dataclasses import dataclass
from typing import Any

from docx.text.paragraph import Paragraph

from sli_desktop.services.intake.timetable_rows import LeftOut
from sli_desktop.services.paper.note_form import TAG, checksum
from sli_desktop.wording import tr

_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHOWN = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLine:
    """A line of the form; `left_out` where somebody typed into it, `form_of` whose form it is."""

    form_of: str = ""
    left_out: tuple[LeftOut, ...] = ()


def form_line(paragraph: Paragraph) -> FormLine | None:
    """What a paragraph is as a line of the form; None where it is none."""
    element: Any = paragraph.paragraph_format.element
    tag = _tag(element)
    if not tag.startswith(TAG):
        return None
    form_of = tag.split(":")[1] if tag.startswith(f"{TAG}-of:") and tag.count(":") > 1 else ""
    text = " ".join("".join(str(t.text or "") for t in element.iter(f"{_WORDS}t")).split())
    if not text or tag.endswith(checksum(text)):
        return FormLine(form_of=form_of)
    reason = tr("typed into a line of the form; copy it below a heading to take it in")
    left = LeftOut(sheet="", number=0, reason=reason, text=text[:_SHOWN])
    return FormLine(form_of=form_of, left_out=(left,))


def _tag(element: Any) -> str:
    content = element.getparent()
    control = content.getparent() if content is not None else None
    if control is None or str(control.tag) != f"{_WORDS}sdt":
        return ""
    tag = control.find(f"{_WORDS}sdtPr/{_WORDS}tag")
    return "" if tag is None else str(tag.get(f"{_WORDS}val") or "")
