-- The views that only read: no volatile function, no system or foreign table, through all views below them.
-- pg_depend knows no built-in objects, so the stored rule itself is searched for the numbers it calls and reads.
with recursive reached (root, relation) as (
  select c.oid, c.oid
  from unnest($1::text[]) as wanted (name)
  join pg_catalog.pg_class as c on c.oid = wanted.name::regclass
  union
  select reached.root, (regexp_matches(rule.ev_action::text, ':relid (\d+)', 'g'))[1]::oid
  from reached
  join pg_catalog.pg_rewrite as rule on rule.ev_class = reached.relation and rule.rulename = '_RETURN'
  join pg_catalog.pg_class as c on c.oid = reached.relation and c.relkind = 'v'
),
loud as (
  select reached.root
  from reached
  join pg_catalog.pg_class as c on c.oid = reached.relation
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where c.relkind = 'f' or n.nspname ~ '^pg_' or n.nspname = 'information_schema'
  union
  select called.root
  from (
    select
      reached.root,
      (regexp_matches(rule.ev_action::text, ':(?:func|opfunc|aggfn|winfn)o?id (\d+)', 'g'))[1]::oid as function
    from reached
    join pg_catalog.pg_rewrite as rule on rule.ev_class = reached.relation and rule.rulename = '_RETURN'
    join pg_catalog.pg_class as c on c.oid = reached.relation and c.relkind = 'v'
  ) as called
  join pg_catalog.pg_proc as p on p.oid = called.function
  where p.provolatile = 'v'
)
select wanted.name
from unnest($1::text[]) as wanted (name)
where wanted.name::regclass::oid not in (select root from loud)
