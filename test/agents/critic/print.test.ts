import { describe, expect, it } from 'vitest'
import { printQuery } from '../../../src/agents/critic/print/print-query.js'
import { bodyOf } from '../../../src/agents/critic/statement/tree.js'
import { type AstNode, parseOne } from '../../../src/guard/parse.js'

async function treeOf(sql: string): Promise<AstNode> {
  const parsed = await parseOne(sql)
  if (!parsed.ok) throw new Error(`${parsed.message}: ${sql}`)
  return parsed.tree
}

/** What two trees differ in when they mean the same. */
const immaterial = new Set([
  ...['location', 'rexpr_list_start', 'rexpr_list_end', 'list_start', 'list_end', 'funcformat', 'row_format'],
])

function meaning(tree: AstNode): string {
  return JSON.stringify(tree, (key, value: unknown) => (immaterial.has(key) ? undefined : value))
}

describe('a tree printed as SQL', () => {
  it.each([
    `select -1, 0, 1.5, null, true, 'it''s', e'a\\\\b', date '2024-01-01', x::numeric(10, 2)[] from t`,
    `select interval '70' day, extract(year from d), x at time zone 'utc', current_date, current_timestamp(2) from t`,
    `select a and (b or not c), d is null, e is not true, f between 1 and 2, g not in (1, 2), h = any (array[1]) from t`,
    `select a like 'x%', b not ilike 'y', d is distinct from 1, nullif(e, 0), greatest(1, f) from t`,
    `select count(*) filter (where a > 1), sum(distinct b order by b), percentile_cont(0.5) within group (order by c) from t`,
    `select sum(a) over (partition by b order by c desc nulls last rows between 1 preceding and current row), rank() over w from t window w as (order by a)`,
    `select case a when 1 then 'x' else 'y' end, coalesce(b, 0), (r).f, s[1:2], row(1, 2), array[1, 2] from t`,
    `select "Home City", o."Order" from "Order Lines" as o(a, b) left join u using (id) natural join v cross join w`,
    `select * from a, lateral (select a.x) q(y), generate_series(1, 3) with ordinality g(i, n)`,
    `with recursive t(n) as (values (1) union all select n + 1 from t where n < 5), m as materialized (select 1) select distinct on (n) n from t order by n desc fetch first 2 rows with ties`,
    `(select a from t intersect select b from u) except all select c from v order by 1 limit 2 offset 3`,
    `select a, count(*) from t group by grouping sets ((a), ()), rollup (b) having count(*) > 1`,
    `select a from t where exists (select 1 from u) and a in (select b from u) and c > all (select 1) and a = (select max(b) from u)`,
    `select trim(both ' ' from a), position('x' in a), substring(a from 1 for 2), a collate "C" from only t`,
  ])('means the same: %s', async (sql) => {
    const tree = await treeOf(sql)
    const printed = printQuery(bodyOf(tree, 'SelectStmt') ?? {})
    expect(printed).not.toBeNull()
    expect(meaning(await treeOf(printed ?? ''))).toBe(meaning(tree))
  })

  it.each([
    `select xmlelement(name a)`,
    `select json_object('a': 1)`,
    `select * from t tablesample system (5)`,
    `select sum(a) over (order by b rows 1 preceding exclude ties) from t`,
  ])('is nothing at all for what is not known: %s', async (sql) => {
    expect(printQuery(bodyOf(await treeOf(sql), 'SelectStmt') ?? {})).toBeNull()
  })
})
