"""A reader for each kind of file, which turns its rows into `Found` and `Unreadable`.

They read what a file says and nothing else: what that means in Tend's scales, as far as a person
may decide it, is `desktop.exchange.intake`'s.
"""
