"""What holds for every transcript of commands and times."""

from collections import Counter
from dataclasses import dataclass, field, replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.session.sittings import MATCHING, MULTIPLE, ORDERING, RESPONSES, plan_of, single

from cps_quiz.errors import IllegalCommandError
from cps_quiz.session import messages as m
from cps_quiz.session.engine import MAX_TIMES, Session, replay
from cps_quiz.session.plan import Break, Feedback, Policy
from cps_quiz.session.result import result_of
from cps_quiz.session.view import RUNNING, Phase, View

QUESTIONS = (single("q0"), MULTIPLE, single("q2"), ORDERING, MATCHING)

limits = st.none() | st.integers(1, 200_000)
places = st.integers(0, len(QUESTIONS) + 1)
responses = st.sampled_from([response for responses in RESPONSES.values() for response in responses])
confidences = st.none() | st.sampled_from(m.CONFIDENCES)

breaks = st.lists(st.builds(Break, st.integers(1, 4), st.integers(1, 100_000)), max_size=2).map(
    lambda found: tuple(sorted(found, key=lambda one: one.after))
)
policies = st.builds(
    Policy,
    feedback=st.sampled_from(Feedback),
    time_limit_ms=limits,
    question_limit_ms=limits,
    extra_time=st.sampled_from([1.0, 1.25, 1.5, 2.0]),
    may_pause=st.booleans(),
    breaks=breaks,
    unsubmitted_counts=st.booleans(),
    reviews_before_end=st.booleans(),
    repeats_missed=st.booleans(),
)
commands = st.one_of(
    st.builds(m.Choose, places, st.none() | responses, confidences),
    st.builds(m.Strike, places, st.integers(0, 3)),
    st.builds(m.Submit, places, responses, confidences),
    st.builds(m.Skip, places),
    st.builds(m.Flag, places),
    st.builds(m.GoTo, places),
    st.builds(m.Withdraw, places),
    st.sampled_from([m.Next(), m.Next(), m.Review(), m.Pause(), m.Resume(), m.Resume(), m.Tick()]),
)
steps = st.tuples(st.sampled_from([0, 1, 900, 5000, 20_000, 90_000]) | st.integers(-50, 300_000), commands)
gone = st.sets(places, max_size=2)


@dataclass(repr=False)
class Course:
    """What came of a transcript: the accepted part of it, the events, and the view after each step."""

    session: Session
    accepted: list[tuple[int, m.Command]] = field(default_factory=list)
    events: list[m.Event] = field(default_factory=list)
    views: list[tuple[int, View]] = field(default_factory=list)

    def __repr__(self) -> str:
        gone = [place for place, slot in enumerate(self.session.plan.slots) if slot.item is None]
        return f"Course({self.session.policy}, {gone=}, {self.accepted})"

    def do(self, command: m.Command, now: int) -> None:
        before = (self.session.view, self.session.deadline, self.session.now)
        try:
            self.events += self.session.handle(command, now=now)
        except IllegalCommandError:
            assert (self.session.view, self.session.deadline, self.session.now) == before
        else:
            self.accepted.append((self.session.now, command))
        self.views.append((self.session.now, self.session.view))


@st.composite
def courses(draw: st.DrawFn) -> Course:
    """A session that begins, goes any way, and ends."""
    changed = [place for place in sorted(draw(gone)) if place < len(QUESTIONS)]
    plan = plan_of(QUESTIONS, draw(policies), gone=changed)
    course = Course(Session(plan))
    course.do(m.Start(), 0)
    now = 0
    for wait, command in draw(st.lists(steps, max_size=40)):
        now += wait
        course.do(meant_for(course.session, command), now)
    for command in (m.Resume(), m.Finish(hand_in=draw(st.booleans())), m.Tick()):
        course.do(command, now)
    return course


