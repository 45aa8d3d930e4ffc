"""The library as pages see it: whole, from whichever thread it is asked first."""

from __future__ import annotations

import threading
import time

import resources
from audio.library import Library
from audio.voices.captions import CaptionsVoice
from desktop.services.library_service import LibraryService


class Slow(Library):
    """Reads slowly, and notes whether two ever read at once."""

    def __init__(self) -> None:
        super().__init__([resources.practices()], resources.shared_lines())
        self.readers, self.most = 0, 0

    def headers(self):
        self.readers += 1
        self.most = max(self.most, self.readers)
        time.sleep(0.02)
        found = super().headers()
        self.readers -= 1
        return found


def test_two_threads_that_ask_first_at_once_both_see_every_practice():
    library = Slow()
    service = LibraryService(lambda: library, lambda _name: CaptionsVoice())
    seen: list[int] = []
    asking = [
        threading.Thread(target=lambda: seen.append(len(service.summaries()))),
        threading.Thread(target=lambda: service.warm("captions")),
        threading.Thread(target=lambda: seen.append(len(service.known("body-scan").parts))),
        threading.Thread(target=lambda: service.title_of("body-scan")),
    ]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    assert library.most == 1
    assert len(list(resources.practices().glob("*.toml"))) in seen
