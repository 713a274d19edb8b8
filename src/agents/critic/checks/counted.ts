import type { Catalog, CatalogTable } from '../../../linking/catalog.js'
import { lemma } from '../../../linking/stem.js'
import { quoteName } from '../../briefing-text.js'
import { columnLabel } from '../facts.js'
import { printOne } from '../print/print-query.js'
import { rowsText, withText } from '../probes.js'
import type { AskedQuestion } from '../question/read-question.js'
import { ask, type CriticCheck, type Finding, type Probing, type Reviewed, warn } from '../review-task.js'
import { columnIn } from '../statement/read-aggregates.js'
import type { Aggregate, Query } from '../statement/statement.js'
import { countCopies, mayRepeat } from './fan-out.js'

/** "How many customers" counted as rows of something that has a customer many times. */
export const counted: CriticCheck = {
  id: 'counted',
  passed: 'what is asked for is what is counted',
  needs: 'question',
  *probe(seen) {
    const { question, statement } = seen
    const nouns = question === null ? [] : countedNouns(question)
    const findings: Finding[] = []
    if (nouns.length === 0) return findings
    for (const query of statement.queries)
      for (const aggregate of query.aggregates)
        findings.push(...(yield* inAggregate(aggregate, query, nouns, seen)))
    return findings
  },
}

/** What "how many" and "number of" are followed by, as lemmas up to the third word. */
export function countedNouns({ head }: AskedQuestion): readonly (readonly string[])[] {
  const asked = head.matchAll(
    /\b(?:how many|number of|count of)(?: (?:distinct|different|unique|the|total))* ((?:[\p{L}_]+ ?){1,3})/giu,
  )
  return [...asked].map(([, words = '']) => words.trim().toLowerCase().split(' ').map(lemma))
}

function* inAggregate(
  aggregate: Aggregate,
  query: Query,
  nouns: readonly (readonly string[])[],
  seen: Reviewed,
): Probing<readonly Finding[]> {
  if (
    aggregate.name !== 'count' ||
    aggregate.distinct ||
    aggregate.window ||
    aggregate.node.agg_filter !== undefined
  )
    return []
  if (aggregate.star) return yield* starred(query, nouns, seen)
  const use = columnIn(aggregate.argument, query)
  const column = use?.column ?? null
  if (column === null || use?.source.table === null) return []
  const named = column.kind === 'text' && nouns.some((noun) => begins(noun, column.lemmas))
  const owner = referred(column.id, seen.catalog)
  const meant = owner !== null && nouns.some((noun) => begins(noun, owner.lemmas))
  const own = seen.catalog.tableById.get(column.table)
  if ((!named && !meant) || column.unique || (own && nouns.some((noun) => begins(noun, own.lemmas))))
    return []
  const groups = query.groupBy.map(printOne)
  const [rows, ctes] = [rowsText(query), withText(query)]
  if (rows === null || ctes === null || groups.some((group) => group === null)) return []
  const name = `${quoteName(use?.source.label ?? '')}.${quoteName(column.name)}`
  const answer = yield* ask(
    `${ctes}select sum(met), sum(kinds)
     from (
       select count(${name}) as met, count(distinct ${name}) as kinds
       ${rows}
       ${groups.length > 0 ? `group by ${groups.join(', ')}` : ''}
     ) as counts`,
  )
  const [met, kinds] = (answer?.[0] ?? []).map(Number)
  if (met === undefined || kinds === undefined || met <= kinds) return []
  const label = columnLabel(column, seen.catalog)
  return [
    warn(
      'counted',
      `count(${label}) counts ${kinds} different ones ${met} times.`,
      `Use count(distinct ${label}).`,
    ),
  ]
}

/** count(*) over a join that repeats the rows of the table that is asked for. */
function* starred(
  query: Query,
  nouns: readonly (readonly string[])[],
  seen: Reviewed,
): Probing<readonly Finding[]> {
  const findings: Finding[] = []
  for (const source of query.sources) {
    const { table } = source
    if (table === null || query.sources.length < 2 || !nouns.some((noun) => begins(noun, table.lemmas)))
      continue
    if (!mayRepeat(source, query, seen)) continue
    const copies = yield* countCopies(query, source, seen)
    if (copies === null || copies.met <= copies.rows) continue
    const evidence = `count(*) counts ${copies.rows} rows of ${table.name} ${copies.met} times, because the join repeats them.`
    findings.push(warn('counted', evidence, `Count distinct keys of ${table.name}.`))
  }
  return findings
}

/** Whether what is counted begins with these words. */
export function begins(noun: readonly string[], words: readonly string[]): boolean {
  return words.length > 0 && words.every((word, at) => noun[at] === word)
}

function referred(column: string, catalog: Catalog): CatalogTable | null {
  const edge = catalog.edges.find(
    ({ from, kind }) =>
      kind !== 'natural' && from.columns.length === 1 && `${from.table}.${from.columns[0]}` === column,
  )
  return edge === undefined ? null : (catalog.tableById.get(edge.to.table) ?? null)
}
