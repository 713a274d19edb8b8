import type { CatalogColumn } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import { columnLabel } from '../facts.js'
import type { AskedQuestion } from '../question/read-question.js'
import { type CriticCheck, type Finding, type Reviewed, warn } from '../review-task.js'
import { columnIn } from '../statement/read-aggregates.js'
import { within } from '../statement/tree.js'
import { usedColumns } from '../statement/used-columns.js'

/** A column in the place of another of the same table and type, whose name is the one the question says. */
export const namedColumn: CriticCheck = {
  id: 'named-column',
  passed: 'the columns used are those the question names',
  needs: 'question',
  find(seen) {
    const { question } = seen
    return question === null ? [] : swapped(question, seen)
  },
}

/** Words that belong to so many columns that saying them names none. */
const vague = new Set(
  'name number id type date time code total count amount value key year month day num'.split(' ').map(stem),
)

function swapped(question: AskedQuestion, { statement, catalog }: Reviewed): readonly Finding[] {
  const used = usedColumns(statement)
  const usedWords = new Set([...used.values()].flatMap(stemsOf))
  const tableWords = new Set(
    statement.queries.flatMap(({ sources }) => sources.flatMap(({ table }) => table?.words.map(stem) ?? [])),
  )
  const tested = testedForNull(statement)
  for (const column of used.values()) {
    if (column.role === 'key' || column.role === 'reference' || column.unique || tested.has(column.id))
      continue
    for (const other of catalog.tableById.get(column.table)?.columns ?? []) {
      if (used.has(other.id) || other.category !== column.category || other.role === 'key') continue
      const mine = stemsOf(column).filter((word) => !stemsOf(other).includes(word))
      const theirs = stemsOf(other).filter((word) => !stemsOf(column).includes(word))
      if (question.low.includes(column.name.toLowerCase())) continue
      if (mine.some((word) => question.headStems.has(word) && !vague.has(word))) continue
      const said = theirs.filter((word) => question.headStems.has(word) && !usedWords.has(word))
      const telling = said.filter((word) => !vague.has(word) && !tableWords.has(word))
      if (telling.length === 0 && !(said.length > 0 && said.length === theirs.length)) continue
      const [label, better] = [columnLabel(column, catalog), columnLabel(other, catalog)]
      const evidence = `The question names ${better}; the statement uses ${label}, which it does not name.`
      return [warn('named-column', evidence, `Use ${better}.`)]
    }
  }
  return []
}

/** "Not finished" is `completed_on is null`: absence goes by other words. */
function testedForNull({ queries }: Reviewed['statement']): ReadonlySet<string> {
  return new Set(
    queries.flatMap((query) =>
      [...within([query.node.whereClause, query.node.targetList])].flatMap(({ type, body }) => {
        const column = type === 'NullTest' ? columnIn(body.arg, query)?.column : null
        return column ? [column.id] : []
      }),
    ),
  )
}

function stemsOf(column: CatalogColumn): readonly string[] {
  return column.words.map(stem).filter((word) => word.length > 1)
}
