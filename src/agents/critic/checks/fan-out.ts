import { quoteName } from '../../briefing-text.js'
import { isUniqueOn, keysOf } from '../facts.js'
import { printOne } from '../print/print-query.js'
import { rowsText, withText } from '../probes.js'
import {
  ask,
  block,
  type CriticCheck,
  type Finding,
  note,
  type Probing,
  type Reviewed,
  warn,
} from '../review-task.js'
import { neededSources } from '../statement/needed-sources.js'
import type { Aggregate, Query, Source } from '../statement/statement.js'

/** Aggregates that change when a row is met twice. */
const sensitive = new Set([
  'sum',
  'avg',
  'count',
  'stddev',
  'stddev_samp',
  'stddev_pop',
  'variance',
  'var_samp',
])

/** How often a source's rows are met in one group. */
interface Copies {
  readonly met: number
  readonly rows: number
}

/**
 * Rows of one table that a join repeats within a group, under an aggregate that counts each of them again. Proven on
 * the data: the source's key is counted within the groups. When two tables repeat each other it is a chasm trap.
 */
export const fanOut: CriticCheck = {
  id: 'fan-out',
  passed: 'no aggregate counts a row twice',
  *probe(seen) {
    const findings: Finding[] = []
    for (const query of seen.statement.queries) findings.push(...(yield* inQuery(query, seen)))
    return findings
  },
}

function* inQuery(query: Query, seen: Reviewed): Probing<readonly Finding[]> {
  if (query.sources.length < 2 || !query.folds) return []
  const suspects = new Map<Source, Aggregate[]>()
  for (const aggregate of query.aggregates) {
    const source = measuredSource(aggregate)
    if (source !== null) suspects.set(source, [...(suspects.get(source) ?? []), aggregate])
  }
  const findings: Finding[] = []
  for (const [source, aggregates] of suspects) {
    if (!mayRepeat(source, query, seen)) continue
    const copies = yield* countCopies(query, source, seen)
    if (copies === null || copies.met <= copies.rows) continue
    findings.push(finding(query, source, aggregates, copies, suspects, seen))
  }
  return findings
}

/** The one source that a duplicate-sensitive aggregate measures; null for row counts and mixed expressions. */
function measuredSource(aggregate: Aggregate): Source | null {
  if (!sensitive.has(aggregate.name) || aggregate.distinct || aggregate.window || aggregate.star) return null
  const sources = new Set(aggregate.uses.map((use) => use.source))
  const [only] = sources
  return only !== undefined && sources.size === 1 && !aggregate.uses.some((use) => use.outer) ? only : null
}

/** False when every other table joins by a key of its own, so that no row can be met twice. */
export function mayRepeat(source: Source, query: Query, { snapshot }: Reviewed): boolean {
  const joined = new Set<Source>([source])
  for (let grew = true; grew; ) {
    grew = false
    for (const other of query.sources) {
      if (joined.has(other) || other.table === null) continue
      const columns = new Set(
        query.conditions.flatMap(({ equal }) => {
          if (equal === null) return []
          if (equal.left.source === other && joined.has(equal.right.source)) return [equal.left.name]
          return equal.right.source === other && joined.has(equal.left.source) ? [equal.right.name] : []
        }),
      )
      if (!isUniqueOn(other.table, columns, snapshot)) continue
      joined.add(other)
      grew = true
    }
  }
  return joined.size < query.sources.length
}

/** How many times the source's rows are met, and how many of them there are, within the groups of the query. */
export function* countCopies(query: Query, source: Source, seen: Reviewed): Probing<Copies | null> {
  const identity = identityOf(source, seen)
  const rows = rowsText(query)
  const groups = query.groupBy.map(printOne)
  const ctes = withText(query)
  if (identity === null || rows === null || ctes === null || groups.some((group) => group === null))
    return null
  const [first = ''] = identity
  const answer = yield* ask(
    `${ctes}select coalesce(sum(met), 0), count(*)
     from (
       select count(*) as met
       ${rows}${hasWhere(query) ? ' and ' : ' where '}${first} is not null
       group by ${[...groups, ...identity].join(', ')}
     ) as copies`,
  )
  const [met, count] = answer?.[0] ?? []
  return met === undefined || count === undefined ? null : { met: Number(met), rows: Number(count) }
}

function hasWhere(query: Query): boolean {
  return query.node.whereClause !== undefined
}

/** What tells one row of a source from another: a key, the row's place in a table, or the whole of a folded row. */
function identityOf(source: Source, { snapshot }: Reviewed): readonly string[] | null {
  const label = quoteName(source.label)
  if (source.table !== null) {
    const key = keysOf(source.table, snapshot)[0]
    if (key !== undefined) return key.map((name) => `${label}.${quoteName(name)}`)
    return source.table.isView ? null : [`${label}.ctid`]
  }
  const query = source.query
  if (query === null || source.columns === null || query.groupBy.length === 0) return null
  return source.columns.map((name) => `${label}.${quoteName(name)}`)
}

function finding(
  query: Query,
  source: Source,
  aggregates: readonly Aggregate[],
  { met, rows }: Copies,
  suspects: ReadonlyMap<Source, unknown>,
  seen: Reviewed,
): Finding {
  const name = source.table?.name ?? source.label
  const written = aggregates.map((aggregate) => printOne({ FuncCall: aggregate.node }) ?? aggregate.name)
  const others = query.sources
    .filter((other) => other !== source)
    .map((other) => other.table?.name ?? other.label)
  const evidence = `${[...new Set(written)].join(', ')} counts ${rows} ${rows === 1 ? 'row' : 'rows'} of ${name} ${met} times, because the join with ${others.join(', ')} repeats them.`
  const chasm = isChild(source, query, seen)
  const fix = chasm
    ? `Aggregate ${name} in a subquery of its own before joining: two tables that both have many rows for one are joined.`
    : `Aggregate ${others.join(', ')} before joining, use EXISTS, or count distinct keys of ${name}.`
  // Beside a measure of the table that repeats them, the rows may be meant at that table's grain: the cost of each sale.
  const mixed = suspects.size > 1 && !chasm
  const onTheWay = query.sources.every((each) => neededSources(query).has(each))
  // What leads from one to the other has to repeat rows: the average over the courses of each teacher.
  if (onTheWay && aggregates.every((each) => each.name === 'avg'))
    return note(chasm ? 'chasm' : 'fan-out', evidence, fix)
  const id = chasm ? 'chasm' : 'fan-out'
  // What each department's people cost: the rows may be meant once for every one they lead to.
  const elsewhere =
    onTheWay && !chasm && query.outputs.some(({ use }) => use !== null && use.source !== source)
  return mixed || elsewhere ? warn(id, evidence, fix) : block(id, evidence, fix)
}

/** It joins by columns that are not its key: another table's rows have many of it, and many of something else. */
function isChild(source: Source, query: Query, { snapshot }: Reviewed): boolean {
  if (source.table === null) return false
  const columns = query.conditions.flatMap(({ equal }) =>
    equal?.left.source === source
      ? [equal.left.name]
      : equal?.right.source === source
        ? [equal.right.name]
        : [],
  )
  return columns.length > 0 && !isUniqueOn(source.table, new Set(columns), snapshot)
}
