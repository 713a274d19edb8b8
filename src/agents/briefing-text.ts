import type { BriefedColumn, BriefedTable, Briefing } from '../linking/briefing.js'
import { compactTable } from '../linking/compact-text.js'
import type { ProfileText } from './profile-text.js'

const maxCommentLength = 200
const mostValues = 40

/**
 * The schema as a model reads it: one block a table, one line a column, joins as `-> table.column`, and one line a table
 * of which the question needs a part; `profile` adds what is told of each column's rows.
 */
export function schemaText(
  briefing: Pick<Briefing, 'tables' | 'joins' | 'leftOut' | 'leftOutNamed'>,
  profile: ProfileText = () => '',
): string {
  const whole = briefing.tables.filter(({ columnsLeftOut }) => columnsLeftOut === null)
  const parts = briefing.tables.filter(({ columnsLeftOut }) => columnsLeftOut !== null)
  const linkedDown = [
    ...parts.map((table) =>
      compactTable(table, briefing.joins, { quote: quoteName, profile: (column) => profile(table, column) }),
    ),
    leftOutText(briefing),
  ].filter(Boolean)
  return [linkedDown.join('\n'), ...whole.map((table) => tableText(table, briefing.joins, profile))]
    .filter(Boolean)
    .join('\n\n')
}

/** Whether some of the database is left out: an analyst may then ask for more. */
export function isPart({ tables, leftOut }: Pick<Briefing, 'tables' | 'leftOut'>): boolean {
  return leftOut.length > 0 || tables.some(({ columnsLeftOut }) => (columnsLeftOut?.length ?? 0) > 0)
}

/** Nothing is dropped silently: an analyst who needs more can ask for it by name. */
function leftOutText({ leftOut, leftOutNamed }: Pick<Briefing, 'leftOut' | 'leftOutNamed'>): string {
  if (leftOut.length === 0) return ''
  const rest = leftOut.length - leftOutNamed
  const others = leftOutNamed > 0 ? `${rest} more` : `${rest} ${rest === 1 ? 'table' : 'tables'}`
  return `Left out: ${[...leftOut.slice(0, leftOutNamed), ...(rest > 0 ? [others] : [])].join(', ')}`
}

function referencesOf(column: BriefedColumn, table: BriefedTable, joins: Briefing['joins']): string {
  return joins
    .filter(
      (join) =>
        join.from.columns.length === 1 && join.from.columns[0] === column.name && isTable(join.from, table),
    )
    .map((join) => ` -> ${target(join.to)}${join.kind === 'inferred' ? ' (inferred)' : ''}`)
    .join('')
}

function tableText(table: BriefedTable, joins: Briefing['joins'], profile: ProfileText): string {
  const rows = table.rowEstimate === null ? '' : `, about ${table.rowEstimate} rows`
  const kind = table.kind === 'table' ? '' : ` (${table.kind})`
  const key = table.primaryKey ? `, key ${table.primaryKey.map(quoteName).join(', ')}` : ''
  const head = `${qualifiedName(table)}${kind}${key}${rows}${commentText(table.comment)}`
  const columns = table.columns.map(
    (column) => `  ${columnText(column, table, joins, profile(table, column))}`,
  )
  const composite = joins
    .filter((join) => join.from.columns.length > 1 && isTable(join.from, table))
    .map((join) => `  (${join.from.columns.map(quoteName).join(', ')}) -> ${target(join.to)}`)
  return [head, ...columns, ...composite].join('\n')
}

function columnText(
  column: BriefedColumn,
  table: BriefedTable,
  joins: Briefing['joins'],
  profile: string,
): string {
  const references = referencesOf(column, table, joins)
  const labels = column.enumLabels ? ` one of ${column.enumLabels.map(quoteLiteral).join(', ')}` : ''
  const required = column.nullable ? '' : ' not null'
  return `${quoteName(column.name)} ${column.type}${required}${profile}${labels}${references}${commentText(column.comment)}`
}

/** Date phrases of the question as absolute half-open ranges; empty when there are none. */
export function datesText(briefing: Pick<Briefing, 'dates'>): string {
  if (briefing.dates.length === 0) return ''
  const lines = briefing.dates.map(({ text, from, to }) => {
    const bounds = [from && `from ${from}`, to && `before ${to}`].filter(Boolean).join(' and ')
    return `- "${text}": ${bounds}`
  })
  return `Resolved dates:\n${lines.join('\n')}`
}

/** Stored values that the question names; empty when there are none. */
export function valuesText(briefing: Pick<Briefing, 'values'>): string {
  if (briefing.values.length === 0) return ''
  const lines = briefing.values
    .slice(0, mostValues)
    .map(
      ({ text, schema, table, column, value }) =>
        `- "${text}" is ${quoteLiteral(value)} in ${quoteName(schema)}.${quoteName(table)}.${quoteName(column)}`,
    )
  return `Stored values:\n${lines.join('\n')}`
}

/** The user's own words that the question uses; empty when there are none. */
export function definitionsText(briefing: Pick<Briefing, 'definitions'>): string {
  if (briefing.definitions.length === 0) return ''
  return `Definitions that hold here:\n${briefing.definitions.map(({ term, meaning }) => `- ${term}: ${meaning}`).join('\n')}`
}

/** Verified questions like this one, with their SQL; empty when there are none. */
export function examplesText(briefing: Pick<Briefing, 'examples'>): string {
  if (briefing.examples.length === 0) return ''
  return `Verified examples:\n${briefing.examples.map(({ question, sql }) => `- ${question}\n  ${sql}`).join('\n')}`
}

/** An identifier as SQL needs it: quoted unless it is plain lower case and no reserved word. */
export function quoteName(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !reserved.has(name) ? name : `"${name.replaceAll('"', '""')}"`
}

/** The reserved words of PostgreSQL 18 (Appendix C of its manual) that people do give to tables and columns. */
const reserved = new Set(
  `all analyse analyze and any array as asc asymmetric authorization both case cast check collate column constraint
   create cross current_date current_role current_time current_timestamp current_user default deferrable desc distinct
   do else end except false fetch for foreign freeze from full grant group having ilike in initially inner intersect
   into is isnull join lateral leading left like limit localtime localtimestamp natural not notnull null offset on only
   or order outer overlaps placing primary references returning right select session_user similar some symmetric table
   tablesample then to trailing true union unique user using variadic verbose when where window with`.split(
    /\s+/,
  ),
)

function qualifiedName(table: { readonly schema: string; readonly name: string }): string {
  return table.schema === 'public'
    ? quoteName(table.name)
    : `${quoteName(table.schema)}.${quoteName(table.name)}`
}

function target(to: Briefing['joins'][number]['to']): string {
  const name = qualifiedName({ schema: to.schema, name: to.table })
  return to.columns.length === 1
    ? `${name}.${quoteName(to.columns[0] ?? '')}`
    : `${name}(${to.columns.map(quoteName).join(', ')})`
}

function isTable(side: { readonly schema: string; readonly table: string }, table: BriefedTable): boolean {
  return side.schema === table.schema && side.table === table.name
}

function commentText(comment: string | null): string {
  if (!comment) return ''
  const line = comment.replace(/\s+/g, ' ').trim()
  return ` -- ${line.length > maxCommentLength ? `${line.slice(0, maxCommentLength)}…` : line}`
}

function quoteLiteral(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}
