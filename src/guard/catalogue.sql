-- What the catalogue knows about names as a statement uses them: one row for each thing found.
-- $1: json list of { kind, key, schema, name }; kind is function, operator, relation, type, or everything for what any
-- statement may lead to; schema null = search path.
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
named_operators as (
  select s.key, o.oid
  from scoped s
  join pg_catalog.pg_operator o on o.oprname = s.name and o.oprnamespace = s.namespace
  where s.kind = 'operator'
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
    -- The range of a multirange; Postgres 13 has no column for it.
    select d.refobjid
    from pg_catalog.pg_depend d
    where t.typtype = 'm' and d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.objid = t.oid
      and d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass
    union all
    select a.atttypid
    from pg_catalog.pg_attribute a
    where a.attrelid = t.typrelid and t.typrelid <> 0 and a.attnum > 0 and not a.attisdropped
  ) part
  where t.oid >= 16384
),
-- What the values of a relation's columns and of a user's function or operator are made of: reading, ordering and
-- comparing them, and passing others in their place, runs the casts, the checks and the comparisons of these types.
value_parts as (
  select 'relation' as kind, r.key, a.atttypid as oid
  from named_relations r
  join pg_catalog.pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
  union
  select 'function', f.key, used.oid
  from named_functions f
  join pg_catalog.pg_proc p on p.oid = f.oid and p.oid >= 16384
  cross join lateral pg_catalog.unnest(
    array[p.prorettype] || p.proargtypes::oid[] || coalesce(p.proallargtypes, '{}')
  ) as used(oid)
  union
  select 'operator', n.key, used.oid
  from named_operators n
  join pg_catalog.pg_operator o on o.oid = n.oid and o.oid >= 16384
  cross join lateral pg_catalog.unnest(array[o.oprleft, o.oprright, o.oprresult]) as used(oid)
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
    -- The range of a multirange; Postgres 13 has no column for it.
    select d.refobjid
    from pg_catalog.pg_depend d
    where t.typtype = 'm' and d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.objid = t.oid
      and d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass
    union all
    select a.atttypid
    from pg_catalog.pg_attribute a
    where a.attrelid = t.typrelid and t.typrelid <> 0 and a.attnum > 0 and not a.attisdropped
  ) part
  where t.oid >= 16384
),
-- Orderings and hashings that stand behind a name, however it is used: of an operator, of an aggregate that an index can
-- answer, of an index or a partitioning, of a range. Their functions are called in the operator's place.
families as (
  select n.kind, n.key, member.amopfamily as oid
  from (
    select 'operator' as kind, o.key, o.oid from named_operators o
    union all
    select 'function', f.key, a.aggsortop
    from named_functions f
    join pg_catalog.pg_aggregate a on a.aggfnoid = f.oid and f.oid >= 16384
  ) n
  join pg_catalog.pg_amop member on member.amopopr = n.oid
  union
  select c.kind, c.key, o.opcfamily
  from (
    select 'relation' as kind, d.key, used.oid
    from descendants d
    join pg_catalog.pg_index i on i.indrelid = d.oid
    cross join lateral pg_catalog.unnest(i.indclass::oid[]) as used(oid)
    union all
    select 'relation', d.key, used.oid
    from descendants d
    join pg_catalog.pg_partitioned_table k on k.partrelid = d.oid
    cross join lateral pg_catalog.unnest(k.partclass::oid[]) as used(oid)
    union all
    select v.kind, v.key, r.rngsubopc
    from value_parts v
    join pg_catalog.pg_range r on r.rngtypid = v.oid
  ) c
  join pg_catalog.pg_opclass o on o.oid = c.oid
  union
  -- Orderings that users made for types of the system's which have none: any GROUP BY may use them.
  select w.kind, w.key, o.opcfamily
  from wanted w
  join pg_catalog.pg_opclass o on o.oid >= 16384 and o.opcdefault and o.opcintype < 16384
  where w.kind = 'everything'
),
-- Called for a value of the type, by no name that the statement has.
implied as (
  select v.kind, v.key, c.castfunc as oid
  from value_parts v
  join pg_catalog.pg_cast c on v.oid in (c.castsource, c.casttarget)
  where v.kind <> 'type' and v.oid >= 16384 and c.oid >= 16384 and c.castfunc <> 0 and c.castcontext = 'i'
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
  union
  select f.kind, f.key, ordering.amproc::oid
  from families f
  join pg_catalog.pg_amproc ordering on ordering.amprocfamily = f.oid
  where ordering.amproc::oid >= 16384
  union
  select f.kind, f.key, o.oprcode::oid
  from families f
  join pg_catalog.pg_amop member on member.amopfamily = f.oid
  join pg_catalog.pg_operator o on o.oid = member.amopopr
  where o.oprcode::oid >= 16384
  union
  select v.kind, v.key, r.rngsubdiff::oid
  from value_parts v
  join pg_catalog.pg_range r on r.rngtypid = v.oid
  where r.rngsubdiff::oid >= 16384
  union
  -- Planning works out the constants in what statistics are kept about.
  select 'relation', d.key, coalesce(o.oprcode::oid, u.refobjid)
  from descendants d
  join pg_catalog.pg_statistic_ext s on s.stxrelid = d.oid
  join pg_catalog.pg_depend u
    on u.classid = 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass and u.objid = s.oid
    and u.refclassid in ('pg_catalog.pg_proc'::pg_catalog.regclass, 'pg_catalog.pg_operator'::pg_catalog.regclass)
  left join pg_catalog.pg_operator o
    on u.refclassid = 'pg_catalog.pg_operator'::pg_catalog.regclass and o.oid = u.refobjid
  union
  -- Casts that users made between types of the system's.
  select w.kind, w.key, c.castfunc
  from wanted w
  join pg_catalog.pg_cast c on c.castsource < 16384 and c.casttarget < 16384
  where w.kind = 'everything' and c.oid >= 16384 and c.castfunc <> 0 and c.castcontext = 'i'
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
  select 'operator', n.key, meant.oprcode::oid
  from named_operators n
  join pg_catalog.pg_operator o on o.oid = n.oid
  join pg_catalog.pg_operator meant on meant.oid in (o.oid, o.oprcom, o.oprnegate)
  where o.oid >= 16384 and meant.oprcode <> 0
    and not exists (
      select from pg_catalog.pg_depend d
      where d.classid = 'pg_catalog.pg_operator'::pg_catalog.regclass and d.objid = o.oid and d.deptype = 'e'
    )
  union
  select 'type', p.key, c.castfunc
  from type_parts p
  join pg_catalog.pg_cast c on p.oid in (c.castsource, c.casttarget)
  -- A type that no name leads to is no target; a value of one may well be the source.
  where c.oid >= 16384 and c.castfunc <> 0 and (p.oid >= 16384 or p.oid = c.casttarget)
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
    'volatile', p.provolatile = 'v' or twins.volatile,
    -- Functions of the server that run the same code.
    'aliasOf', twins.names,
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
cross join lateral (
  select
    coalesce(pg_catalog.json_agg(distinct twin.proname), '[]') as names,
    coalesce(pg_catalog.bool_or(twin.provolatile = 'v'), false) as volatile
  from pg_catalog.pg_proc twin
  where p.oid >= 16384 and l.lanname = 'internal' and twin.oid < 16384
    and twin.prolang = p.prolang and twin.prosrc = p.prosrc
) twins
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
union all
-- The checks of what a relation, a function or an operator takes and gives.
select
  'type',
  v.kind,
  v.key,
  pg_catalog.json_build_object(
    'name', '',
    'checks', pg_catalog.json_agg(pg_catalog.json_build_object(
      'domain', pg_catalog.format_type(c.contypid, null),
      'expression', pg_catalog.pg_get_expr(c.conbin, 0)
    ))
  )
from value_parts v
join pg_catalog.pg_constraint c on c.contypid = v.oid and c.conbin is not null
where v.kind <> 'type' and v.oid >= 16384
group by v.kind, v.key
