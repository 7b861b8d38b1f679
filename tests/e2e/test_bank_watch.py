"""``cps-quiz bank preview --watch``: in a real terminal, while the file is saved again."""

import sys
from pathlib import Path

import pytest
from tests.e2e.program import Terminal, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")


def test_each_save_shows_what_changed_and_its_findings_until_ctrl_c(tmp_path: Path) -> None:
    bank, home = tmp_path / "mine.yaml", tmp_path / "home"
    run(home, "bank", "new", str(bank), "--title", "Mine", "--topic", "Silence")
    terminal = Terminal(home, "bank", "preview", str(bank), "--watch", rows=60)
    terminal.wait_for("(right) Her silence hurts")
    terminal.wait_for("no findings.")
    terminal.wait_for("Ctrl-C ends.")
    text = bank.read_text("utf-8")
    bank.write_text(text.replace("Sisters drift apart in busy", "Sisters always drift apart in busy"), "utf-8")
    terminal.wait_for("Sisters always drift apart")
    terminal.wait_for("R15 warning: 'always' stands in a distractor")
    bank.write_text(text.replace("    stem:", "    stam:"), "utf-8")
    terminal.wait_for("unknown field 'stam'")
    bank.unlink()
    bank.write_text(text, "utf-8")
    terminal.wait_for("no findings.")
    terminal.process.sendintr()
    terminal.process.wait()
    assert terminal.process.exitstatus == 0
