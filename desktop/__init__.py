"""Tend on the desktop: the window, the journal, the trends and the command line."""

VERSION = "0.1.0"
