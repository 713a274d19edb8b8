import type { Chance } from './chance.js'

/** Kinds of values an expression may have. */
type Kind = 'number' | 'text' | 'time' | 'flag' | 'json'

/** A FROM item: its text, and the columns of each kind that it gives. */
interface Item {
  readonly sql: string
  readonly columns: Readonly<Record<Kind, readonly string[]>>
}

const none = { number: [], text: [], time: [], flag: [], json: [] }

const items: readonly ((alias: string) => Item)[] = [
  (a) => ({
    sql: `clients ${a}`,
    columns: {
      number: [`${a}.id`, `${a}.score`],
      text: [`${a}.name`, `${a}.country`],
      time: [`${a}.joined`, `${a}.born`],
      flag: [`(${a}.score > 1)`],
      json: [`${a}.details`],
    },
  }),
  (a) => ({
    sql: `public.sales as ${a}`,
    columns: {
      ...none,
      number: [`${a}.id`, `${a}.client_id`, `${a}.total`],
      text: [`${a}.stage::text`, `${a}."Order Note"`],
      time: [`${a}.placed_at`],
      flag: [`${a}."delete"`],
    },
  }),
  (a) => ({
    sql: `lines ${a}`,
    columns: { ...none, number: [`${a}.sale_id`, `${a}.line`, `${a}.quantity`, `${a}.price`] },
  }),
  (a) => ({ sql: `paid_sales ${a}`, columns: { ...none, number: [`${a}.id`, `${a}.total`] } }),
  (a) => ({ sql: `monthly ${a}`, columns: { ...none, number: [`${a}.total`], time: [`${a}.month`] } }),
  (a) => ({
    sql: `(values (1, 'drop table sales'), (2, 'it''s; delete')) as ${a}(n, word)`,
    columns: { ...none, number: [`${a}.n`], text: [`${a}.word`] },
  }),
  (a) => ({
    sql: `generate_series(timestamptz '2024-01-01', '2024-03-01', interval '1 week') as ${a}(day)`,
    columns: { ...none, time: [`${a}.day`] },
  }),
  (a) => ({
    sql: `generate_series(1, 5) with ordinality as ${a}(g, nr)`,
    columns: { ...none, number: [`${a}.g`, `${a}.nr`] },
  }),
  (a) => ({
    sql: `(select stage, count(*) as n, max(placed_at) as latest from sales group by stage) ${a}`,
    columns: { ...none, number: [`${a}.n`], text: [`${a}.stage::text`], time: [`${a}.latest`] },
  }),
  (a) => ({
    sql: `jsonb_to_recordset('[{"a": 1, "b": "x"}]') as ${a}(a int, b text)`,
    columns: { ...none, number: [`${a}.a`], text: [`${a}.b`] },
  }),
  (a) => ({
    sql: `json_table('[{"a": 1}, {"a": 2}]', '$[*]' columns (nr for ordinality, a int path '$.a')) as ${a}`,
    columns: { ...none, number: [`${a}.nr`, `${a}.a`] },
  }),
  (a) => ({
    sql: `unnest(array[1, 2], array['a', 'b']) as ${a}(n, t)`,
    columns: { ...none, number: [`${a}.n`], text: [`${a}.t`] },
  }),
  (a) => ({
    sql: `sales_of(3) ${a}`,
    columns: { ...none, number: [`${a}.total`], time: [`${a}.placed_at`] },
  }),
]

const constants: Readonly<Record<Kind, readonly string[]>> = {
  number: ['1', '2.5', '0', '(-7)', '1e3', 'null::int', '0x1F', '1_000'],
  text: [
    "'x'",
    "'FR'",
    "'drop table clients; --'",
    "e'a\\nb'",
    '$$select $1 from pg_sleep(9)$$',
    "U&'d\\0061t'",
  ],
  time: ['now()', 'current_date', "timestamptz '2024-02-01'", "date '2024-01-15'", 'current_timestamp'],
  flag: ['true', 'false', 'null::boolean'],
  json: [`'{"a": [1, {"b": 2}]}'::jsonb`, "jsonb_build_object('delete', 1)"],
}

type Write = (make: (kind: Kind) => string, chance: Chance) => string

