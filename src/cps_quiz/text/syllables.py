"""How many syllables an English word has, by its spelling: about right for nineteen words of twenty.

A syllable is a group of vowels. An e that isn't heard is taken out before, and vowels that are heard one by one are
parted. English has exceptions to each of these; the most frequent words among them stand in a table.
"""

import functools
import re
import unicodedata

_EXCEPTIONS = {
    "being": 2, "business": 2, "businesses": 3, "doesn't": 2, "evening": 2, "every": 2, "everybody": 4, "everyone": 3,
    "everything": 3, "eye": 1, "eyes": 1, "idea": 3, "ideas": 3, "maybe": 2, "people": 2, "recipe": 3, "something": 2,
}  # fmt: skip

_LOUD_ACCENT = re.compile("e[\u0300-\u0302]")
_DIAERESIS = re.compile("([aeiou])\u0308")
_SHORTENED = re.compile("'(?:s|re|ve|ll|d|m)?$")
_HISSING = re.compile(r"(?:[sxz]|[cs]h|[cg]e?)$")
_NOT = re.compile(r"(?<=[dst])n't$")  # did·n't, but don't
_FIRST_PART = re.compile(r"^(fore|guide|here|home|life|safe|side|some|there|ware|where)(?=[bcfghlnoptw])")
_SUFFIX = re.compile(r"(?:ful|less|ment|ness|ly|hood|some)(?:ly|ness|al)?s?$|li(?:ness|hood|est|er)$")
_MUTE_BEFORE_SUFFIX = re.compile(r"(?<=[aeiouy][^\Waeiouy])e$|(?<=[aeiouy][^\Waeiouy][^\Waeiouyl])e$|(?<=[aeiouy]l)e$")
_MUTE = re.compile(
    r"(?<=[aeiouy])e[sd]$"  # goes, tried, stayed
    r"|(?<=[^\Waeiouylrdt])ed$|(?<=[aeiouylr][lr])ed$"  # helped, called; not wanted, handled, hundred
    r"|(?<=[aeiouyl]l)es?$|(?<=[aeiouyr]r)es?$"  # rules, there; not tables, centre
    r"|(?<=[^\Waeiouylr])e$|(?<=[bdfkmnptv])es$|(?<=[pt]h)es$"  # hope, hopes, clothes; not choices, wishes
)
_MUTE_UE = re.compile(r"(?<=[gq])ue(?=s?$)")  # unique, league
_PARTED = re.compile(
    r"(?<=[aeiouy])(?=ing)"  # be·ing
    r"|(?<=[aeou])(?=y[aeou])|(?<=[^\Waeiouw]y)(?=[aeou])"  # be·yond, any·one
    r"|(?<=[^\Waeioucglnstx]i)(?=o(?!r|us))|(?<=[^\Wcgstx]i)(?=ous)"  # ra·dio, var·ious
    r"|(?<=[^\Wcst]i)(?=a(?!ge|r\b))|(?<=[cst]i)(?=at)|(?<=[^\Wcst]i)(?=um)"  # tri·al, appreci·ate, medi·um
    r"|(?<=[^\Wcfst]i)(?<!^fri)(?=e[nt])|(?<=^[cs]ci)(?=e)|(?<=^sci)(?=e)"  # cli·ent, sci·ence
    r"|(?<=soci)(?=et)|(?<=xi)(?=et)|(?<=re)(?=a[cl][^\Wkmh])|(?<=po)(?=e)|(?<=^co)(?=o[pr])"  # anxi·ety, po·et
    r"|(?<=[^\Wgqs]u)(?=a(?!r))|(?<=[sg]u)(?=al)|(?<=[^\Wgq]u)(?=e(?:l|n[ct]|t))|(?<=[rl]u)(?=i[nd])"  # act·ual, fl·uid
    r"|(?<=[^\Wgp]e)(?=o(?!u))|(?<=cre)(?=at)|(?<=[dr]e)(?=as?$)|(?<=de)(?=al)"  # vid·eo, cre·ate, are·a, ide·al
    r"|(?<=re)(?=ali|ct)|(?<=the)(?=at)|(?<=su)(?=i[ct]i)|(?<=ha)(?=os)"  # re·ality, the·ater
)
_VOWELS = re.compile(r"[aeiouy]+")
_SOUNDING = re.compile(r"(?:sms?|thms?)$")  # pris·m, rhyth·m


@functools.lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """Return about how many syllables a word has, at least one."""
    lowered = _plain(word)
    if lowered in _EXCEPTIONS:
        return _EXCEPTIONS[lowered]
    stem = _SHORTENED.sub("", lowered)
    more = int(lowered.endswith("'s") and _HISSING.search(stem) is not None)
    stem, negated = _NOT.subn("", stem)
    return max(_of_stem(stem) + more + negated, 1)


def _plain(word: str) -> str:
    """Return the word in lower case without accents: an é that is heard becomes an i, and ï is parted."""
    parted = unicodedata.normalize("NFD", word.lower().replace("\u2019", "'"))
    parted = _DIAERESIS.sub(r"-\1", _LOUD_ACCENT.sub("i", parted))
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def _of_stem(stem: str) -> int:
    stem = _FIRST_PART.sub(lambda part: part[1][:-1] + "-", stem)
    if suffix := _SUFFIX.search(stem):
        stem = _MUTE_BEFORE_SUFFIX.sub("", stem[: suffix.start()]) + "-" + suffix[0]
    heard = _MUTE.sub("", _MUTE_UE.sub("", stem) if len(stem) > 5 else stem)
    return len(_VOWELS.findall(_PARTED.sub("-", heard))) + len(_SOUNDING.findall(stem))
