"""Documentation that can't rot: command lines run and print what is shown, and YAML and JSON blocks load."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from cps_quiz.bank.load import load_bytes, load_file
from cps_quiz.history.records import AnyRecord

ROOT = Path(__file__).parents[2]
AUTHORING = ROOT / "docs/authoring.md"  # run by itself, in a new folder
RULES = ROOT / "docs/rules.md"  # its fragments are the rules' examples, which their own tests run
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("benchmarks/*.md")])
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: Path, language: str) -> Iterator[str]:
    yield from (text for name, text in FENCE.findall(page.read_text("utf-8")) if name == language)


def shown_commands(page: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each command line of a page and the output that is shown below it."""
    for block in blocks(page, "console"):
        yield from shown_in(block)


def shown_in(block: str) -> Iterator[tuple[str, list[str]]]:
    command, output = "", list[str]()
    for line in block.splitlines():
        if line.startswith("$ "):
            if command:
                yield command, output
            command, output = line[2:], []
        else:
            output.append(line)
    yield command, output


def pattern_of(output: list[str]) -> str:
    """Return a pattern of shown output, in which a line of three dots stands for any lines."""
    lines = [".*" if line == "..." else re.escape(line) + r"\n" for line in output]
    return "".join(lines).rstrip("\\n") + r"\s*"


@pytest.mark.skipif(sys.platform == "win32", reason="the pages' command lines are a POSIX shell's")
@pytest.mark.parametrize(
    "page", [page for page in PAGES if any(blocks(page, "console")) and page != AUTHORING], ids=lambda page: page.name
)
def test_every_command_line_prints_what_is_shown(page: Path, home: Path) -> None:
    scripts = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "80"}
    for command, output in shown_commands(page):
        done = subprocess.run(
            command, shell=True, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode in {0, 3}, f"{command}: {done.stderr}"
        assert re.fullmatch(pattern_of(output), done.stdout, re.DOTALL), f"{command} prints:\n{done.stdout}"


@pytest.mark.parametrize("page", [page for page in PAGES if page != RULES], ids=lambda page: page.name)
def test_every_yaml_block_is_a_bank_that_loads(page: Path) -> None:
    for block in blocks(page, "yaml"):
        assert load_bytes(block.encode(), path=page.name).diagnostics == ()


@pytest.mark.skipif(sys.platform == "win32", reason="the page's command lines are a POSIX shell's")
def test_the_authoring_guide_leads_from_an_empty_folder_to_the_shelf(tmp_path: Path, home: Path) -> None:
    """Its YAML blocks are saved under the names in their first lines, and its commands run, in the page's order."""
    scripts = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "80"}
    for language, text in FENCE.findall(AUTHORING.read_text("utf-8")):
        if language == "yaml":
            (tmp_path / text.splitlines()[0].removeprefix("# ")).write_text(text, "utf-8")
        if language == "toml":
            (tmp_path / "cps-quiz.toml").write_text(text, "utf-8")
        for command, output in shown_in(text) if language == "console" else ():
            done = subprocess.run(
                command, shell=True, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False
            )
            assert done.returncode in {0, 1}, f"{command}: {done.stderr}"
            assert re.fullmatch(pattern_of(output), done.stdout, re.DOTALL), f"{command} prints:\n{done.stdout}"


def test_the_example_bank_loads_and_shows_every_type() -> None:
    loaded = load_file(ROOT / "docs/examples/listening.yaml")
    assert loaded.diagnostics == ()
    assert loaded.bank is not None
    types = {question.type_name for question in loaded.bank.questions}
    assert types == {"single", "multiple", "true-false", "ordering", "matching"}


def test_the_history_page_shows_every_kind_of_record() -> None:
    shown = [json.loads(block) for block in blocks(ROOT / "docs/history.md", "json")]
    decoded = [msgspec.convert(record, AnyRecord) for record in shown]
    assert {type(record) for record in decoded} == set(get_args(AnyRecord))
    assert [json.loads(msgspec.json.encode(record)) for record in decoded] == shown


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_command_is_on_the_page_of_commands() -> None:
    import typer

    from cps_quiz.cli.app import app

    page = (ROOT / "docs/commands.md").read_text("utf-8")
    root = typer.main.get_command(app)

    def names(command: object, words: tuple[str, ...]) -> Iterator[str]:
        yield " ".join(words)
        for name, child in getattr(command, "commands", {}).items():
            if not child.hidden:
                yield from names(child, (*words, name))

    assert [name for name in names(root, ("cps-quiz",)) if f"## `{name}`" not in page] == []
