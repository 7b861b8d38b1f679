"""How well the writing rules agree with cases that another reader labelled from the rules' prose.

Precision is the share of reported cases that are labelled flawed; recall the share of flawed cases that are reported.
A heuristic rule guesses at what a reader would say; it is called so where its findings are explained.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # the labels are read as the tests read them

from tests.labelled import Tally, tally

from cps_quiz.lint.registry import all_rules

HEADS = ("rule", "name", "kind", "flawed", "near misses", "precision", "recall")
LEAST_PRECISION, LEAST_RECALL = 0.95, 0.90


def main() -> int:
    """Print a table; exit with 1 where a deterministic rule is below its target."""
    print(f"| {' | '.join(HEADS)} | |\n| --- | --- | --- | ---: | ---: | ---: | ---: | --- |")
    missed = 0
    for code, rule in all_rules().items():
        result = tally(code)
        met = rule.heuristic or (result.precision >= LEAST_PRECISION and result.recall >= LEAST_RECALL)
        missed += not met
        print(_row(result, rule.name, heuristic=rule.heuristic, met=met))
    print(f"\nDeterministic rules: precision ≥ {LEAST_PRECISION}, recall ≥ {LEAST_RECALL:.2f}; {missed} missed.")
    return 1 if missed else 0


def _row(result: Tally, name: str, *, heuristic: bool, met: bool) -> str:
    kind, verdict = ("heuristic", "") if heuristic else ("deterministic", "met" if met else "MISSED")
    counts = f"{result.positives} | {result.near_misses} | {result.precision:.2f} | {result.recall:.2f}"
    return f"| {result.rule} | {name} | {kind} | {counts} | {verdict} |"


if __name__ == "__main__":
    sys.exit(main())
