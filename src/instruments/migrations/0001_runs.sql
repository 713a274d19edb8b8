-- The instruments of agentdb: what was asked, what the team did, what came out, what it cost.

comment on table agentdb.migrations is 'Versions of this schema, in the order they were applied; never edited';

create table agentdb.databases (
  id bigint generated always as identity primary key,
  label text not null unique,
  server_version integer check (server_version > 0),
  first_seen timestamptz not null default now(),
  last_seen timestamptz not null default now()
);
comment on table agentdb.databases is 'Databases asked about';
comment on column agentdb.databases.label is 'host:port/name, a folder, or sample; never a password';
comment on column agentdb.databases.server_version is 'As server_version_num: 180004 is 18.4; null when not yet known';

create table agentdb.schema_snapshots (
  database_id bigint not null references agentdb.databases on delete cascade,
  fingerprint text not null,
  taken_at timestamptz not null,
  snapshot jsonb not null,
  primary key (database_id, fingerprint)
);
comment on table agentdb.schema_snapshots is 'What a database looked like, once per fingerprint of its catalogue';

create table agentdb.runs (
  -- Collation C: ids sort by start, and a prefix finds one by the index.
  id text collate "C" primary key check (id <> ''),
  database_id bigint not null references agentdb.databases,
  fingerprint text,
  session text,
  question text,
  model text not null,
  status text not null check (status in ('answered', 'clarify', 'refused', 'failed', 'interrupted')),
  exit_code integer check (exit_code between 0 and 255),
  answer text,
  sql text,
  interpretation text,
  assumptions jsonb not null check (jsonb_typeof(assumptions) = 'array'),
  warnings jsonb not null check (jsonb_typeof(warnings) = 'array'),
  checks jsonb not null check (jsonb_typeof(checks) = 'array'),
  clarification jsonb,
  confidence double precision check (confidence between 0 and 1),
  error_code text,
  error_message text,
  error_hint text,
  calls integer not null check (calls >= 0),
  input_tokens bigint not null check (input_tokens >= 0),
  output_tokens bigint not null check (output_tokens >= 0),
  usd numeric check (usd >= 0),
  started_at timestamptz not null,
  finished_at timestamptz,
  total_ms double precision not null check (total_ms >= 0),
  model_ms double precision not null check (model_ms >= 0),
  database_ms double precision not null check (database_ms >= 0),
  check ((status = 'interrupted') = (finished_at is null))
);
comment on table agentdb.runs is 'One row per question, or per statement checked and run by itself';
comment on column agentdb.runs.question is 'Null for a statement run without a question';
comment on column agentdb.runs.sql is 'The statement that answered; every statement tried is in attempts';
comment on column agentdb.runs.fingerprint is 'Of the schema as the team saw it; its snapshot may not be stored';
comment on column agentdb.runs.usd is 'Null when a price is unknown, never 0 for that';
comment on column agentdb.runs.finished_at is 'Null when the run was interrupted or its process killed';
create index runs_by_start on agentdb.runs (started_at desc, id desc);
create index runs_by_status on agentdb.runs (status, started_at desc);
create index runs_by_database on agentdb.runs (database_id, started_at desc);

create table agentdb.messages (
  run_id text collate "C" not null references agentdb.runs on delete cascade,
  number integer not null check (number > 0),
  at timestamptz not null,
  sender text not null,
  recipient text not null,
  kind text not null,
  body jsonb,
  primary key (run_id, number)
);
comment on table agentdb.messages is 'What the agents of a run handed to each other, in order';

create table agentdb.attempts (
  run_id text collate "C" not null references agentdb.runs on delete cascade,
  number integer not null,
  origin text not null check (origin in ('draft', 'revision', 'repair', 'user')),
  sql text not null,
  error_code text,
  sqlstate text,
  message text,
  detail text,
  hint text,
  position integer,
  duration_ms double precision check (duration_ms >= 0),
  plan_cost double precision,
  row_count bigint check (row_count >= 0),
  primary key (run_id, number)
);
comment on table agentdb.attempts is 'Each statement a run tried';
comment on column agentdb.attempts.error_code is 'Null when the statement ran';
comment on column agentdb.attempts.duration_ms is 'Null when the run was interrupted before the statement ended';
comment on column agentdb.attempts.plan_cost is 'Total cost by EXPLAIN, in the planner''s own units';
create index attempts_by_sqlstate on agentdb.attempts (sqlstate) where sqlstate is not null;

create table agentdb.results (
  run_id text collate "C" primary key references agentdb.runs on delete cascade,
  columns jsonb not null check (jsonb_typeof(columns) = 'array'),
  rows jsonb not null check (jsonb_typeof(rows) = 'array'),
  row_count bigint not null check (row_count >= 0),
  truncated boolean not null,
  capped boolean not null
);
comment on table agentdb.results is 'What each run answered with';
comment on column agentdb.results.rows is 'Arrays in column order';
comment on column agentdb.results.row_count is 'Rows of the answer; rows holds the first of them when capped';
comment on column agentdb.results.truncated is 'The statement had more rows than the answer was allowed';
comment on column agentdb.results.capped is 'The answer had more rows than are stored';

create table agentdb.model_calls (
  run_id text collate "C" not null references agentdb.runs on delete cascade,
  number integer not null check (number > 0),
  at timestamptz not null,
  role text not null,
  model text not null,
  input_tokens bigint not null check (input_tokens >= 0),
  output_tokens bigint not null check (output_tokens >= 0),
  usd numeric check (usd >= 0),
  latency_ms double precision not null check (latency_ms >= 0),
  outcome text not null check (outcome in ('ok', 'unreadable', 'refused', 'truncated', 'failed')),
  error text,
  primary key (run_id, number)
);
comment on table agentdb.model_calls is 'Each exchange with a model endpoint, as it was billed';
comment on column agentdb.model_calls.usd is 'Null when the model''s price is unknown';
