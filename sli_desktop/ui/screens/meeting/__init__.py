"""One meeting of the timetable: what it is called, when and where it is, who goes."""