def meant_for(session: Session, command: m.Command) -> m.Command:
    """Return the command for the open question, with a response that it can take, so that most of them are legal."""
    place, item = session.view.place, session.view.slot.item
    if isinstance(command, m.Skip):
        return m.Skip(place)
    if item is None or not isinstance(command, m.Submit | m.Choose) or command.response is None:
        return command
    known = RESPONSES[item.question.type_name]
    return type(command)(place, known[len(str(command.response)) % len(known)], command.confidence)


modest = settings(deadline=None, max_examples=150)


@modest
@given(courses())
def test_time_never_runs_backwards_and_is_never_negative(course: Course) -> None:
    times = [now for now, _ in course.views]
    used = [view.used_ms for _, view in course.views]
    assert times == sorted(times)
    assert used == sorted(used)
    assert min(times) >= 0
    assert min(used) >= 0
    for place in range(len(course.session.slots)):
        of_question = [view.states[place].used_ms for _, view in course.views if place < view.total]
        assert of_question == sorted(of_question)


@modest
@given(courses())
def test_no_limit_is_ever_exceeded(course: Course) -> None:
    policy = course.session.policy
    view = course.session.view
    if policy.session_limit_ms is not None:
        assert view.used_ms <= policy.session_limit_ms
    if policy.each_limit_ms is not None:
        assert max(state.used_ms for state in view.states) <= policy.each_limit_ms
    assert sum(state.used_ms for state in view.states) <= view.used_ms


@modest
@given(courses())
def test_the_deadline_lies_ahead_while_a_clock_runs_and_nowhere_else(course: Course) -> None:
    session = Session(course.session.plan)
    limited = session.policy.session_limit_ms is not None
    for now, command in course.accepted:
        session.handle(command, now=now)
        each = session.policy.each_limit_ms is not None and session.phase is Phase.ASKING
        in_break = session.view.break_remaining_ms is not None
        assert (session.deadline is not None) == (in_break or (session.phase in RUNNING and (limited or each)))
        assert session.deadline is None or session.deadline > session.now


@modest
@given(courses())
def test_every_question_is_answered_unanswered_or_gone_and_none_twice(course: Course) -> None:
    plan, view = course.session.plan, course.session.view
    result = result_of(plan, view)
    gone_ones = sum(state.withdrawn and not state.answered for state in view.states[: len(plan.slots)])
    assert result.answered + len(result.unanswered) + gone_ones == len(plan.slots)
    assert result.asked >= result.answered
    assert result.correct + len(result.missed) == result.answered
    assert sum(topic.counted for topic in result.topics) == result.counted
    assert sum(topic.correct for topic in result.topics) == result.correct


@modest
@given(courses())
def test_the_session_finishes_exactly_once_and_nothing_happens_behind_it(course: Course) -> None:
    assert [event for event in course.events if isinstance(event, m.Finished)] == [m.Finished(course_ending(course))]
    behind = course.events[course.events.index(m.Finished(course_ending(course))) + 1 :]
    assert all(isinstance(event, m.TooLate) for event in behind)


def course_ending(course: Course) -> m.Ending:
    ending = course.session.view.ending
    assert ending is not None
    return ending


@modest
@given(courses())
def test_no_question_is_asked_answered_or_expired_once_it_is_closed(course: Course) -> None:
    closed = {place for place, slot in enumerate(course.session.plan.slots) if slot.item is None}
    for event in course.events:
        if isinstance(event, m.Asked | m.Answered | m.QuestionExpired | m.Skipped):
            assert event.place not in closed
        if isinstance(event, m.QuestionExpired) or (
            isinstance(event, m.Answered) and not course.session.policy.may_change_answers
        ):
            closed.add(event.place)


@modest
@given(courses())
def test_the_events_and_the_view_tell_the_same(course: Course) -> None:
    states = course.session.view.states
    last: dict[int, m.Answered] = {e.place: e for e in course.events if isinstance(e, m.Answered)}
    assert {p: s.response for p, s in enumerate(states) if s.answered} == {p: e.response for p, e in last.items()}
    assert {p: s.attempts for p, s in enumerate(states) if s.answered} == {p: e.attempt for p, e in last.items()}
    assert {e.place for e in course.events if isinstance(e, m.Asked)} == {p for p, s in enumerate(states) if s.seen}


