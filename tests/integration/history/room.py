"""Sessions with their journal, history and clock, ended and carried on as the program would."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.integration.history.desk import Desk

from cps_quiz.bank.model import Bank, Item
from cps_quiz.history.fold import PastSession
from cps_quiz.history.journal import Line, live_sessions, read_journal
from cps_quiz.questions.controls import Arranged, Paired, Picked, Response
from cps_quiz.session.draw import lay_out
from cps_quiz.session.plan import Plan, Policy
from cps_quiz.ui.runner import Places, Runner

SESSION = "sitting"

# The questions of the small bank in its order.
RIGHT: tuple[Response, ...] = (
    Picked((0,)),
    Picked((0, 2)),
    Picked((1,)),
    Arranged((0, 1, 2, 3)),
    Paired((0, 1)),
)
WRONG: tuple[Response, ...] = (
    Picked((1,)),
    Picked((1, 3)),
    Picked((0,)),
    Arranged((3, 2, 1, 0)),
    Paired((2, 0)),
)


@dataclass
class Room:
    """Where a learner sits: the desk, and the bank that the session asks, in its order."""

    desk: Desk
    bank: Bank

    @property
    def places(self) -> Places:
        return Places(live=self.desk.home / "live", locks=self.desk.home / "state" / "locks")

    def plan(self, policy: Policy) -> Plan:
        slots = lay_out(self.bank.items(), seed="7")
        return Plan(id=SESSION, mode="quiz", seed="7", policy=policy, slots=slots)

    def begin(self, policy: Policy | None = None) -> Runner:
        log, clock = self.desk.open(), self.desk.clock
        return Runner.begin(self.plan(policy or Policy()), banks=(), log=log, places=self.places, clock=clock)

    def past(self) -> PastSession:
        return self.desk.fold().sessions[SESSION]

    def carry_on(self, items: Sequence[Item] | None = None) -> Runner:
        """Carry the session on in another run of the program, whose monotonic clock began elsewhere."""
        self.desk.clock.pass_ms(3_600_000)
        asked = list(self.bank.items()) if items is None else items
        log, clock = self.desk.open(), self.desk.clock
        return Runner.carry_on(self.past(), items=asked, log=log, places=self.places, clock=clock)

    def journal(self) -> list[Line]:
        return read_journal(self.places.live / f"{SESSION}.jsonl")

    def live(self) -> list[str]:
        return live_sessions(self.places.live)


def die(runner: Runner) -> None:
    """Let go of the session as a killed program does: nothing more is written."""
    runner._journal.close()
