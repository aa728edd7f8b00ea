"""What shows, beside a verb, that somebody told the team: feelings, matters, sources, talks."""

from sli_desktop.services.guard import minds
from sli_desktop.services.guard import telling as tell
from sli_desktop.services.guard.telling import words

WEAK_AGENT = words(
    """told put made given offered shown written advised briefed informed assured warned reminded
    alerted welcomed challenged questioned accepted rejected supplied shared confirmed left
    urged reported cautioned commended called seen viewed regarded considered cited identified
    outlined summarised painted noted stated"""
)
"""Participles whose "by" names who said it only where the team or a matter is told."""

AGENT = words(
    """believed thrown said described explained raised voiced expressed suggested mentioned
    acknowledged admitted echoed characterised characterized relayed stressed emphasised
    highlighted flagged criticised praised argued claimed recalled recounted repeated
    reiterated volunteered felt thought conceded contradicted disputed denied quoted summed
    recognised dismissed"""
)
"""Participles whose "by" names who said it: "was put to us by the chair"."""

NO_AGENT = words(
    """seen found viewed considered regarded expected judged preferred noticed assumed enjoyed
    rated ranked loved admired respected accepted rejected second slated labelled tied credited"""
)
"""Participles whose "by" says what was done, or by whom somebody is well thought of."""

STATES = words(
    """overwhelmed exhausted aghast aggrieved amused angered appalled astonished bewildered bored
    bothered bruised chastened contrite cross crushed defeated deflated dejected demoralised
    demotivated depressed despairing despondent disheartened disillusioned dispirited
    distressed disturbed downbeat dubious elated encouraged exasperated flattered flummoxed
    frightened fuming guilty heartbroken heartened horrified humbled hurt impressed incensed
    indifferent indignant insecure intimidated intrigued jaded jealous mortified nostalgic
    offended pained perplexed perturbed rattled reassured reconciled regretful remorseful
    resentful restless rueful saddened shaken shocked sickened sorry startled stressed struck
    stumped stung tempted terrified thankful touched uncertain uncomfortable undervalued
    unnerved unpersuaded unmoved vexed vindicated wistful wounded minded inclined frustrated
    worried concerned adamant disappointed surprised angry sceptical skeptical relieved
    convinced unsure uneasy anxious unhappy nervous dismayed pleased grateful unaware hopeful
    upset fearful pessimistic embarrassed glad sad ashamed puzzled baffled alarmed annoyed
    irritated furious scathing complimentary lukewarm ambivalent doubtful apprehensive
    resigned bitter persuaded opposed unequivocal emphatic sanguine delighted thrilled excited
    weary fed worn bemused mystified troubled unconvinced unimpressed satisfied dissatisfied
    unsettled afraid scared wary tearful isolated torn weary guarded bullish gloomy irate livid
    lonely evasive defensive hesitant animated desperate crestfallen downcast ecstatic
    envious forlorn gleeful incredulous indebted joyful jubilant melancholy
    miserable overjoyed petrified wistful speechless stoical tense unenthusiastic unfazed
    unrepentant unsympathetic unsurprised wounded affronted cynical damning
    derisive despondent disdainful distraught distrustful nonplussed rueful scornful
    unconcerned undecided unsupported unheard exposed outraged mistrustful noncommittal
    equivocal dejected resolute flattering philosophical phlegmatic"""
)
"""What a person is said to be that only they can have told: "was frank about"."""

_MOVED = tell.forms(minds.MOVING)

MOVING_ONE = frozenset(
    form for form, tags in _MOVED.items() if any(tag == "ing" for _, tag in tags)
) | words("hard hurtful painful stressful lonely tough")
"""What something is "for" or "to" somebody: "was galling for the director"."""

HURTS = frozenset(
    form for form, tags in _MOVED.items() if any(tag in {"s", "past"} for _, tag in tags)
)
"""Verbs whose object feels something: "the pace frustrates the director"."""

MOVED = frozenset(
    form for form, tags in _MOVED.items() if any(tag == "part" for _, tag in tags)
) - words("floored worn swamped staggered jarred struck")
"""What their object then is: "was dismayed"."""

BLOWS = words(
    """surprise shock relief news disappointment puzzle mystery concern worry frustration pride
    regret blow comfort irritation disgrace annoyance revelation headache
    theme refrain bugbear gripe complaint distraction ordeal nightmare joy delight highlight
    annoyance"""
)
"""What something is "to" or "for" somebody who has told of it."""

PROMPTED = words(
    "asked pressed prompted questioned challenged invited pushed unprompted unasked prodded"
)
"""Before a comma, and then the one who answered."""

ASKING = words("asking calling pleading arguing pressing begging pushing hoping waiting praying")
"""After "is" and before "for"."""

NO_FEELINGS = words(
    """passionate knowledgeable serious good great excellent strong it something anything nothing
    all only much enough"""
)
"""Words before "about" and "that" that praise somebody, or are none of theirs."""

LEANINGS = minds.PREDICATES
"""What somebody "is" who has told it: "is no fan of the merger"."""

BARE_STATES = words(
    """clear open positive vocal reluctant ready proud confident honest aware happy relaxed keen
    comfortable sure certain content curious cautious enthusiastic optimistic apologetic
    sympathetic impatient forthright outspoken blunt frank candid critical buoyant negative
    dismissive appreciative upbeat"""
)
"""The same, but only with more behind it: "was clear that", "open with us"."""

