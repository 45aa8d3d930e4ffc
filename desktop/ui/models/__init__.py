"""List models of the pages: frozen records in, named roles out."""
