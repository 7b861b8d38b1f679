"""How an exam's questions divide among topics."""

from collections.abc import Iterable, Mapping

from cps_quiz.bank.model import Bank
from cps_quiz.exams.profile import Profile


def topic_shares(profile: Profile | None, banks: Iterable[Bank]) -> dict[tuple[str, str], float]:
    """Return the share, 0 to 1, of each (bank, topic); they sum to 1, or there is none.

    The profile's weights go before the banks' own. Without a profile, or without weights in it, all banks weigh alike.
    What it names and is not loaded is left out.
    """
    loaded = {bank.id: bank for bank in banks}
    weights: Mapping[str, int] = profile.weights if profile and profile.weights else dict.fromkeys(loaded, 1)
    topics = {bank_id: _topics(profile, loaded[bank_id]) for bank_id in weights if bank_id in loaded}
    total = sum(weights[bank_id] for bank_id, of in topics.items() if of)
    return {
        (bank_id, topic): weights[bank_id] / total * weight / sum(of.values())
        for bank_id, of in topics.items()
        for topic, weight in of.items()
        if weights[bank_id]
    }


def missing_shares(profile: Profile, banks: Iterable[Bank]) -> list[tuple[str, str]]:
    """Return what a profile asks for and is not loaded: a bank and "", or a bank that is and one of its topics."""
    loaded = {bank.id: bank for bank in banks}
    missing = [(bank_id, "") for bank_id, weight in profile.weights.items() if weight and bank_id not in loaded]
    for bank_id, topics in profile.topics.items():
        if bank_id in loaded and profile.weights.get(bank_id, 1):
            own = loaded[bank_id].topics
            missing += [(bank_id, topic) for topic, weight in topics.items() if weight and topic not in own]
    return missing


def _topics(profile: Profile | None, bank: Bank) -> dict[str, int]:
    """Return the weights above 0 of a bank's topics: the profile's, else the bank's own."""
    own = {topic_id: topic.weight for topic_id, topic in bank.topics.items()}
    wanted = (profile.topics.get(bank.id) if profile else None) or own
    return {topic: weight for topic, weight in wanted.items() if weight and topic in own}
