"""The statements that make each version of the tables; never changed once released."""

TABLES = """
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE outlet (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  folded TEXT NOT NULL
) STRICT;
CREATE INDEX outlet_folded ON outlet(folded);

CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  tail TEXT NOT NULL,
  title TEXT,
  outlet_id INTEGER REFERENCES outlet(id),
  authors TEXT NOT NULL DEFAULT '[]',
  published TEXT,
  url TEXT,
  language TEXT,
  input TEXT,
  imported TEXT,
  stored_at TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  facets TEXT NOT NULL,
  text TEXT NOT NULL,
  unspaced TEXT
) STRICT;
CREATE INDEX article_tail ON article(tail);
CREATE INDEX article_input ON article(input) WHERE input IS NOT NULL;
CREATE INDEX article_outlet ON article(outlet_id);
CREATE INDEX article_text_hash ON article(text_hash);

CREATE TABLE revision (
  article_id INTEGER NOT NULL REFERENCES article(id) ON UPDATE CASCADE,
  n INTEGER NOT NULL,
  replaced_at TEXT NOT NULL,
  title TEXT,
  outlet TEXT,
  authors TEXT NOT NULL,
  published TEXT,
  url TEXT,
  language TEXT,
  input TEXT,
  text TEXT NOT NULL,
  UNIQUE (article_id, n)
) STRICT;

CREATE TABLE curation (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  article TEXT,
  quote TEXT,
  surface TEXT,
  occurrence INTEGER NOT NULL DEFAULT 0,
  change TEXT NOT NULL DEFAULT '{}',
  undoes INTEGER UNIQUE REFERENCES curation(n)
) STRICT;
CREATE INDEX curation_article ON curation(article);

CREATE TABLE import_failure (
  input TEXT PRIMARY KEY,
  error TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE extraction (
  article_id INTEGER PRIMARY KEY REFERENCES article(id) ON UPDATE CASCADE ON DELETE CASCADE,
  engine INTEGER NOT NULL
) STRICT;
CREATE INDEX extraction_engine ON extraction(engine);

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  figures INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX source_figures ON source(figures DESC, key);

CREATE TABLE alias (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES source(id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  UNIQUE (name, kind)
) STRICT;
CREATE INDEX alias_source ON alias(source_id);

CREATE TABLE figure (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  article_id INTEGER NOT NULL REFERENCES article(id) ON UPDATE CASCADE ON DELETE CASCADE,
  n INTEGER NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  surface TEXT NOT NULL,
  low REAL,
  high REAL,
  relation TEXT NOT NULL,
  kind TEXT NOT NULL,
  change TEXT NOT NULL,
  unit TEXT,
  counted TEXT,
  concept TEXT NOT NULL,
  action TEXT,
  per TEXT,
  period_start TEXT,
  period_end TEXT,
  period_text TEXT,
  cumulative INTEGER NOT NULL DEFAULT 0,
  place TEXT NOT NULL,
  status TEXT NOT NULL,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  hearsay_start INTEGER,
  hearsay_end INTEGER,
  part_of INTEGER,
  origin_id INTEGER REFERENCES source(id),
  UNIQUE (article_id, n)
) STRICT;
CREATE INDEX figure_value ON figure(coalesce(low, high));
CREATE INDEX figure_range ON figure(coalesce(low, high), coalesce(high, low))
  WHERE low < high;
CREATE INDEX figure_counted ON figure(counted, coalesce(low, high)) WHERE counted IS NOT NULL;
CREATE INDEX figure_unit ON figure(unit, coalesce(low, high)) WHERE unit IS NOT NULL;
CREATE INDEX figure_action ON figure(action, coalesce(low, high)) WHERE action IS NOT NULL;
CREATE INDEX figure_period ON figure(period_start, period_end) WHERE period_start IS NOT NULL;
CREATE INDEX figure_origin ON figure(origin_id) WHERE origin_id IS NOT NULL;

CREATE TABLE link (
  figure_id INTEGER NOT NULL REFERENCES figure(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  alias_id INTEGER NOT NULL REFERENCES alias(id),
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  cue TEXT NOT NULL,
  PRIMARY KEY (figure_id, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_alias ON link(alias_id);

CREATE TABLE profile (
  article_id INTEGER PRIMARY KEY REFERENCES article(id) ON UPDATE CASCADE ON DELETE CASCADE,
  profile BLOB NOT NULL
) STRICT;

CREATE TABLE handle (
  handle INTEGER NOT NULL,
  article_id INTEGER NOT NULL REFERENCES article(id) ON UPDATE CASCADE ON DELETE CASCADE,
  PRIMARY KEY (handle, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX handle_article ON handle(article_id);

CREATE TABLE crowded (
  handle INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE affair (
  article_id INTEGER NOT NULL REFERENCES article(id) ON UPDATE CASCADE ON DELETE CASCADE,
  other_id INTEGER NOT NULL REFERENCES article(id) ON UPDATE CASCADE ON DELETE CASCADE,
  likeness INTEGER NOT NULL,
  PRIMARY KEY (article_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX affair_other ON affair(other_id);

CREATE TABLE entry (
  claim TEXT PRIMARY KEY REFERENCES figure(name) ON DELETE CASCADE,
  article_id INTEGER NOT NULL REFERENCES article(id) ON UPDATE CASCADE ON DELETE CASCADE,
  entry TEXT NOT NULL,
  topic TEXT,
  question TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_article ON entry(article_id);
CREATE INDEX entry_question ON entry(question) WHERE question IS NOT NULL;

CREATE TABLE question (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL,
  words TEXT NOT NULL,
  verdict TEXT NOT NULL,
  contest INTEGER NOT NULL,
  why TEXT NOT NULL,
  articles INTEGER NOT NULL,
  outlets INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  spread REAL,
  notes TEXT NOT NULL
) STRICT;
CREATE INDEX question_contest ON question(contest, origins DESC, articles DESC, name);

CREATE TABLE claim (
  figure_id INTEGER NOT NULL REFERENCES figure(id) ON DELETE CASCADE,
  question_id INTEGER NOT NULL REFERENCES question(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  doubtful INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  PRIMARY KEY (figure_id, question_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_question ON claim(question_id, doubtful, n);
CREATE INDEX claim_verdict ON claim(verdict, figure_id);

CREATE TABLE pair (
  question_id INTEGER NOT NULL REFERENCES question(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  a INTEGER NOT NULL REFERENCES figure(id) ON DELETE CASCADE,
  b INTEGER NOT NULL REFERENCES figure(id) ON DELETE CASCADE,
  verdict TEXT NOT NULL,
  why TEXT NOT NULL,
  tests TEXT NOT NULL,
  PRIMARY KEY (question_id, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX pair_a ON pair(a);
CREATE INDEX pair_b ON pair(b);

CREATE TABLE placement (
  claim TEXT PRIMARY KEY,
  question TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX placement_question ON placement(question);

CREATE TABLE merged (
  question TEXT PRIMARY KEY,
  into_question TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX merged_into ON merged(into_question);

CREATE TABLE term (
  term TEXT PRIMARY KEY,
  articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE short_term (
  prefix TEXT NOT NULL,
  n INTEGER NOT NULL,
  term TEXT NOT NULL,
  PRIMARY KEY (prefix, n)
) STRICT, WITHOUT ROWID;
"""

