"""The desktop around the app: the other copy of it. Knows no pages."""
