"""How people are said to have told something: verbs of saying and thinking in all their forms.

Written by lemma; `FORMS` holds every form of each. A verb that also tells what somebody does day
by day ("she shares an office") counts only in the past, or with what was told behind it.
"""

from collections import defaultdict


def words(text: str) -> frozenset[str]:
    """A set of words written as one text."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Phrases written as one text with commas between them, each as its words."""
    return tuple(tuple(each.split()) for each in text.split(","))


SAYING = words(
    """attribute ascribe trace recognise recognize appreciate defend affirm suppose posit moot
    agonise bemoan boast brag chafe condemn concur contend contest crave cherish credit deride
    despair despise detest disapprove discount downplay enthuse envisage envy equate exclaim
    fret grieve guess harbour imagine infer intend interpret marvel miss mourn muse mutter opine
    ponder portray profess query rail rate recollect refute relish rue scoff shrug speculate
    surmise swear sympathise sympathize view weep whisper yearn rank intimate signal counsel
    laugh cry say tell explain describe argue admit believe think feel claim insist state
    suggest warn comment remark observe recall confirm acknowledge complain mention stress
    emphasise emphasize maintain assert concede confess confide reveal disclose declare deny
    dispute doubt fear worry hope regret wish want prefer accept reckon suspect sense consider
    perceive judge remember lament joke quip grumble moan urge object predict imply hint
    conclude resent love trust distrust mistrust oppose favour enjoy admire dislike hate dread
    realise realize regard see find expect wonder summarise summarize relay recount relate voice
    echo vent criticise criticize blame allege attest testify vouch assume anticipate caution
    plead protest reiterate repeat retort sigh compare liken characterise characterize deplore"""
)
"""Verbs whose subject has said or thought something, in any tense."""

PAST_ONLY = words(
    """report note reply respond answer add like agree recognise recognize appreciate reflect
    praise welcome outline highlight underline flag challenge question estimate point score list
    demand counter clarify elaborate justify float pinpoint express cite quote indicate advise
    inform brief assure welcome commend raise share present identify contribute volunteer offer
    ask propose recommend call"""
)
"""Verbs that in the present tense tell of a habit, and in the past of what was told."""

WITH_A_MATTER = words(
    """issue register lodge table repeat drop raise share express voice make give present identify
    offer air hold take put hide mince provide submit write"""
)
"""Verbs that tell something only with a matter behind them: "raised concerns", "lost faith"."""

WITH_THAT = words("know understand learn discover ask propose recommend agree disagree note show")
"""Verbs that tell something only with what is known: "knows that", "understands why"."""

CLAUSES = words("that why how us whether what when where who she he they it there this")
"""Words that open what is known."""

PHRASAL = {
    "put": words("it forward figure down"),
    "hit": words("out"),
    "lash": words("out"),
    "pour": words("scorn cold"),
    "sing": words("praises"),
    "heap": words("praise"),
    "open": words("up"),
    "choose": words("word words"),
    "sound": words("note alarm caution warning"),
    "strike": words("note tone"),
    "lie": words("awake"),
    "join": words("in"),
    "use": words("word words phrase term image expression analogy"),
    "pay": words("tribute"),
    "paint": words("picture"),
    "keep": words("coming returning"),
    "run": words("through patience"),
    "go": words("through far record"),
    "plan": words("leave retire resign stand move step quit go"),
    "take": words("issue exception offence view comfort heart pride"),
    "make": words("known clear case plain light much bones fun"),
    "lose": words("sleep faith confidence trust hope heart patience"),
    "draw": words(
        "comfort strength attention contrast comparison parallel parallels picture distinction"
    ),
    "let": words("slip know"),
    "name": words("it problem"),
    "sum": words("up it"),
    "set": words("out"),
    "spell": words("out"),
    "point": words("out to"),
    "call": words("it for the this them us that"),
    "single": words("out"),
    "speak": words("of about for warmly openly highly movingly passionately"),
    "talk": words("of about openly"),
    "look": words("forward"),
    "own": words("up"),
}
"""Verbs that tell something only with these words behind them."""