# Rows are put into the indexes by statements beside those that store them: a statement with a
# trigger makes FTS5 write out what it has gathered, which costs more than all the rest. Changes
# and removals of articles are rare and have triggers, so that other tools cannot forget them.
#
# The double quotes around content="article" are what sqlite-utils and Datasette look for. The
# title index says it with single quotes, so that they find the full index alone.
SEARCH = """
CREATE VIRTUAL TABLE article_fts USING fts5(
  title, text, authors, facets, unspaced,
  content="article", content_rowid="id", tokenize='unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE title_fts USING fts5(
  title, content='article', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE question_fts USING fts5(
  label, words,
  content="question", content_rowid="id", tokenize='unicode61 remove_diacritics 2'
);

CREATE TRIGGER article_removed AFTER DELETE ON article BEGIN
  INSERT INTO article_fts(article_fts, rowid, title, text, authors, facets, unspaced)
    VALUES ('delete', old.id, old.title, old.text, old.authors, old.facets, old.unspaced);
  INSERT INTO title_fts(title_fts, rowid, title) VALUES ('delete', old.id, old.title);
END;
CREATE TRIGGER article_changed
AFTER UPDATE OF id, title, text, authors, facets, unspaced ON article BEGIN
  INSERT INTO article_fts(article_fts, rowid, title, text, authors, facets, unspaced)
    VALUES ('delete', old.id, old.title, old.text, old.authors, old.facets, old.unspaced);
  INSERT INTO title_fts(title_fts, rowid, title) VALUES ('delete', old.id, old.title);
  INSERT INTO article_fts(rowid, title, text, authors, facets, unspaced)
    VALUES (new.id, new.title, new.text, new.authors, new.facets, new.unspaced);
  INSERT INTO title_fts(rowid, title) VALUES (new.id, new.title);
END;
"""

