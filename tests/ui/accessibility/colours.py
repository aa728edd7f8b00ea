"""A5 and A12: painted words stand out from what is behind them; kinds differ without colour."""

from PIL import Image
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from tests.ui.accessibility.reading import place_in, shown_words, visible

ENOUGH = 4.5
Shade = tuple[int, int, int]


def _part(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def luminance(shade: Shade) -> float:
    """WCAG 2.2: relative luminance."""
    red, green, blue = (_part(each / 255) for each in shade)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Shade, other: Shade) -> float:
    """WCAG 2.2: contrast ratio, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def shade_of(colour: QColor) -> Shade:
    """A colour as three numbers."""
    return colour.red(), colour.green(), colour.blue()


def picture(image: QImage) -> Image.Image:
    """A grab, for looking at pixels."""
    whole = image.convertToFormat(QImage.Format.Format_RGB888)
    size = (whole.width(), whole.height())
    return Image.frombuffer(
        "RGB", size, bytes(whole.constBits()), "raw", "RGB", whole.bytesPerLine()
    )


def painted_contrast(part: Image.Image) -> float:
    """How far the strongest letters stand out from the commonest shade; 1.0 for a plain surface."""
    shades = part.getcolors(part.width * part.height) or []
    counted: dict[Shade, int] = {
        (shade[0], shade[1], shade[2]): number
        for number, shade in shades
        if isinstance(shade, tuple)
    }
    if len(counted) < 2:
        return 1.0
    ground = max(counted, key=lambda shade: counted[shade])
    far = [shade for shade in counted if shade != ground]
    return max(contrast(ground, shade) for shade in far)


def faint_words(root: QWidget) -> list[str]:
    """A5: painted words with less than 4.5 : 1 in a picture of the screen."""
    whole = picture(root.grab().toImage())
    found = []
    for each in visible(root):
        if not isinstance(each, QLabel | QAbstractButton | QLineEdit) or not each.isEnabled():
            continue
        words = shown_words(each)
        place = _seen(each, root)
        if not words.strip() or place.width() < 8 or place.height() < _least(each):
            continue
        box = (place.left(), place.top(), place.right() + 1, place.bottom() + 1)
        ratio = painted_contrast(whole.crop(box))
        if ratio < ENOUGH:
            found.append(f"faint: {words} {ratio:.1f}")
    return found


def _least(widget: QWidget) -> int:
    """How high a part must be to hold letters: of a scrolled line only its blank edge may show."""
    return max(8, widget.fontMetrics().height() // 2)


def _seen(widget: QWidget, root: QWidget) -> QRect:
    """The part of a widget that shows, without its border."""
    part = widget.visibleRegion().boundingRect().adjusted(2, 2, -2, -2)
    return part.translated(place_in(root, widget).topLeft())
