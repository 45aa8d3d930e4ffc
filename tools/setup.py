"""Make `.venv` from the lock file, and see that Qt finds its system libraries.

Run by the system's own Python, so nothing beyond the standard library:
    python3 tools/setup.py run      what the app needs
    python3 tools/setup.py dev      and what the tests need
    python3 tools/setup.py check    and the programs that the measured checks compare with
A second run finds its own mark and does nothing.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.system_libraries import missing_libraries, missing_programs  # noqa: E402

VENV = ROOT / ".venv"
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}


def main(argv: list[str]) -> int:
    """Prepare one of the three levels; return the exit status."""
    level = argv[0] if argv else "run"
    if level not in ("run", "dev", "check"):
        return _refuse(f"There is no set-up called {level}: choose run, dev or check.")
    if sys.version_info < (3, 11):  # noqa: UP036 (the system's own Python may be older)
        return _refuse("Tend needs Python 3.11 or later; this one is older.")
    if sys.platform == "linux" and not (_system_ready() and (level != "check" or _programs())):
        return 1
    return 0 if _environment_ready("run" if level == "run" else "dev") else 1


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _system_ready() -> bool:
    packages = missing_libraries()
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        packages.append("python3-venv")
    if not packages or _install(packages):
        return True
    _refuse(
        "Tend needs these system packages, which this account may not install:\n"
        f"    {' '.join(packages)}\n"
        "Type this, then try again (the names are Debian's and Ubuntu's):\n"
        f"    sudo apt-get install --no-install-recommends {' '.join(packages)}"
    )
    return False


def _programs() -> bool:
    packages = missing_programs()
    if packages and not _install(packages):
        print(f"Checks that need these programs will be skipped: {' '.join(packages)}")
    return True


def _install(packages: list[str]) -> bool:
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    print(f"Installing system packages: {' '.join(packages)}", flush=True)
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(
            ["apt-get", "-qq", *command], env=env, capture_output=True, text=True, check=False
        )
        if done.returncode:
            print(done.stderr.strip(), file=sys.stderr)
            return False
    return True


def venv_python() -> Path:
    """Return the path of the environment's Python on this system."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _environment_ready(level: str) -> bool:
    lock = ROOT / LOCKS[level]
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    mark = VENV / f"{level}.ready"
    seal = f"{version} {hashlib.sha256(lock.read_bytes()).hexdigest()}"
    if mark.is_file() and mark.read_text() == seal:
        mark.touch()
        return True
    if not _venv_fits(version):
        print(f"Making {VENV.name} for Python {version}", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    print(f"Installing what {lock.name} names", flush=True)
    pip = [str(venv_python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.run([*pip, "--require-hashes", "-r", str(lock)], check=False).returncode:
        _refuse("The packages could not be installed; check the connection and try again.")
        return False
    mark.write_text(seal)
    return True


def _venv_fits(version: str) -> bool:
    if not venv_python().exists():
        return False
    ask = "import sys; print('%d.%d' % sys.version_info[:2])"
    answer = subprocess.run(
        [str(venv_python()), "-c", ask], capture_output=True, text=True, check=False
    )
    return answer.stdout.strip() == version


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
