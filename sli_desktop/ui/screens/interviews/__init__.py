"""All meetings, with what has been written about them."""
