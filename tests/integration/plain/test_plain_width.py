"""Each output is as wide as the terminal is at that moment."""

from collections.abc import Iterator

from tests.integration.plain.conversation import Conversation

from cps_quiz.ui.plain.pages import Page


def test_terminal_that_is_made_narrower_gets_narrower_lines(conversation: Conversation) -> None:
    widths: Iterator[int] = iter([80] * 6 + [30] * 1000)
    conversation.page = lambda: Page(width=next(widths))
    said = conversation.begin("help", "", "time", "hand in", "hand in", "quit")
    wide, narrow = said[0], [line for part in said[8:] for line in part.split("\n")]
    assert max(map(len, wide.split("\n"))) > 60
    assert [line for line in narrow if len(line) > 30 + len("next flagged")] == []
