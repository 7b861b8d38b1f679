"""The page of ``stats --html`` in a real browser: nothing is fetched, nothing is cut off, nothing shuts anyone out."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.e2e.browser import CHROMIUM, Browser
from tests.e2e.program import run
from tests.integration.learner import study

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium here; on Debian: apt-get install chromium"),
]

AXE = "axe-core@4.14.1"
SERIOUS = {"serious", "critical"}
DESKTOP, PHONE, SMALL_PHONE = 1280, 390, 320
HOSTILE = "<script>document.title = 'taken'</script><img src=https://example.org/x.png> & " + "long" * 60

HOSTILE_BANK = f"""\
format: 1
id: hostile
title: "{HOSTILE}"
topics:
  only: {{title: "{HOSTILE}", objectives: {{O-1: "{HOSTILE}"}}}}
misconceptions:
  bait: {{title: "{HOSTILE}", description: "{HOSTILE}"}}
questions:
""" + "".join(
    f"""\
  - id: q-{number}
    objective: O-1
    stem: "{HOSTILE}"
    options: [{{text: Right, correct: true}}, {{text: "{HOSTILE}", misconception: bait}}]
"""
    for number in range(50)
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of the accessibility checker."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("no npm here")
    folder = tmp_path_factory.mktemp("axe")
    installed = subprocess.run(
        [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder), AXE],
        capture_output=True,
        check=False,
    )
    if installed.returncode:
        pytest.skip(f"npm can't install {AXE}: {installed.stderr.decode()[-200:]}")
    return (folder / "node_modules/axe-core/axe.min.js").read_text("utf-8")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page of a learner before the first answer, after a long time, and of a bank that would break out of it."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "empty").mkdir()
    study(folder / "rich", days=60, answers_a_day=14, exam_in_days=21)
    banks = folder / "hostile" / "banks"
    banks.mkdir(parents=True)
    (banks / "hostile.yaml").write_text(HOSTILE_BANK, "utf-8")
    study(folder / "hostile", days=20, answers_a_day=10, banks=("hostile",))
    written = {}
    for name in ("empty", "rich", "hostile"):
        written[name] = folder / f"{name}.html"
        banks_typed = ("hostile",) if name == "hostile" else ()
        assert run(folder / name, "stats", *banks_typed, "--html", str(written[name])).code == 0
    return written


@pytest.mark.parametrize("width", [DESKTOP, PHONE, SMALL_PHONE])
@pytest.mark.parametrize("name", ["empty", "rich", "hostile"])
def test_page_asks_for_nothing_says_nothing_to_the_console_and_fits(
    browser: Browser, pages: dict[str, Path], name: str, width: int
) -> None:
    browser.show(pages[name], width=width)
    assert browser.run("document.title").startswith("Your progress, ")
    assert browser.run("document.documentElement.scrollWidth") == width
    assert browser.run("document.querySelectorAll('script, img, iframe, object, form').length") == 0
    assert browser.requests == [pages[name].as_uri()]
    assert browser.complaints == []


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("name", ["rich", "hostile"])
def test_nothing_stands_beyond_the_edge_of_the_page_or_of_its_chart(
    browser: Browser, pages: dict[str, Path], name: str, width: int
) -> None:
    browser.show(pages[name], width=width)
    assert browser.run(BEYOND) == []


BEYOND = """
[...document.querySelectorAll('main *')].filter(element => {
  const frame = (element.closest('svg') ?? document.documentElement).getBoundingClientRect();
  const box = element.getBoundingClientRect();
  return box.width && (box.right > frame.right + 1 || box.left < frame.left - 1);
}).map(element => element.outerHTML.slice(0, 200))
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("name", ["empty", "rich", "hostile"])
def test_accessibility_checker_finds_nothing_serious(
    browser: Browser, axe: str, pages: dict[str, Path], name: str, width: int, scheme: str
) -> None:
    browser.show(pages[name], width=width, scheme=scheme)
    browser.run(f"{axe}; undefined")
    found: list[dict[str, Any]] = browser.run("axe.run().then(results => results.violations)")
    told = [(each["id"], [node["html"] for node in each["nodes"]]) for each in found if each["impact"] in SERIOUS]
    assert told == []


def test_checker_does_find_what_is_serious(browser: Browser, axe: str, tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_text("<!DOCTYPE html><title>x</title><img src=data:,><p style=color:#ccc>pale", "utf-8")
    browser.show(page, width=DESKTOP)
    browser.run(f"{axe}; undefined")
    found = browser.run("axe.run().then(results => results.violations)")
    assert {"image-alt", "color-contrast", "html-has-lang"} <= {each["id"] for each in found}


def test_page_prints_in_dark_letters_on_white_without_its_links(browser: Browser, pages: dict[str, Path]) -> None:
    browser.show(pages["rich"], width=DESKTOP, scheme="dark", media="print")
    style = "getComputedStyle(document.body)"
    assert browser.run(f"[{style}.backgroundColor, {style}.color]") == ["rgb(255, 255, 255)", "rgb(27, 31, 36)"]
    assert browser.run("getComputedStyle(document.querySelector('nav')).display") == "none"
    assert browser.printed().startswith(b"%PDF")
