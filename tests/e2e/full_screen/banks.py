"""Banks whose questions are easy to drive by key: what can keep its order on the screen does."""

from cps_quiz.bank.load import load_bytes
from cps_quiz.bank.model import Bank

HEAD = """\
format: 1
id: practice
title: Practice bank
topics:
  first: {title: First topic, objectives: {A-1: Do one thing}}
  second: {title: Second topic, objectives: {B-1: Do another}}
references: {book: {title: A Book, author: Someone, year: 1990}}
misconceptions:
  advice: {title: Giving advice}
  rescue: {title: Rescuing}
terms:
  recovery: A way of living.
  peer: Someone who has been there.
  ally: Someone who stands beside.
questions:
"""

PRACTICE = """\
  - id: single
    objective: A-1
    shuffle: false
    stem: Which reply is right?
    options:
      - {text: Alpha reply, misconception: advice, rationale: Alpha tells her what to do.}
      - {text: Beta reply, correct: true, rationale: Beta listens.}
      - {text: Gamma reply, misconception: rescue, rationale: Gamma takes over.}
      - {text: Delta reply, rationale: Delta looks away.}
    explanation: Listening comes first.
    references: [book]
    points_to: [recovery]
  - id: several
    objective: A-1
    type: multiple
    shuffle: false
    stem: Which two help?
    options:
      - {text: Help one, correct: true, rationale: One helps.}
      - {text: Harm one, misconception: advice, rationale: It harms.}
      - {text: Help two, correct: true, rationale: Two helps.}
    explanation: Both of them help.
  - id: truth
    objective: B-1
    type: true-false
    stem: It is so.
    answer: false
    rationales: {true: It is not so., false: Indeed not.}
    misconception: advice
    explanation: It never was.
  - id: steps
    objective: B-1
    type: ordering
    stem: Put these in order.
    sequence:
      - {text: First step, rationale: It opens.}
      - {text: Second step, rationale: It follows.}
      - {text: Third step, rationale: It closes.}
    explanation: One after the other.
  - id: pairs
    objective: B-1
    type: matching
    shuffle: false
    stem: Match these.
    pairs:
      - {left: Left one, right: Right one, rationale: One to one.}
      - {left: Left two, right: Right two, rationale: Two to two.}
      - {left: Left three, right: Right three, rationale: Three to three.}
    spares: [Spare one, Spare two, Spare three, Spare four]
    explanation: Each to its own.
  - id: last
    objective: A-1
    shuffle: false
    stem: What is the last one?
    options: [{text: Yes last, correct: true, rationale: It is.}, {text: Not last, rationale: It is not.}]
    explanation: It ends here.
"""

LONG_WORD = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft-und-mehr-davon-am-Ende"
WIDE = "同伴支持者首先倾听然后询问这个人自己想要什么而不是告诉他应该做什么因为康复是每个人自己的道路"


def words(name: str, count: int) -> str:
    """Return text of so many words, each told apart from every other."""
    return " ".join(f"{name}{number:03}" for number in range(count))


LONG = f"""\
  - id: long
    objective: A-1
    shuffle: false
    stem: {words("stem", 70)} {LONG_WORD}
    options:
      - {{text: {words("alpha", 20)}, correct: true, rationale: {words("whyalpha", 40)}}}
      - {{text: {words("beta", 20)} {WIDE}, misconception: advice, rationale: {words("whybeta", 40)} {WIDE}后}}
      - {{text: {words("gamma", 20)}, rationale: {words("whygamma", 40)}}}
      - {{text: {words("delta", 20)}, rationale: {words("whydelta", 40)}}}
    explanation: {words("explained", 60)} {LONG_WORD}-too
"""


def bank_of(text: str) -> Bank:
    """Return a bank that has nothing to complain of."""
    loaded = load_bytes(text.encode(), path="bank.yaml")
    assert loaded.diagnostics == ()
    assert loaded.bank is not None
    return loaded.bank


def practice_bank() -> Bank:
    """Return six questions, one of each type and one more; the matching has rights up to g."""
    return bank_of(HEAD + PRACTICE)


def long_bank() -> Bank:
    """Return one question that is longer than any screen."""
    return bank_of(HEAD + LONG)


def exam_bank(questions: int) -> Bank:
    """Return singles in three topics that keep their order; a is right everywhere."""
    head = (
        "format: 1\nid: exam\ntitle: Exam bank\ntopics:\n"
        + "".join(f"  t{n}: {{title: Subject {n}, objectives: {{O-{n}: Do it}}}}\n" for n in (1, 2, 3))
        + "questions:\n"
    )
    return bank_of(
        head
        + "".join(
            f"  - id: q-{n:03}\n    objective: O-{n % 3 + 1}\n    stem: Stem number {n}.\n    shuffle: false\n"
            "    options:\n"
            f"      - {{text: Alpha {n}, correct: true, rationale: Alpha is it {n}.}}\n"
            f"      - {{text: Beta {n}, rationale: Beta is not {n}.}}\n"
            f"      - {{text: Gamma {n}, rationale: Gamma is not {n}.}}\n"
            f"    explanation: Explained {n}.\n"
            for n in range(1, questions + 1)
        )
    )
