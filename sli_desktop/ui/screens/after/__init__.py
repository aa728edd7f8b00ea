"""After the visit: the council's action plan, progress in two voices, the dates to keep."""
