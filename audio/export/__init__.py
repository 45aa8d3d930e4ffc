"""Practices as sound files to keep: mixed, encoded, tagged, with captions beside. No device."""
