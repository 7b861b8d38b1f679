"""A new bank: commented, valid, with a first question to write over."""

import json
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,.()'/-]*")


class NewTopic(NamedTuple):
    """A topic of the blueprint, by its id and title."""

    id: str
    title: str


def slug(title: str) -> str:
    """Return an id made of a title, such as ``active-listening``; nothing where no letter is left."""
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


def new_bank(bank_id: str, title: str, topics: Sequence[NewTopic], *, schema: str) -> str:
    """Return the text of a bank of one or more topics; ``schema`` is the path of the schema for an editor."""
    code = "".join(word[0] for word in bank_id.split("-")).upper()
    code = code if len(code) > 1 else bank_id[:3].upper()
    blueprint = "".join(
        f"  {topic.id}:\n    title: {_quoted(topic.title)}\n    weight: 1\n    objectives:\n"
        f"      {code}-{number:02}: Say in one line what a candidate must be able to do\n"
        for number, topic in enumerate(topics, start=1)
    )
    return _TEXT.format(schema=schema, id=bank_id, title=_quoted(title), blueprint=blueprint, first=f"{code}-01")


def _quoted(text: str) -> str:
    if _PLAIN.fullmatch(text) and not text.endswith(" "):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return quoted.replace("\u2028", r"\u2028").replace("\u2029", r"\u2029")  # which end a line in YAML


_TEXT = """\
# yaml-language-server: $schema={schema}
# The line above lets an editor complete and check the fields. 'cps-quiz bank schema > {schema}' writes that file.
format: 1
id: {id}  # names the bank for ever; change it now or never
title: {title}
description: One or two sentences for the list of banks.
language: en
version: "1"

# Sources, which questions cite by name.
references:
  my-source:
    title: The title of the work
    author: Its author

# Why people pick wrong options. Each wrong option names one, so that learners see which trap keeps catching them.
misconceptions:
  advice:
    title: Giving advice
    description: Tells the person what to do, because it feels quick and kind.
  rescue:
    title: Rescuing
    description: Does for the person what the person can do, because it feels caring.
  minimize:
    title: Minimizing
    description: Makes a feeling smaller than it is, in the wish to calm.

# The blueprint: each topic's share of an exam by its weight, and what a candidate must be able to do.
topics:
{blueprint}
questions:
  # A first question, to show the fields. Write yours over it.
  # 'cps-quiz bank preview FILE --watch' shows each question as you save.
  - id: {id}-001  # stable for ever: progress hangs on it, not on the wording
    objective: {first}
    type: single  # or multiple, true-false, ordering, matching
    level: application  # or recall, analysis
    difficulty: medium  # or easy, hard
    stem: >-
      At the drop-in center, Oksana says, "My sister stopped calling when I moved into the shelter. I keep the phone
      beside me anyway." She has asked for nothing so far. Which reply reflects what Oksana said?
    options:
      - text: Sisters drift apart in busy times, and calls return on their own.
        misconception: minimize
        rationale: Makes the silence smaller than it is to her, and passes over the phone that she keeps close.
      - text: Her silence hurts, and a part of you goes on waiting for the ring.
        correct: true
        rationale: Names the hurt and the waiting in fresh words, so that she can see that both were heard.
      - text: Send her a short text tonight, so that she knows your new number.
        misconception: advice
        rationale: Sets out a step before she has asked for one, while what she said stays unanswered.
      - text: Give me her number and I will tell her that you would like a call.
        misconception: rescue
        rationale: Does the reaching out for her, which takes a step away that is hers to choose.
    explanation: >-
      A reflection gives back the meaning of what was said, here the hurt and the waiting, before anything else is done.
      Ideas for a next step can follow once she has been heard and wants them.
    references: [my-source]
"""
