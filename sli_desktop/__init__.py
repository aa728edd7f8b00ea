"""SLI Desktop: a peer challenge of a council, from the timetable to the report."""

__version__ = "0.1.0"
