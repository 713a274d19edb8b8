-- One number for each part of the catalogue that a snapshot holds, order-free sums of hashes. Rows do not enter it.
with readable as materialized (
  select c.oid, n.nspname, c.relname, c.relkind, has_table_privilege(c.oid, 'select') as whole
  from pg_catalog.pg_class as c
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where c.relkind in ('r', 'v', 'm', 'p', 'f')
    and not c.relispartition
    and n.nspname !~ '^pg_'
    and n.nspname not in ('information_schema', 'agentdb')
    and has_schema_privilege(n.oid, 'usage')
    and (has_table_privilege(c.oid, 'select') or has_any_column_privilege(c.oid, 'select'))
    and not exists (
      select
      from pg_catalog.pg_depend as d
      where d.classid = 'pg_catalog.pg_class'::regclass
        and d.objid = c.oid
        and d.objsubid = 0
        and d.deptype = 'e'
    )
),
attributes as materialized (
  select a.*
  from readable
  join pg_catalog.pg_attribute as a on a.attrelid = readable.oid
  where a.attnum > 0
    and not a.attisdropped
    and (readable.whole or has_column_privilege(a.attrelid, a.attnum, 'select'))
)
select
  (select oid from pg_catalog.pg_database where datname = current_database()),
  current_user,
  current_schemas(false)::text[],
  (select sum(hashtextextended(concat_ws('|', oid, nspname, relname, relkind), 1)) from readable),
  (
    select sum(hashtextextended(
      concat_ws('|', attrelid, attnum, attname, atttypid, atttypmod, attnotnull, attidentity, attgenerated), 2
    ))
    from attributes
  ),
  (
    select sum(hashtextextended(concat_ws('|', d.adrelid, d.adnum, d.adbin), 3))
    from pg_catalog.pg_attrdef as d
    join attributes as a on a.attrelid = d.adrelid and a.attnum = d.adnum
  ),
  (
    select sum(hashtextextended(concat_ws('|', t.oid, t.typname, t.typnotnull, t.typbasetype, t.typtypmod), 4))
    from pg_catalog.pg_type as t
    where t.typtype in ('d', 'e')
  ),
  (
    select sum(hashtextextended(concat_ws('|', e.enumtypid, e.enumsortorder, e.enumlabel), 5))
    from pg_catalog.pg_enum as e
  ),
  (
    select sum(hashtextextended(concat_ws('|', d.objoid, d.objsubid, d.description), 6))
    from readable
    join pg_catalog.pg_description as d
      on d.objoid = readable.oid and d.classoid = 'pg_catalog.pg_class'::regclass
  ),
  (
    select sum(hashtextextended(concat_ws('|', i.indrelid, i.indexrelid, i.indisprimary, i.indkey), 7))
    from readable
    join pg_catalog.pg_index as i on i.indrelid = readable.oid
    where i.indisunique and i.indisvalid and i.indpred is null and i.indexprs is null
  ),
  (
    select sum(hashtextextended(
      concat_ws('|', k.conrelid, k.conname, k.conkey::text, k.confrelid, k.confkey::text), 8
    ))
    from readable
    join pg_catalog.pg_constraint as k on k.conrelid = readable.oid
    where k.contype = 'f' and k.conparentid = 0
  )
