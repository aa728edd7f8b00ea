"""How people are said to have told something: verbs of saying and thinking in all their forms.

Written by lemma; `FORMS` holds every form of each. A verb that also tells what somebody does day
by day ("she shares an office") counts only in the past, or with what was told behind it.
"""

from sli_desktop.services.guard import minds
from sli_desktop.services.guard.conjugation import forms as forms
from sli_desktop.services.guard.lists import phrases as phrases
from sli_desktop.services.guard.lists import words as words

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
) | (minds.FEELING | minds.TALKING | minds.MANNER)
"""Verbs whose subject has said or thought something, in any tense."""

PAST_ONLY = (
    words(
        """report note reply respond answer add like agree recognise recognize appreciate reflect
    praise welcome outline highlight underline flag challenge question estimate point ask add
    score list
    demand counter clarify elaborate justify float pinpoint express cite quote indicate advise
    inform brief assure welcome commend raise share present identify contribute volunteer offer
    ask propose recommend call disagree differ learn announce label brand dispute welcome"""
    )
    | minds.NOTICING
)
"""Verbs that in the present tense tell of a habit, and in the past of what was told."""

WITH_A_MATTER = words(
    """issue register lodge table repeat drop raise share express voice make give present identify
    offer air hold take put hide mince provide submit write"""
)
"""Verbs that tell something only with a matter behind them: "raised concerns", "lost faith"."""

WITH_THAT = words("know understand learn discover ask propose recommend agree disagree note show")
"""Verbs that tell something only with what is known: "knows that", "understands why"."""

COUNTING = words("identify name list cite give offer")
"""Verbs that tell something, in the past, with a number behind them: "named three risks"."""

CLAUSES = words("that why how us whether what when where who she he they it there this")
"""Words that open what is known."""

_PHRASAL = {
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
    "speak": words("of about warmly openly highly movingly passionately"),
    "talk": words("of about openly"),
    "look": words("forward"),
    "own": words("up"),
}

PHRASAL = {
    lemma: _PHRASAL.get(lemma, frozenset())
    | minds.TURNS.get(lemma, frozenset())
    | minds.SIGNS.get(lemma, frozenset())
    for lemma in _PHRASAL.keys() | minds.TURNS.keys() | minds.SIGNS.keys()
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
KNOWS = words(
    """name give identify know point list recall remember say tell explain describe see
    understand fathom imagine"""
)
"""After "could not" they tell what somebody was asked: "could not name the priorities"."""

RECALLS = words("name recall remember identify see point")
"""The same after "could" alone: "could name only two"."""

ANSWERS = words("answer comment discuss talk name give recognise engage")
"""After "refused to" and "struggled to"."""

WISHES = words(
    """leave go stay walk resign quit like love prefer rather welcome recommend appreciate ask
    rather hate"""
)
"""What somebody would do who tells a wish."""

NOW = words(
    """feel feels think thinks believe believes say says want wants tell tells argue argues describe
    describes admit admits insist insists find finds lack lacks suspect suspects reckon reckons
    remain remains despair despairs struggle struggles"""
)
"""Forms of the present that are seldom nouns."""

MEETING = words("meet interview hear ask see")
"""What the team does with a person it listens to."""

FORMS = forms(SAYING | PAST_ONLY | WITH_A_MATTER | WITH_THAT | MEETING | PHRASAL.keys())
"""Each form of a verb: the lemmas it may be of, each with its tense."""

VERBS = frozenset(FORMS)
"""Every form of every verb."""

EAGER = words("keen quick happy eager careful anxious pains able unable willing first one at")
"""Words between "is" and "to say"."""

EAGER_TO = words(
    """defend blame praise credit correct add deny play stress emphasise emphasize say see point
    tell admit acknowledge name underline"""
)
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

OFFERED = words(
    "rang gave took led drove sent told let spoke put wrote brought left drew showed said"
)
"""Verbs in the past that do not end with -ed."""

NO_WORDS = words(
    """impressed struck helped welcomed met supported joined hosted surprised thanked greeted
    accompanied kept made heard seen found received treated reassured worked"""
)
"""What somebody does to the team without telling it anything."""


def is_saying(word: str) -> bool:
    """Whether a word may be a form of a verb of saying or thinking, but not "saying" itself."""
    return word in {"heard", "hear"} or any(
        lemma in SAYING and tag != "ing" for lemma, tag in FORMS.get(word, ())
    )