@modest
@given(courses())
def test_replaying_the_accepted_commands_gives_the_same_session(course: Course) -> None:
    session = Session(course.session.plan)
    assert replay(session, course.accepted) == course.events
    assert (session.view, session.deadline, session.now) == (
        course.session.view,
        course.session.deadline,
        course.session.now,
    )


@modest
@given(courses(), st.lists(st.integers(0, 500_000), max_size=30))
def test_ticks_in_between_change_nothing_but_when_it_is_told(course: Course, ticks: list[int]) -> None:
    last, _ = course.accepted[-1]
    added: list[tuple[int, m.Command]] = [(tick, m.Tick()) for tick in ticks if 0 < tick < last]
    session = Session(course.session.plan)
    events: list[m.Event] = []
    for now, command in sorted([*course.accepted, *added], key=lambda step: step[0]):
        try:
            events += session.handle(command, now=now)
        except IllegalCommandError:
            assert m.TooLate(command) in course.events
    assert [e for e in events if not isinstance(e, m.TooLate)] == [
        e for e in course.events if not isinstance(e, m.TooLate)
    ]
    assert session.view == course.session.view


@modest
@given(courses())
def test_a_question_comes_back_only_where_it_was_missed_and_never_more_than_twice(course: Course) -> None:
    view, asked = course.session.view, len(course.session.plan.slots)
    assert view.slots[:asked] == course.session.plan.slots
    missed = Counter(
        view.slots[place].key
        for place, state in enumerate(view.states)
        if state.expired or (state.score and not state.score.correct)
    )
    repeats = Counter(slot.key for slot in view.slots[asked:])
    assert all(count <= min(missed[key], MAX_TIMES - 1) for key, count in repeats.items())
    if not course.session.policy.repeats_missed or course.session.policy.may_change_answers:
        assert repeats == Counter()


@modest
@given(courses())
def test_repeats_change_no_score(course: Course) -> None:
    plan, view = course.session.plan, course.session.view
    first = replace(view, slots=view.slots[: len(plan.slots)], states=view.states[: len(plan.slots)])
    assert result_of(plan, view) == result_of(plan, first)


@modest
@given(courses())
def test_each_break_is_offered_once_in_order_and_taken_at_most_once(course: Course) -> None:
    policy = course.session.policy
    offered = [event.limit_ms for event in course.events if isinstance(event, m.BreakOffered)]
    taken = sum(isinstance(event, m.Paused) for event in course.events)
    if policy.may_pause:
        assert offered == []
    else:
        assert offered == [one.limit_ms for one in policy.breaks[: len(offered)]]
        assert taken <= len(offered)


@modest
@given(courses())
def test_a_break_is_never_longer_than_its_limit_and_costs_nothing(course: Course) -> None:
    longest = max((one.limit_ms for one in course.session.policy.breaks), default=0)
    session = Session(course.session.plan)
    paused: View | None = None
    for now, command in course.accepted:
        began = session.now
        session.handle(command, now=now)
        view = session.view
        if paused and view.phase is Phase.PAUSED:
            assert (view.used_ms, [state.used_ms for state in view.states]) == (
                paused.used_ms,
                [state.used_ms for state in paused.states],
            )
        if view.break_remaining_ms is not None:
            assert 0 < view.break_remaining_ms <= longest
            assert session.now - began < longest or not paused
        paused = view if view.phase is Phase.PAUSED else None


@modest
@given(courses())
def test_where_unsubmitted_answers_count_none_is_left_on_a_question_that_is_not_open(course: Course) -> None:
    for _, view in course.views:
        if view.policy.unsubmitted_counts and view.phase is not Phase.READY:
            waiting = {p for p, state in enumerate(view.states) if state.chosen not in {None, state.response}}
            assert waiting <= ({view.place} if view.phase in {Phase.ASKING, Phase.PAUSED} else set())
