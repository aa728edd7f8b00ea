"""The letters that work while a list of Recommendations has the focus, and what they ask for."""

from PySide6.QtCore import Qt

LIST_KEYS = {
    Qt.Key.Key_A: "agree",
    Qt.Key.Key_S: "sign_off",
    Qt.Key.Key_W: "withdraw",
    Qt.Key.Key_Delete: "delete",
}
LINK_KEYS = {Qt.Key.Key_Delete: "take_away"}
