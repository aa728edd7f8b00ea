"""The versions of the report: kept, compared, their texts taken back."""
