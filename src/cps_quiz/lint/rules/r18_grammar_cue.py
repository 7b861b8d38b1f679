"""R18."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, WordList
from cps_quiz.lint.subject import WrittenOption, WrittenQuestion
from cps_quiz.questions.choice import Choice

_BLANK = r"[\s_.\u2026:\u2014-]*$"
_ARTICLE = re.compile(rf"(?:^|(?<=\s))an?(?={_BLANK})", re.IGNORECASE)
_LAST_WORD = re.compile(rf"([\w']*[^\W_]){_BLANK}")
_QUOTE = re.compile(r"[\"'](?=\w)")
_QUOTED_TERM = re.compile(r"\"[^\".?!]*\",?\s+\w")  # a word in quotation marks that the sentence goes on about
_LETTERS_SAID_WITH_A_VOWEL = frozenset("AEFHILMNORSX")
_NUMBER_SAID_WITH_A_VOWEL = re.compile(r"8|1[18](?!\d)")
_NOUN_END = re.compile(r".*(?:tion|sion|ment|ness|ship|ity|ance|ence|ism|ics)s?$")
_ADJECTIVE_END = re.compile(r".*(?:ful|al|ive|ed|ing|ous|ble|ic|less|ly|ent|ant|ary)$")
_GERUND = re.compile(r"(?!.*thing$)\w{2,}[aeiouy]\w*ing$|(?:do|be|go|say)ing$")
_PLURAL = re.compile(r"(?!.*(?:ss|us|is|ics)$).+s$|people$|children$|(?:wo)?men$")


class Form(StrEnum):
    """How an option begins."""

    QUOTE = "a quotation"
    COMMAND = "a verb"
    PREDICATE = 'a verb with "s"'
    INFINITIVE = '"to"'
    NOUN = "a noun"
    CLAUSE = "a whole sentence"
    SPEECH = "spoken words"


_ANY = frozenset(Form)


class GrammarCue(QuestionRule):
    """The options do not all fit the stem's grammar, or begin in different forms.

    "A" at the end of a stem rules out whatever begins with a vowel, and "are" whatever is one thing: such options fall
    to a reader who knows English and nothing else. An option that is built unlike the others stands out as well, and
    it takes longer to compare.
    """

    code = "R18"
    name = "grammar-cue"
    severity = Severity.ERROR
    heuristic = True
    sources = (
        "Haladyna, Downing & Rodriguez 2002, guideline 28c",
        "NBME 2020, technical flaws",
        "Moore et al. 2023",
    )
    types = (Choice,)
    remedy = "begin all options in one form that fits the stem"

    vowel_sounds = WordList("sounds-like-a-vowel")
    consonant_sounds = WordList("sounds-like-a-consonant")
    singular_ends = WordList("singular-ends")
    plural_ends = WordList("plural-ends")
    prepositions = WordList("prepositions")
    verbs = WordList("verb-openings")
    verbs_or_nouns = WordList("verbs-or-nouns")
    clauses = WordList("clause-openings")
    nouns = WordList("noun-openings")
    finite_verbs = WordList("finite-verbs")
    relatives = WordList("relatives")
    objects = WordList("objects")
    before_a_verb = WordList("before-a-verb")
    speech = WordList("speech")

    bad = """\
stem: A lasting change in how a helper sees the world, after hearing of much violence, is called a
#                                                                                                ^
options:
  - text: vicarious trauma reaction
    correct: true
  - text: stress response of a day
  - text: burnout stage
  - text: empathy gap
"""
    good = """\
