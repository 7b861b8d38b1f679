"""Where a scripted candidate sits: a plan over a bank, a home of its own, and a clock that the script moves."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from tests.conftest import FakeClock

from cps_quiz.bank.model import Bank
from cps_quiz.history.log import HistoryLog
from cps_quiz.history.records import Answered, AnyRecord
from cps_quiz.session.draw import lay_out
from cps_quiz.session.plan import Plan, Policy
from cps_quiz.ui.runner import Places, Runner

_records = msgspec.json.Decoder(AnyRecord)


@dataclass
class Desk:
    """One sitting of one candidate."""

    home: Path
    bank: Bank
    policy: Policy = field(default_factory=Policy)
    questions: Sequence[str] = ()
    mode: str = "quiz"
    title: str = ""
    clock: FakeClock = field(default_factory=FakeClock)

    @property
    def places(self) -> Places:
        return Places(live=self.home / "live", locks=self.home / "state" / "locks")

    @property
    def plan(self) -> Plan:
        items = {item.question.id: item for item in self.bank.items()}
        chosen = [items[name] for name in self.questions] if self.questions else list(items.values())
        slots = lay_out(chosen, seed="7")
        return Plan(id="sitting", mode=self.mode, seed="7", policy=self.policy, slots=slots, title=self.title)

    @property
    def log(self) -> HistoryLog:
        return HistoryLog(self.home / "history", state_folder=self.home / "state", clock=self.clock)

    def begin(self) -> Runner:
        return Runner.begin(self.plan, banks=(), log=self.log, places=self.places, clock=self.clock)

    def records(self) -> list[AnyRecord]:
        """Every record, in the order in which it was written."""
        files = sorted((self.home / "history").glob("*.jsonl"))
        return [_records.decode(line) for file in files for line in file.read_bytes().splitlines() if line]

    def answers(self) -> list[Answered]:
        return [record for record in self.records() if isinstance(record, Answered)]

    def facts(self) -> list[AnyRecord]:
        """The records but for ids and wall times; durations stay, since the script alone moves the clock."""
        return [
            msgspec.structs.replace(record, id="", device="", at="2000-01-01T00:00:00Z") for record in self.records()
        ]
