-- Printing an expression locks its table: one that somebody has locked for good is left out.
select d.adrelid, d.adnum, pg_get_expr(d.adbin, d.adrelid)
from unnest($1::oid[]) as visible (oid)
join pg_catalog.pg_attrdef as d on d.adrelid = visible.oid
where d.adrelid not in (
  select l.relation
  from pg_catalog.pg_locks as l
  where l.mode = 'AccessExclusiveLock' and l.relation is not null
)
