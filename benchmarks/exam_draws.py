"""Ten thousand mock exams on each profile: shares of topics, repeats, families, and unseen questions first."""

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from cps_quiz.bank.model import Item
from cps_quiz.bank.shelf import shipped_banks
from cps_quiz.exams.draw import draw_exam
from cps_quiz.exams.load import ProfileShelf
from cps_quiz.exams.profile import Profile
from cps_quiz.exams.shares import topic_shares
from cps_quiz.paths import find_paths
from cps_quiz.session.draw import Exposure, Exposures
from material import shipped_banks as load_banks

SEEN = Exposure(1, "2026-11-01T10:00:00.000Z", last_correct=True)


def main() -> int:
    """Draw, check and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=10_000, help="of each profile (default: %(default)s)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        banks = load_banks(find_paths({"CPS_QUIZ_HOME": folder}))
    items = [item for shelved in banks for item in shelved.bank.items()]
    profiles = ProfileShelf(shipped=shipped_banks(), user=Path("none")).all().by_name
    print(f"{given.draws:,} draws of each profile, each with other questions seen. {os.cpu_count()} cores.\n")
    print(
        "| profile | questions | most off a topic's share | repeats | families twice | seen before unseen | ms a draw |"
    )
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    faults = sum(_row(profile, items, given.draws) for profile in profiles.values())
    return 1 if faults else 0


def _row(profile: Profile, items: Sequence[Item], draws: int) -> int:
    shares = topic_shares(profile, {item.bank.id: item.bank for item in items}.values())
    rng = random.Random(profile.exam)
    worst, repeats, families, seen_first, spent, least = 0.0, 0, 0, 0, 0.0, profile.questions
    for seed in range(draws):
        share_seen = rng.random()
        exposures = {item.key: SEEN for item in items if rng.random() < share_seen}
        begin = time.perf_counter()
        drawn = draw_exam(profile, items, exposures=exposures, seed=str(seed)).items
        spent += time.perf_counter() - begin
        counted = Counter((item.bank.id, item.topic_id) for item in drawn)
        worst = max(worst, *(abs(counted[topic] - share * len(drawn)) for topic, share in shares.items()))
        repeats += len(drawn) - len({item.key for item in drawn})
        named = [(item.bank.id, item.question.family) for item in drawn if item.question.family]
        families += len(named) - len(set(named))
        seen_first += _seen_before_unseen(drawn, items, exposures, profile)
        least = min(least, len(drawn))
    told = f"{worst:.2f} | {repeats} | {families} | {seen_first} | {1000 * spent / draws:.1f}"
    print(f"| {profile.exam} | {least} | {told} |", flush=True)
    return (worst > 1) + repeats + families + seen_first


def _seen_before_unseen(drawn: Sequence[Item], items: Sequence[Item], exposures: Exposures, profile: Profile) -> int:
    """Count draws in which a seen question without a family was asked while an unseen one of its topic was not."""
    single = [item for item in items if item.question.type_name in profile.types and not item.question.family]
    asked = {item.key for item in drawn}
    left: Mapping[tuple[str, str], int] = Counter(
        (item.bank.id, item.topic_id) for item in single if item.key not in asked and item.key not in exposures
    )
    seen = (item for item in drawn if item.key in exposures and not item.question.family)
    return any(left.get((item.bank.id, item.topic_id), 0) for item in seen)


if __name__ == "__main__":
    sys.exit(main())
