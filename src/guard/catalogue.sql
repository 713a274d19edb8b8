-- What the catalogue knows about names as a statement uses them: one row for each thing found.
-- $1: json list of { kind, key, schema, name }; kind is function, operator, relation or type; schema null = search path.
with recursive
wanted as (
  select w.kind, w.key, w.schema, w.name
  from pg_catalog.jsonb_to_recordset($1::jsonb) as w(kind text, key text, schema text, name text)
),
scoped as (
  select w.kind, w.key, w.name, n.oid as namespace, p.position
  from wanted w
  cross join pg_catalog.unnest(pg_catalog.current_schemas(true)) with ordinality as p(schema, position)
  join pg_catalog.pg_namespace n on n.nspname = p.schema
  where w.schema is null
  union all
  select w.kind, w.key, w.name, n.oid, 1
  from wanted w
  join pg_catalog.pg_namespace n on n.nspname = w.schema
),
named_functions as (
  select s.key, p.oid
  from scoped s
  join pg_catalog.pg_proc p on p.proname = s.name and p.pronamespace = s.namespace
  where s.kind = 'function'
),
named_relations as (
  select distinct on (s.key) s.key, c.oid
  from scoped s
  join pg_catalog.pg_class c on c.relname = s.name and c.relnamespace = s.namespace
  where s.kind = 'relation' and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S', 't')
  order by s.key, s.position
),
-- A partition or child may be a foreign table.
descendants as (
  select r.key, r.oid from named_relations r
  union
  select d.key, i.inhrelid
  from descendants d
  join pg_catalog.pg_inherits i on i.inhparent = d.oid
),
ancestors as (
  select r.key, r.oid from named_relations r
  union
  select a.key, i.inhparent
  from ancestors a
  join pg_catalog.pg_inherits i on i.inhrelid = a.oid
),
named_types as (
  select distinct on (s.key) s.key, t.oid
  from scoped s
  join pg_catalog.pg_type t on t.typname = s.name and t.typnamespace = s.namespace
  where s.kind = 'type'
  order by s.key, s.position
),
-- What a value of the type is made of: a cast to it runs the checks of every domain inside.
type_parts as (
  select t.key, t.oid from named_types t
  union
  select p.key, part.oid
  from type_parts p
  join pg_catalog.pg_type t on t.oid = p.oid
  cross join lateral (
    select t.typbasetype as oid where t.typbasetype <> 0
    union all
    select t.typelem where t.typelem <> 0
    union all
    select r.rngsubtype from pg_catalog.pg_range r where r.rngtypid = t.oid
    union all
    select a.atttypid
    from pg_catalog.pg_attribute a
    where a.attrelid = t.typrelid and t.typrelid <> 0 and a.attnum > 0 and not a.attisdropped
  ) part
  where t.oid >= 16384
),
-- What the values of a relation's columns and of a user's function are made of: reading, ordering and comparing them
-- runs the casts and the comparisons of these types.
value_parts as (
  select 'relation' as kind, r.key, a.atttypid as oid
  from named_relations r
  join pg_catalog.pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
  union
  select 'function', f.key, returned.oid
  from named_functions f
  join pg_catalog.pg_proc p on p.oid = f.oid and p.oid >= 16384
  cross join lateral pg_catalog.unnest(array[p.prorettype] || coalesce(p.proallargtypes, '{}')) as returned(oid)
  union
  select 'type', t.key, t.oid from named_types t
  union
  select v.kind, v.key, part.oid
  from value_parts v
  join pg_catalog.pg_type t on t.oid = v.oid
  cross join lateral (
    select t.typbasetype as oid where t.typbasetype <> 0
    union all
    select t.typelem where t.typelem <> 0
    union all
    select r.rngsubtype from pg_catalog.pg_range r where r.rngtypid = t.oid
    union all
    select a.atttypid
    from pg_catalog.pg_attribute a
    where a.attrelid = t.typrelid and t.typrelid <> 0 and a.attnum > 0 and not a.attisdropped
  ) part
  where t.oid >= 16384
),
-- Called for a value of the type, by no name that the statement has.
implied as (
  select v.kind, v.key, c.castfunc as oid
  from value_parts v
  join pg_catalog.pg_cast c on c.castsource = v.oid
  where v.kind <> 'type' and c.castfunc >= 16384 and c.castcontext = 'i'
  union
  select v.kind, v.key, ordering.amproc::oid
  from value_parts v
  join pg_catalog.pg_amproc ordering on v.oid in (ordering.amproclefttype, ordering.amprocrighttype)
  where v.oid >= 16384 and ordering.amproc::oid >= 16384
  union
  -- An ordering may stand for a type of the system's as well: equality of such a class is what IN and GROUP BY call.
  select v.kind, v.key, o.oprcode::oid
  from value_parts v
  join pg_catalog.pg_amop member on v.oid in (member.amoplefttype, member.amoprighttype)
  join pg_catalog.pg_operator o on o.oid = member.amopopr
  where v.oid >= 16384 and o.oprcode::oid >= 16384
),
calls as (
  select 'function' as kind, f.key, f.oid from named_functions f
  union
  select 'function', f.key, part.oid
  from named_functions f
  join pg_catalog.pg_aggregate a on a.aggfnoid = f.oid
  cross join lateral pg_catalog.unnest(array[
    a.aggtransfn, a.aggfinalfn, a.aggcombinefn, a.aggserialfn, a.aggdeserialfn,
    a.aggmtransfn, a.aggminvtransfn, a.aggmfinalfn
  ]::oid[]) as part(oid)
  where f.oid >= 16384 and part.oid <> 0
    -- Extensions leave the parts of their aggregates and operators VOLATILE, which is merely the default.
    and not exists (
      select from pg_catalog.pg_depend d
      where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = f.oid and d.deptype = 'e'
    )
  union
  -- The planner may put the commutator or the negator in the operator's place.
  select 'operator', s.key, meant.oprcode::oid
  from scoped s
  join pg_catalog.pg_operator o on o.oprname = s.name and o.oprnamespace = s.namespace
  join pg_catalog.pg_operator meant on meant.oid in (o.oid, o.oprcom, o.oprnegate)
  where s.kind = 'operator' and o.oid >= 16384 and meant.oprcode <> 0
    and not exists (
      select from pg_catalog.pg_depend d
      where d.classid = 'pg_catalog.pg_operator'::pg_catalog.regclass and d.objid = o.oid and d.deptype = 'e'
    )
  union
  select 'type', p.key, c.castfunc
  from type_parts p
  join pg_catalog.pg_cast c on p.oid in (c.castsource, c.casttarget)
  where c.castfunc >= 16384
  union
  select 'type', p.key, io.oid
  from type_parts p
  join pg_catalog.pg_type t on t.oid = p.oid
  cross join lateral pg_catalog.unnest(array[t.typinput, t.typoutput, t.typmodin]::oid[]) as io(oid)
  where io.oid >= 16384
  union
  select i.kind, i.key, i.oid
  from implied i
  where not exists (
    select from pg_catalog.pg_depend d
    where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = i.oid and d.deptype = 'e'
  )
),
-- Expressions that planning or running any query on the relation may evaluate. Only a user's function in them can act;
-- a policy may also hold a subquery.
expressions as (
  select d.key, 'an index of ' || i.indrelid::pg_catalog.regclass as what, piece.text
  from descendants d
  join pg_catalog.pg_index i on i.indrelid = d.oid and (i.indexprs is not null or i.indpred is not null)
  cross join lateral (
    select pg_catalog.pg_get_expr(i.indexprs, i.indrelid) as text
    union all
    select pg_catalog.pg_get_expr(i.indpred, i.indrelid)
  ) piece
  where exists (
    select from pg_catalog.pg_depend u
    where u.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and u.objid = i.indexrelid
      and u.refclassid in ('pg_catalog.pg_proc'::pg_catalog.regclass, 'pg_catalog.pg_operator'::pg_catalog.regclass)
  )
  union all
  select d.key, 'a check of ' || c.conrelid::pg_catalog.regclass, pg_catalog.pg_get_expr(c.conbin, c.conrelid)
  from descendants d
  join pg_catalog.pg_constraint c on c.conrelid = d.oid and c.contype = 'c'
  where exists (
    select from pg_catalog.pg_depend u
    where u.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass and u.objid = c.oid
      and u.refclassid in ('pg_catalog.pg_proc'::pg_catalog.regclass, 'pg_catalog.pg_operator'::pg_catalog.regclass)
  )
  union all
  select d.key, 'the partitioning of ' || k.partrelid::pg_catalog.regclass, pg_catalog.pg_get_expr(k.partexprs, k.partrelid)
  from descendants d
  join pg_catalog.pg_partitioned_table k on k.partrelid = d.oid and k.partexprs is not null
  union all
  select d.key, 'the policy ' || p.polname || ' of ' || p.polrelid::pg_catalog.regclass,
    pg_catalog.pg_get_expr(p.polqual, p.polrelid)
  from descendants d
  join pg_catalog.pg_policy p on p.polrelid = d.oid and p.polcmd in ('r', '*') and p.polqual is not null
)
select
  'call' as fact,
  c.kind,
  c.key,
  pg_catalog.json_build_object(
    'oid', p.oid::int8,
    'schema', n.nspname,
    'name', p.proname,
    'origin', origin.name,
    'language', l.lanname,
    'volatile', p.provolatile = 'v',
    'procedure', p.prokind = 'p',
    'minArgs', p.pronargs - greatest(p.pronargdefaults, case when p.provariadic <> 0 then 1 else 0 end),
    'maxArgs', case when p.provariadic <> 0 then null else p.pronargs end,
    -- Takes the name of an object where a text may stand.
    'namesObjects', array[
      'pg_catalog.regclass', 'pg_catalog.regproc', 'pg_catalog.regprocedure', 'pg_catalog.regnamespace', 'pg_catalog.regrole'
    ]::pg_catalog.regtype[]::oid[] && p.proargtypes::oid[],
    'reachable', not (array['pg_catalog.internal', 'pg_catalog.cstring']::pg_catalog.regtype[]::oid[] && p.proargtypes::oid[]),
    -- Whether the row is the function named, or one that an aggregate, operator, cast or type calls.
    'named', c.kind = 'function' and exists (select from named_functions f where f.key = c.key and f.oid = p.oid),
    'implied', exists (select from implied i where i.kind = c.kind and i.key = c.key and i.oid = p.oid),
    'body', case
      when origin.name <> 'user' or p.prokind = 'a' then null
      when p.prosrc = '' then pg_catalog.pg_get_functiondef(p.oid)
      else p.prosrc
    end,
    'defaults', case when origin.name = 'user' then pg_catalog.pg_get_expr(p.proargdefaults, 0) end
  ) as value
