"""The page as text; ``tests/e2e/test_stats_page.py`` opens it in a browser."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import msgspec
import pytest
from tests.unit.ui.report.reports import report
from tests.unit.ui.report.test_text import ESTIMATE

from cps_quiz.bank.model import Bank, Misconception
from cps_quiz.stats.aim import Aim, Standing
from cps_quiz.ui.report.html import page_of
from cps_quiz.ui.report.style import STYLE

HOSTILE = "<script>alert(1)</script> & \"x\" <b onclick='y'>"
VOID = {"meta", "link", "wbr", "br"}


class Elements(HTMLParser):
    """Collects elements, ids, headings and references; fails where tags do not match."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.ids: list[str] = []
        self.pointed: list[str] = []
        self.targets: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        if tag not in VOID:
            self._open.append(tag)
        for name, value in attrs:
            assert not name.startswith("on")
            if name == "id":
                self.ids.append(value or "")
            if name == "aria-labelledby":
                self.pointed += (value or "").split()
            if name in {"href", "src", "xlink:href"}:
                self.targets.append(value or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag


def elements(page: str) -> Elements:
    found = Elements()
    found.feed(page)
    found.close()
    return found


@pytest.fixture
def hostile_bank(small_bank: Bank) -> Bank:
    """A bank whose every text would break out of a page."""
    questions = tuple(msgspec.structs.replace(question, stem=HOSTILE) for question in small_bank.questions)
    topics = {
        name: msgspec.structs.replace(topic, title=HOSTILE, objectives=dict.fromkeys(topic.objectives, HOSTILE))
        for name, topic in small_bank.topics.items()
    }
    traps = dict.fromkeys(small_bank.misconceptions, Misconception(title=HOSTILE, description=HOSTILE))
    return msgspec.structs.replace(small_bank, title=HOSTILE, questions=questions, topics=topics, misconceptions=traps)


def pages(bank: Bank) -> Iterator[str]:
    shown = report(bank)
    yield page_of(report(bank, ()))
    yield page_of(shown)
    yield page_of(replace(shown, standing=Standing(Aim(title=HOSTILE), ESTIMATE, None)))


def test_bank_text_never_becomes_markup(hostile_bank: Bank) -> None:
    for page in pages(hostile_bank):
        names = set(elements(page).names)
        assert names & {"script", "b", "img", "iframe", "object", "form", "input", "a"} <= {"a"}
        assert "<script" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;" in page


def test_page_points_to_nothing_outside_and_its_parts_to_each_other(small_bank: Bank) -> None:
    for page in pages(small_bank):
        found = elements(page)
        assert len(found.ids) == len(set(found.ids))
        assert {*found.pointed, *(t[1:] for t in found.targets if t.startswith("#"))} <= set(found.ids)
        assert {target for target in found.targets if not target.startswith("#")} == {"data:,"}
        assert [mark for mark in ("://", "url(", "@import") if mark in page] == []


def test_page_has_a_language_and_headings_in_order(small_bank: Bank) -> None:
    page = page_of(report(small_bank))
    headings = [name for name in elements(page).names if re.fullmatch(r"h\d", name)]
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">\n')
    assert headings == ["h1", *["h2"] * (len(headings) - 1)]
    assert len(headings) == 12


def test_every_chart_has_a_title_and_words_and_a_table_or_sentences(small_bank: Bank) -> None:
    page = page_of(replace(report(small_bank), standing=Standing(Aim(), ESTIMATE, None)))
    charts = re.findall(r'<svg class="chart".*?</svg>', page, re.DOTALL)
    titles = [re.findall(r"<title[^>]*>(.+?)</title>\n<desc[^>]*>(.+?)</desc>", chart) for chart in charts]
    assert [title for ((title, _),) in titles] == [
        "Likely exam score",
        "Right answers by day",
        "Study days",
        "Questions due now and in the next 14 days",
        "Right answers by how sure you were",
    ]
    assert titles[3][0][1].startswith("Due now: ")


def test_terminal_and_bidirectional_controls_do_not_reach_the_page(small_bank: Bank) -> None:
    bank = msgspec.structs.replace(small_bank, title="a\x1b[31mb\u202ec")
    assert "\x1b" not in page_of(report(bank))
    assert "\u202e" not in page_of(report(bank))


def schemes() -> list[dict[str, str]]:
    """Return the colors of the light and the dark scheme by name."""
    blocks = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    return [dict(re.findall(r"--(\w+): (#[0-9a-f]+)", block)) for block in blocks]


def luminance(color: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    digits = color[1:] if len(color) == 7 else "".join(digit * 2 for digit in color[1:])
    channels = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colors", schemes(), ids=["light", "dark"])
def test_letters_and_drawings_stand_out_from_the_page(colors: dict[str, str]) -> None:
    assert {name: contrast(colors[name], colors["page"]) >= 4.5 for name in ("text", "muted", "one")} == {
        "text": True,
        "muted": True,
        "one": True,
    }
    assert min(contrast(colors[name], colors["page"]) for name in ("one", "two", "mark")) >= 3
    assert min(contrast(colors[name], colors["track"]) for name in ("one", "two", "mark")) >= 3