HABITS = {
    "think": words("ahead strategically clearly carefully long big before quickly deeply"),
    "insist": words("on"),
    "accept": words("challenge responsibility feedback advice criticism scrutiny"),
    "enjoy": words("the good strong wide widespread broad full great considerable"),
    "see": words("every each staff members people residents partners new"),
    "find": words("time ways fault faults money savings room"),
    "believe": words("in"),
    "recognise": words("staff officers people members colleagues"),
    "appreciate": words("staff officers people members colleagues"),
    "defend": words("staff officers people members colleagues"),
    "remember": words("names"),
    "call": words("meeting meetings election elections halt vote conference"),
}
"""What a verb of saying or thinking does day by day, with these words behind it."""

EXPLAINING = words("explain argue mention comment describe state relay recount summarise criticise")
"""Verbs that in the present tense tell something only with it behind them."""

ADDRESSING = words("tell inform brief advise assure remind ask question challenge caution warn")
"""Verbs whose object is the one who was told."""

AUDIENCE = words(
    """staff members member councillors officers cabinet council board committee committees
    partners residents tenants colleagues managers everyone everybody people government scrutiny
    directors unions press regulator public meeting conference team's auditors tenants'
    ministers"""
)
"""Others than the team, who may have been told instead."""

ATTITUDES = words("recognise recognize agree like appreciate welcome share accept support rate")
"""Verbs that with "not" tell what only their subject can know."""

NOT_WITH_TO = words("report respond present contribute answer")
"""Verbs that mean something else before "to" and "at": "reports to the director"."""

COMES_TO = words(
    """come came comes began begin begins continues continued continue went goes struggled
    struggles hesitated refused refuses declined chose tends tended wished likes liked was is"""
)
"""Verbs before "to say"."""

COULD = words("could can did does do cannot can't couldn't didn't doesn't don't")
KNOWS = words("name give identify know point list")
"""After "could not" they tell what somebody was asked: "could not name the priorities"."""

ANSWERS = words("answer comment discuss talk name give recognise engage")
"""After "refused to" and "struggled to"."""

WISHES = words(
    """leave go stay walk resign quit like love prefer rather welcome recommend appreciate ask
    rather hate"""
)
"""What somebody would do who tells a wish."""

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
}


def _regular(lemma: str) -> tuple[str, str, str, str]:
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma[:-1]}ied", f"{lemma}ing"
    if lemma.endswith("e"):
        return f"{lemma}s", f"{lemma}d", f"{lemma}d", f"{lemma[:-1]}ing"
    third = f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x")) else f"{lemma}s"
    return third, f"{lemma}ed", f"{lemma}ed", f"{lemma}ing"


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


MEETING = words("meet interview hear ask see")
"""What the team does with a person it listens to."""

FORMS = forms(SAYING | PAST_ONLY | WITH_A_MATTER | WITH_THAT | MEETING | PHRASAL.keys())
"""Each form of a verb: the lemmas it may be of, each with its tense."""

EAGER = words("keen quick happy eager careful anxious pains able unable willing first one at")
"""Words between "is" and "to say"."""

EAGER_TO = words("stress emphasise emphasize say see point tell admit acknowledge name underline")
"""What somebody is keen to do who tells it."""

GOVERNING = words("should must ensure ensuring recommend recommends require requires ought")
"""Words that make what follows a task, and nothing that was told."""

CONDITIONS = words("us whether if unless until once whenever")
"""Words that open what is not so, or not yet."""

US = words("us me team peers")
"""Those who were told."""

WE = words("we i team peers our us my")
"""Those who listened."""

BEFORE_US = words("the with to peer for our at before")
"""Words before "us" that leave the team the one who was told."""

OFFERED = words("gave took led drove sent told let spoke put wrote brought left drew showed said")
"""Verbs in the past that do not end with -ed."""

NO_WORDS = words(
    """impressed struck helped welcomed met supported joined hosted surprised thanked greeted
    accompanied kept made heard seen found received treated reassured worked"""
)
"""What somebody does to the team without telling it anything."""
