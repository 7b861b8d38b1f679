"""The history for other programs."""

import csv
import io
import json

import msgspec
import pytest
from tests.unit.history.facts import answered, at, finished, flagged, noted, started, undone

from cps_quiz.bank.notes import FaultNote
from cps_quiz.history import export
from cps_quiz.history.fold import fold
from cps_quiz.history.records import AnyRecord, StoredPart

RECORDS: list[AnyRecord] = [
    started(1),
    answered(2, place=1, question="two", correct=False, confidence="guess"),
    answered(3),
    noted(4, "two are right"),
    flagged(5, on=True),
    finished(6),
    started(7, session="later"),
    answered(8, session="later"),
    undone(9, "d-8"),
]
HEADING = (
    "session,at,bank,question,topic,content_hash,response,correct,points,maximum,elapsed_ms,confidence,attempt,traps\n"
)


def test_json_holds_every_session_with_its_answers_by_place() -> None:
    right = {
        "bank": "small",
        "question": "one",
        "topic": "first",
        "content_hash": "0123456789abcdef",
        "response": [{"part": 0, "text_hash": "abcdef012345"}],
        "correct": True,
        "points": 1.0,
        "maximum": 1.0,
        "elapsed_ms": 4000,
        "confidence": None,
        "attempt": 1,
        "traps": [],
        "at": at(3),
        "offset_min": 0,
    }
    wrong = {
        **right,
        "question": "two",
        "response": [{"part": 1, "text_hash": "abcdef012345"}],
        "correct": False,
        "points": 0.0,
        "confidence": "guess",
        "traps": ["advice"],
        "at": at(2),
    }
    assert json.loads(export.as_json(fold(RECORDS))) == {
        "format": 1,
        "sessions": [
            {
                "id": "s",
                "mode": "quiz",
                "started_at": at(1),
                "finished_at": at(6),
                "ending": "complete",
                "score": 0.5,
                "correct": 1,
                "counted": 2,
                "passed": False,
                "used_ms": 65_000,
                "seed": "7",
                "questions": 2,
                "answers": [right, wrong],
                "notes": [{"bank": "small", "question": "one", "note": "two are right", "at": at(4)}],
            },
            {
                "id": "later",
                "mode": "quiz",
                "started_at": at(7),
                "finished_at": None,
                "ending": None,
                "score": None,
                "correct": None,
                "counted": None,
                "passed": None,
                "used_ms": None,
                "seed": "7",
                "questions": 2,
                "answers": [],
                "notes": [],
            },
        ],
    }


def test_an_empty_history_is_an_empty_export() -> None:
    assert json.loads(export.as_json(fold([]))) == {"format": 1, "sessions": []}
    assert export.as_csv(fold([])) == HEADING


def test_json_of_a_session_whose_start_is_missing_says_so() -> None:
    (session,) = json.loads(export.as_json(fold([answered(3)])))["sessions"]
    assert (session["mode"], session["started_at"], session["questions"]) == (None, at(3), None)


def test_csv_has_a_row_for_each_answer_that_counts_in_the_order_of_time() -> None:
    assert export.as_csv(fold(RECORDS)) == HEADING + (
        f"s,{at(2)},small,two,first,0123456789abcdef,1,false,0.0,1.0,4000,guess,1,advice\n"
        f"s,{at(3)},small,one,first,0123456789abcdef,0,true,1.0,1.0,4000,,1,\n"
    )


def test_csv_writes_the_pairs_of_a_matching_and_several_parts_in_one_cell() -> None:
    parts = (StoredPart(part=2, text_hash="x", left="coping"), StoredPart(part="yes", text_hash="y", left=1))
    answer = msgspec.structs.replace(answered(1), response=parts, traps=("advice", "rescue"))
    (row,) = csv.DictReader(io.StringIO(export.as_csv(fold([answer]))))
    assert (row["response"], row["traps"]) == ("coping:2 1:yes", "advice rescue")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_a_cell_that_a_spreadsheet_would_run_is_defused(start: str) -> None:
    formula = f'{start}HYPERLINK("http://x","y")'
    answer = msgspec.structs.replace(
        answered(1),
        session=formula,
        bank=formula,
        question=formula,
        topic=formula,
        content_hash=formula,
        confidence=formula,
        response=(StoredPart(part=formula, text_hash="x"),),
        traps=(formula,),
    )
    (row,) = csv.DictReader(io.StringIO(export.as_csv(fold([answer])), newline=""))
    fields = ("session", "bank", "question", "topic", "content_hash", "response", "confidence", "traps")
    assert [row[name] for name in fields] == [f"'{formula}"] * len(fields)


def test_a_cell_with_commas_quotes_and_line_ends_stays_one_cell() -> None:
    odd = 'a,"b"\nc'
    answer = msgspec.structs.replace(answered(1), bank=odd)
    (row,) = csv.DictReader(io.StringIO(export.as_csv(fold([answer])), newline=""))
    assert row["bank"] == odd


def test_notes_for_authors_tell_nothing_else() -> None:
    assert export.fault_notes(fold(RECORDS).sessions.values()) == (
        FaultNote(bank="small", question="one", content_hash="0123456789abcdef", note="two are right"),
    )
