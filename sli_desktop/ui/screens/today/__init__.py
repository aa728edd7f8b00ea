"""The timetable of one day."""
