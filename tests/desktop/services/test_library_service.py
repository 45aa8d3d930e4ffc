"""The library as pages see it: whole, from whichever thread it is asked first."""

from __future__ import annotations

import threading

import resources
from audio.library import Library
from audio.voices.captions import CaptionsVoice
from desktop.services.library_service import LibraryService


class Watched(Library):
    """Notes whether two ever read at once; each reader waits a little for another."""

    def __init__(self) -> None:
        super().__init__([resources.practices()], resources.shared_lines())
        self.readers, self.met = 0, threading.Event()

    def headers(self):
        self.readers += 1
        if self.readers > 1:
            self.met.set()
        self.met.wait(0.05)
        found = super().headers()
        self.readers -= 1
        return found


def test_one_thread_at_a_time_reads_the_library():
    library = Watched()
    service = LibraryService(lambda: library, lambda _name: CaptionsVoice())
    another = threading.Thread(target=lambda: [service.summaries() for _ in range(3)])
    another.start()
    while another.is_alive() and not library.met.is_set():
        assert len(service.summaries()) == len(list(resources.practices().glob("*.toml")))
    another.join()
    assert not library.met.is_set()
