alter table agentdb.runs
  add column tags jsonb not null default '[]' check (jsonb_typeof(tags) = 'array'),
  add column saved text,
  add column parameters jsonb not null default '[]' check (jsonb_typeof(parameters) = 'array');
comment on column agentdb.runs.tags is 'Names the user gave the run, each once';
comment on column agentdb.runs.saved is 'The saved query that ran; null for any other run';
comment on column agentdb.runs.parameters is 'What was bound to $1, $2 and so on: name, type and value';
create index runs_by_tags on agentdb.runs using gin (tags);
create index runs_by_session on agentdb.runs (session, started_at desc) where session is not null;

create table agentdb.events (
  run_id text collate "C" not null references agentdb.runs on delete cascade,
  number integer not null check (number > 0),
  at timestamptz not null,
  event jsonb not null,
  primary key (run_id, number)
);
comment on table agentdb.events is 'Everything that happened in a run, in order';
comment on column agentdb.events.event is 'Bodies of messages, requests and rows of the answer stand in messages and results alone';

create table agentdb.saved_queries (
  id bigint generated always as identity primary key,
  database_id bigint not null references agentdb.databases on delete cascade,
  name text not null check (name <> ''),
  sql text not null check (sql <> ''),
  question text,
  parameters jsonb not null check (jsonb_typeof(parameters) = 'array'),
  fingerprint text,
  saved_at timestamptz not null default now(),
  unique (database_id, name)
);
comment on table agentdb.saved_queries is 'Statements kept under a name, to be run without a model';
comment on column agentdb.saved_queries.question is 'What the statement answers; null when nobody said';
comment on column agentdb.saved_queries.parameters is 'Of $1, $2 and so on in turn: name, type and default';
