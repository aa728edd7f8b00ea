"""Verbs of the mind: what only their subject, or their object, can have told the team.

They follow the classes of English verbs that grammars keep: verbs whose object feels something
("the pace dismays the director"), whose subject does ("loathes", "longs for"), of speaking in
some manner ("blurted out", "grumbled"), of what a face or a body gives away ("winced"), and of
what somebody went through ("was never asked", "is still waiting").
"""

from sli_desktop.services.guard.lists import words

MOVING = words(
    """abash affront aggravate aggrieve agitate alarm alienate amaze amuse anger annoy antagonise
    appal astonish astound baffle bemuse bewilder bore bother bug comfort concern confound confuse
    daunt daze dazzle deject delight demoralise depress devastate disappoint discomfit disconcert
    discourage disgruntle disgust dishearten disillusion dismay dispirit displease disquiet
    dissatisfy distress disturb dumbfound embarrass embitter encourage enrage enthuse exasperate
    excite exhaust exhilarate fascinate flabbergast flatter floor fluster frighten frustrate gall
    gladden gratify grieve haunt hearten horrify humble humiliate hurt incense infuriate insult
    intimidate intrigue irk irritate jar jolt madden miff mortify mystify nettle offend outrage
    overwhelm pain perplex perturb pique please puzzle rankle rattle reassure relieve repel rile
    ruffle sadden scandalise scare shock sicken sober spook stagger startle strike stump stun
    surprise swamp terrify thrill tire trouble underwhelm unnerve unsettle upset vex wear weary
    worry wound"""
)
"""Verbs whose object feels something."""

FEELING = words(
    """abhor ache admire adore agonise anguish balk baulk bemoan bridle bristle brood chafe cherish
    crave cringe deplore despair despise detest disapprove dislike distrust dread enjoy enthuse
    envy exult favour fear flinch fret fume gripe grieve groan grouse grumble hanker hate hope
    lament loathe long love marvel mistrust moan mourn obsess pine prefer rage struggle
    nod smile frown grimace hesitate blush stiffen brighten beam slump recoil regret
    relish resent revel rue seethe shudder squirm stew sulk treasure trust wallow weep whinge
    wince wish worry yearn"""
)
"""Verbs whose subject feels something."""

MANNER = words(
    """bark bawl blurt chirp chuckle crow drawl gasp giggle groan growl gulp gush hiss holler howl
    mumble murmur mutter rant rave rasp scoff shout shriek sigh snap snarl sneer snort sob splutter
    stammer stutter whimper whine whisper yell"""
)
"""Verbs of speaking in some manner."""

TALKING = words(
    """articulate attest bemoan berate bet cavil chide clamour concur conjecture contradict
    corroborate decry demur denounce depict despair detail disavow disbelieve disown
    distinguish divulge doubt dub echo elaborate emphasise enquire enumerate equate evoke expand
    expound fathom foresee gather hazard hedge hypothesise impart implore inquire insinuate
    interject itemise jest label lambast lambaste liken maintain misremember muse narrate object
    overhear paraphrase perceive picture plead advocate refuse pooh-pooh posit predicate presume
    proclaim profess
    prophesy protest query rebut recognise recollect reconsider refute reject reminisce remonstrate
    repudiate retell rubbish slam slate snipe speculate stipulate surmise theorise utter
    venture visualise vouchsafe vow whinge"""
)
"""Further verbs of saying and thinking."""

NOTICING = words(
    "notice spot witness experience overhear sense detect discern endure suffer wrestle"
)
"""What somebody went through or saw, told in the past by nobody but them."""

SIGNS = {
    "roll": words("eyes"),
    "raise": words("eyebrow eyebrows voice"),
    "shake": words("head"),
    "shrug": words("shoulders off"),
    "break": words("down"),
    "tear": words("up"),
    "well": words("up"),
    "light": words("up"),
    "choke": words("up back"),
    "throw": words("hands"),
    "grow": words("heated tearful angry visibly emotional animated weary tired"),
    "become": words("tearful emotional angry heated animated visibly disillusioned upset"),
    "turn": words("tearful"),
    "hold": words("back breath out"),
    "bite": words("tongue lip"),
    "hang": words("head"),
    "wring": words("hands"),
    "pause": words("when before"),
    "pull": words("face out"),
    "produce": words("folder file spreadsheet list letter"),
    "leaf": words("through"),
    "sketch": words("a us out"),
    "swallow": words("hard"),
    "shed": words("tears tear"),
    "cross": words("fingers"),
    "settle": words("for"),
    "soldier": words("on"),
    "sit": words("fence"),
}
"""What a face, a voice or a body gives away in a talk."""

