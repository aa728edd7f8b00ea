"""A child process of `test_lock` with a message bus of its own: says when the person has left."""

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from sli_desktop.ui.session_watch import SessionWatch

app = QCoreApplication([])
bus = QDBusConnection.sessionBus()
watch = SessionWatch()
watch.watch_bus(bus, bus)
told: list[str] = []


def left() -> None:
    print("left", flush=True)
    told.append("left")
    if len(told) == 2:
        app.quit()


watch.left.connect(left)
for path, interface, name, values in (
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", [True]),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", [False]),
    ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", [True]),
):
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(values)
    bus.send(message)
QTimer.singleShot(20_000, app.quit)
app.exec()
