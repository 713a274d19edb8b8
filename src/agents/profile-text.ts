import type { BriefedColumn, BriefedTable, Briefing } from '../linking/briefing.js'
import type { Catalog, CatalogColumn } from '../linking/catalog.js'
import type { Privacy } from '../linking/sensitive.js'
import { sensitivity } from './disclosure.js'

/** What a model is told of a column's rows, to stand behind its type; empty when there is nothing to tell. */
export type ProfileText = (table: BriefedTable, column: BriefedColumn) => string

const most = { values: 8, length: 40 } as const

/** Shares of NULL in every mode; common values, minima and maxima where they are shared and not sensitive. */
export function profileText(catalog: Catalog, privacy: Privacy): ProfileText {
  const judge = sensitivity(catalog, privacy)
  return ({ schema, name }, column) => {
    const known = catalog.columnById.get(`${schema}.${name}.${column.name}`)
    if (known === undefined) return ''
    const shared = privacy.shareRows !== 'none' && !judge({ schema, table: name, column: column.name })
    const parts = [nullsText(known), shared && column.enumLabels === null && contentText(known)]
    return parts.filter(Boolean).join('')
  }
}

function nullsText({ nullable, nullFraction }: CatalogColumn): string {
  const percent = Math.round((nullFraction ?? 0) * 100)
  return nullable && percent > 0 ? `, ${percent}% null` : ''
}

function contentText({ role, samples, values, min, max }: CatalogColumn): string {
  if (role === 'key' || role === 'reference' || role === 'freeText') return ''
  const shown = samples.filter((value) => value.length <= most.length).slice(0, most.values)
  if (shown.length > 0) {
    const whole = values !== null && values.length === shown.length
    return `, ${whole ? 'holds' : 'e.g.'} ${shown.map(quoteText).join(', ')}`
  }
  const short = [min, max].every((bound) => bound !== null && bound.length <= most.length)
  return short ? `, ${min} to ${max}` : ''
}

/** A few rows of each table, for the mode that shares them; empty when there are none. */
export function samplesText({ samples }: Pick<Briefing, 'samples'>): string {
  const blocks = (samples ?? [])
    .filter(({ rows }) => rows.length > 0)
    .map(({ schema, table, columns, rows }) => {
      const lines = rows.map(
        (row) => `  ${row.map((cell) => cell?.replace(/\s+/g, ' ') ?? 'NULL').join(' | ')}`,
      )
      return [`${schema}.${table} (${columns.join(' | ')})`, ...lines].join('\n')
    })
  return blocks.length === 0 ? '' : `Rows, for example\n${blocks.join('\n')}`
}

function quoteText(value: string): string {
  return `'${value.replaceAll("'", "''").replace(/\s+/g, ' ')}'`
}
