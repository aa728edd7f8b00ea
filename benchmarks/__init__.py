"""One script a figure of the performance goals, each against its physical limit in the same run."""
