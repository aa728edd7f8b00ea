"""The words the drafting checks know: verbs that ask, verbs nobody can see done, who does things.

They are English: the words of recommendations, not of the window, so none is translated.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VERBS = _words("""
    accelerate act adapt address adopt advertise agree align allocate amend analyse announce appoint
    approve arrange ask assess assign assure attend audit back begin benchmark brief bring broaden
    build calculate carry celebrate chair challenge change check choose clarify clear close
    co-design co-produce codify collect combine commission commit communicate complete conclude
    conduct confirm consider consult continue convene cost create cut decide deepen define delegate
    deliver design determine develop devise discuss dispose draft draw embed employ empower enable
    encourage end engage enhance ensure equip escalate establish evaluate examine expand explain
    explore extend fill finalise find finish focus formalise free fund gather get give grow harness
    hire hold host identify implement improve include increase inform instil institute integrate
    introduce invest invite involve join keep launch lay learn lease let limit link list listen
    lobby look maintain make manage map match measure meet merge minimise mobilise model monitor
    move name negotiate nurture offer open order organise oversee pause pilot plan pool prepare
    present prevent prioritise procure produce promote protect provide publish put quantify raise
    rationalise reach reaffirm rebalance rebuild recognise reconsider recruit reduce refine refocus
    refresh reinstate relaunch remove renew repeat replace report reset resolve resource respond
    restart restore restructure retain rethink retire return reveal review revise revisit reward
    ring-fence roll rotate run save schedule secure seek select sell send separate set share shift
    show sign simplify solve speak speed spend split staff standardise start state step stop
    streamline strengthen structure submit support survey sustain tackle take talk target teach tell
    test tighten track train transfer translate treat trial try understand undertake update upgrade
    use value visit widen withdraw work write
""")
"""Verbs a recommendation asks with, as they stand at its beginning."""

ALSO_NOUNS = _words("""
    act approach audit back benchmark brief budget build chair challenge change check clear close
    complete cost cut design draft draw end focus free fund grow hire hold host increase invite keep
    launch lease link list look make manage map match measure meet model move name offer open order
    pause pilot plan pool present project report reset resource return review reward roll run save
    schedule secure separate set share shift show sign speed split staff start state step stop
    structure support survey target test track train transfer trial update upgrade use value visit
    work
""")
"""Of these, words that are things as well: "the plan and report" asks once."""

OPENS_AN_OBJECT = _words("""
    a all an any back between both each every for her his how in into it its more new on one other
    our out progress regularly that the their them these this those to up what when where whether
    which who why with
""")
"""A word that is a thing as well is a verb where one of these follows."""

SUBORDINATES = _words("""
    after although as because before how if once since so than that though to unless until when
    where whether which while who whose why
""")
"""Begin a part of a sentence that asks nothing: "so that members see and question it"."""

VAGUE_ALWAYS = (
    "give further consideration to",
    "give consideration to",
    "give thought to",
    "have regard to",
    "be mindful of",
    "take account of",
    "think about",
    "reflect on",
    "consider",
    "explore",
    "look into",
    "look at",
    "continue to",
    "continue with",
    "carry on",
    "keep on",
    "seek to",
    "aim to",
    "strive to",
    "endeavour to",
    "work towards",
    "try to",
)
"""Nobody can tell when these are done."""

VAGUE_PHRASES = ("consideration should be given", "thought should be given", "where possible")
"""The same, in the words of a committee; they stand anywhere."""

VAGUE_UNLESS_SEEN = (
    "ensure",
    "make sure",
    "improve",
    "strengthen",
    "enhance",
    "promote",
    "encourage",
    "embed",
    "maintain",
    "build on",
    "address",
    "support",
    "develop",
)
"""These can be told only where the sentence names a thing one can see, or a number."""

SEEN = _words("""
    agenda agreement board brief briefing briefings budget budgets business-case calendar case
    charter checklist code committee constitution contract dashboard date dates deadline decision
    director document figures flowchart forecast form forum framework group guidance guide handbook
    induction item job list log map meeting meetings milestones minutes model officer owner page
    panel paper papers plan plans pledge policy post posts procedure process programme protocol
    quarter register report reports review role rota schedule scheme session sessions standard
    standards statement strategy structure survey surveys system target targets team template terms
    test timetable tracker training trial vision website workshop workshops year
""")
"""Things one can see or hold: somebody can tell whether they are there."""

ACTORS = _words("""
    administration assembly audit authority board cabinet chair chairs chief chiefs commissioner
    committee committees corporate council councillor councillors councils deputies deputy director
    directors executive executives finance governor governors group-leaders head heads hr leader
    leaders leadership managers mayor member members monitoring officer officers opposition panel
    partner partners partnership portfolio-holder portfolio-holders s151 scrutiny section-151
    service services staff team teams treasurer trustees
""")
"""Who can be asked to do something."""

MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
"""The months, as part of a pattern."""
