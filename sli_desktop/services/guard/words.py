"""The words of council life that the guard reads by: posts, ways of telling, small numbers."""

import re

TITLES = (
    r"chief executive(?: officer)?",
    r"chief (?:finance|operating|constable|fire|information|planning|legal)(?: officer)?",
    r"section 151 officer|s\.?151(?: officer)?",
    r"(?:deputy |acting |interim )?leader",
    r"(?:deputy )?(?:lord )?mayor",
    r"monitoring officer",
    r"returning officer",
    r"head ?teacher",
    r"police and crime commissioner",
    r"borough commander|district commander|chief superintendent",
)
"""Posts that one person holds wherever they stand, also without an article before them."""

HEADS = ["officer", "manager", "director", "chair", "chairman", "chairwoman", "chairperson", "lead", "commander", "inspector", "auditor", "secretary", "coordinator", "co-ordinator", "adviser", "advisor", "analyst", "accountant", "engineer", "consultant", "solicitor", "superintendent", "warden", "clerk", "principal", "treasurer", "commissioner", "whip", "champion", "convenor", "spokesperson", "surveyor", "planner", "architect", "leader"]
"""Words a post ends with; ``the <up to three words> officer`` is held by one person."""

HOLDERS = ("member", "portfolio holder", "holder", "supervisor", "business partner")

ANYBODY = ["apprentice", "representative", "councillor", "resident", "tenant", "carer", "parent", "trustee", "worker", "employee", "colleague", "steward", "volunteer", "partner", "graduate", "trainee", "headteacher", "governor", "official", "persons?", "developer", "landlord", "provider", "trader", "leader", "mayor", "executive", "teacher", "practitioner", "assistant"]
"""Words for one of many: they matter only where that one spoke."""

TELLING = (
    r"tell|tells|told|say|says|said|saying|describe[sd]?|describing|explain(?:s|ed)?|felt|feels?"
    r"|thinks?|thought|believe[sd]?|admit(?:s|ted)?|argue[sd]?|report(?:s|ed)|raise[sd]"
    r"|share[sd]|spoke|speaks|recall(?:s|ed)?|note[sd]|comment(?:s|ed)?|confirm(?:s|ed)?"
    r"|state[sd]|acknowledge[sd]?|complain(?:s|ed)?|mention(?:s|ed)?|express(?:es|ed)?"
    r"|suggest(?:s|ed)?|put it|puts it|wanted|wants?|fears?|feared|worr(?:y|ies|ied)"
    r"|welcome[sd]|praise[sd]?|criticise[sd]?|confide[sd]?|stressed|stresses|emphasise[sd]?"
    r"|insist(?:s|ed)?|claim(?:s|ed)?|warn(?:s|ed)?|question(?:s|ed)|call(?:s|ed) for|called it"
    r"|remarked|observed|hoped|hopes|regret(?:s|ted)?|doubt(?:s|ed)?|agree[sd] that"
    r"|pointed|points out|cited|cites|named it|asked us|told|voiced|echoed|conceded|likened"
    r"|replied|respond(?:s|ed)|answered|(?:gave|gives|give) (?:us|the team|different|a |an )"
    r"|(?:drew|draws) (?:our|the team.s) attention|would (?:like|prefer|welcome|rather)|ha(?:s|d|ve) lost"
    r"|ha(?:s|d|ve) (?:little |no |some |every )?(?:doubts|faith|confidence that|hopes|concerns)"
    r"|(?:took|takes) the view|showed us|walked us|took us|put to us|made (?:the|a) (?:case|point)"
    r"|find(?:s)?|found|sees|saw|understands|understood|knows|knew|accepts|accepted|recognise[sd]?"
    r"|summed|spelled out|let us know|painted|talked|talks|was clear|is clear"
)
STATES = (
    r"frank|candid|frustrated|worried|concerned|proud|adamant|honest(?: about)?|critical|confident"
    r"|disappointed|surprised|angry|sceptical|relieved|convinced|unsure|uneasy|anxious|exhausted"
    r"|open with us|clear that|clear about|of the view|unhappy|nervous|tired of|dismayed|not sure"
)
"""What is said of oneself: only its holder can have told it."""

TOLD_BY = (
    r"according to|told by|told us by|(?:we )?hear[sd]? (?:this |it |directly )?from|heard from"
    r"|spoke (?:to|with)|spoken (?:to|with)|speaking (?:to|with)|interview(?:s)? with|interviewed"
    r"|(?:conversation|discussion|meeting|session|call)s? with|(?:raised|described|reported|explained"
    r"|shared|expressed|suggested|voiced|mentioned|confirmed|put to us|made to us|called|echoed"
    r"|acknowledged|admitted|summed up|relayed|cited|characterised) (?:to us )?by"
    r"|(?:in the )?(?:view|opinion|words|account|eyes|judgement) of|(?:learn(?:ed|t)|learnt) from"
    r"|met(?: with)?|(?:evidence|feedback|views?|messages?|comments?|accounts?|complaints?|understand"
    r"|understood|stories|testimony|words|opinions?|concerns?),? from|from"
)

VIEWS = (
    r"(?:own )?(?:perspective|warning|warnings|point|story|experience|advice to us|evidence|reply|answer"
    r"|doubts?|hope|hopes|disappointment|anger|view|views|opinion|account|words|comment|comments|concern|concerns|worry|fear"
    r"|frustration|candour|assessment|impression|explanation|complaint|feeling|perception)"
)

SMALL = r"(?:one|two|three|four|both|1|2|3|4|a couple|a handful|a few|several of the (?:two|three|four))"

STOPS = frozenset(
    ["of", "for", "in", "on", "at", "by", "with", "from", "and", "or", "but", "to", "that", "which", "who", "whom", "whose", "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "will", "would", "should", "could", "can", "may", "might", "must", "not", "no", "as", "if", "than", "then", "when", "where", "while", "because", "so", "we", "us", "our", "they", "them", "he", "she", "it", "i", "you", "this", "these", "those", "there", "here", "more", "most", "all", "any", "each", "every", "some", "such", "into", "over", "under", "about", "after", "before", "between", "during", "through", "told", "said", "says", "felt", "feels", "thinks", "believes", "described", "explained", "council's", "the", "a", "an", "its", "their"]
)

NOT_A_PERSON = re.compile(
    r"(?:\b(?:post|posts|role|roles|office|job|position|title|recruitment|duties|appointment) of (?:the |a |an )?"
    r"|\b(?:appoint|appoints|appointing|appointed|recruit|recruiting|recruits|create|creating|employ|hire|hiring|seek"
    r"|lacks?|without|vacant|new|future|next|no) (?:a |an |the )?(?:new |permanent |full-time |interim |single )?)$",
    re.IGNORECASE,
)
NOT_A_PERSON_AFTER = re.compile(
    r"^(?:['’]s (?:\w+ )?(?:office|department|role|post|team|service|board|speech|cabinet|budget)\b"
    r"|(?: and [\w-]+)? roles?\b"
    r"| (?:post|role|vacancy|position|grade|grades|level|roles|posts|job|jobs|model|elections?|development|training|structure|delegations?|recruitment)\b"
    r"| (?:is|was|remains|has been|are) (?:still |now |currently )?(?:vacant|unfilled|to be deleted|to be appointed)\b)",
    re.IGNORECASE,
)
