alter table agentdb.verified_queries add column as_of timestamptz;
comment on column agentdb.verified_queries.as_of is 'The instant its dates were counted from; null when not known';

alter table agentdb.attempts drop constraint attempts_origin_check;
alter table agentdb.attempts
  add constraint attempts_origin_check check (origin in ('draft', 'revision', 'repair', 'user', 'verified'));
