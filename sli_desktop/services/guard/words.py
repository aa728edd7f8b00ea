"""The words of council life that the guard reads by: posts, ways of telling, small numbers.

Each is a pattern of alternatives, put together by `mentions.py` and `checking.py`.
"""

TITLES = (
    r"chief executive(?: officer)?"
    r"|chief (?:finance|operating|constable|fire|information|planning|legal)(?: officer)?"
    r"|section 151 officer|s\.?151(?: officer)?|(?:deputy |acting |interim )?leader"
    r"|(?:deputy )?(?:lord )?mayor|monitoring officer|returning officer|head ?teacher"
    r"|police and crime commissioner|borough commander|district commander"
    r"|chief superintendent"
)
"""Posts that one person holds wherever they stand, also without an article."""

HEADS = (
    r"officer|manager|director|chair|chairman|chairwoman|chairperson|lead|commander"
    r"|inspector|auditor|secretary|coordinator|co-ordinator|adviser|advisor|analyst"
    r"|accountant|engineer|consultant|solicitor|superintendent|warden|clerk|principal"
    r"|treasurer|commissioner|whip|champion|convenor|spokesperson|surveyor|planner|architect"
    r"|leader|member|portfolio holder|holder|supervisor|business partner"
)
"""Words a post ends with; ``the <up to three words> officer`` is held by one person."""

ANYBODY = (
    r"apprentice|representative|councillor|resident|tenant|carer|parent|trustee|worker"
    r"|employee|colleague|steward|volunteer|partner|graduate|trainee|headteacher|governor"
    r"|official|persons?|developer|landlord|provider|trader|leader|mayor|executive|teacher"
    r"|practitioner|assistant"
    r"|woman|man|convenor|recruit|counsellor|librarian|driver|lawyer|nurse|doctor|pupil"
    r"|student|witness|applicant|claimant"
)
"""Words for one of many: they matter only where that one spoke."""

BODIES = (
    r"association|trust|forum|group|team|committee|board|party|partnership|panel|services?"
    r"|council|directorate|unit"
)
"""What somebody is in charge of, or belongs to."""

TELLING = (
    r"tell|tells|told|say|says|said|saying|describe[sd]?|describing|explain(?:s|ed)?|felt"
    r"|feels?|thinks?|thought|believe[sd]?|admit(?:s|ted)?|argue[sd]?|report(?:s|ed)"
    r"|raise[sd]|share[sd]|spoke|speaks|recall(?:s|ed)?|note[sd]|comment(?:s|ed)?"
    r"|confirm(?:s|ed)?|state[sd]|acknowledge[sd]?|complain(?:s|ed)?|mention(?:s|ed)?"
    r"|express(?:es|ed)?|suggest(?:s|ed)?|put it|puts it|wanted|wants?|fears?|feared"
    r"|worr(?:y|ies|ied)|welcome[sd]|praise[sd]?|criticise[sd]?|confide[sd]?|stressed"
    r"|stresses|emphasise[sd]?|insist(?:s|ed)?|claim(?:s|ed)?|warn(?:s|ed)?|question(?:s|ed)"
    r"|call(?:s|ed) for|called it|remarked|observed|hoped|hopes|regret(?:s|ted)?"
    r"|doubt(?:s|ed)?|agree[sd] that|pointed|points out|cited|cites|named it|asked us|voiced"
    r"|echoed|conceded|likened|replied|respond(?:s|ed)|answered"
    r"|(?:gave|gives|give) (?:us|the team|different|a |an )"
    r"|(?:drew|draws) (?:our|the team.s) attention|would (?:like|prefer|welcome|rather)"
    r"|ha(?:s|d|ve) lost"
    r"|ha(?:s|d|ve) (?:little |no |some |every )?(?:doubts|faith|confidence that|hopes|concerns)"
    r"|(?:took|takes) the view|showed us|walked us|took us|put to us"
    r"|made (?:the|a) (?:case|point)|find(?:s)?|found|sees|saw|understands|understood|knows"
    r"|knew|accepts|accepted|recognise[sd]?|summed|spelled out|let us know|painted|talked"
    r"|talks|was clear|is clear"
    r"|outline[sd]?|set(?:s)? out|highlight(?:s|ed)|blame[sd]|reflect(?:s|ed)|challenged us"
    r"|appreciate[sd]?|like[sd]? (?:the|that|how)|prefer(?:s|red)?|expect(?:s|ed)?"
    r"|remember(?:s|ed)?|estimate[sd]|listed|reveal(?:s|ed)|disclose[sd]|indicate[sd]"
    r"|implie[sd]|hint(?:s|ed)|maintain(?:s|ed) that|assert(?:s|ed)|declare[sd] that"
    r"|quote[sd]|put(?:s)? forward|joke[sd]|lament(?:s|ed)|urge[sd]|press(?:es|ed) for"
    r"|request(?:s|ed)|asked for|asks for|could not (?:name|explain|say|recall|tell)"
    r"|did not know|was unable to (?:say|name|explain)|objected|objects to|speaks? of"
    r"|would not recommend|cannot recall|doesn.t think|does not think|don.t think"
    r"|do not think"
)
"""What people do who told the team something."""