const writers: Readonly<Record<Kind, readonly Write[]>> = {
  number: [
    (m, c) => `(${m('number')} ${c.pick(['+', '-', '*'])} ${m('number')})`,
    (m) => `(${m('number')} / nullif(${m('number')}, 0))`,
    (m) => `round(${m('number')}::numeric, 1)`,
    (m) => `coalesce(${m('number')}, ${m('number')})`,
    (m) => `length(${m('text')})`,
    (m, c) => `extract(${c.pick(['year', 'month', 'isodow', 'epoch', 'quarter'])} from ${m('time')})`,
    (m) => `case when ${m('flag')} then ${m('number')} else ${m('number')} end`,
    (m) => `greatest(${m('number')}, ${m('number')}, 3)`,
    (m) => `net(${m('number')}::numeric, 0.2)`,
    (m) => `abs(${m('number')})::numeric(20, 4)`,
    (m) => `(${m('json')} ->> 'plan' is not null)::int`,
    (m) => `width_bucket(${m('number')}::float8, 0, 100, 5)`,
    () => '(select max(total) from sales)',
    () => "(select count(*) from clients where name like '%update%')",
    (m) => `array_length(array[${m('number')}, 2], 1)`,
    (m) => `json_value(${m('json')}, '$.items[0]' returning int default 0 on error)`,
  ],
  text: [
    (m, c) => `${c.pick(['lower', 'upper', 'initcap', 'trim', 'md5', 'reverse'])}(${m('text')})`,
    (m) => `(${m('text')} || '-' || ${m('text')})`,
    (m) => `to_char(${m('time')}, 'YYYY-MM "delete"')`,
    (m) => `substring(${m('text')} from 1 for 3)`,
    (m) => `replace(${m('text')}, 'a', 'insert into')`,
    (m) => `coalesce(${m('text')}, 'none')`,
    (m) => `concat_ws(', ', ${m('text')}, ${m('number')})`,
    (m) => `(${m('json')} ->> 'plan')`,
    (m) => `${m('number')}::text`,
    (m) => `(${m('text')} ~/~ ${m('text')})`,
    (m) => `case ${m('text')} when 'FR' then 'France' else ${m('text')} end`,
    (m) => `regexp_replace(${m('text')}, '[^a-z]+', '_', 'g')`,
    (m) => `split_part(${m('text')}, ' ', 1) collate "C"`,
    (m) => `cast(${m('number')} as varchar(20))`,
  ],
  time: [
    (m, c) => `date_trunc('${c.pick(['day', 'month', 'year'])}', ${m('time')})`,
    (m) => `(${m('time')} + interval '3 days')`,
    (m) => `(${m('time')})::timestamptz at time zone 'Europe/Paris'`,
    (m) => `date_bin('15 minutes', (${m('time')})::timestamptz, timestamptz '2024-01-01')`,
    (m) => `coalesce((${m('time')})::timestamptz, now())`,
    (m) => `least((${m('time')})::date, current_date)`,
  ],
  flag: [
    (m, c) => `(${m('number')} ${c.pick(['=', '<>', '<', '>=', 'is distinct from'])} ${m('number')})`,
    (m, c) => `(${m('text')} ${c.pick(['like', 'ilike', 'not like', '~', '~*', 'similar to'])} '%update%')`,
    (m) => `(${m('time')} >= date '2024-01-01')`,
    (m, c) => `(${m('flag')} ${c.pick(['and', 'or'])} not ${m('flag')})`,
    (m) => `(${m('number')} between ${m('number')} and ${m('number')})`,
    (m) => `(${m('text')} in ('FR', 'truncate', ${m('text')}))`,
    (m) => `(${m('number')} in (select id from sales where total > 50))`,
    () => 'exists (select from clients where score > 2)',
    (m) => `(${m('number')} = any (array[1, 2, 3]))`,
    (m) => `(${m('text')} is not null)`,
    (m) => `(${m('json')} @> '{"plan": "p1"}')`,
    (m) => `(${m('flag')} is true)`,
  ],
  json: [
    (m) => `jsonb_build_object('n', ${m('number')}, 't', ${m('text')})`,
    (m) => `(${m('json')} -> 'items')`,
    (m) => `(${m('json')} || '{"grant": 1}')`,
    (m) => `to_jsonb((${m('text')})::text)`,
    (m) => `jsonb_path_query_first(${m('json')}, '$.items[*] ? (@ > 1)')`,
    (m) => `jsonb_build_array(${m('text')}, ${m('time')})`,
  ],
}

const aggregates: readonly Write[] = [
  () => 'count(*)',
  (m) => `count(distinct ${m('text')})`,
  (m) => `sum(${m('number')})`,
  (m) => `avg(${m('number')}) filter (where ${m('flag')})`,
  (m) => `max(${m('time')})`,
  (m) => `string_agg(${m('text')}, ', ' order by ${m('number')} desc)`,
  (m) => `percentile_cont(0.5) within group (order by (${m('number')})::float8)`,
  (m) => `bool_or(${m('flag')})`,
  (m) => `stddev_samp(${m('number')})`,
  (m) => `mode() within group (order by (${m('text')})::text)`,
  (m) => `jsonb_agg(${m('number')} order by 1)`,
  (m) => `corr((${m('number')})::float8, (${m('number')})::float8)`,
  (m) => `path_of(${m('text')})`,
]

