import type { Catalog, CatalogTable } from '../../../linking/catalog.js'
import { block, type CriticCheck, type Finding, type Reviewed } from '../review-task.js'
import type { Statement } from '../statement/statement.js'
import { within } from '../statement/tree.js'
import { usedColumns } from '../statement/used-columns.js'
import { begins, countedNouns } from './counted.js'

/** "How many refunds" answered by counting orders: what is to be counted is a table, and nothing of it is read. */
export const notRead: CriticCheck = {
  id: 'not-read',
  passed: 'the table that is asked for is read',
  needs: 'question',
  find(seen) {
    const { question, catalog } = seen
    const nouns = question === null ? [] : countedNouns(question)
    if (nouns.length === 0 || !onlyCounts(seen.statement) || readsUnknown(seen.statement)) return []
    const said = catalog.tables.filter((table) => nouns.some((noun) => begins(noun, table.lemmas)))
    const longest = Math.max(...said.map(({ lemmas }) => lemmas.length))
    return said.some((table) => speaksOf(table, seen)) ? [] : said.flatMap(findingOf(longest))
  },
}

/** "Order items" are not orders: only the longest name counts, and only when one table has it. */
function findingOf(longest: number) {
  return ({ name, lemmas }: CatalogTable, _: number, said: readonly CatalogTable[]): readonly Finding[] => {
    const alone = said.filter((other) => other.lemmas.length === longest).length === 1
    if (lemmas.length < longest || !alone) return []
    return [
      block(
        'not-read',
        `${name} is asked for, and the statement reads nothing of it.`,
        `Count rows of ${name}.`,
      ),
    ]
  }
}

/** A sum may be of numbers that somebody counted before. */
function onlyCounts({ queries }: Statement): boolean {
  const names = queries.flatMap(({ aggregates }) => aggregates.map(({ name }) => name))
  return names.length > 0 && names.every((name) => name === 'count')
}

/** A view or an unknown relation may hold anything. */
function readsUnknown({ queries }: Statement): boolean {
  return queries.some(({ sources }) =>
    sources.some(({ table, query }) => (table === null ? query === null : table.isView)),
  )
}

/**
 * Whether what is read refers to the table, by key and over others if need be, or has the table's own word in a name or
 * constant: enrolments hold students, and `student_count` may be what is asked for.
 */
function speaksOf({ id, lemmas }: CatalogTable, { statement, catalog }: Reviewed): boolean {
  const word = lemmas.at(-1) ?? ''
  const tables = statement.queries.flatMap(({ sources }) => sources.flatMap(({ table }) => table ?? []))
  if (tables.some((table) => table.lemmas.includes(word)) || referredFrom(tables, catalog).has(id))
    return true
  if ([...usedColumns(statement).values()].some((column) => column.lemmas.includes(word))) return true
  return [...within([statement.root.node], { subqueries: true })].some(
    ({ type, body }) => type === 'A_Const' && JSON.stringify(body).toLowerCase().includes(word),
  )
}

/** Every table that rows of these belong to, themselves included. */
function referredFrom(tables: readonly CatalogTable[], { edges }: Catalog): ReadonlySet<string> {
  const found = new Set(tables.map(({ id }) => id))
  // A set is walked on to what is added meanwhile.
  for (const id of found) for (const { from, to } of edges) if (from.table === id) found.add(to.table)
  return found
}
