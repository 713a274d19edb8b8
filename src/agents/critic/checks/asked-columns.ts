import type { CatalogColumn, CatalogTable } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import { tokenise } from '../../../linking/tokens.js'
import { columnLabel } from '../facts.js'
import type { AskedQuestion } from '../question/read-question.js'
import { type CriticCheck, type Finding, type Reviewed, warn } from '../review-task.js'
import { usedColumns } from '../statement/used-columns.js'

/** A column that the question names word for word, which the statement does not use. */
export const askedColumns: CriticCheck = {
  id: 'asked-column',
  passed: 'every column the question names is used',
  needs: 'question',
  find(seen) {
    const { question } = seen
    return question === null ? [] : [...unused(question, seen), ...unasked(question, seen)]
  },
}

function unused(question: AskedQuestion, { statement, catalog }: Reviewed): readonly Finding[] {
  const used = usedColumns(statement)
  const tables = tablesOf(statement)
  const said = tokenise(question.head).map((token) => token.stem)
  const taken = [
    ...[...used.values()].map(stemsOf),
    ...tables.map((table) => table.words.map(stem)),
    ...statement.root.outputs.map(({ name }) => (name ?? '').split(/_| /).map(stem)),
  ]
  for (const table of tables) {
    for (const column of table.columns) {
      const words = stemsOf(column)
      if (used.has(column.id) || column.role === 'key' || column.role === 'reference' || column.audit)
        continue
      const exact =
        question.head.toLowerCase().includes(column.name.toLowerCase()) && column.name.includes('_')
      if (!exact && (words.length < 2 || !follows(words, said))) continue
      // "Customer name" is also the name of a customer; "total points" are in gymnast.total_points.
      if (!exact && taken.some((other) => words.every((word) => other.includes(word)))) continue
      if (!exact && namedByTable(words, tables, used)) continue
      const label = columnLabel(column, catalog)
      return [
        warn(
          'asked-column',
          `The question names ${label}, and the statement does not use it.`,
          `Use ${label}.`,
        ),
      ]
    }
  }
  return []
}

/** `customer_name` is asked for by "customer name" as customers.name is, which is used. */
function namedByTable(
  words: readonly string[],
  tables: readonly CatalogTable[],
  used: ReadonlyMap<string, CatalogColumn>,
): boolean {
  return [...used.values()].some((column) => {
    const table = tables.find(({ id }) => id === column.table)
    const whole = [...(table?.words.map(stem) ?? []), ...stemsOf(column)]
    return words.every((word) => whole.includes(word))
  })
}

/** Something shown that the question does not say a word of, beside names and keys. */
function unasked(question: AskedQuestion, { statement, catalog }: Reviewed): readonly Finding[] {
  const { root } = statement
  const tables = tablesOf(statement)
  const titles = new Set(tables.flatMap((table) => table.titles.map(({ id }) => id)))
  if (root.folds || root.arms.length > 0 || root.outputs.length > 3) return []
  for (const { use, expression } of root.outputs) {
    const column = use?.column ?? null
    if (column === null || titles.has(column.id) || ['key', 'reference', 'time'].includes(column.role))
      continue
    if (column.unique || identifies(column) || JSON.stringify(expression).includes('A_Star')) continue
    const table = tables.find(({ id }) => id === column.table)
    const words = stemsOf(column)
    if (table === undefined || table.titles.length === 0 || isSaid(column, words, question)) continue
    if (!table.words.map(stem).some((word) => question.stems.has(word))) continue
    const shown = root.outputs.some(({ use: other }) => other?.column != null && titles.has(other.column.id))
    if (shown) continue
    const label = columnLabel(column, catalog)
    const better = table.titles.map((title) => columnLabel(title, catalog)).join(', ')
    return [warn('asked-column', `${label} is shown, which the question says nothing of.`, `Show ${better}.`)]
  }
  return []
}

/** In its words, or run together: "e-mail" for email. */
function isSaid({ name }: CatalogColumn, words: readonly string[], { stems, low }: AskedQuestion): boolean {
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  return words.some((word) => stems.has(word)) || letters(low).includes(letters(name))
}

/** "Course number" tells courses apart as a key does. */
function identifies({ words }: CatalogColumn): boolean {
  return words.some((word) => ['number', 'code', 'id', 'no', 'key', 'sku'].includes(word))
}

function tablesOf({ queries }: Reviewed['statement']): readonly CatalogTable[] {
  return [...new Set(queries.flatMap(({ sources }) => sources.flatMap(({ table }) => table ?? [])))]
}

function follows(words: readonly string[], said: readonly string[]): boolean {
  return said.some((_, at) => words.every((word, offset) => said[at + offset] === word))
}

function stemsOf(column: CatalogColumn): readonly string[] {
  return column.words.map(stem).filter((word) => word.length > 1)
}