AFTER_BARE_STATE = words("that about of to over when how why whether")

SEEMS = words("seemed sounded appeared looked remained remains felt feels seems sounds became left")
"""Verbs between a person and a state."""

MATTERS = (
    words(
        """claim claims assertion assurance contention accusation misgivings misgiving qualms
    resentment grievance grievances line mantra hint hints eyebrow anecdote disquiet
    discomfort view views opinion opinions account words comment comments concern concerns
    worry worries fear fears frustration frustrations candour assessment impression
    impressions explanation complaint complaints feeling feelings perception perspective
    remark remarks answer answers reflection reflections criticism praise memory recollection
    reaction response thoughts sense belief suspicion hunch statement warning warnings point
    points story stories experience evidence reply doubt doubts hope hopes disappointment
    anger alarm issue issues question questions matter matters example examples reservations
    reservation anxiety despair anguish anxieties objection objections testimony narrative
    description interpretation judgement verdict reason reasons instance instances exception
    version insistence estimate observation observations unease scepticism optimism pride
    regret regrets advice message messages testimony feedback quote remark contribution
    recollections insight insights ambition secret words honesty appetite irritation
    exasperation dismay relief surprise sadness gratitude guilt shame satisfaction
    dissatisfaction conviction preference preferences wish wishes thinking telling reckoning
    estimation admission plea allegation allegations characterisation analogy metaphor phrase
    suggestion suggestions summary reading diagnosis mention allusion reference laughter
    knowledge idea"""
    )
    | minds.MOODS
)
"""What a person has or tells that only they can have given: "the leader's view"."""

WEAK_MATTERS = words(
    """experience insight insights optimism pride thinking sense memory honesty response
    statement answers reaction assessment suggestion suggestions evidence point points
    story stories contribution explanation comments line verdict interpretation openness
    frankness bluntness knowledge idea reference mention"""
)
"""Those that somebody may have without telling: with "of" or "is" behind them they were told."""

OWN_MATTERS = (MATTERS - WEAK_MATTERS) - words(
    """alarm issue issues matter matters advice ambition honesty example examples judgement
    message messages question questions contribution secret summary reading appetite dream
    favourite tone enthusiasm defiance silence"""
)
"""Those that, after "the leader's", mean that the leader told it."""

FEELINGS = words(
    """concern concerns worry worries fear fears frustration frustrations doubt doubts hope hopes
    reservation reservations misgiving misgivings regret regrets qualms suspicion hunch belief
    view views opinion opinions preference preferences wish wishes faith confidence praise
    criticism complaint complaints anxiety anxieties objection objections grievance grievances
    impression impressions feeling feelings thoughts idea clue recollection appetite sympathy
    list litany catalogue string theory dream plea"""
)
"""What somebody "has" that only they can have told."""

OPEN_SOURCES = words("message messages e-mail email letter advice information statement")
"""Sources that are not the team's own unless it says so: "the weekly message from"."""

STANDPOINTS = words("perspective view viewpoint standpoint account seat vantage position")
"""After "from the leader's"."""

SOURCES = (
    words(
        """evidence feedback view views message messages comment comments account accounts complaint
    complaints stories story testimony words opinion opinions concern concerns reflection
    reflections remark remarks praise criticism quote quotes heard hear hearing learned learnt
    gathered understand understood know picture quotation warning warnings point points e-mail
    email letter submission reply plea suggestion suggestions observation admission allegation
    statement summary remark outburst protest sketch quip line phrase"""
    )
    | minds.STRONG_NOUNS
)
"""Words before "from" that make what follows the one who told it."""

TALKS = words(
    """interview interviews conversation conversations discussion discussions meeting meetings
    session sessions call calls talk talks chat visit hour hours
    morning afternoon minutes tea coffee lunch walk tour half-hour one-to-one exchange"""
)
"""Times at which somebody was heard, before "with"."""

SPEAKING = words("spoke spoken speaking talked talking listened listening met speak talk turned")
"""What the team did, before "to" or "with" and a person."""

THIS = words("this that it these which")
"""What is said to be confirmed or shared by somebody."""

ROUTINE = words("weekly monthly regular daily annual quarterly joint frequent fortnightly")
"""Meetings that are none of the team's."""

SEEMED_TO = words(
    """seems seemed appears appeared matters mattered clear obvious apparent plain unclear unfair
    important evident unknown nothing sense alien foreign dawned occurred looks looked feels
    felt sounds sounded matter occurred"""
)
"""Words before "to the leader" that make it the leader's view."""

SOURCE_NOUNS = words("source sources informant interviewee interviewees witness witnesses")

TOLD_TO_US = (tell.WE | tell.US | THIS | MATTERS | words("picture as point points")) - words(
    "advice message"
)
"""What shows that "made by" or "given by" is about something told."""

MOVED_STATES = STATES | MOVED
"""Everything somebody is said to be that only they can have told."""

TOUCHING = BLOWS | MOVING_ONE
SAID_BEFORE = MOVED_STATES | BARE_STATES | words("frank critical")
FELT_SOURCES = SOURCES | OWN_MATTERS
CAME = THIS | SOURCES | MATTERS | words("some much")
