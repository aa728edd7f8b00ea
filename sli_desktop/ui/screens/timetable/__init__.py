"""Import of a timetable: a file, what it would change, rows to put right, one act."""
