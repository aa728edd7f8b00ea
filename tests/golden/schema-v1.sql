CREATE TABLE act_changes (
	n INTEGER NOT NULL,
	kind TEXT NOT NULL,
	record BLOB NOT NULL,
	made INTEGER NOT NULL,
	keys TEXT NOT NULL,
	resolves TEXT,
	settled TEXT,
	PRIMARY KEY (n)
)
 STRICT;
CREATE TABLE action_updates (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	action BLOB NOT NULL,
	at TEXT NOT NULL,
	text TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE INDEX action_updates_action ON action_updates (action);
CREATE TABLE actions (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	recommendation BLOB NOT NULL,
	text TEXT NOT NULL,
	letter TEXT NOT NULL,
	lead TEXT NOT NULL,
	due_date TEXT,
	due_words TEXT NOT NULL,
	rag TEXT NOT NULL,
	state TEXT NOT NULL,
	"order" TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE INDEX actions_recommendation ON actions (recommendation);
CREATE TABLE acts (
	n INTEGER NOT NULL,
	name TEXT NOT NULL,
	at INTEGER NOT NULL,
	stamp TEXT NOT NULL,
	origin TEXT NOT NULL,
	state TEXT NOT NULL,
	of_act INTEGER,
	kind TEXT,
	record BLOB,
	made INTEGER,
	keys TEXT,
	resolves TEXT,
	settled TEXT,
	PRIMARY KEY (n)
)
 STRICT;
CREATE INDEX acts_undone ON acts (n) WHERE state = 'undone';
CREATE TABLE attachments (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	note BLOB NOT NULL,
	sha256 TEXT NOT NULL,
	media_type TEXT NOT NULL,
	size INTEGER NOT NULL,
	name TEXT NOT NULL,
	caption TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE INDEX attachments_note ON attachments (note);
CREATE TABLE attendances (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	meeting BLOB NOT NULL,
	"group" BLOB,
	role_label TEXT NOT NULL,
	count INTEGER NOT NULL,
	person_key TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE INDEX attendances_meeting ON attendances (meeting);
CREATE TABLE attention (
	record BLOB NOT NULL,
	"key" TEXT NOT NULL,
	reason TEXT NOT NULL,
	kind TEXT NOT NULL,
	variants TEXT NOT NULL,
	PRIMARY KEY (record, "key", reason)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE audit_events (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	at INTEGER NOT NULL,
	what TEXT NOT NULL,
	"by" TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE TABLE boilerplates (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	"key" TEXT NOT NULL,
	version TEXT NOT NULL,
	text TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE TABLE challenges (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	subject TEXT NOT NULL,
	title TEXT NOT NULL,
	ons_code TEXT NOT NULL,
	council_type TEXT NOT NULL,
	control TEXT NOT NULL,
	governance_model TEXT NOT NULL,
	population INTEGER,
	framework TEXT NOT NULL,
	framework_version TEXT NOT NULL,
	on_site_from TEXT,
	on_site_to TEXT,
	time_zone TEXT NOT NULL,
	marking TEXT NOT NULL,
	small_group_threshold INTEGER NOT NULL,
	retention_date TEXT,
	lawful_basis TEXT NOT NULL,
	privacy_notice TEXT NOT NULL,
	data_holder TEXT NOT NULL,
	label_challenge TEXT NOT NULL,
	label_strength TEXT NOT NULL,
	label_area TEXT NOT NULL,
	label_question TEXT NOT NULL,
	label_recommendation TEXT NOT NULL,
	opening_words TEXT NOT NULL,
	rating_scale TEXT NOT NULL,
	numbering TEXT NOT NULL,
	recommendation_prefix TEXT NOT NULL,
	uses_owner INTEGER NOT NULL,
	uses_timescale INTEGER NOT NULL,
	uses_priority INTEGER NOT NULL,
	uses_measure INTEGER NOT NULL,
	stage TEXT NOT NULL,
	report_name TEXT NOT NULL,
	report_form TEXT NOT NULL,
	section_numbers TEXT NOT NULL,
	numbers_paragraphs INTEGER NOT NULL,
	themes_are_sections INTEGER NOT NULL,
	label_theme TEXT NOT NULL,
	label_part TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE TABLE comments (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	words TEXT NOT NULL,
	section TEXT NOT NULL,
	record BLOB,
	paragraph TEXT NOT NULL,
	evidence TEXT NOT NULL,
	from_whom TEXT NOT NULL,
	decision TEXT NOT NULL,
	state TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE TABLE contacts (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	name TEXT NOT NULL,
	meeting BLOB,
	job TEXT NOT NULL,
	person_key TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE TABLE dictionary_words (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	word TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE TABLE documents (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	title TEXT NOT NULL,
	owner TEXT NOT NULL,
	dated TEXT,
	reference TEXT NOT NULL,
	pages INTEGER,
	state TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE TABLE finding_notes (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	finding BLOB NOT NULL,
	note BLOB NOT NULL,
	stance TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE INDEX finding_notes_finding ON finding_notes (finding);
CREATE INDEX finding_notes_note ON finding_notes (note);
CREATE TABLE findings (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	theme BLOB NOT NULL,
	headline TEXT NOT NULL,
	reference TEXT NOT NULL,
	label TEXT NOT NULL,
	statement TEXT NOT NULL,
	evidence TEXT NOT NULL,
	sensitivity TEXT NOT NULL,
	state TEXT NOT NULL,
	number INTEGER,
	"order" TEXT NOT NULL,
	merged_into BLOB,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE TABLE findings_merged_from (
	owner BLOB NOT NULL,
	member BLOB NOT NULL,
	PRIMARY KEY (owner, member)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE good_practices (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	what TEXT NOT NULL,
	"where" TEXT NOT NULL,
	direction TEXT NOT NULL,
	finding BLOB,
	contact_consent INTEGER NOT NULL,
	"order" TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE TABLE groups (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	name TEXT NOT NULL,
	tier TEXT NOT NULL,
	"order" TEXT NOT NULL,
	target INTEGER,
	target_of TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE TABLE headlines (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	text TEXT NOT NULL,
	meeting BLOB,
	day TEXT,
	"order" TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE INDEX headlines_meeting ON headlines (meeting);
CREATE TABLE imports (
	n INTEGER NOT NULL,
	at INTEGER NOT NULL,
	origin TEXT NOT NULL,
	entry TEXT NOT NULL,
	undone INTEGER NOT NULL,
	PRIMARY KEY (n)
)
 STRICT;
CREATE TABLE legal_holds (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	ground TEXT NOT NULL,
	set_at INTEGER NOT NULL,
	set_by TEXT NOT NULL,
	words TEXT NOT NULL,
	state TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE TABLE meetings (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	title TEXT NOT NULL,
	reference TEXT NOT NULL,
	kind TEXT NOT NULL,
	starts INTEGER,
	ends INTEGER,
	place TEXT NOT NULL,
	lead BLOB,
	planned_minutes INTEGER,
	expected_count INTEGER,
	people_count INTEGER,
	unable_to_speak TEXT NOT NULL,
	sensitivity TEXT NOT NULL,
	state TEXT NOT NULL,
	wrap_up_done INTEGER NOT NULL,
	row_key TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE TABLE meetings_groups (
	owner BLOB NOT NULL,
	member BLOB NOT NULL,
	PRIMARY KEY (owner, member)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE meetings_note_takers (
	owner BLOB NOT NULL,
	member BLOB NOT NULL,
	PRIMARY KEY (owner, member)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE meetings_peers (
	owner BLOB NOT NULL,
	member BLOB NOT NULL,
	PRIMARY KEY (owner, member)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE meetings_themes (
	owner BLOB NOT NULL,
	member BLOB NOT NULL,
	PRIMARY KEY (owner, member)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE meta (
	"key" TEXT NOT NULL,
	value BLOB NOT NULL,
	PRIMARY KEY ("key")
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE milestones (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	what TEXT NOT NULL,
	due TEXT,
	basis TEXT NOT NULL,
	done TEXT,
	warning TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE TABLE notes (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	author BLOB NOT NULL,
	first_key INTEGER NOT NULL,
	body TEXT NOT NULL,
	meeting BLOB,
	document BLOB,
	page TEXT NOT NULL,
	speaker BLOB,
	source TEXT NOT NULL,
	follow_up TEXT NOT NULL,
	sensitivity TEXT NOT NULL,
	state TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE INDEX notes_first_key ON notes (first_key, id, meeting, _in_bin, state, follow_up, author, speaker, document, sensitivity);
CREATE INDEX notes_meeting ON notes (meeting, _in_bin);
CREATE TABLE notes_joined_with (
	owner BLOB NOT NULL,
	member BLOB NOT NULL,
	PRIMARY KEY (owner, member)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE notes_kinds (
	owner BLOB NOT NULL,
	member TEXT NOT NULL,
	PRIMARY KEY (owner, member)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE notes_themes (
	owner BLOB NOT NULL,
	member BLOB NOT NULL,
	PRIMARY KEY (owner, member)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE peer_views (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	finding BLOB NOT NULL,
	peer BLOB NOT NULL,
	"view" TEXT NOT NULL,
	words TEXT NOT NULL,
	seen TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE INDEX peer_views_finding ON peer_views (finding);
CREATE TABLE peers (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	name TEXT NOT NULL,
	title TEXT NOT NULL,
	organisation TEXT NOT NULL,
	role TEXT NOT NULL,
	political_group TEXT NOT NULL,
	initials TEXT NOT NULL,
	conflict_of_interest TEXT NOT NULL,
	status TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE TABLE progress (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	recommendation BLOB NOT NULL,
	council_update TEXT NOT NULL,
	council_rag TEXT NOT NULL,
	peers_view TEXT NOT NULL,
	evidence TEXT NOT NULL,
	further_support TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE INDEX progress_recommendation ON progress (recommendation);
CREATE TABLE protected_words (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	word TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE TABLE questions (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	text TEXT NOT NULL,
	theme BLOB,
	meeting BLOB,
	"order" TEXT NOT NULL,
	origin TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE TABLE questions_asked_in (
	owner BLOB NOT NULL,
	member BLOB NOT NULL,
	PRIMARY KEY (owner, member)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE ratings (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	theme BLOB NOT NULL,
	voice TEXT NOT NULL,
	level TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE TABLE reasons (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	record BLOB NOT NULL,
	rule TEXT NOT NULL,
	"by" BLOB,
	words TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE INDEX reasons_record ON reasons (record);
CREATE TABLE recommendations (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	text TEXT NOT NULL,
	title TEXT NOT NULL,
	reference TEXT NOT NULL,
	prefix TEXT NOT NULL,
	number INTEGER,
	theme BLOB,
	owner TEXT NOT NULL,
	timescale_date TEXT,
	timescale_words TEXT NOT NULL,
	priority TEXT NOT NULL,
	measure TEXT NOT NULL,
	state TEXT NOT NULL,
	"order" TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE TABLE recommendations_findings (
	owner BLOB NOT NULL,
	member BLOB NOT NULL,
	PRIMARY KEY (owner, member)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE revisions (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	record BLOB NOT NULL,
	kind TEXT NOT NULL,
	segment INTEGER NOT NULL,
	line INTEGER NOT NULL,
	hlc TEXT NOT NULL,
	parents BLOB NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE INDEX revisions_record ON revisions (record);
CREATE TABLE sections (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	"key" TEXT NOT NULL,
	title TEXT NOT NULL,
	body TEXT NOT NULL,
	"order" TEXT NOT NULL,
	state TEXT NOT NULL,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE TABLE segments (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	device TEXT NOT NULL,
	seq INTEGER NOT NULL,
	prev BLOB NOT NULL,
	sig BLOB NOT NULL,
	head_zst BLOB NOT NULL,
	body_zst BLOB NOT NULL,
	head_raw INTEGER NOT NULL,
	body_raw INTEGER NOT NULL,
	revisions INTEGER NOT NULL,
	shown INTEGER NOT NULL,
	origin TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE UNIQUE INDEX segments_device ON segments (device, seq);
CREATE TABLE snapshots (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	kind TEXT NOT NULL,
	taken_at INTEGER NOT NULL,
	sha256 TEXT NOT NULL,
	size INTEGER NOT NULL,
	"by" BLOB,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE TABLE themes (
	n INTEGER NOT NULL,
	id BLOB NOT NULL,
	name TEXT NOT NULL,
	code TEXT NOT NULL,
	scope TEXT NOT NULL,
	kind TEXT NOT NULL,
	"order" TEXT NOT NULL,
	parent BLOB,
	lead BLOB,
	_in_bin INTEGER DEFAULT 0 NOT NULL,
	_changed_by TEXT NOT NULL,
	_changed_at TEXT NOT NULL,
	PRIMARY KEY (n),
	UNIQUE (id)
)
 STRICT;
CREATE VIEW search_source AS SELECT n * 32 + 3 AS n, "code" || char(10) || "name" AS title, "scope" AS body FROM themes WHERE _in_bin = 0 UNION ALL SELECT n * 32 + 6 AS n, "title" || char(10) || "reference" AS title, "owner" AS body FROM documents WHERE _in_bin = 0 UNION ALL SELECT n * 32 + 7 AS n, "reference" || char(10) || "title" AS title, "place" AS body FROM meetings WHERE _in_bin = 0 UNION ALL SELECT n * 32 + 8 AS n, '' AS title, "text" AS body FROM questions WHERE _in_bin = 0 UNION ALL SELECT n * 32 + 11 AS n, '' AS title, "body" AS body FROM notes WHERE _in_bin = 0 UNION ALL SELECT n * 32 + 12 AS n, '' AS title, "caption" AS body FROM attachments WHERE _in_bin = 0 UNION ALL SELECT n * 32 + 13 AS n, '' AS title, "text" AS body FROM headlines WHERE _in_bin = 0 UNION ALL SELECT n * 32 + 14 AS n, "reference" || char(10) || "headline" AS title, "statement" AS body FROM findings WHERE _in_bin = 0 UNION ALL SELECT n * 32 + 16 AS n, '' AS title, "words" AS body FROM peer_views WHERE _in_bin = 0 UNION ALL SELECT n * 32 + 17 AS n, "reference" || char(10) || "title" AS title, "text" || char(10) || "measure" AS body FROM recommendations WHERE _in_bin = 0 UNION ALL SELECT n * 32 + 18 AS n, '' AS title, "words" AS body FROM reasons WHERE _in_bin = 0 UNION ALL SELECT n * 32 + 20 AS n, '' AS title, "what" || char(10) || "where" AS body FROM good_practices WHERE _in_bin = 0 UNION ALL SELECT n * 32 + 21 AS n, "title" AS title, "body" AS body FROM sections WHERE _in_bin = 0 UNION ALL SELECT n * 32 + 23 AS n, '' AS title, "words" || char(10) || "evidence" || char(10) || "decision" AS body FROM comments WHERE _in_bin = 0 UNION ALL SELECT n * 32 + 24 AS n, '' AS title, "text" AS body FROM actions WHERE _in_bin = 0 UNION ALL SELECT n * 32 + 25 AS n, '' AS title, "text" AS body FROM action_updates WHERE _in_bin = 0 UNION ALL SELECT n * 32 + 26 AS n, '' AS title, "council_update" || char(10) || "peers_view" || char(10) || "evidence" || char(10) || "further_support" AS body FROM progress WHERE _in_bin = 0;
CREATE VIRTUAL TABLE search_index USING fts5(title, body, content='search_source', content_rowid='n', tokenize='unicode61 remove_diacritics 2');
INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1);
