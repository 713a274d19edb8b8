import type { Column, ColumnProfile, Snapshot, Table, TypeCategory } from '../../src/database/snapshot.js'
import type { EdgeFact, EdgeFacts } from '../../src/linking/edge-facts.js'
import { pick, type Random, seeded } from './random.js'

const nouns =
  'account address agent alert animal asset auction badge batch bill booking branch budget building campaign cargo carrier category cell claim class client clinic contract course crew customer delivery deposit device doctor driver employee engine event exam farm ferry field flight game garage grant guest harvest hotel incident inspection invoice item journey lab lease lesson loan machine market meter mission nurse office operator order parcel patient payment permit plant player policy pupil quote region repair review room route sample school season sensor shipment site stop store student supplier survey task team tenant ticket trip truck vehicle vendor visit voucher warehouse worker'.split(
    ' ',
  )
const qualifiers =
  'active annual archived central daily digital external internal local monthly partner planned primary public regional retail seasonal shared special temporary'.split(
    ' ',
  )
const numbers =
  'amount quantity price weight score capacity duration distance rate fee balance length height rating discount budget'.split(
    ' ',
  )
const dates = 'start_date end_date due_date issued_on opened_on shipped_on birth_date visited_at'.split(' ')
const categories: Readonly<Record<string, readonly string[]>> = {
  status: ['active', 'pending', 'cancelled', 'closed', 'approved', 'rejected'],
  city: ['London', 'Paris', 'Berlin', 'Madrid', 'Oslo', 'Chicago', 'New York', 'Sydney', 'Lagos', 'Osaka'],
  country: ['United Kingdom', 'France', 'Germany', 'Spain', 'Norway', 'USA', 'Australia', 'Nigeria', 'Japan'],
  priority: ['low', 'medium', 'high', 'urgent'],
  color: ['red', 'green', 'blue', 'black', 'white'],
  kind: ['standard', 'premium', 'basic', 'express', 'custom'],
  payment_method: ['cash', 'credit card', 'bank transfer', 'voucher'],
  department: ['Sales', 'Finance', 'Support', 'Research', 'Operations'],
}

export interface GeneratedSchema {
  readonly snapshot: Snapshot
  readonly facts: EdgeFacts
}

/** A schema with names, keys, values and profiles as a real one has them; the same for the same arguments. */
export function generateSchema(tableCount: number, columnCount: number, seed = 7): GeneratedSchema {
  const random = seeded(seed)
  const names = tableNames(tableCount, random)
  const edges: EdgeFact[] = []
  const tables = names.map((name, at) => {
    const parents =
      at === 0
        ? []
        : [...new Set([pick(random, names.slice(0, at)), pick(random, names.slice(0, Math.min(at, 40)))])]
    for (const parent of parents) edges.push(declared(name, parent))
    return generateTable(name, parents, columnCount, random)
  })
  const fingerprint = `generated-${tableCount}x${columnCount}-${seed}`
  return {
    snapshot: { fingerprint, takenAt: '2026-01-01T00:00:00Z', searchPath: ['public'], tables },
    facts: { fingerprint, edges, keys: [] },
  }
}

function tableNames(count: number, random: Random): readonly string[] {
  const names = new Set<string>()
  for (const noun of nouns) if (names.size < count) names.add(noun)
  while (names.size < count) {
    const first = random() < 0.5 ? pick(random, qualifiers) : pick(random, nouns)
    const second = pick(random, nouns)
    if (first !== second) names.add(`${first}_${second}`)
  }
  return [...names]
}

function declared(child: string, parent: string): EdgeFact {
  return {
    from: { table: `public.${child}`, columns: [`${parent}_id`] },
    to: { table: `public.${parent}`, columns: [`${parent}_id`] },
    kind: 'declared',
    fromUnique: false,
    fromTotal: true,
    toTotal: false,
  }
}

function generateTable(name: string, parents: readonly string[], columnCount: number, random: Random): Table {
  const rows = Math.floor(10 ** (2 + 4 * random()))
  const columns = [
    column(`${name}_id`, 'integer', distinctOnly(rows), random),
    column(random() < 0.7 ? 'name' : 'title', 'text', titles(name, rows), random),
    ...parents.map((parent) => column(`${parent}_id`, 'integer', distinctOnly(rows / 5), random)),
    column('created_at', 'timestamptz', distinctOnly(rows), random),
  ]
  while (columns.length < columnCount) {
    const made = furtherColumn(rows, random)
    if (!columns.some((other) => other.name === made.name)) columns.push(made)
  }
  return {
    schema: 'public',
    name,
    kind: 'table',
    visible: true,
    comment: random() < 0.3 ? `Every ${name.replaceAll('_', ' ')} we keep track of` : null,
    rowEstimate: rows,
    columns,
    primaryKey: [`${name}_id`],
    uniqueKeys: [],
    foreignKeys: parents.map((parent) => ({
      name: `${name}_${parent}_fkey`,
      columns: [`${parent}_id`],
      references: { schema: 'public', table: parent, columns: [`${parent}_id`] },
    })),
  }
}

function furtherColumn(rows: number, random: Random): Column {
  const dice = random()
  if (dice < 0.35) return column(pick(random, numbers), 'decimal', distinctOnly(rows / 2), random)
  if (dice < 0.5) return column(pick(random, dates), 'date', distinctOnly(900), random)
  if (dice < 0.6) return column(`is_${pick(random, qualifiers)}`, 'boolean', distinctOnly(2), random)
  if (dice < 0.7) return column(`${pick(random, nouns)}_note`, 'text', distinctOnly(rows), random)
  const name = pick(random, Object.keys(categories))
  return column(name, 'text', listed(categories[name] ?? []), random)
}

function column(name: string, category: TypeCategory, profile: ColumnProfile, random: Random): Column {
  return {
    name,
    type:
      category === 'decimal'
        ? 'numeric(12,2)'
        : category === 'timestamptz'
          ? 'timestamp with time zone'
          : category,
    category,
    nullable: false,
    default: null,
    generated: null,
    comment: random() < 0.2 ? `The ${name.replaceAll('_', ' ')} as it was entered` : null,
    enumLabels: null,
    domain: null,
    profile,
  }
}

const unseen = { source: 'pg_stats', nullFraction: 0, min: null, max: null } as const

function distinctOnly(distinct: number): ColumnProfile {
  return { ...unseen, distinct: Math.max(1, Math.round(distinct)), commonValues: [], valuesComplete: false }
}

function listed(values: readonly string[]): ColumnProfile {
  return {
    ...unseen,
    distinct: values.length,
    commonValues: values.map((value) => ({ value, share: null })),
    valuesComplete: true,
  }
}

function titles(name: string, rows: number): ColumnProfile {
  const commonValues = Array.from({ length: 20 }, (_, at) => ({
    value: `${name.replaceAll('_', ' ')} ${at + 1}`,
    share: null,
  }))
  return { ...unseen, distinct: rows, commonValues, valuesComplete: false }
}
