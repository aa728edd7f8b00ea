"""The style sheet of all windows, written from a theme."""

from string import Template

from sli_desktop.ui.theme import Theme

_SIZES = (1, 2, 3, 4, 6, 8, 10, 12, 13, 14, 16, 17, 18, 20, 21, 24, 28, 32, 34, 36, 40, 42, 44)

_TARGETS = (24, 32, 34, 36, 40)
"""Heights inside the border of things to press: more where spacing is roomy."""

_RULES = """
QToolTip { background: $surface; color: $text; border: 1px solid $border_input;
  padding: $s4 $s8; font-size: $s14; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: $s28; font-weight: 700; }
QLabel[role="section"] { font-size: $s20; font-weight: 600; }
QLabel[role="heading"] { font-size: $s17; font-weight: 600; }
QFrame[role="large"] { background: $bg; border: 0; }
QLabel[role="large_title"] { font-size: $s42; font-weight: 700; }
QLabel[role="large"] { font-size: $s24; }
QLabel[role="large_secondary"] { font-size: $s21; color: $text_2; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="secondary"] { font-size: $s14; color: $text_2; }
QLabel[role="lead"] { color: $text_2; }
QLabel[role="small_strong"] { font-size: $s14; font-weight: 600; color: $text_2; }
QLabel[role="link_like"] { color: $link; font-weight: 600; }
QLabel[tone="ok"] { color: $ok; } QLabel[tone="warn"] { color: $warn; font-weight: 600; }
QLabel[tone="danger"] { color: $danger; font-weight: 600; }
QLabel[tone="accent"] { color: $accent; font-weight: 600; }
QLabel[role="key"] { font-size: $s13; font-weight: 600; background: $sunken; padding: $s1 $s6;
  border: 1px solid $border_input; border-radius: $s4; }

QLabel[role="pill"] { font-size: $s14; font-weight: 600; color: $text_2; background: $sunken;
  padding: $s1 $s8; border: 1px solid $border_input; border-radius: $s10; }
QGroupBox { border: 0; margin: 0; padding: 0; background: transparent; }
QLabel[role="drop"] { font-size: $s13; font-weight: 600; color: $accent; background: $accent_soft;
  border: $s2 dashed $accent; border-radius: $s4; }
QFrame[role="card"], QAbstractButton[role="choice"] { background: $surface;
  border: 1px solid $border; border-radius: $s8; }
QFrame[role="pane"] { background: $sunken; border: 1px solid $border; border-radius: $s8; }
QFrame[role="card"][chosen="true"] { border: 2px solid $accent; }
QFrame[role="banner"] { background: $warn_soft; border: 1px solid $warn; border-radius: $s6; }
QFrame[role="banner"][tone="danger"] { background: $danger_soft; border-color: $danger; }
QFrame[role="banner"][tone="ok"] { background: $ok_soft; border-color: $ok; }
QFrame[role="toast"] { background: $text; border-radius: $s8; }
QFrame[role="toast"] QLabel { color: $bg; }
QFrame[role="toast"] QPushButton { background: $text; color: $bg; border: 1px solid $bg; }
QFrame[role="top"] { background: $surface; border: 0; border-bottom: 1px solid $border; }
QFrame[role="rail"], QWidget[role="rail"] { background: $nav_bg; }
QFrame[role="rail"] QLabel { color: $nav_text; }
QFrame[role="popup"] { background: $surface; border: 1px solid $border_input; border-radius: $s6; }

QPushButton { background: $surface; color: $text; border: 1px solid $border_input;
  border-radius: $s6; padding: 0 $s14; min-height: $t34; font-weight: 600; }
QPushButton:hover { background: $sunken; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:disabled { color: $text_2; border-color: $border; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:disabled { background: $sunken; color: $text_2; border-color: $border; }
QPushButton[kind="link"] { background: transparent; border-color: transparent; color: $link;
  padding: 0 $s8; }
QPushButton[kind="link"]:hover { background: $accent_soft; }
QPushButton[kind="nav"] { background: transparent; border: 0; color: $nav_text; text-align: left;
  padding: 0 $s12; min-height: $t40; font-weight: 400; }
QPushButton[kind="nav"]:hover { background: $accent_hover; color: $nav_text; }
QPushButton[kind="nav"]:checked { background: $nav_sel; color: $nav_sel_text; font-weight: 700; }
QPushButton[kind="nav"][narrow="true"] { padding: 0; text-align: center; }
QPushButton[kind="chip"] { font-size: $s14; font-weight: 400; min-height: $t24; padding: 0 $s8;
  border-radius: $s4; }
QPushButton[kind="chip"]:checked { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="filter"] { font-size: $s14; font-weight: 600; min-height: $t24;
  padding: 0 $s10; border-radius: $s12; }
QPushButton[kind="filter"]:checked { background: $accent; color: $on_accent;
  border-color: $accent; }
QPushButton[kind="sign"] { font-size: $s14; font-weight: 400; min-height: $s24; padding: 0 $s8;
  color: $text_2; border-radius: $s4; }
QPushButton[kind="sign"]:checked { background: $accent_soft; border: 2px solid $accent; }
QPushButton[kind="segment"] { border-radius: 0; margin-left: -1px; padding: 0 $s12; }
QPushButton[kind="segment"][first="true"] { margin-left: 0; }
QPushButton[kind="segment"]:checked { background: $accent; color: $on_accent;
  border-color: $accent; }
QPushButton[kind="choice"] { border: 1px solid $border; border-radius: $s8; text-align: left;
  font-weight: 400; }
QPushButton[kind="choice"]:checked { border: 2px solid $accent; }
QPushButton[kind="arrow"] { background: transparent; border-color: transparent; padding: 0;
  min-width: $s32; max-width: $s32; }
QPushButton[kind="arrow"]:hover { background: $accent_soft; }
QPushButton[kind="row"] { border: 1px solid $border; border-radius: $s6; text-align: left;
  font-weight: 400; padding: 0; }
QPushButton[kind="theme"] { text-align: left; padding: 0 $s8; font-weight: 400; }
QPushButton[kind="theme"]:checked { background: $accent_soft; border: 2px solid $accent; }
QToolButton { background: transparent; color: $nav_text; border: 0; border-radius: $s6;
  font-size: $s13; padding: $s4 0; min-height: $t36; }
QToolButton:hover { background: $accent_hover; }
QToolButton::menu-indicator { width: 0; image: none; }
QPushButton::menu-indicator { width: 0; image: none; }

QLineEdit, QPlainTextEdit, QComboBox { background: $surface; color: $text;
  border: 1px solid $border_input; border-radius: $s6; padding: 0 $s10;
  selection-background-color: $accent;
  selection-color: $on_accent; placeholder-text-color: $text_2; }
QLineEdit, QComboBox { min-height: $t34; }
QComboBox { padding: 0 $s32 0 $s10; }
QComboBox::drop-down { border: 0; width: $s32; }
QComboBox::down-arrow { image: none; width: 0; }
QComboBox QAbstractItemView { background: $surface; color: $text; padding: $s4;
  border: 1px solid $border_input; selection-background-color: $accent;
  selection-color: $on_accent; outline: 0; }
QComboBox QAbstractItemView::item { min-height: $t32; padding: 0 $s8; }
QTabBar::tab { background: transparent; color: $text; padding: $s8 $s14; border: 0;
  border-bottom: $s3 solid transparent; }
QTabBar::tab:selected { color: $accent; border-bottom: $s3 solid $accent; font-weight: 600; }
QTabBar::tab:hover { background: $sunken; }
QTableView { background: $surface; color: $text; border: 1px solid $border; border-radius: $s6;
  gridline-color: $border; selection-background-color: $accent_soft; selection-color: $text;
  outline: 0; }
QTableView::item { padding: $s4 $s8; }
QHeaderView { background: $sunken; border: 0; }
QHeaderView::section { background: $sunken; color: $text; font-size: $s14; font-weight: 600;
  padding: $s6 $s8; border: 0; border-bottom: 1px solid $border; }
QTableCornerButton::section { background: $sunken; border: 0; }
QDialog, QMessageBox { background: $bg; }
QTextBrowser { background: transparent; border: 0; }
QPlainTextEdit { padding: $s4 $s6; }
QPlainTextEdit[role="bare"] { padding: 0; border: 1px solid transparent; background: transparent; }
QListView { background: transparent; border: 0; outline: 0; }
QListView[role="popup"] { background: $surface; border: 1px solid $border_input;
  border-radius: $s4; padding: $s2; }
QListView[role="popup"]::item { padding: 0 $s8; }
QListView[role="popup"]::item:selected { background: $accent; color: $on_accent; }
QListView[role="plain"] { background: $surface; }
QScrollArea, QScrollArea > QWidget > QWidget[role="page"] { background: transparent; border: 0; }
QSplitter::handle { background: transparent; }

QScrollBar:vertical { background: transparent; width: $s12; margin: 0; }
QFrame[role="rail"] QScrollBar:vertical { width: $s6; }
QFrame[role="rail"] QScrollBar::handle { margin: 0; border-radius: $s3; }
QScrollBar:horizontal { background: transparent; height: $s12; margin: 0; }
QScrollBar::handle { background: $border_input; border-radius: $s4; margin: $s2; }
QScrollBar::handle:vertical { min-height: $s32; } QScrollBar::handle:horizontal { min-width: $s32; }
QScrollBar::handle:hover { background: $text_2; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $sunken; border: 1px solid $border_input; border-radius: $s4;
  min-height: $s8; max-height: $s8; }
QProgressBar::chunk { background: $accent; border-radius: $s3; }

QMenuBar { background: $surface; color: $text; font-size: $s14; border-bottom: 1px solid $border; }
QMenuBar::item { padding: $s4 $s10; background: transparent; }
QMenuBar::item:selected { background: $accent_soft; }
QMenu { background: $surface; color: $text; border: 1px solid $border_input; padding: $s4; }
QMenu::item { min-height: $t24; padding: $s3 $s32 $s3 $s32; border-radius: $s4; }
QMenu::indicator { width: 0; height: 0; image: none; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QMenu::item:disabled { color: $text_2; }
QMenu::separator { height: 1px; background: $border; margin: $s4 $s8; }
"""


def style_sheet(theme: Theme) -> str:
    """The rules of every window for one theme; sizes are already scaled."""
    sizes = {f"s{size}": f"{max(1, theme.px(size))}px" for size in _SIZES}
    inside = theme.px(2)
    targets = {f"t{size}": f"{theme.target(size + 2) - inside}px" for size in _TARGETS}
    return Template(_RULES).substitute(sizes, **targets, **theme.tokens)
