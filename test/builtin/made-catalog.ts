import type { Column, Snapshot, Table, TypeCategory } from '../../src/database/snapshot.js'
import { parse } from '../../src/builtin/parse.js'
import type { Outcome } from '../../src/builtin/outcome.js'
import { buildCatalog } from '../../src/linking/build-catalog.js'
import type { Catalog } from '../../src/linking/catalog.js'
import type { EdgeFact } from '../../src/linking/edge-facts.js'
import { tokenise } from '../../src/linking/tokens.js'
import { spellings } from '../../src/linking/value-forms.js'
import { knownValues } from '../../src/linking/values.js'
import { clock } from './generators/ask.js'

/** A column in short: its type, and what its rows hold. */
export interface ShortColumn {
  readonly type: TypeCategory
  readonly values?: readonly string[]
  readonly nullable?: boolean
  readonly comment?: string
  /** `table.column` of the parent. */
  readonly references?: string
  /** Not every row has a parent. */
  readonly partial?: boolean
}

export interface ShortTable {
  readonly comment?: string
  readonly rows?: number
  readonly key?: readonly string[]
  readonly columns: Readonly<Record<string, ShortColumn>>
}

/** A catalogue without a database: declared keys, complete value lists, references that are total unless `partial`. */
export function madeCatalog(tables: Readonly<Record<string, ShortTable>>): Catalog {
  return buildCatalog(madeSnapshot(tables), { fingerprint: 'made', keys: [], edges: edgesOf(tables) })
}

/** What is made of a question over it, with the values that its columns list. */
export function askMade(catalog: Catalog, question: string): Outcome {
  const tokens = tokenise(question)
  return parse(question, catalog, knownValues(tokens, spellings(tokens), catalog), clock)
}

/** The statement that answers it, on one line; the kind of the outcome where there is none. */
export function sqlMade(catalog: Catalog, question: string): string {
  const outcome = askMade(catalog, question)
  return outcome.kind === 'answer' ? outcome.sql.replaceAll(/\s+/g, ' ') : outcome.kind
}

/** The snapshot that such a catalogue is of. */
export function madeSnapshot(tables: Readonly<Record<string, ShortTable>>): Snapshot {
  return {
    fingerprint: 'made',
    takenAt: '2026-01-01T00:00:00Z',
    searchPath: ['public'],
    tables: Object.entries(tables).map(([name, table]) => tableOf(name, table)),
  }
}

function tableOf(name: string, table: ShortTable): Table {
  const columns = Object.entries(table.columns).map(([column, short]) => columnOf(column, short))
  const first = columns[0]?.name
  return {
    schema: 'public',
    name,
    kind: 'table',
    visible: true,
    comment: table.comment ?? null,
    rowEstimate: table.rows ?? 100,
    columns,
    primaryKey: table.key ?? (first === undefined ? null : [first]),
    uniqueKeys: [],
    foreignKeys: [],
  }
}

function columnOf(name: string, short: ShortColumn): Column {
  const values = short.values ?? []
  return {
    name,
    type: short.type,
    category: short.type,
    nullable: short.nullable ?? false,
    default: null,
    generated: null,
    comment: short.comment ?? null,
    enumLabels: null,
    domain: null,
    profile: {
      source: 'complete',
      nullFraction: short.nullable ? 0.2 : 0,
      distinct: values.length > 0 ? values.length : 100,
      commonValues: values.map((value) => ({ value, share: null })),
      valuesComplete: values.length > 0,
      min: null,
      max: null,
    },
  }
}

function edgesOf(tables: Readonly<Record<string, ShortTable>>): readonly EdgeFact[] {
  return Object.entries(tables).flatMap(([name, table]) =>
    Object.entries(table.columns).flatMap(([column, short]) => {
      const [parent, key] = short.references?.split('.') ?? []
      if (parent === undefined || key === undefined) return []
      return [
        {
          from: { table: `public.${name}`, columns: [column] },
          to: { table: `public.${parent}`, columns: [key] },
          kind: 'declared' as const,
          fromUnique: false,
          fromTotal: short.partial !== true,
          toTotal: false,
        },
      ]
    }),
  )
}

/** A museum: visitors book guided tours of exhibitions; some tours are never booked. */
export const museum = madeCatalog({
  exhibition: {
    columns: {
      exhibition_id: { type: 'integer' },
      title: { type: 'text', values: ['Silent Seas', 'Glass and Light', 'Early Maps'] },
      wing: { type: 'text', values: ['North', 'South', 'East'] },
      budget: { type: 'decimal' },
      opened_on: { type: 'date' },
      is_permanent: { type: 'boolean' },
    },
  },
  tour: {
    columns: {
      tour_id: { type: 'integer' },
      exhibition_id: { type: 'integer', references: 'exhibition.exhibition_id' },
      language: { type: 'text', values: ['French', 'Dutch', 'Finnish'] },
      duration_minutes: { type: 'integer' },
      price: { type: 'decimal' },
    },
  },
  visitor: {
    columns: {
      visitor_id: { type: 'integer' },
      first_name: { type: 'text' },
      last_name: { type: 'text' },
      town: { type: 'text', values: ['Ghent', 'Turku', 'Lyon'] },
      age: { type: 'integer' },
      email: { type: 'text', nullable: true },
    },
  },
  booking: {
    rows: 900,
    columns: {
      booking_id: { type: 'integer' },
      tour_id: { type: 'integer', references: 'tour.tour_id' },
      visitor_id: { type: 'integer', references: 'visitor.visitor_id' },
      booked_at: { type: 'timestamp' },
      status: { type: 'text', values: ['confirmed', 'cancelled', 'waiting'] },
      seats: { type: 'integer' },
      paid_on: { type: 'date', nullable: true },
    },
  },
})
