"""Makes the bundled voice packs. The app itself needs none of this."""
