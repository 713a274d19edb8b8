-- The types of the columns: their names, and what they amount to once domains are resolved.
with recursive resolved (oid, modifier, base, not_null, domain) as (
  select
    wanted.oid,
    wanted.modifier,
    t.oid,
    t.typnotnull,
    case when t.typtype = 'd' then t.typname end
  from unnest($1::oid[], $2::int[]) as wanted (oid, modifier)
  join pg_catalog.pg_type as t on t.oid = wanted.oid
  union all
  select resolved.oid, resolved.modifier, t.typbasetype, resolved.not_null or base.typnotnull, resolved.domain
  from resolved
  join pg_catalog.pg_type as t on t.oid = resolved.base and t.typtype = 'd'
  join pg_catalog.pg_type as base on base.oid = t.typbasetype
)
select
  resolved.oid,
  resolved.modifier,
  format_type(resolved.oid, resolved.modifier),
  t.oid,
  t.typtype::text,
  t.typcategory::text,
  resolved.not_null,
  resolved.domain,
  (
    select array_agg(e.enumlabel::text order by e.enumsortorder)
    from pg_catalog.pg_enum as e
    where e.enumtypid = t.oid
  )
from resolved
join pg_catalog.pg_type as t on t.oid = resolved.base and t.typtype <> 'd'
