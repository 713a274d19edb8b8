import type pg from 'pg'

/** A value to call a function with, by the type of the argument; the others are null of that type. */
const values: Readonly<Record<string, readonly string[]>> = {
  text: ["'sales'", "'PG_VERSION'", "'select 1'"],
  name: ["'sales'::name"],
  cstring: ["'1'::cstring"],
  regclass: ["'sales'::regclass", "'tick'::regclass"],
  regproc: ["'now'::regproc"],
  regprocedure: ["'now()'::regprocedure"],
  regtype: ["'int'::regtype"],
  oid: ["'sales'::regclass::oid", "'tick'::regclass::oid", '10::oid'],
  int2: ['1::int2'],
  int4: ['1', '0'],
  int8: ['1::int8'],
  float4: ['0.5::float4'],
  float8: ['0.5::float8'],
  numeric: ['1.5'],
  bool: ['true', 'false'],
  date: ['current_date'],
  time: ["'10:00'::time"],
  timestamp: ["'2024-01-01'::timestamp"],
  timestamptz: ['now()'],
  interval: ["'1 ms'::interval"],
  json: [`'{"a": 1}'::json`],
  jsonb: [`'{"a": 1}'::jsonb`],
  jsonpath: ["'$.a'::jsonpath"],
  bytea: [`'\\x01'::bytea`],
  xml: ["'<a/>'::xml"],
  uuid: ["'00000000-0000-0000-0000-000000000001'::uuid"],
  tsquery: ["'a'::tsquery"],
  tsvector: ["'a'::tsvector"],
  pg_lsn: ["'0/0'::pg_lsn"],
  _text: ["array['a', 'b']"],
  _int4: ['array[1, 2]'],
  anyelement: ['1'],
  anycompatible: ['1'],
  anynonarray: ['1'],
  any: ['1'],
  record: ['row(1, 2)'],
  anyarray: ['array[1, 2]'],
  anycompatiblearray: ['array[1, 2]'],
  anyrange: ['int4range(1, 5)'],
  anyenum: ["'open'::stage"],
  bpchar: ["'x'::bpchar"],
  internal: ['null'],
}

/** How many calls are made of one function, with other values. */
const calls = 2

/** A call of every function that the server has, aggregates and windows as such. */
export async function everyFunction(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{
    name: string
    kind: string
    args: readonly string[]
    schema: string
  }>(`
    select p.proname as name, n.nspname as schema, p.prokind as kind,
      coalesce((select array_agg(t.typname::text order by a.nr) from unnest(p.proargtypes) with ordinality as a(oid, nr)
        join pg_type t on t.oid = a.oid), '{}') as args
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('pg_catalog', 'information_schema') or p.oid >= 16384
    order by 2, 1, p.oid`)
  return rows.flatMap(({ name, schema, kind, args }) =>
    Array.from({ length: args.length === 0 ? 1 : calls }, (_, variant) => {
      const list = args.map((type) => valueFor(type, variant)).join(', ')
      const call = `"${schema}"."${name}"(${list})`
      if (kind === 'p') return `call ${call}`
      if (kind === 'w') return `select ${call} over (order by id) from sales`
      if (variant === 1) return `select * from ${call} q limit 20`
      return `select ${call} limit 20`
    }),
  )
}

/** Every operator between values of its types. */
export async function everyOperator(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{
    name: string
    left: string | null
    right: string | null
    schema: string
  }>(`
    select o.oprname as name, n.nspname as schema, l.typname as left, r.typname as right
    from pg_operator o join pg_namespace n on n.oid = o.oprnamespace
    left join pg_type l on l.oid = o.oprleft left join pg_type r on r.oid = o.oprright
    order by o.oid`)
  return rows.map(({ name, schema, left, right }) => {
    const side = (type: string | null) => (type === null ? '' : valueFor(type, 0))
    return `select ${side(left)} operator("${schema}".${name}) ${side(right)}`
  })
}

/** Every relation of the catalogue, every type as a cast, every setting. */
export async function everyName(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ sql: string }>(`
    select format('select * from %I.%I limit 5', n.nspname, c.relname) as sql
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'v', 'm', 'p', 'f', 'S')
    union all
    select format('select null::%s, %L::%s', format_type(oid, null), '1', format_type(oid, null)) from pg_type where typtype <> 'p'
    union all
    select format('show %I', name) from pg_settings
    union all
    select format('select current_setting(%L)', name) from pg_settings`)
  return rows.map(({ sql }) => sql)
}

function valueFor(type: string, variant: number): string {
  const known = values[type]
  return known?.[variant % known.length] ?? `null::"${type}"`
}