VIEWS = """
CREATE VIEW articles AS
SELECT article.key, article.title, outlet.name AS outlet, article.authors, article.published,
  article.url, article.language, article.input, article.text, article.id AS article_id
FROM article LEFT JOIN outlet ON outlet.id = article.outlet_id;

CREATE VIEW figures AS
SELECT figure.name AS id, article.key AS article, outlet.name AS outlet, article.published,
  figure."start", figure."end", figure.surface, figure.low, figure.high, figure.relation,
  figure.kind, figure.change, figure.unit, figure.counted, figure.concept, figure.action,
  figure.per, figure.period_start, figure.period_end, figure.period_text, figure.place,
  figure.status, source.name AS origin,
  substr(article.text, figure.sentence_start + 1, figure.sentence_end - figure.sentence_start)
    AS quote
FROM figure
JOIN article ON article.id = figure.article_id
LEFT JOIN outlet ON outlet.id = article.outlet_id
LEFT JOIN source ON source.id = figure.origin_id;

CREATE VIEW questions AS
SELECT name AS id, label, verdict, why, articles, outlets, origins, spread FROM question;

CREATE VIEW claims AS
SELECT question.name AS question, question.label, claim.verdict, claim.doubtful, figures.*
FROM claim
JOIN question ON question.id = claim.question_id
JOIN figure ON figure.id = claim.figure_id
JOIN figures ON figures.id = figure.name;
"""

SECOND = """
CREATE TABLE saved_search (
  name TEXT PRIMARY KEY,
  query TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE seen (
  question TEXT PRIMARY KEY,
  signature TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE acronym (
  short TEXT NOT NULL,
  article_id INTEGER NOT NULL REFERENCES article(id) ON UPDATE CASCADE ON DELETE CASCADE,
  key TEXT NOT NULL,
  PRIMARY KEY (short, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX acronym_article ON acronym(article_id);

CREATE TABLE same_source (
  key TEXT PRIMARY KEY,
  into_name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO article_fts(article_fts, rank) VALUES ('hashsize', 16777216);
"""

THIRD = """
CREATE TABLE provenance (
  article_id INTEGER NOT NULL REFERENCES article(id) ON UPDATE CASCADE ON DELETE CASCADE,
  text_hash TEXT NOT NULL,
  raw_hash TEXT,
  dates TEXT NOT NULL,
  PRIMARY KEY (article_id, text_hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE visit (
  url TEXT PRIMARY KEY,
  found_at TEXT NOT NULL,
  etag TEXT,
  modified TEXT,
  articles INTEGER NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""

# Articles are counted by the statements that store them, for the reason told above; those that
# move or go are rare and have triggers.
FOURTH = """
CREATE TABLE tally (
  name TEXT PRIMARY KEY,
  n INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO tally (name, n) VALUES
  ('articles', (SELECT count(*) FROM article)),
  ('figures', (SELECT count(*) FROM figure)),
  ('questions', (SELECT count(*) FROM question)),
  ('conflicts', (SELECT count(*) FROM question WHERE contest = 0));

ALTER TABLE outlet ADD COLUMN articles INTEGER NOT NULL DEFAULT 0;
UPDATE outlet SET articles = (SELECT count(*) FROM article WHERE outlet_id = outlet.id);

CREATE TRIGGER article_uncounted AFTER DELETE ON article BEGIN
  UPDATE outlet SET articles = articles - 1 WHERE id = old.outlet_id;
  UPDATE tally SET n = n - 1 WHERE name = 'articles';
END;
CREATE TRIGGER article_counted_elsewhere AFTER UPDATE OF outlet_id ON article
WHEN old.outlet_id IS NOT new.outlet_id BEGIN
  UPDATE outlet SET articles = articles - 1 WHERE id = old.outlet_id;
  UPDATE outlet SET articles = articles + 1 WHERE id = new.outlet_id;
END;
"""

FIFTH = """
CREATE TABLE unfinished (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  inputs TEXT NOT NULL,
  at TEXT NOT NULL,
  process TEXT NOT NULL,
  articles INTEGER NOT NULL DEFAULT 0
) STRICT;
"""
