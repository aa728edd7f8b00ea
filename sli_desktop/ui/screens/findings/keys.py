"""The letters that work while a list of Findings has the focus, and what they ask for."""

from PySide6.QtCore import Qt

LIST_KEYS = {
    Qt.Key.Key_R: "recommend",
    Qt.Key.Key_M: "merge",
    Qt.Key.Key_A: "agree",
    Qt.Key.Key_U: "unsure",
    Qt.Key.Key_D: "differ",
    Qt.Key.Key_Delete: "delete",
}
NOTE_KEYS = {Qt.Key.Key_T: "turn", Qt.Key.Key_Delete: "take_away"}
