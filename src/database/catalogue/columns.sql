-- In no order. $1: relations; $2: those of which only some columns may be read.
select
  a.attrelid,
  a.attnum,
  a.attname,
  a.atttypid,
  a.atttypmod,
  a.attnotnull,
  a.attidentity::text,
  a.attgenerated::text,
  col.description
from unnest($1::oid[]) as visible (oid)
join pg_catalog.pg_attribute as a on a.attrelid = visible.oid
left join pg_catalog.pg_description as col
  on col.classoid = 'pg_catalog.pg_class'::regclass and col.objoid = a.attrelid and col.objsubid = a.attnum
where a.attnum > 0
  and not a.attisdropped
  and (a.attrelid <> all ($2::oid[]) or has_column_privilege(a.attrelid, a.attnum, 'select'))
