import type { Briefing, ValueMatch } from '../linking/briefing.js'
import type { Catalog, CatalogColumn } from '../linking/catalog.js'
import { isSensitive, type JudgedColumn, type Privacy } from '../linking/sensitive.js'
import { shownError } from './shown-error.js'
import { type ShownTurn, shownTurns } from './shown-turns.js'
import { type AnalystTask, toldByPerson } from './sql-analyst.js'

/** Matches below this hold more than the question says: "Smith" of 'John Smith'. */
const namedByQuestion = 0.75

/**
 * The task as a model may see it: stored values only where the question names them or the mode shares them, nothing of
 * sensitive columns, and errors without what they may quote of the rows.
 */
export function disclosed(task: AnalystTask, privacy: Privacy): AnalystTask {
  const { briefing, catalog } = task
  const judge = sensitivity(catalog, privacy)
  const shown = briefing.values.filter(
    (match) => !judge(match) && (privacy.shareRows !== 'none' || match.score >= namedByQuestion),
  )
  const withheld = briefing.values.filter((match) => !shown.includes(match))
  const told = { ...briefing, values: shown, ...withoutLabels(briefing, judge, catalog) }
  const examples = briefing.examples.filter((example) => !touchesPrivate(example, catalog, privacy))
  const known = knownWords(task.question, told)
  return {
    ...task,
    meaning: task.meaning && withoutValues(task.meaning, withheld, task.question),
    briefing: { ...told, examples },
    failures: task.failures.map(({ sql, error }) => ({
      sql,
      error: error.code === toldByPerson ? error : shownError(error, `${sql}\n${known}`),
    })),
  }
}

/** The turns before a question as a model may see them, with the values it is told anyway. */
export function disclosedTurns(task: AnalystTask, privacy: Privacy): readonly ShownTurn[] {
  const { earlier = [], catalog, question } = task
  const known = [question, ...disclosed(task, privacy).briefing.values.map(({ value }) => value)].join('\n')
  return shownTurns(earlier, known, (sql) => !touchesPrivate({ question, sql }, catalog, privacy))
}

type Judge = (column: Pick<ValueMatch, 'schema' | 'table' | 'column'>) => boolean

/** Whether a column of the catalogue is sensitive; one that it does not know is. */
export function sensitivity(catalog: Catalog, privacy: Privacy): Judge {
  return ({ schema, table, column }) => {
    const found = catalog.columnById.get(`${schema}.${table}.${column}`)
    return found === undefined || isSensitive(judged(found, catalog), privacy)
  }
}

function judged(column: CatalogColumn, catalog: Catalog): JudgedColumn {
  const table = catalog.tableById.get(column.table)
  return {
    schema: table?.schema ?? '',
    table: table?.name ?? column.table,
    name: column.name,
    comment: column.comment,
    tableComment: table?.comment ?? null,
  }
}

/** The labels of an enum are all the values its column can have. */
function withoutLabels(briefing: Briefing, judge: Judge, catalog: Catalog): Pick<Briefing, 'tables'> {
  const tables = briefing.tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => {
      if (column.enumLabels === null) return column
      const id = { schema: table.schema, table: table.name, column: column.name }
      const known = catalog.columnById.has(`${table.schema}.${table.name}.${column.name}`)
      return known && judge(id) ? { ...column, enumLabels: null } : column
    }),
  }))
  return { tables }
}

/** Verified statements hold their literals: one that speaks of a sensitive column stays at home. */
function touchesPrivate(example: Briefing['examples'][number], catalog: Catalog, privacy: Privacy): boolean {
  if (!/'/.test(example.sql)) return false
  const words = new Set(example.sql.toLowerCase().match(/[\p{L}\p{N}_$]+/gu) ?? [])
  for (const column of catalog.columnById.values()) {
    const parts = column.name.toLowerCase().match(/[\p{L}\p{N}_$]+/gu) ?? []
    if (parts.every((part) => words.has(part)) && isSensitive(judged(column, catalog), privacy)) return true
  }
  return false
}

/** A reading that the built-in model offered may hold stored values that the question does not. */
function withoutValues(text: string, withheld: readonly ValueMatch[], question: string): string {
  const asked = question.toLowerCase()
  return withheld
    .filter(({ value }) => value.length > 2 && !asked.includes(value.toLowerCase()))
    .reduce((shown, { value }) => shown.replaceAll(value, '…'), text)
}

/** All that the model is told anyway, for telling what else an error says. */
function knownWords(question: string, { tables, values }: Pick<Briefing, 'tables' | 'values'>): string {
  const names = tables.flatMap((table) => [
    table.schema,
    table.name,
    ...table.columns.flatMap((column) => [column.name, column.type, ...(column.enumLabels ?? [])]),
  ])
  return [question, ...names, ...values.map(({ value }) => value)].join('\n')
}
