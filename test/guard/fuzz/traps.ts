import type { Deed } from './deeds.js'

/** Objects that hide a deed, and the statements that reach it. */
export interface Trap {
  readonly name: string
  readonly setup: string
  readonly statements: readonly string[]
}

/** A function `name(int) returns int` whose body does the deed. */
interface Body {
  readonly name: string
  /** What the server lets it be declared as, and the route therefore be: an index needs an IMMUTABLE one. */
  readonly immutable?: boolean
  readonly write: (name: string, deed: string) => string
}

const plpgsql = (name: string, body: string, declare = '', kind = 'stable') =>
  `create function ${name}(n int) returns int language plpgsql ${kind} as $body$
   ${declare} begin ${body} return n; end $body$;`

/** Ways to write a body. */
export const bodies: readonly Body[] = [
  {
    name: 'sql',
    write: (name, deed) =>
      `create function ${name}(n int) returns int language sql stable as $body$ select length((${deed})::text) $body$;`,
  },
  {
    name: 'sql-immutable',
    immutable: true,
    write: (name, deed) =>
      `create function ${name}(n int) returns int language sql immutable as $body$
       with q as materialized (select (${deed})::text as x) select length(x) from q $body$;`,
  },
  {
    name: 'sql-standard',
    write: (name, deed) =>
      `create function ${name}(n int) returns int stable begin atomic select length((${deed})::text); end;`,
  },
  { name: 'perform', write: (name, deed) => plpgsql(name, `perform ${deed};`) },
  {
    name: 'perform-immutable',
    immutable: true,
    write: (name, deed) => plpgsql(name, `perform ${deed};`, '', 'immutable'),
  },
  { name: 'assign', write: (name, deed) => plpgsql(name, `t := (${deed})::text;`, 'declare t text;') },
  { name: 'declare', write: (name, deed) => plpgsql(name, '', `declare t text := (${deed})::text;`) },
  {
    name: 'loop',
    write: (name, deed) =>
      plpgsql(name, `for r in select (${deed})::text as x loop n := n + 0; end loop;`, 'declare r record;'),
  },
  { name: 'condition', write: (name, deed) => plpgsql(name, `if (${deed}) is null then n := 1; end if;`) },
  {
    name: 'handler',
    write: (name, deed) =>
      plpgsql(name, `begin n := n / 0; exception when others then perform ${deed}; end;`),
  },
  {
    name: 'chain',
    write: (name, deed) =>
      `${plpgsql(`${name}_inner`, `perform ${deed};`)} ${plpgsql(name, `n := ${name}_inner(n);`)}`,
  },
  {
    name: 'through-view',
    write: (name, deed) =>
      `create view ${name}_view as select (${deed})::text as x;
       ${plpgsql(name, `perform x from ${name}_view;`)}`,
  },
]

/** Ways to reach a function without or with its name. */
type Route = (f: string) => Omit<Trap, 'name'>

/** Statement shapes around one expression. */
const around = (expression: string): readonly string[] => [
  `select ${expression}`,
  `select id from sales where ${expression} is not null limit 3`,
  `select count(*) from sales group by ${expression}`,
  `select id from clients order by ${expression} limit 2`,
]

