"""The evening: what is emerging, where the team differs, tonight's headlines, round the table."""
