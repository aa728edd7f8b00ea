"""What comes in from elsewhere: timetables, notes and open data, each planned before it is done."""