/** Each route by its name. */
export const routes: Readonly<Record<string, Route>> = {
  call: (f) => ({
    setup: '',
    statements: [...around(`${f}(1)`), `select * from ${f}(1)`, `values (${f}(2))`],
  }),
  'functional-notation': (f) => ({
    setup: `create function ${f}_of(c clients) returns int language sql stable as 'select ${f}(c.id)';`,
    statements: [`select c.${f}_of from clients c`, `select (c).${f}_of from clients c limit 1`],
  }),
  view: (f) => ({
    setup: `create view ${f}_v as select ${f}(1) as n; create view ${f}_w as select n from ${f}_v;`,
    statements: [`table ${f}_v`, `select count(n) from ${f}_w where n > 0`],
  }),
  operator: (f) => ({
    setup: `create function ${f}_op(a int, b int) returns boolean language sql stable as 'select ${f}(a) = b';
      create schema ${f}_s; create operator ${f}_s.=== (leftarg = int, rightarg = int, function = ${f}_op);`,
    statements: [
      `select 1 operator(${f}_s.===) 2`,
      `select id from sales where id operator(${f}_s.===) any (array[1, 2])`,
      `select 1 where 1 operator(${f}_s.===) all (select id from sales)`,
    ],
  }),
  cast: (f) => ({
    setup: `create type ${f}_t as (a int); create table ${f}_kept (c ${f}_t); insert into ${f}_kept values (row(1));
      create type ${f}_u as (b int); create function ${f}_take(u ${f}_u) returns int language sql immutable as 'select 1';
      create function ${f}_to(c ${f}_t) returns ${f}_u language sql stable as 'select row(${f}(c.a))::${f}_u';
      create cast (${f}_t as ${f}_u) with function ${f}_to as implicit;`,
    statements: [
      `select row(1)::${f}_t::${f}_u`,
      `select ${f}_take(c) from ${f}_kept`,
      `select cast(c as ${f}_u) from ${f}_kept`,
      `select coalesce(c, null::${f}_u) from ${f}_kept`,
    ],
  }),
  domain: (f) => ({
    setup: `create domain ${f}_d as int check (${f}(value) is not null); create type ${f}_c as (a ${f}_d);`,
    statements: [
      `select 1::${f}_d`,
      `select ${f}_d '1'`,
      `select '{1,2}'::${f}_d[]`,
      `select * from json_to_recordset('[{"a": 1}]') as r(a ${f}_d)`,
      `select * from json_table('[1]', '$[*]' columns (a ${f}_d path '$'))`,
      `select json_value('1', '$' returning ${f}_d)`,
      `select (json_populate_record(null::${f}_c, '{"a": 1}')).a`,
      `select pg_input_is_valid('1', '${f}_d')`,
      `select '(1)'::${f}_c`,
    ],
  }),
  'default-argument': (f) => ({
    setup: `create function ${f}_default(a int default ${f}(1)) returns int language sql stable as 'select a';`,
    statements: [`select ${f}_default()`],
  }),
  aggregate: (f) => ({
    setup: `create function ${f}_step(a int, b int) returns int language sql immutable as 'select ${f}(b)';
      create aggregate ${f}_all(int) (sfunc = ${f}_step, stype = int);`,
    statements: [
      `select ${f}_all(id) from sales`,
      `select ${f}_all(id) over (order by id) from clients`,
      `select ${f}_all(id) filter (where id > 1) from sales`,
    ],
  }),
  argument: (f) => ({
    setup: `create domain ${f}_a as int check (${f}(value) is not null); create table ${f}_many (m ${f}_a[]);
      insert into ${f}_many values ('{}'); create type ${f}_x as (n int);
      create function ${f}_of_a(a ${f}_a) returns int language sql immutable as 'select 1';
      create function ${f}_of_x(x ${f}_x) returns int language sql immutable as 'select 1';
      create function ${f}_to_x(n int) returns ${f}_x language sql stable as 'select row(${f}(n))::${f}_x';
      create cast (int as ${f}_x) with function ${f}_to_x(int) as implicit;`,
    statements: [
      `select ${f}_of_a(1)`,
      `select ${f}_of_x(id) from clients limit 1`,
      `select array_append(m, 1) from ${f}_many`,
      `select json_populate_record(t, '{"m": [1]}') from ${f}_many t`,
    ],
  }),
  'own-order': (f) => ({
    setup: `create schema ${f}_q;
      create function ${f}_by(a int, b int) returns int language sql immutable as 'select ${f}(a) * 0 + a - b';
      create operator ${f}_q.< (leftarg = int, rightarg = int, function = int4lt);
      create operator ${f}_q.= (leftarg = int, rightarg = int, function = int4eq);
      create operator class ${f}_q.ints for type int using btree
        as operator 1 ${f}_q.<, operator 3 ${f}_q.=, function 1 ${f}_by(int, int);
      create type ${f}_range as range (subtype = int, subtype_opclass = ${f}_q.ints);`,
    statements: [
      `select id from clients order by id using operator(${f}_q.<) limit 3`,
      `select ${f}_range(1, 5)`,
      `select '{[1,2)}'::${f}_multirange`,
    ],
  }),
  'order-of-a-type': (f) => ({
    setup: `create type ${f}_o as (a int); create table ${f}_rows (k ${f}_o);
      create function ${f}_cmp(x ${f}_o, y ${f}_o) returns int language sql immutable as 'select ${f}(x.a) * 0 + x.a - y.a';
      create function ${f}_less(x ${f}_o, y ${f}_o) returns boolean language sql immutable as 'select x.a < y.a';
      create schema ${f}_p; create operator ${f}_p.< (leftarg = ${f}_o, rightarg = ${f}_o, function = ${f}_less);
      create operator class ${f}_ops default for type ${f}_o using btree as operator 1 ${f}_p.<, function 1 ${f}_cmp(${f}_o, ${f}_o);
      insert into ${f}_rows values (row(1)), (row(2)), (row(3));
      create function ${f}_made() returns setof ${f}_o language sql stable as 'select k from ${f}_rows';`,
    statements: [
      `select k from ${f}_rows order by k`,
      `select row_number() over (order by k) from ${f}_rows`,
      `select array_agg(k order by k) from ${f}_rows`,
      `select g from ${f}_made() g order by 1`,
    ],
  }),
}

/** Routes that the planner takes by itself: the function has to be declared IMMUTABLE. */
export const plannerRoutes: Readonly<Record<string, Route>> = {
  index: (f) => ({
    setup: `create table ${f}_i (n int); insert into ${f}_i values (1); create index on ${f}_i ((${f}(1) + n));`,
    statements: [`select n from ${f}_i`, `select count(*) from ${f}_i where n = 1`],
  }),
  'partial-index': (f) => ({
    setup: `create table ${f}_j (n int); insert into ${f}_j values (1); create index on ${f}_j (n) where ${f}(1) is not null;`,
    statements: [`select n from ${f}_j where n = 1`],
  }),
  'check-of-a-part': (f) => ({
    setup: `create table ${f}_parent (n int); create table ${f}_child (check (n = 5 + 0 * ${f}(1))) inherits (${f}_parent);`,
    statements: [`select n from ${f}_parent where n = 1`],
  }),
}

/** Every trap for one deed; `prefix` keeps the names of deeds apart. */
export function trapsFor(deed: Deed, prefix: string): readonly Trap[] {
  const traps: Trap[] = []
  const add = (body: Body, route: string, make: Route) => {
    const f = `${prefix}_${traps.length}`
    const { setup, statements } = make(f)
    traps.push({
      name: `${deed.name} / ${body.name} / ${route}`,
      setup: `${body.write(f, deed.sql)}\n${setup}`,
      statements,
    })
  }
  for (const body of bodies) for (const [name, route] of Object.entries(routes)) add(body, name, route)
  for (const body of bodies) {
    if (body.immutable) for (const [name, route] of Object.entries(plannerRoutes)) add(body, name, route)
  }
  return traps
}
