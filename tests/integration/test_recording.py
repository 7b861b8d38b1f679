"""What the docs show of the full screen is what the program shows today."""

import asyncio
from pathlib import Path

from docs.screenshots import PICTURES, RECORDING, recording

from cps_quiz.ui.tui.keys import HELP


def test_the_recording_shows_the_screens_of_today(tmp_path: Path) -> None:
    assert RECORDING.read_text("utf-8") == asyncio.run(recording(tmp_path)), "run docs/screenshots.py"


def test_the_pictures_load_nothing_from_the_network() -> None:
    pictures = sorted(PICTURES.glob("*.svg"))
    assert [picture.stem for picture in pictures] == ["feedback", "question", "result", "review", "wide"]
    assert [picture.name for picture in pictures if "url(http" in picture.read_text("utf-8")] == []


def test_the_guide_lists_the_keys_that_the_help_lists() -> None:
    guide = (PICTURES.parent / "full-screen.md").read_text("utf-8")
    assert f"```text\n{HELP}\n```" in guide
    assert [name for name in sorted(path.name for path in PICTURES.glob("*.svg")) if name not in guide] == []
