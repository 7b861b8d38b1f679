"""How long a bank of 10,000 questions takes: read for the first time, and to the first question every later time."""

import argparse
import gc
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from cps_quiz.bank.load import load_bytes
from material import bank_yaml
from program import BARE_PYTHON, cps_quiz, first_question_ms, whole_run_ms
from tables import Row, ratios, report


def bare_events(content: bytes) -> None:
    """Take the events of the C parser and do nothing with them."""
    for _ in yaml.parse(content, Loader=yaml.CSafeLoader):
        pass


def load(content: bytes) -> None:
    """Read and check the bank."""
    if load_bytes(content, path="generated.yaml").bank is None:
        sys.exit("The generated bank has format errors.")


def timed_ms(read: Callable[[bytes], None], content: bytes) -> float:
    """Return the milliseconds that one reading takes with the garbage collector off."""
    gc.collect()
    gc.disable()
    begin = time.perf_counter()
    read(content)
    elapsed = (time.perf_counter() - begin) * 1000
    gc.enable()
    return elapsed


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=10_000, help="questions in the bank (default: %(default)s)")
    parser.add_argument("--repeats", type=int, default=10, help="runs of each kind (default: %(default)s)")
    given = parser.parse_args()
    questions: int = given.questions
    repeats: int = given.repeats
    content, tenth = bank_yaml(questions), bank_yaml(questions // 10)
    cold = [[timed_ms(bare_events, content), timed_ms(load, content), timed_ms(load, tenth)] for _ in range(repeats)]
    events, whole, small = zip(*cold, strict=True)
    with tempfile.TemporaryDirectory() as folder:
        home, path = Path(folder, "home"), Path(folder, "generated.yaml")
        path.write_bytes(content)
        command = cps_quiz("quiz", "--plain", str(path))
        first_time = first_question_ms(command, home)
        later = [(whole_run_ms(BARE_PYTHON, home), first_question_ms(command, home)) for _ in range(repeats)]
    bare, warm = zip(*later, strict=True)
    size = f"{questions:,} questions"
    rows = [
        Row(f"bare events of the C parser, {size}", "ms", events),
        Row(f"`load_bytes`, {size}", "ms", whole),
        Row("`load_bytes` / bare events", "x", ratios(whole, events), target=2),
        Row(f"growth of `load_bytes` from {questions // 10:,} questions", "x", ratios(whole, small), target=11),
        Row("`python -c pass`", "ms", bare),
        Row("first question, the first time", "ms", [first_time]),
        Row("first question, every later time", "ms", warm, target=300),
    ]
    return report(f"A bank of {size}, {len(content) / 1e6:.1f} MB, {repeats} runs in turn", rows)


if __name__ == "__main__":
    sys.exit(main())
