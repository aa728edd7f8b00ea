"""What a peer or a challenge manager can do: records and intent in, a change set out."""