TURNS = {
    "give": words("up different conflicting contrasting opposite contrary another"),
    "come": words("away round across"),
    "walk": words("away"),
    "stop": words("short believing hoping expecting trusting caring trying"),
    "lack": words("confidence faith trust clarity certainty conviction enthusiasm"),
    "learn": words("of about from only late"),
    "hear": words("of about only it nothing first later"),
    "find": words("out"),
    "read": words("of about"),
    "apply": words("elsewhere another"),
    "think": words("about of twice"),
    "hanker": words("after"),
    "weigh": words("up"),
    "look": words("back forward forwards elsewhere"),
    "brand": words("it the this that them"),
    "label": words("it the this that them"),
    "compare": words("it the this that them to with"),
    "reel": words("off from"),
    "rattle": words("off"),
    "list": words("three four five two several"),
    "steer": words("us the conversation"),
    "play": words("down up"),
    "laugh": words("off at when about"),
    "gloss": words("over"),
    "touch": words("on upon"),
    "dwell": words("on upon"),
    "return": words("to"),
    "let": words("slip know it"),
    "get": words("no nothing little"),
    "receive": words("no nothing little"),
    "go": words("unheard unanswered"),
    "feature": words("heavily"),
    "fend": words("off"),
    "cope": words("by with alone"),
    "tell": words("different conflicting contrasting"),
    "tie": words("it this"),
    "attach": words("blame importance"),
    "lay": words("blame"),
    "put": words("it forward figure down case at cost"),
    "set": words("store"),
    "bank": words("on"),
    "count": words("on days hours"),
    "arrive": words("list litany"),
    "know": words("nothing little none"),
    "need": words("prompting persuading convincing"),
    "have": words("hopes"),
    "defend": words("it the that this its"),
    "pin": words("hopes blame"),
    "point": words("out to at"),
    "speak": words("of about length warmly openly highly movingly passionately frankly candidly"),
    "wax": words("lyrical"),
    "buy": words("it into"),
}
"""Verbs that tell something only with one of these words close behind them."""

UNHEARD = words(
    """asked consulted told informed involved invited briefed warned thanked listened heard shown
    given offered included forewarned credited believed spoken notified copied kept paid trained
    supported approached contacted allowed shared"""
)
"""With "not" or "never" before them, what somebody went through and told."""

SUFFERED = words(
    """ignored sidelined bullied overlooked undermined belittled silenced excluded blamed shunned
    patronised marginalised scapegoated misled shouted dismissed bypassed overruled kept left made
    discouraged told gagged ostracised rebuffed fobbed passed reduced driven taken caught led
    knocked"""
)
"""The same without "not", where a word of `HARM` or nothing more is needed."""

HARM = words("""waiting dark feel feeling to that by at off over out in wondering picking""")
"""What stands close behind one of `SUFFERED`."""

MOODS = words(
    """mood tone patience ask plea bugbear nightmare dream favourite gripe puzzlement bafflement
    bewilderment fury rage delight amusement amazement astonishment shock horror sorrow grief
    contempt disdain indifference ambivalence hesitation reluctance impatience annoyance distrust
    mistrust suspicion envy hostility antipathy dread nerves uncertainty curiosity remorse shame
    embarrassment unhappiness discomfort nervousness weariness fatigue bitterness enthusiasm
    resentment bewilderment tears shrug sigh silence laugh verdict wishlist refrain quip retort
    aside riposte rejoinder hunch instinct lament outburst irritation boredom misery loneliness
    elation enjoyment heartache yearning longing craving dislike distaste hatred loathing fondness
    wariness worry unease jitters pessimism optimism cynicism fatalism defiance indignation
    outrage wrath vexation chagrin consternation trepidation apprehension foreboding reticence
    unwillingness hopelessness helplessness pique displeasure"""
)
"""What a person has or shows that only they can have given: nouns of feeling and of answering."""

STRONG_NOUNS = words(
    """word silence shrug tears sigh answer reply nod smile laugh whisper line quip verdict note
    text postcard card sketch drawing folder plea list"""
)
"""What comes "from" somebody who gave it to the team."""

PREDICATES = words(
    """sceptic believer critic convert admirer fan doubter dissenter opponent exception outlier
    pessimist optimist realist enthusiast cynic voice friend"""
)
"""What somebody "is" who has told it: "is no fan of the merger", "is the exception"."""
