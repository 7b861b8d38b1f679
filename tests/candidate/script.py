"""A scripted candidate: an answer file in the words of the plain front, with waits.

Each line is what is typed at a prompt; ``wait 12s`` lets so much time pass before the next. Lines that begin with ``#``
say what the candidate has in mind. The same file is played against the engine, the plain front and the full screen.
"""

import re
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent.parent / "data" / "candidate"
_WAIT = re.compile(r"wait (\d+)s")


@dataclass(frozen=True, slots=True)
class Step:
    """A line that is typed after so many milliseconds."""

    line: str
    after_ms: int


def read_script(name: str) -> list[Step]:
    """Return the steps of an answer file. A wait at the end is a step of its own, with an empty line."""
    steps, waited = list[Step](), 0
    for line in (DATA / name).read_text("utf-8").splitlines():
        wait = _WAIT.fullmatch(line.strip())
        if line.startswith("#"):
            continue
        if wait:
            waited += int(wait[1]) * 1000
        else:
            steps.append(Step("" if line.strip() == "enter" else line.strip(), waited))
            waited = 0
    return steps
