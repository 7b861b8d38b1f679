"""Programs that write at the same time."""

from pathlib import Path

from tests.e2e.appends import append_together


def test_eight_programs_that_append_at_once_leave_every_line_whole_and_present(tmp_path: Path) -> None:
    appended = append_together(tmp_path / "home", writers=8, seconds=2)
    assert appended.whole, appended
    assert appended.writers == 8
    assert len(list((tmp_path / "home" / "history").iterdir())) == 1
