/**
 * The schema of the embedded store, one entry a version. `body` and `mark` are JSON of the port's types; the other
 * columns are copies of what is searched by.
 */
export const migrations: readonly string[] = [
  `CREATE TABLE commits (
     case_id TEXT NOT NULL,
     version INTEGER NOT NULL,
     at TEXT NOT NULL,
     body TEXT NOT NULL,
     unsettled INTEGER NOT NULL,
     claimed_until TEXT NOT NULL,
     mark TEXT NOT NULL,
     etag TEXT NOT NULL,
     PRIMARY KEY (case_id, version)
   ) STRICT;
   CREATE INDEX commits_unsettled ON commits (at, case_id, version, claimed_until) WHERE unsettled = 1;

   CREATE TABLE heads (
     case_id TEXT PRIMARY KEY,
     version INTEGER NOT NULL,
     next_due TEXT,
     body TEXT NOT NULL
   ) STRICT;
   CREATE INDEX heads_due ON heads (next_due, case_id) WHERE next_due IS NOT NULL;

   CREATE TABLE head_persons (
     person_key TEXT NOT NULL,
     case_id TEXT NOT NULL,
     PRIMARY KEY (person_key, case_id)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX head_persons_by_case ON head_persons (case_id);

   CREATE TABLE documents (
     kind TEXT NOT NULL,
     id TEXT NOT NULL,
     body TEXT NOT NULL,
     etag TEXT NOT NULL,
     PRIMARY KEY (kind, id)
   ) STRICT;`,
  `ALTER TABLE heads ADD COLUMN first_deadline TEXT;
   CREATE INDEX heads_late ON heads (first_deadline, case_id) WHERE first_deadline IS NOT NULL;`,
  `CREATE TABLE looks (
     chain TEXT NOT NULL,
     number INTEGER NOT NULL,
     body TEXT NOT NULL,
     PRIMARY KEY (chain, number)
   ) STRICT;`,
];