STATES = (
    r"frank|candid|frustrated|worried|concerned|proud|adamant|honest(?: about)?|critical"
    r"|confident|disappointed|surprised|angry|sceptical|relieved|convinced|unsure|uneasy"
    r"|anxious|exhausted|open with us|clear that|clear about|of the view|unhappy|nervous"
    r"|tired of|dismayed|not sure"
    r"|aware|keen|happy|pleased|content|grateful|unaware|hopeful|cautious|positive|negative"
    r"|dismissive|blunt|upset|fearful|impatient|optimistic|pessimistic|embarrassed"
    r"|in no doubt|not happy|not confident"
)
"""What is said of oneself: only its holder can have told it."""

TOLD_BY = (
    r"according to|told by|told us by|(?:we )?hear[sd]? (?:this |it |directly )?from"
    r"|heard from|spoke (?:to|with)|spoken (?:to|with)|speaking (?:to|with)"
    r"|interview(?:s)? with|interviewed"
    r"|(?:conversation|discussion|meeting|session|call)s? with"
    r"|(?:raised|described|reported|explained|shared|expressed|suggested|voiced|mentioned"
    r"|confirmed|put to us|made to us|called|echoed|acknowledged|admitted|summed up|relayed"
    r"|cited|characterised) (?:to us )?by"
    r"|(?:in the )?(?:view|opinion|words|account|eyes|judgement) of"
    r"|(?:learn(?:ed|t)|learnt) from|met(?: with)?"
    r"|(?:evidence|feedback|views?|messages?|comments?|accounts?|complaints?|understand"
    r"|understood|stories|testimony|words|opinions?|concerns?|reflections?|remarks?|praise"
    r"|criticism|gathered?|know|quotes?|examples?),? from"
)
"""Words before the person something came from."""

VIEWS = (
    r"perspective|warning|warnings|point|story|experience|advice to us|evidence|reply|answer"
    r"|doubts?|hope|hopes|disappointment|anger|view|views|opinion|account|words|comment"
    r"|comments|concern|concerns|worry|fear|frustration|candour|assessment|impression"
    r"|explanation|complaint|feeling|perception"
    r"|remark|remarks|answers?|reflections?|criticism|praise|memory|recollection|reaction"
    r"|response|thoughts?|sense|belief|suspicion|hunch|statement"
)
"""What a person has that only they can have told: ``the leader's view``."""

SMALL = (
    r"one|two|three|four|both|1|2|3|4|a couple|a handful|a few"
    r"|a (?:small|tiny) (?:number|group) of"
)
"""Numbers of people below any threshold."""

STOPS = (
    r"a|about|after|all|an|and|any|are|as|at|be|because|been|before|believes|between|but|by"
    r"|can|could|council's|described|did|do|does|during|each|every|explained|feels|felt|for"
    r"|from|had|has|have|he|here|i|if|in|into|is|it|its|may|might|more|most|must|no|not|of"
    r"|on|or|our|over|said|says|she|should|so|some|such|than|that|the|their|them|then|there"
    r"|these|they|thinks|this|those|through|to|told|under|us|was|we|were|when|where|which"
    r"|while|who|whom|whose|will|with|would|you"
)
"""Words that stand in no name of a post."""

NOT_A_PERSON_BEFORE = (
    r"(?:posts?|roles?|office|job|position|title|recruitment|duties|appointment) of (?:the |an? )?"
    r"|(?:appoint(?:s|ing|ed)?|recruit(?:s|ing)?|creat(?:e|ing)|employ|hir(?:e|ing)|seek|lacks?"
    r"|without|vacant|new|future|next|no) (?:an? |the )?"
    r"(?:new |permanent |full-time |interim |single )?"
)
"""Words before a post that nobody holds, or that is meant as an office."""

NOT_A_PERSON_AFTER = (
    r"['’]s (?:\w+ )?(?:office|department|role|post|team|service|board|speech|cabinet|budget)\b"
    r"|(?: and [\w-]+)? roles?\b"
    r"| (?:posts?|vacancy|position|grades?|level|jobs?|model|elections?|development|training"
    r"|structure|delegations?|recruitment)\b"
    r"| (?:is|was|remains|has been|are) (?:still |now |currently )?"
    r"(?:vacant|unfilled|to be deleted|to be appointed)\b"
)
"""Words behind a post that make it an office, a level or a gap."""
