"""What goes onto paper or comes back from it: day sheets, notes, forms. Pure."""
