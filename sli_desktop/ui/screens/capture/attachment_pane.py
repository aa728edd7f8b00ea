"""A picture or file beside a note, shown inside the program and nowhere else."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from sli_desktop.models.records.note import Attachment
from sli_desktop.ui.look import Look
from sli_desktop.ui.widgets.forms import LineField
from sli_desktop.ui.widgets.parts import Painted, button, column, row, text
from sli_desktop.wording import tr

NOT_SHOWN = tr("{name} cannot be shown here. It is kept encrypted beside the note.")
OPENING = tr("Opening {name}")


class Picture(Painted):
    """One picture, as large as there is room, never larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._image = QImage()

    def show_image(self, image: QImage) -> None:
        """Show a picture."""
        self._image = image
        self._fit()

    def show_words(self, words: str) -> None:
        """Show words in its place."""
        self._image = QImage()
        self.setText(words)

    def _fit(self) -> None:
        if self._image.isNull() or self.width() < 2 or self.height() < 2:
            return
        ratio = self.devicePixelRatio()
        room = QSize(round(self.width() * ratio), round(self.height() * ratio))
        size = self._image.size()
        if size.width() > room.width() or size.height() > room.height():
            size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        shown = QPixmap.fromImage(
            self._image.scaled(
                size,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
        shown.setDevicePixelRatio(ratio)
        self.setPixmap(shown)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, 60)


class AttachmentPane(QFrame):
    """Left and Right go through what hangs on the note, Del removes, Esc goes back."""

    stepped = Signal(int)
    removed = Signal()
    captioned = Signal(str)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.title = text("", "heading", wrap=True)
        self.back = button(look, tr("Back to the notes"), icon="arrow-left", key=tr("Esc"))
        self.back.setAccessibleName(tr("Back to the notes from the attachment"))
        self.back.clicked.connect(self.left)
        self.picture = Picture()
        self.caption = LineField()
        self.caption.setAccessibleName(tr("Caption"))
        self.caption.setPlaceholderText(tr("What it shows, without names"))
        self.caption.settled.connect(self.captioned)
        self.caption.paused.connect(self.captioned)
        self.before = button(look, tr("Before"), icon="chevron-left", key=tr("Left"))
        self.after = button(look, tr("Next"), icon="chevron-right", key=tr("Right"))
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        self.remove = button(look, tr("Remove"), icon="trash-2", key=tr("Del"))
        self.remove.setAccessibleName(tr("Remove the attachment"))
        self.remove.clicked.connect(self.removed)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.back)
        foot = row([self.caption, self.before, self.after, self.remove])
        items = column([head, self.picture, foot], margins=(14, 10, 14, 10))
        self.setLayout(items)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Attachment"))

    def show_attachment(self, attachment: Attachment, place: int, number: int) -> None:
        """Say which one it is; its picture follows when it has been read."""
        name = attachment.name or tr("Picture")
        place_words = tr("{name}, {place} of {number}")
        self.title.setText(place_words.format(name=name, place=place, number=number))
        self.caption.show_text(attachment.caption)
        self.picture.show_words(OPENING.format(name=name))
        self.picture.setAccessibleName(attachment.caption or name)
        for each in (self.before, self.after):
            each.setVisible(number > 1)

    def show_image(self, image: QImage, name: str) -> None:
        """Show the picture, or say that this file is none that is shown here."""
        if image.isNull():
            self.picture.show_words(NOT_SHOWN.format(name=name))
        else:
            self.picture.show_image(image)

    def tab_widgets(self) -> list[QWidget]:
        """What Tab goes through, in the order of reading."""
        return [self, self.back, self.caption, self.before, self.after, self.remove]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in steps:
            self.stepped.emit(steps[key])
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)
