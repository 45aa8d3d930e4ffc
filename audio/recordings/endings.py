"""Which files may be sounds, by the ends of their names."""

USUAL_ENDINGS = (".wav", ".flac", ".mp3", ".ogg", ".opus", ".oga")  # no ffmpeg needed
FFMPEG_ENDINGS = (".m4a", ".mp4", ".m4b", ".aac", ".wma", ".webm", ".mka", ".amr", ".3gp")
