"""Pictures drawn anew: nothing of the file stays but its points, and a hostile one costs little.

Where it was taken, by whom and with what (EXIF, GPS, comments, thumbnails, profiles) is not copied:
a new picture is made and written. Runs off the GUI thread.
"""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from sli_desktop.services.attachments import MOST_POINTS, NotAttachableError, Sort, Taken
from sli_desktop.services.attachments import require_attachable as require
from sli_desktop.wording import tr

LONGEST_SIDE = 2600
"""Longer pictures are made smaller: a page of a flip chart can still be read."""

_MOST_MB = 192
_QUALITY = 85
_FORMATS = {
    Sort.PNG: b"png",
    Sort.JPEG: b"jpeg",
    Sort.GIF: b"gif",
    Sort.WEBP: b"webp",
    Sort.BMP: b"bmp",
}


def take(content: bytes, name: str) -> Taken:
    """A file as it may be kept: a picture drawn anew, anything else as it is.

    Raises:
        NotAttachableError: too large, empty, a drawing with a program, or a picture that is none.
    """
    sort = require(content)
    if not sort.is_picture:
        return Taken(content=content, media_type=sort.value, name=name)
    return _written(_drawn(content, sort), name)


def take_image(image: QImage, name: str) -> Taken:
    """A picture from the clipboard as it may be kept.

    Raises:
        NotAttachableError: it is too large.
    """
    if image.isNull():
        raise _unreadable()
    _refuse_huge(image.size())
    return _written(_bare(image), name)


def picture_of(content: bytes, media_type: str) -> QImage:
    """A kept picture to be shown; an empty one where it cannot be read."""
    sort = next((each for each in _FORMATS if each.value == media_type), None)
    if sort is None:
        return QImage()
    try:
        return _drawn(content, sort)
    except NotAttachableError:
        return QImage()


def _drawn(content: bytes, sort: Sort) -> QImage:
    """Read with the one decoder that the first bytes name; size and memory are limited before."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(_FORMATS[sort]))
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    _refuse_huge(reader.size())
    image = reader.read()
    if image.isNull():
        raise _unreadable()
    return _bare(image)


def _refuse_huge(size: QSize) -> None:
    if not size.isValid() or size.width() * size.height() > MOST_POINTS:
        millions = MOST_POINTS // 1_000_000
        raise NotAttachableError(
            tr("This picture cannot be read, or has more than {millions} million points.").format(
                millions=millions
            ),
            tr("Save a smaller copy of it, then attach that."),
        )


def _unreadable() -> NotAttachableError:
    return NotAttachableError(
        tr("This picture is damaged and cannot be read."),
        tr("Open it on the device it comes from, save it again, then attach that."),
    )


def _bare(image: QImage) -> QImage:
    """The points alone, in usual colours, not larger than they need be."""
    if image.colorSpace().isValid():
        image = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    if max(image.width(), image.height()) > LONGEST_SIDE:
        image = image.scaled(
            LONGEST_SIDE,
            LONGEST_SIDE,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    has_holes = image.hasAlphaChannel()
    kind = QImage.Format.Format_ARGB32 if has_holes else QImage.Format.Format_RGB32
    bare = QImage(image.size(), kind)
    bare.fill(Qt.GlobalColor.transparent)
    painter = QPainter(bare)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(0, 0, image)
    painter.end()
    return bare


def _written(image: QImage, name: str) -> Taken:
    sort = Sort.PNG if image.hasAlphaChannel() else Sort.JPEG
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(_FORMATS[sort]))
    if sort is Sort.JPEG:
        writer.setQuality(_QUALITY)
    if not writer.write(image):
        raise _unreadable()
    buffer.close()
    return Taken(content=bytes(data.data()), media_type=sort.value, name=name)


def limit_memory() -> None:
    """Let no picture take more memory than a fair one needs; once, when the program starts."""
    QImageReader.setAllocationLimit(_MOST_MB)
