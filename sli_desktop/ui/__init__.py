"""The windows: screens over Qt models and widgets, which follow each committed act."""
