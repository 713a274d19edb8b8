-- Every table-like thing the role may select from, whole or by column.
-- Partitions stand behind their parent; what an extension brings is not the user's data.
with recursive readable as (
  select
    c.oid,
    n.nspname,
    c.relname,
    c.relkind,
    c.relpages,
    c.reltuples,
    has_table_privilege(c.oid, 'select') as whole
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
leaves (parent, leaf) as (
  select i.inhparent, i.inhrelid
  from pg_catalog.pg_inherits as i
  join readable on readable.oid = i.inhparent and readable.relkind = 'p'
  union all
  select leaves.parent, i.inhrelid
  from leaves
  join pg_catalog.pg_inherits as i on i.inhparent = leaves.leaf
),
in_partitions as (
  select
    leaves.parent,
    -- never analysed: -1, or before version 14 zero tuples on no pages
    bool_or(c.reltuples < 0 or (c.reltuples = 0 and c.relpages = 0)) as unknown,
    sum(c.reltuples) as reltuples
  from leaves
  join pg_catalog.pg_class as c on c.oid = leaves.leaf and c.relkind <> 'p'
  group by leaves.parent
)
select
  readable.oid,
  readable.nspname,
  readable.relname,
  readable.relkind::text,
  pg_table_is_visible(readable.oid),
  obj_description(readable.oid, 'pg_class'),
  case
    when readable.relkind in ('v', 'f') then null
    when readable.relkind = 'p' then case when in_partitions.unknown then null else in_partitions.reltuples end
    when readable.reltuples < 0 or (readable.reltuples = 0 and readable.relpages = 0) then null
    else readable.reltuples
  end::float8,
  readable.whole
from readable
left join in_partitions on in_partitions.parent = readable.oid
order by readable.nspname, readable.relname