stem: Which term names a lasting change in how a helper sees the world, after hearing of much violence?
options:
  - text: Vicarious trauma
    correct: true
  - text: Stress response
  - text: Burnout
  - text: Empathy gap
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield the article that rules options out, the first of another number, and the first of another form."""
        if len(question.options) < 2:
            return
        yield from self._article(question)
        yield from self._number(question)
        yield from self._form(question)

    def _article(self, question: WrittenQuestion) -> Iterator[Finding]:
        article = _ARTICLE.search(question.stem)
        if not article:
            return
        sounds = [self._begins_with_a_vowel(option) for option in question.options if option.words]
        if len(set(sounds)) > 1:
            fitting = sounds.count(len(article[0]) == 2)
            message = f"'{article[0]}' fits {fitting} of {len(sounds)} options"
            yield Finding(
                question, ("stem",), message, help="end the stem in 'a(n)', or move the article", part=article
            )

    def _begins_with_a_vowel(self, option: WrittenOption) -> bool:
        word = re.split(r"\s", option.plain.lstrip(" \"'("), maxsplit=1)[0]
        if word.isupper() and not set(word) & set("AEIOU"):
            return word[0] in _LETTERS_SAID_WITH_A_VOWEL  # it is read letter by letter
        if word[:1].isdigit():
            return bool(_NUMBER_SAID_WITH_A_VOWEL.match(word))
        if any(match.start() == 0 for match in self.vowel_sounds.find(word)):
            return True
        return word[:1].lower() in "aeiou" and not any(not m.start() for m in self.consonant_sounds.find(word))

    def _number(self, question: WrittenQuestion) -> Iterator[Finding]:
        last = _LAST_WORD.search(question.stem)
        end = last[1].lower() if last else ""
        wants_plural = end in self._in["plural-ends"]
        if not wants_plural and end not in self._in["singular-ends"]:
            return
        plurals = [self._is_plural(option) for option in question.options]
        if wants_plural in plurals and (not wants_plural) in plurals:
            count = plurals.count(not wants_plural)
            message = f"the stem ends in '{end}', and {count} of {len(plurals)} options begin with "
            message += "a singular" if wants_plural else "a plural"
            at = question.options[plurals.index(not wants_plural)].at
            yield Finding(question, at, message, severity=Severity.WARNING)

    def _is_plural(self, option: WrittenOption) -> bool | None:
        """Return whether an option names several things; None where it names none, or where that is open."""
        first = option.words[0] if option.words else ""
        quoted = _QUOTE.match(option.plain)
        if quoted or first in {"", "to"} | self._in["clause-openings"] or _GERUND.match(first):
            return None
        if first in self._in["singular-ends"] or first in self._in["plural-ends"]:
            return first in self._in["plural-ends"]
        end = next((i for i, word in enumerate(option.words) if i and word in self._in["prepositions"]), None)
        phrase = option.words[:end]
        if "and" in phrase or _PLURAL.match(phrase[-1]):
            return True
        is_thing = not _ADJECTIVE_END.match(phrase[-1]) and Form.NOUN in self._forms(option)
        return False if is_thing else None

    def _form(self, question: WrittenQuestion) -> Iterator[Finding]:
        forms = self._forms_of_all(question)
        if frozenset.intersection(*forms):
            return
        count = Counter(form for possible in forms for form in possible)
        common = max(Form, key=lambda form: count[form])
        place = next(place for place, possible in enumerate(forms) if common not in possible)
        own = next(form for form in Form if form in forms[place])
        message = f"this option begins with {own}, {count[common]} of {len(forms)} begin with {common}"
        yield Finding(question, question.options[place].at, message, severity=Severity.WARNING)

    def _forms_of_all(self, question: WrittenQuestion) -> list[frozenset[Form]]:
        """Return the forms that each option may have. In a dialogue whatever is not quoted is speech alike."""
        unquoted = [option for option in question.options if not _QUOTE.match(option.plain)]
        spoken = sum(not self._in["speech"].isdisjoint(option.words) for option in unquoted)
        in_sentences = all(option.plain.endswith((".", "?", "!")) for option in unquoted)
        if not spoken or (spoken * 2 < len(unquoted) and not in_sentences):
            return [self._forms(option) for option in question.options]
        speech = frozenset({Form.SPEECH})
        return [speech if option in unquoted else self._forms(option) for option in question.options]

    def _forms(self, option: WrittenOption) -> frozenset[Form]:
        if _QUOTE.match(option.plain):
            return _ANY if _QUOTED_TERM.match(option.plain) else frozenset({Form.QUOTE})
        words = self._without_adverbs(option.words)
        first, second = (*words, "", "")[:2]
        if first == "to":
            return frozenset({Form.INFINITIVE})
        if first in self._in["clause-openings"]:
            return frozenset({Form.CLAUSE})
        if first in self._in["verb-openings"]:
            return self._of_verb(Form.COMMAND, first, words)
        if base := self._base(first):
            return self._of_verb(Form.PREDICATE, base, words)
        has_object = second in self._in["objects"]
        ends_as_noun = bool(_GERUND.match(first) or (_NOUN_END.match(first) and not has_object))
        is_noun = ends_as_noun or first in self._in["noun-openings"] or not second
        return self._noun_or_clause(words) if first and is_noun else _ANY

    def _without_adverbs(self, said: list[str]) -> list[str]:
        for place, word in enumerate(said):
            if word not in self._in["before-a-verb"] and not word.endswith("ly"):
                return said[place:]
        return said

    def _of_verb(self, form: Form, verb: str, words: list[str]) -> frozenset[Form]:
        has_object = len(words) > 1 and words[1] in self._in["objects"]
        may_be_noun = verb in self._in["verbs-or-nouns"] and not has_object
        return self._noun_or_clause(words) | {form} if may_be_noun else frozenset({form})

    def _base(self, word: str) -> str:
        """Return the verb of "listens" or "watches", or nothing."""
        bases = (word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y")
        return next((base for base in bases if base != word and base in self._in["verb-openings"]), "")

    def _noun_or_clause(self, words: list[str]) -> frozenset[Form]:
        noun, either = frozenset({Form.NOUN}), frozenset({Form.NOUN, Form.CLAUSE})
        start = 2 if words[0] in self._in["noun-openings"] else 1  # no verb follows "a"
        for word in words[start:]:
            if word in self._in["relatives"]:
                return either
            if word in self._in["finite-verbs"]:
                return frozenset({Form.CLAUSE})
            base = self._base(word)
            if base and base not in self._in["verbs-or-nouns"]:
                return frozenset({Form.CLAUSE})
            if base or word in self._in["verb-openings"] or word.endswith("ed"):
                return either
        return noun

    @cached_property
    def _in(self) -> Mapping[str, frozenset[str]]:
        lists = (value.__get__(self, type(self)).entries for value in self.word_lists().values())
        return dict(zip(self.word_lists(), map(frozenset, lists), strict=True))