from calls c
join pg_catalog.pg_proc p on p.oid = c.oid
join pg_catalog.pg_namespace n on n.oid = p.pronamespace
join pg_catalog.pg_language l on l.oid = p.prolang
cross join lateral (
  select case
    when p.oid < 16384 then 'system'
    when exists (
      select from pg_catalog.pg_depend d
      where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = p.oid and d.deptype = 'e'
    ) then 'extension'
    else 'user'
  end as name
) origin
where c.kind = 'function' or origin.name = 'user' or p.provolatile = 'v'
union all
select
  'relation',
  'relation',
  r.key,
  pg_catalog.json_build_object(
    'oid', c.oid::int8,
    'schema', n.nspname,
    'name', c.relname,
    'origin', case
      when c.oid < 16384 then 'system'
      when exists (
        select from pg_catalog.pg_depend d
        where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e'
      ) then 'extension'
      else 'user'
    end,
    'definition', case when c.relkind = 'v' then pg_catalog.pg_get_viewdef(c.oid) end,
    'stored', case when c.relkind = 'm' then pg_catalog.pg_get_viewdef(c.oid) end,
    'attributes', (
      select coalesce(pg_catalog.json_agg(
        pg_catalog.json_build_object('name', a.attname, 'type', pg_catalog.format_type(a.atttypid, a.atttypmod))
        order by a.attnum
      ), '[]')
      from pg_catalog.pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    ),
    'primaryKey', (
      select coalesce(pg_catalog.json_agg(a.attname order by a.attnum), '[]')
      from pg_catalog.pg_index i
      join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
      where i.indrelid = c.oid and i.indisprimary
    ),
    'relatives', (
      select coalesce(pg_catalog.json_agg(pg_catalog.json_build_object('schema', fn.nspname, 'name', fc.relname)), '[]')
      from (
        select d.oid from descendants d where d.key = r.key
        union
        select a.oid from ancestors a where a.key = r.key
      ) kin
      join pg_catalog.pg_class fc on fc.oid = kin.oid and fc.oid <> c.oid
      join pg_catalog.pg_namespace fn on fn.oid = fc.relnamespace
    ),
    'columns', (
      select coalesce(pg_catalog.json_agg(a.attname), '[]')
      from pg_catalog.pg_attribute a
      where a.attrelid = c.oid and not a.attisdropped
    ),
    'expressions', (
      select coalesce(pg_catalog.json_agg(pg_catalog.json_build_object('what', e.what, 'text', e.text)), '[]')
      from expressions e
      where e.key = r.key and e.text is not null
    ),
    'foreignTables', (
      select coalesce(pg_catalog.json_agg(pg_catalog.json_build_object('schema', fn.nspname, 'name', fc.relname)), '[]')
      from descendants d
      join pg_catalog.pg_class fc on fc.oid = d.oid
      join pg_catalog.pg_namespace fn on fn.oid = fc.relnamespace
      where d.key = r.key and fc.relkind = 'f'
    )
  )
from named_relations r
join pg_catalog.pg_class c on c.oid = r.oid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
union all
select
  'type',
  'type',
  t.key,
  pg_catalog.json_build_object(
    'name', pg_catalog.format_type(t.oid, null),
    'checks', (
      select coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
        'domain', pg_catalog.format_type(c.contypid, null),
        'expression', pg_catalog.pg_get_expr(c.conbin, 0)
      )), '[]')
      from type_parts p
      join pg_catalog.pg_constraint c on c.contypid = p.oid and c.conbin is not null
      where p.key = t.key
    )
  )
from named_types t
