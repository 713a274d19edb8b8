create table agentdb.verified_queries (
  id bigint generated always as identity primary key,
  database_id bigint not null references agentdb.databases on delete cascade,
  question text not null check (question <> ''),
  sql text not null check (sql <> ''),
  fingerprint text,
  created_at timestamptz not null default now(),
  unique (database_id, question)
);
comment on table agentdb.verified_queries is 'Questions with the SQL a person says is right';
comment on column agentdb.verified_queries.fingerprint is 'Of the schema it was verified against; null when not known';
