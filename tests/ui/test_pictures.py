"""Pictures are drawn anew: where and by whom they were taken is nowhere in what is kept."""

import io
import struct
import zlib

import pytest
from PIL import Image, PngImagePlugin
from PySide6.QtWidgets import QApplication

from sli_desktop.services.attachments import MOST_POINTS, NotAttachableError
from sli_desktop.ui.pictures import LONGEST_SIDE, picture_of, take

CANARY = b"Qzvxkanary"
GPS_LATITUDE = (52.0, 11.0, 37.421)


def jpeg(width: int = 60, height: int = 40) -> bytes:
    """A photograph with a place, a maker, a comment and a thumbnail's worth of other words."""
    exif = Image.Exif()
    exif[0x010F] = CANARY.decode()  # maker
    exif[0x9286] = CANARY.decode()  # the person's own comment
    exif[0x0112] = 6  # turned by a quarter
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", GPS_LATITUDE
    place[29] = CANARY.decode()
    out = io.BytesIO()
    Image.new("RGB", (width, height), (200, 30, 30)).save(out, "JPEG", exif=exif, comment=CANARY)
    return out.getvalue()


def png() -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", CANARY.decode())
    words.add_itxt("XML:com.adobe.xmp", CANARY.decode())
    out = io.BytesIO()
    Image.new("RGBA", (30, 20), (0, 90, 0, 128)).save(out, "PNG", pnginfo=words)
    return out.getvalue()


def huge_png(side: int) -> bytes:
    """A small file that holds a huge picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        sum_ = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", sum_)

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * ((side // 8 + 1) * 64))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("content", [jpeg(), png()], ids=["jpeg", "png"])
def test_a_picture_loses_its_place_its_maker_and_every_word(
    qapp: QApplication, content: bytes
) -> None:
    assert CANARY in content
    taken = take(content, "a.jpg")
    assert CANARY not in taken.content
    assert b"Exif" not in taken.content
    with Image.open(io.BytesIO(taken.content)) as again:
        assert dict(again.getexif()) == {}
        assert not {"icc_profile", "comment", "Author"} & set(again.info)


def test_a_picture_is_turned_as_the_camera_meant_it(qapp: QApplication) -> None:
    taken = take(jpeg(60, 40), "a.jpg")
    shown = picture_of(taken.content, taken.media_type)
    assert (shown.width(), shown.height()) == (40, 60)
    assert shown.pixelColor(20, 30).red() > 150


def test_a_large_picture_is_made_smaller(qapp: QApplication) -> None:
    taken = take(jpeg(4000, 100), "a.jpg")
    shown = picture_of(taken.content, taken.media_type)
    assert max(shown.width(), shown.height()) == LONGEST_SIDE


def test_a_flood_of_points_is_refused_before_it_is_read(qapp: QApplication) -> None:
    content = huge_png(20_000)
    assert len(content) < 200_000
    assert MOST_POINTS < 20_000**2
    with pytest.raises(NotAttachableError, match="40 million"):
        take(content, "a.png")


@pytest.mark.qt_log_ignore("JPEG datastream contains no image")
@pytest.mark.parametrize("content", [jpeg()[:300], png()[:60], b"GIF89a" + b"\0" * 40])
def test_a_damaged_picture_is_refused_in_words(qapp: QApplication, content: bytes) -> None:
    with pytest.raises(NotAttachableError):
        take(content, "a.jpg")


def test_a_picture_called_something_else_is_still_drawn_anew(qapp: QApplication) -> None:
    assert CANARY not in take(jpeg(), "minutes.docx").content


def test_another_file_is_kept_as_it_is_and_never_drawn(qapp: QApplication) -> None:
    taken = take(b"PK\x03\x04 a document", "a.docx")
    assert taken.content == b"PK\x03\x04 a document"
    assert picture_of(taken.content, taken.media_type).isNull()
