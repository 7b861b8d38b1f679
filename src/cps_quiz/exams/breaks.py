"""When a mock exam offers the breaks of its profile."""

from cps_quiz.exams.profile import Profile
from cps_quiz.session.plan import Break

MINUTE_MS = 60_000


def breaks_of(profile: Profile, questions: int) -> tuple[Break, ...]:
    """Return the breaks of an exam of so many questions, in order.

    In an exam that is shorter than its profile they come earlier in proportion; one that would come behind the last
    question is dropped. They keep their length.
    """
    breaks = (
        Break(max(round(one.after * questions / profile.questions), 1), one.minutes * MINUTE_MS)
        for one in sorted(profile.breaks, key=lambda one: one.after)
    )
    return tuple(one for one in breaks if one.after < questions)
