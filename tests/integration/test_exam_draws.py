"""Draws on the shipped profiles from the shipped banks."""

from collections import Counter

import pytest
from tests.integration.review.past import shipped_items

from cps_quiz.bank.shelf import shipped_banks
from cps_quiz.exams.draw import draw_exam
from cps_quiz.exams.load import ProfileShelf
from cps_quiz.exams.profile import Profile
from cps_quiz.exams.shares import topic_shares
from cps_quiz.session.draw import Exposure

PROFILES = ProfileShelf(shipped=shipped_banks(), user=shipped_banks() / "none").all().by_name
DRAWS = 5


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES.keys())
def test_each_topic_is_within_one_question_and_unseen_ones_come_first(profile: Profile) -> None:
    items = shipped_items()
    shares = topic_shares(profile, {item.bank.id: item.bank for item in items}.values())
    exposures = {item.key: Exposure(1, "2026-11-01T10:00:00.000Z", last_correct=True) for item in items[::3]}
    for seed in range(DRAWS):
        drawn = draw_exam(profile, items, exposures=exposures, seed=str(seed))
        counted = Counter((item.bank.id, item.topic_id) for item in drawn.items)
        assert all(abs(counted[topic] - share * len(drawn.items)) <= 1 for topic, share in shares.items())
        assert len({item.key for item in drawn.items}) == len(drawn.items)
        families = [(item.bank.id, item.question.family) for item in drawn.items if item.question.family]
        assert len(set(families)) == len(families)
        assert drawn.is_whole
