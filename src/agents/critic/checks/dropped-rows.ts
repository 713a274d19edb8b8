import { quoteName } from '../../briefing-text.js'
import { keysOf, tableSql } from '../facts.js'
import { printQuery } from '../print/print-query.js'
import { withText } from '../probes.js'
import { asks } from '../question/read-question.js'
import {
  askNumber,
  type CriticCheck,
  type Finding,
  type Probing,
  type Reviewed,
  warn,
} from '../review-task.js'
import type { Query, Source } from '../statement/statement.js'

/** Rows of what is listed that an inner join leaves out, when the question wants all of them. */
export const droppedRows: CriticCheck = {
  id: 'dropped-rows',
  passed: 'no row that was asked for is dropped by a join',
  needs: 'question',
  *probe(seen) {
    const { question, statement } = seen
    if (question === null || !asks(question, wantsAll)) return []
    return yield* inQuery(listing(statement.root), seen)
  },
}

const wantsAll =
  '(?:show|return|list|include|keep) (?:all|every)|for all|even (?:if|when|those)|including (?:those|any|the ones)|regardless of whether|whether or not|zero|with none'

/** The SELECT that does the joining: the outermost, or what it merely sorts. */
function listing(root: Query): Query {
  const [only, ...others] = root.sources
  return others.length === 0 && only?.query && root.aggregates.length === 0 ? only.query : root
}

function* inQuery(query: Query, seen: Reviewed): Probing<readonly Finding[]> {
  if (query.groupBy.length === 0 || query.sources.length < 2) return []
  const findings: Finding[] = []
  for (const source of grouped(query)) {
    const dropped = yield* countDropped(query, source, seen)
    if (dropped === null || dropped === 0) continue
    const name = source.table?.name ?? source.label
    const evidence = `${dropped} ${dropped === 1 ? 'row' : 'rows'} of ${name} ${dropped === 1 ? 'has' : 'have'} no match in the join and ${dropped === 1 ? 'is' : 'are'} left out, though all are asked for.`
    findings.push(warn('dropped-rows', evidence, `Start from ${name} and use LEFT JOIN.`))
  }
  return findings
}

/** Tables whose rows the groups stand for: all they show besides aggregates, and no condition narrows them. */
function grouped(query: Query): readonly Source[] {
  const shown = new Set(query.outputs.flatMap(({ use }) => (use === null ? [] : [use.source])))
  const narrowed = new Set(
    query.conditions
      .filter(({ from, equal }) => from === 'where' && equal === null)
      .flatMap(({ sources }) => sources),
  )
  return [...shown].filter(
    (source) => source.table !== null && !source.kept && !source.optional && !narrowed.has(source),
  )
}

function* countDropped(query: Query, source: Source, { snapshot }: Reviewed): Probing<number | null> {
  const { table } = source
  if (table === null || query.correlated || query.node.whereClause !== undefined) return null
  const key = keysOf(table, snapshot)[0]
  if (key === undefined) return null
  const identity = key.map((name) => `${quoteName(source.label)}.${quoteName(name)}`).join(', ')
  const met = printQuery({
    ...query.node,
    targetList: [],
    groupClause: undefined,
    havingClause: undefined,
    sortClause: undefined,
    limitCount: undefined,
    limitOffset: undefined,
    distinctClause: undefined,
    withClause: undefined,
  })
  const ctes = withText(query)
  const from = met?.replace(/^select /, '')
  if (from === undefined || ctes === null) return null
  return yield* askNumber(
    `${ctes}select count(*)
     from ${tableSql(table)} as everything
     where (${key.map((name) => `everything.${quoteName(name)}`).join(', ')}) not in (
       select ${identity} ${from}
     )`,
  )
}
