"""What builds and prepares Tend; never imported by the app."""