const windows: readonly Write[] = [
  (m) => `row_number() over (order by ${m('number')})`,
  (m) => `lag(${m('number')}) over (order by ${m('time')})`,
  (m) => `sum(${m('number')}) over (partition by ${m('text')} order by ${m('number')} rows 2 preceding)`,
  (m) => `rank() over (partition by ${m('flag')} order by ${m('number')} desc nulls last)`,
  (m) => `ntile(4) over (order by ${m('number')})`,
  (m) => `first_value(${m('text')}) over w`,
]

/** A reading statement over `world` that the server takes and that no guard may refuse. */
export function analytics(chance: Chance, depth = 2): string {
  const kind = chance.upTo(12)
  if (depth > 0) {
    const inner = () => analytics(chance, depth - 1)
    switch (kind) {
      case 0:
        return `with part as (${inner()}) select count(*) from part`
      case 1:
        return `select * from (${inner()}) as whole limit ${1 + chance.upTo(9)}`
      case 2:
        return `select count(*) from (${inner()}) q1, (${inner()}) q2`
      case 3:
        return `with recursive steps(n) as (select 1 union all select n + 1 from steps where n < 5), other as (${inner()}) select n, (select count(*) from other) from steps`
      case 4:
        return `select 1 as one where exists (${inner()}) ${chance.pick(['union all', 'union', 'intersect', 'except'])} select 2`
      case 5:
        return `select array(select 1 from (${inner()}) z), to_jsonb(q) from (${inner()}) q limit 5`
    }
  }
  return chance.oneIn(2) ? grouped(chance) : plain(chance)
}

function plain(chance: Chance): string {
  const { from, make } = sources(chance)
  const list = Array.from({ length: 1 + chance.upTo(4) }, (_, index) => {
    const kind = chance.pick<Kind>(['number', 'text', 'time', 'flag', 'json'])
    const sql = chance.oneIn(4) ? chance.pick(windows)(make(1), chance) : make(2)(kind)
    return `${sql} as ${chance.pick([`c${index}`, `delete_${index}`, `"Update ${index}"`])}`
  })
  const distinct = chance.oneIn(6) ? 'distinct ' : ''
  const where = chance.oneIn(2) ? ` where ${make(2)('flag')}` : ''
  const window = ` window w as (partition by ${make(0)('text')} order by ${make(0)('number')})`
  const order = chance.oneIn(2) ? ` order by 1 ${chance.pick(['', 'desc', 'nulls first'])}` : ''
  return `select ${distinct}${list.join(', ')} from ${from}${where}${window}${order} limit ${1 + chance.upTo(20)}`
}

function grouped(chance: Chance): string {
  const { from, make } = sources(chance)
  const keys = [make(1)('text'), make(1)('time'), make(1)('flag')].slice(0, 1 + chance.upTo(2))
  const measures = Array.from({ length: 1 + chance.upTo(3) }, () => chance.pick(aggregates)(make(1), chance))
  const places = keys.map((_, index) => String(index + 1))
  const by = chance.pick([places.join(', '), `rollup (${places.join(', ')})`, `cube (${places.join(', ')})`])
  const where = chance.oneIn(2) ? ` where ${make(2)('flag')}` : ''
  const having = chance.oneIn(4) ? ' having count(*) > 0' : ''
  return `select ${[...keys.map((key, index) => `${key} as k${index}`), ...measures].join(', ')} from ${from}${where} group by ${by}${having} order by ${keys.length + 1} limit 20`
}

/** One to three FROM items, and a maker of expressions over their columns to a depth. */
function sources(chance: Chance) {
  const taken = Array.from({ length: 1 + chance.upTo(3) }, (_, index) => chance.pick(items)(`t${index}`))
  const from = taken.map(({ sql }, index) => {
    if (index === 0) return sql
    const join = chance.pick(['cross join', 'left join', 'join', 'right join', ', lateral'])
    if (join === 'cross join') return ` cross join ${sql}`
    if (join === ', lateral') return ` cross join lateral (select * from ${sql}) as t${index}`
    return ` ${join} ${sql} on true`
  })
  const columns = (kind: Kind) => taken.flatMap((item) => item.columns[kind])
  const make =
    (depth: number) =>
    (kind: Kind): string => {
      if (depth > 0 && !chance.oneIn(3)) return chance.pick(writers[kind])(make(depth - 1), chance)
      const there = columns(kind)
      return there.length > 0 && !chance.oneIn(5) ? chance.pick(there) : chance.pick(constants[kind])
    }
  return { from: from.join(''), make }
}
