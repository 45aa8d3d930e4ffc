"""Statistics of the journal: every number has one function, whose docstring names its source."""
