"""Commands as the journal holds them."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cps_quiz.questions.controls import Arranged, Paired, Picked
from cps_quiz.session import messages as m

numbers = st.integers(0, 20)
parts = st.lists(numbers, max_size=6).map(tuple)
responses = st.one_of(st.builds(Picked, parts), st.builds(Arranged, parts), st.builds(Paired, parts))
confidences = st.none() | st.sampled_from(m.CONFIDENCES)
commands = st.one_of(
    st.builds(m.Choose, numbers, st.none() | responses, confidences),
    st.builds(m.Strike, numbers, numbers),
    st.builds(m.Submit, numbers, responses, confidences),
    st.builds(m.Finish, st.booleans()),
    *(st.builds(command, numbers) for command in (m.Skip, m.Flag, m.GoTo, m.Withdraw)),
    st.sampled_from([m.Start(), m.Next(), m.Review(), m.Pause(), m.Resume(), m.Tick()]),
)


@settings(deadline=None, max_examples=150)
@given(commands)
def test_every_command_survives_its_json(command: m.Command) -> None:
    assert msgspec.json.decode(msgspec.json.encode(command), type=m.Command) == command


@pytest.mark.parametrize(
    ("command", "written"),
    [
        (m.Submit(2, Picked((0, 3)), "sure"), '{"type":"submit","place":2,"response":PICKED,"confidence":"sure"}'),
        (m.Submit(2, Picked((0, 3))), '{"type":"submit","place":2,"response":PICKED}'),
        (m.GoTo(1), '{"type":"go-to","place":1}'),
        (m.Withdraw(1), '{"type":"withdraw","place":1}'),
        (m.Finish(), '{"type":"finish"}'),
        (m.Finish(hand_in=False), '{"type":"finish","hand_in":false}'),
    ],
)
def test_a_journal_written_today_can_be_read_tomorrow(command: m.Command, written: str) -> None:
    assert msgspec.json.encode(command).decode() == written.replace("PICKED", '{"type":"picked","parts":[0,3]}')
