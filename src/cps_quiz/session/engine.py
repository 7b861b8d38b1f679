"""The state machine.

::

             Start       Submit or its time is over, feedback after each
    READY ──────────▶ ASKING ────────────────────────────────▶ FEEDBACK
                      │ ▲ ▲ ◀──────────── Next, GoTo ────────────┘
        Pause, Resume │ │ │ GoTo
                      ▼ │ ▼
                  PAUSED  REVIEWING            Finish, or the time ends, from anywhere ▶ FINISHED

``handle`` first expires what is due at ``now``, then applies the command if it is still legal. A command that is
illegal raises and changes nothing. The session's clock runs in ASKING and REVIEWING, a question's own clock in
ASKING. ``now`` is session time: milliseconds that never run backwards. There is no clock and no randomness here, so
replaying a transcript of ``(now, command)`` gives the same session.

In an exam (``unsubmitted_counts``) what is chosen and not submitted counts as the answer once its question is left: by
Skip, Review, a GoTo elsewhere, the question's expiry, and the session's end. Its Answered comes before what follows.

A break is a pause with a limit, at whose end the session goes on by itself. BreakOffered tells once that it has been
earned, behind the Asked or Reviewing with which the last question that it takes was left.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from cps_quiz.errors import IllegalCommandError
from cps_quiz.questions.controls import Picked, Response, Score, fits
from cps_quiz.session import messages as m
from cps_quiz.session.draw import lay_out
from cps_quiz.session.plan import Plan, Policy, Slot
from cps_quiz.session.state import State
from cps_quiz.session.view import RUNNING, Phase, SlotState, View

__all__ = ["LEGAL", "MAX_TIMES", "REPEAT_GAP", "RUNNING", "Phase", "Session", "SlotState", "View", "replay"]

REPEAT_GAP = 3  # so many other questions come before a missed one is asked again
MAX_TIMES = 3  # and so often is a question asked in one sitting

OPEN = frozenset({Phase.ASKING, Phase.FEEDBACK, Phase.REVIEWING})

LEGAL: Mapping[type[m.Command], frozenset[Phase]] = {
    m.Start: frozenset({Phase.READY}),
    m.Choose: frozenset({Phase.ASKING}),
    m.Strike: frozenset({Phase.ASKING}),
    m.Submit: frozenset({Phase.ASKING}),
    m.Skip: frozenset({Phase.ASKING}),
    m.Flag: OPEN,
    m.GoTo: OPEN,
    m.Next: frozenset({Phase.FEEDBACK}),
    m.Review: OPEN,
    m.Pause: RUNNING,
    m.Resume: frozenset({Phase.PAUSED}),
    m.Withdraw: frozenset(Phase) - {Phase.FINISHED},
    m.Tick: frozenset(Phase),
    m.Finish: OPEN | {Phase.PAUSED},
}


class Session:
    """One sitting under way.

    A question without an item is never asked. Only a replay gives ``known_scores``, those of answers to such questions:
    it asks them as they were asked then, until a Withdraw.
    """

    def __init__(self, plan: Plan, *, known_scores: Mapping[int, Score] | None = None) -> None:
        self.plan = plan
        self._known_scores = dict(known_scores or {})
        withdrawn = known_scores is None
        self._state = State(
            policy=plan.policy,
            slots=[SlotState(withdrawn=withdrawn and slot.item is None) for slot in plan.slots],
            sitting=plan.slots,
            order=tuple(range(len(plan.slots))),
            planned=len(plan.slots),
        )

    @property
    def policy(self) -> Policy:
        """The rules of the sitting."""
        return self.plan.policy

    @property
    def phase(self) -> Phase:
        """Where the session stands."""
        return self._state.phase

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The plan's questions, and behind them the repeats of what was missed."""
        return self._state.sitting

    @property
    def now(self) -> int:
        """The session time of the last command."""
        return self._state.now

    @property
    def view(self) -> View:
        """All that a front may read, as of the last command."""
        return self._state.view

    @property
    def deadline(self) -> int | None:
        """The session time at which the front must send a Tick, or None while nothing can expire."""
        return self._state.deadline

    def handle(self, command: m.Command, *, now: int) -> list[m.Event]:
        """Let time pass until ``now``, apply the command, and return what happened, in order.

        Raises IllegalCommandError where the command does not fit; then nothing has changed, the time included. If it
        was an expiry at ``now`` that made the command unfit, the expiry stands and a TooLate event follows.
        """
        before = self._state
        self._state = before.copy()
        try:
            self._pass_time(max(now, before.now))
            expired = self._state.phase is not before.phase or self._state.place != before.place
            try:
                self._apply(command)
            except IllegalCommandError:
                if not expired:
                    raise
                self._emit(m.TooLate(command))
        except IllegalCommandError:
            self._state = before
            raise
        return self._state.events

    # --- time ---

    def _pass_time(self, now: int) -> None:
        while (due := self.deadline) is not None and due <= now:
            self._spend(due)
            self._expire_or_warn()
        self._spend(now)

    def _spend(self, now: int) -> None:
        state = self._state
        elapsed = now - state.now
        state.now = now
        if state.phase in RUNNING:
            state.used_ms += elapsed
        if state.phase is Phase.ASKING:
            self._update(used_ms=state.slots[state.place].used_ms + elapsed)

    def _expire_or_warn(self) -> None:
        """Do what is due: end a break, the session or the open question, or warn."""
        state = self._state
        if state.phase is Phase.PAUSED:
            self._go_back(by_time=True)
        elif state.remaining_ms == 0:
            self._end(m.Ending.TIME)
        elif state.phase is Phase.ASKING and state.question_remaining_ms == 0:
            self._expire_question()
        else:
            self._warn()

    def _warn(self) -> None:
        state = self._state
        remaining = state.remaining_ms
        for warning in state.warnings_to_come:
            if remaining is not None and remaining <= warning:
                state.warned_ms += (warning,)
                self._emit(m.Warned(remaining, of_question=False))
        remaining = state.question_remaining_ms if state.phase is Phase.ASKING else None
        for warning in state.question_warnings_to_come:
            if remaining is not None and remaining <= warning:
                self._update(warned_ms=(*state.slots[state.place].warned_ms, warning))
                self._emit(m.Warned(remaining, of_question=True))

    def _expire_question(self) -> None:
        place = self._state.place
        self._leave_question()
        self._update(expired=True, chosen=None)
        self._repeat_if_missed(place)
        if not self._state.slots[place].answered:
            self._emit(m.QuestionExpired(place))
        self._go_on_or_explain()

    # --- commands ---

    def _apply(self, command: m.Command) -> None:
        if self._state.phase not in LEGAL[type(command)]:
            raise IllegalCommandError("phase")
        handlers: dict[type[m.Command], Callable[[Any], None]] = {
            m.Start: self._start,
            m.Choose: self._choose,
            m.Strike: self._strike,
            m.Submit: self._submit,
            m.Skip: self._skip,
            m.Flag: self._flag,
            m.GoTo: self._go_to,
            m.Next: self._next,
            m.Review: self._review,
            m.Pause: self._pause,
            m.Resume: self._resume,
            m.Withdraw: self._withdraw,
            m.Tick: lambda _: None,
            m.Finish: self._finish,
        }
        handlers[type(command)](command)

    def _start(self, _command: m.Start) -> None:
        first = self._state.next_open(-1)
        if first is None:
            self._end(m.Ending.COMPLETE)
        else:
            self._ask(first)

    def _choose(self, command: m.Choose) -> None:
        self._must_be_asking(command.place)
        if command.response is not None:
            self._must_fit(command.response)
        self._update(chosen=command.response, chosen_confidence=command.confidence)

    def _strike(self, command: m.Strike) -> None:
        self._must_be_asking(command.place)
        item = self._state.sitting[command.place].item
        if item is not None and not 0 <= command.part < len(item.question.control().shuffled):
            raise IllegalCommandError("part")
        state = self._state.slots[command.place]
        chosen = state.chosen
        if command.part not in state.struck and isinstance(chosen, Picked):
            chosen = chosen.without({command.part})  # what is struck out is no answer
        self._update(struck=state.struck ^ {command.part}, chosen=chosen)

    def _submit(self, command: m.Submit) -> None:
        self._must_be_asking(command.place)
        self._must_fit(command.response)
        self._answer(command.place, command.response, command.confidence)
        self._repeat_if_missed(command.place)
        self._go_on_or_explain()

    def _skip(self, command: m.Skip) -> None:
        self._must_be_asking(command.place)
        self._leave_question()
        if not self._state.slots[command.place].answered:
            is_repeat = command.place >= self._state.planned  # which counts nowhere, so it waits for nobody
            self._update(skipped=True, withdrawn=is_repeat or self._state.slots[command.place].withdrawn)
            self._emit(m.Skipped(command.place))
        self._go_on()

    def _flag(self, command: m.Flag) -> None:
        self._must_exist(command.place)
        on = not self._state.slots[command.place].flagged
        self._update(command.place, flagged=on)
        self._emit(m.Flagged(command.place, on))

    def _go_to(self, command: m.GoTo) -> None:
        self._must_exist(command.place)
        if self._state.is_closed(command.place):
            raise IllegalCommandError("closed")
        if command.place != self._state.place:
            self._leave_question()
        self._ask(command.place)

    def _next(self, _command: m.Next) -> None:
        self._go_on()

    def _review(self, _command: m.Review) -> None:
        self._leave_question()
        self._open_review()

    def _pause(self, _command: m.Pause) -> None:
        state, break_ms = self._state, self._state.break_offered_ms
        if break_ms is None and not self.policy.may_pause:
            raise IllegalCommandError("pause")
        if break_ms is not None:
            state.breaks_taken += 1
            state.break_ends = state.now + break_ms
        state.phase_before_pause = state.phase
        state.phase = Phase.PAUSED
        self._emit(m.Paused())

    def _resume(self, _command: m.Resume) -> None:
        self._go_back(by_time=False)

    def _withdraw(self, command: m.Withdraw) -> None:
        self._must_exist(command.place)
        self._update(command.place, withdrawn=True, chosen=None)
        if self._state.phase is Phase.ASKING and command.place == self._state.place:
            self._go_on()

    def _finish(self, command: m.Finish) -> None:
        if not any(self._state.is_open(place) for place in range(len(self._state.sitting))):
            self._end(m.Ending.COMPLETE)
        else:
            self._end(m.Ending.HANDED_IN if command.hand_in else m.Ending.EARLY)

    # --- what the commands share ---

    def _repeat_if_missed(self, place: int) -> None:
        """Ask a missed question once more in this sitting, after a few others, where the policy says so."""
        state, score = self._state, self._state.slots[place].score
        slot = state.sitting[place]
        times = sum(other.key == slot.key for other in state.sitting)
        if not self.policy.repeats or (score and score.correct) or times >= MAX_TIMES:
            return
        again = slot
        if slot.item is not None:
            (again,) = lay_out([slot.item], seed=f"{self.plan.seed}:{len(state.sitting)}")
        after = state.order.index(place) + 1 + REPEAT_GAP
        state.order = (*state.order[:after], len(state.sitting), *state.order[after:])
        state.sitting = (*state.sitting, again)
        state.slots.append(SlotState(withdrawn=state.slots[place].withdrawn))

    def _must_exist(self, place: int) -> None:
        if not 0 <= place < len(self._state.sitting):
            raise IllegalCommandError("place")

    def _must_be_asking(self, place: int) -> None:
        self._must_exist(place)
        if place != self._state.place:
            raise IllegalCommandError("place")

    def _must_fit(self, response: Response) -> None:
        item = self._state.sitting[self._state.place].item
        if item is not None and not fits(response, item.question.control()):
            raise IllegalCommandError("response")

    def _answer(self, place: int, response: Response, confidence: m.Confidence | None) -> None:
        item = self._state.sitting[place].item
        score = (
            self._known_scores.get(place, Score(0.0, 1.0, (False,))) if item is None else item.question.grade(response)
        )
        before = self._state.slots[place]
        self._update(
            place,
            response=response,
            score=score,
            confidence=confidence,
            chosen=None,
            chosen_confidence=None,
            skipped=False,
            attempts=before.attempts + 1,
        )
        self._emit(m.Answered(place, response, score, before.used_ms, confidence, before.attempts + 1))

    def _leave_question(self) -> None:
        """Let what is chosen on the open question count, where the policy says so."""
        if self._state.phase is Phase.ASKING and self.policy.unsubmitted_counts:
            self._count_chosen(self._state.place)

    def _count_chosen(self, place: int) -> None:
        """Let what is chosen but not submitted count, and how sure of it the candidate is by now."""
        state = self._state.slots[place]
        has_new_confidence = state.chosen_confidence not in {None, state.confidence}
        if state.chosen is not None and (state.chosen != state.response or has_new_confidence):
            self._answer(place, state.chosen, state.chosen_confidence)

    def _go_on_or_explain(self) -> None:
        """Leave a question that is over: where it is explained at once, only Next leads on."""
        if self.policy.may_change_answers:
            self._go_on()
        else:
            self._state.phase = Phase.FEEDBACK

    def _go_on(self) -> None:
        following = self._state.next_open(self._state.place)
        if following is not None:
            self._ask(following)
        elif self.policy.reviews_before_end or self._state.has_something_to_review:
            self._open_review()
        else:
            self._end(m.Ending.COMPLETE)

    def _ask(self, place: int) -> None:
        self._state.phase = Phase.ASKING
        self._state.place = place
        self._update(seen=True)
        self._emit(m.Asked(place))
        self._offer_breaks()

    def _open_review(self) -> None:
        self._state.phase = Phase.REVIEWING
        self._emit(m.Reviewing())
        self._offer_breaks()

    def _offer_breaks(self) -> None:
        """Tell of each break that is earned by now."""
        state = self._state
        breaks = () if self.policy.may_pause else self.policy.breaks
        while state.breaks_earned < len(breaks) and breaks[state.breaks_earned].after <= state.passed:
            self._emit(m.BreakOffered(breaks[state.breaks_earned].limit_ms))
            state.breaks_earned += 1

    def _go_back(self, *, by_time: bool) -> None:
        """Go on where the pause began; past a question that was withdrawn meanwhile."""
        state = self._state
        state.phase = state.phase_before_pause
        self._emit(m.Resumed(by_time))
        if state.phase is Phase.ASKING and state.slots[state.place].withdrawn:
            self._go_on()

    def _end(self, ending: m.Ending) -> None:
        if self.policy.unsubmitted_counts:
            for place in range(len(self._state.sitting)):
                self._count_chosen(place)
        self._state.phase = Phase.FINISHED
        self._state.ending = ending
        self._emit(m.Finished(ending))

    def _update(self, place: int | None = None, /, **changes: Any) -> None:
        at = self._state.place if place is None else place
        self._state.slots[at] = replace(self._state.slots[at], **changes)

    def _emit(self, event: m.Event) -> None:
        self._state.events.append(event)


def replay(session: Session, transcript: list[tuple[int, m.Command]]) -> list[m.Event]:
    """Handle every command of a transcript at its session time; return all events. Raises as ``handle`` does."""
    return [event for now, command in transcript for event in session.handle(command, now=now)]
