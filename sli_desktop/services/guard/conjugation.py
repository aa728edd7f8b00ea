"""The forms of English verbs: "tells, told, told, telling" from "tell"."""

from collections import defaultdict

from sli_desktop.services.guard.lists import words

_IRREGULAR = {
    "hit": "hits hit hit hitting",
    "sing": "sings sang sung singing",
    "choose": "chooses chose chosen choosing",
    "lie": "lies lay lain lying",
    "leave": "leaves left left leaving",
    "drop": "drops dropped dropped dropping",
    "swear": "swears swore sworn swearing",
    "weep": "weeps wept wept weeping",
    "pay": "pays paid paid paying",
    "keep": "keeps kept kept keeping",
    "run": "runs ran run running",
    "go": "goes went gone going",
    "plan": "plans planned planned planning",
    "strike": "strikes struck struck striking",
    "hurt": "hurts hurt hurt hurting",
    "upset": "upsets upset upset upsetting",
    "sum": "sums summed summed summing",
    "hide": "hides hid hidden hiding",
    "submit": "submits submitted submitted submitting",
    "say": "says said said saying",
    "tell": "tells told told telling",
    "think": "thinks thought thought thinking",
    "feel": "feels felt felt feeling",
    "see": "sees saw seen seeing",
    "find": "finds found found finding",
    "speak": "speaks spoke spoken speaking",
    "make": "makes made made making",
    "give": "gives gave given giving",
    "set": "sets set set setting",
    "put": "puts put put putting",
    "take": "takes took taken taking",
    "know": "knows knew known knowing",
    "understand": "understands understood understood understanding",
    "learn": "learns learned learned learning",
    "have": "has had had having",
    "lose": "loses lost lost losing",
    "hold": "holds held held holding",
    "admit": "admits admitted admitted admitting",
    "regret": "regrets regretted regretted regretting",
    "hear": "hears heard heard hearing",
    "meet": "meets met met meeting",
    "quip": "quips quipped quipped quipping",
    "flag": "flags flagged flagged flagging",
    "refer": "refers referred referred referring",
    "show": "shows showed shown showing",
    "write": "writes wrote written writing",
    "draw": "draws drew drawn drawing",
    "bring": "brings brought brought bringing",
    "lead": "leads led led leading",
    "drive": "drives drove driven driving",
    "let": "lets let let letting",
    "bet": "bets bet bet betting",
    "overhear": "overhears overheard overheard overhearing",
    "foresee": "foresees foresaw foreseen foreseeing",
    "retell": "retells retold retold retelling",
    "sit": "sits sat sat sitting",
    "shed": "sheds shed shed shedding",
    "break": "breaks broke broken breaking",
    "tear": "tears tore torn tearing",
    "throw": "throws threw thrown throwing",
    "grow": "grows grew grown growing",
    "become": "becomes became become becoming",
    "come": "comes came come coming",
    "shake": "shakes shook shaken shaking",
    "light": "lights lit lit lighting",
    "hang": "hangs hung hung hanging",
    "wring": "wrings wrung wrung wringing",
    "bite": "bites bit bitten biting",
    "get": "gets got got getting",
    "read": "reads read read reading",
    "buy": "buys bought bought buying",
    "lay": "lays laid laid laying",
    "wear": "wears wore worn wearing",
    "mislead": "misleads misled misled misleading",
}

PARTICIPLES = frozenset(each.split()[2] for each in _IRREGULAR.values()) | words(
    "built sent spent sold taught caught won begun done dealt cut cost beaten forgotten fed"
)
"""Irregular ones of the passive: "was told", "were given"."""

_DOUBLED = words(
    """slam dub rub sob spot nod grin snap fret rebut abhor shrug bug stun jar stop slip chat
    nag fob
    prefer infer demur concur occur refer commit grab pin beg rap"""
)
"""Verbs that double their last letter: "preferred"."""
_VOWELS = frozenset("aeiou")


def _regular(lemma: str) -> tuple[str, str, str, str]:
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma[:-1]}ied", f"{lemma}ing"
    if lemma in _DOUBLED or _doubles_l(lemma):
        return (
            f"{lemma}s",
            f"{lemma}{lemma[-1]}ed",
            f"{lemma}{lemma[-1]}ed",
            f"{lemma}{lemma[-1]}ing",
        )
    if lemma.endswith("e"):
        return f"{lemma}s", f"{lemma}d", f"{lemma}d", f"{lemma[:-1]}ing"
    third = f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x", "o")) else f"{lemma}s"
    return third, f"{lemma}ed", f"{lemma}ed", f"{lemma}ing"


def _doubles_l(lemma: str) -> bool:
    """Like "label", "marvel" and "signal", but not "reveal" and "recall"."""
    return lemma[-1] == "l" and lemma[-2] in _VOWELS - {"o"} and lemma[-3] not in _VOWELS


def forms(lemmas: frozenset[str]) -> dict[str, frozenset[tuple[str, str]]]:
    """Each form of some verbs, with the lemma and the tense it may be of."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for lemma in lemmas:
        known = _IRREGULAR.get(lemma)
        third, past, participle, ing = known.split() if known else _regular(lemma)
        for form, tag in (
            (lemma, "base"),
            (third, "s"),
            (past, "past"),
            (participle, "part"),
            (ing, "ing"),
        ):
            found[form].add((lemma, tag))
    return {form: frozenset(tags) for form, tags in found.items()}
