"""A person's own recordings: brought in, kept and played. Knows no script and no Qt."""
