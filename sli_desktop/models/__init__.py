"""The words of a challenge: as records (`records`) and as database tables (`tables`)."""
