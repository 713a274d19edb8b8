import fc from 'fast-check'
import type { Cell } from '../../../src/events.js'
import { pick, randomFrom } from './random.js'
import { enumLabels, type Sample, type SampleColumn, type SampleLink, type SampleTable } from './schema.js'

/** Names that break whatever does not quote, or quotes badly. */
const hostileNames: readonly string[] = [
  'select',
  'user',
  'order',
  'Group',
  'values',
  'between',
  'interval',
  'window',
  'lateral',
  'timestamp',
  'left',
  'quote"inside',
  "apostrophe's",
  'back\\slash',
  'per cent %',
  'semi;colon',
  'two -- dashes',
  '/* comment */',
  'dot.ted',
  'line\nbreak',
  'tab\tstop',
  ' leading space',
  'trailing space ',
  '1st',
  '$1',
  '{{name}}',
  'naïve café',
  '順序',
  'Ärger',
  'emoji 🦊',
  'MixedCase',
  'snake_case',
  "E'x'",
  '_',
  'oid',
  'a'.repeat(63),
  'é'.repeat(31),
]

/** Texts that end a literal, a pattern or the statement where it is not quoted well. */
export const hostileTexts: readonly string[] = [
  "it's",
  "''",
  '\\',
  "\\'; select 1; --",
  '100%',
  'under_score',
  'line\nbreak',
  '$$',
  '$1',
  '{{x}}',
  '🦊',
  'é',
  '',
  ' ',
  '"',
  '?',
]

const columnTypes: readonly SampleColumn['type'][] = [
  'integer',
  'numeric(10,2)',
  'double precision',
  'text',
  'date',
  'timestamp',
  'timestamptz',
  'time',
  'boolean',
  'uuid',
  'jsonb',
  'enum',
]

/** Two to four tables with names, types and rows that nobody sane would choose, in a schema of such a name or public. */
export const hostileSamples: fc.Arbitrary<Sample> = fc
  .record({
    schema: fc.constantFrom('public', 'public', 'Sales "East"', 'select', 'ünder score'),
    names: fc.uniqueArray(fc.constantFrom(...hostileNames), { minLength: 2, maxLength: 4 }),
    columns: fc.uniqueArray(fc.constantFrom(...hostileNames), { minLength: 4, maxLength: 9 }),
    linked: fc.boolean(),
    declared: fc.boolean(),
    seed: fc.nat(1_000_000),
  })
  .map(({ schema, names, columns, linked, declared, seed }) => {
    const random = randomFrom(seed)
    const told = () => JSON.stringify({ schema, names, columns, linked, declared, seed })
    const tables = names.map((name, at) => hostileTable(name, columns, linked && at > 0, declared, random))
    return { schema, visible: schema === 'public', tables, [fc.toStringMethod]: told }
  })

function hostileTable(
  name: string,
  columnNames: readonly string[],
  linked: boolean,
  declared: boolean,
  random: () => number,
): SampleTable {
  const noun = { one: name, many: name }
  const [key, parent, ...others] = columnNames
  const columns: SampleColumn[] = [{ name: key ?? 'key', noun, role: 'key', type: 'integer' }]
  const links: SampleLink[] = []
  if (linked && parent !== undefined) {
    columns.push({ name: parent, noun, role: 'link', type: 'integer' })
    links.push({ column: parent, to: 0, declared: declared })
  }
  for (const other of others)
    columns.push({ name: other, noun, role: 'category', type: pick(random, columnTypes) })
  const rows = Array.from({ length: 4 }, (_, row) =>
    columns.map(({ role, type }) =>
      role === 'key' ? row + 1 : role === 'link' ? pick(random, [1, 2, null]) : cellOf(type, random),
    ),
  )
  return { name, noun, columns, links, keyDeclared: declared, rows }
}

function cellOf(type: SampleColumn['type'], random: () => number): Cell {
  if (random() < 0.2) return null
  switch (type) {
    case 'integer':
      return Math.floor(random() * 100) - 50
    case 'numeric(10,2)':
    case 'double precision':
      return Math.round(random() * 10_000) / 100
    case 'text':
      return pick(random, hostileTexts)
    case 'date':
      return pick(random, ['2024-02-29', '1999-12-31', '0044-03-15'])
    case 'timestamp':
    case 'timestamptz':
      return pick(random, ['2024-02-29 23:59:59.999999', '1970-01-01 00:00:00'])
    case 'time':
      return pick(random, ['00:00', '23:59:59'])
    case 'boolean':
      return random() < 0.5
    case 'uuid':
      return pick(random, ['00000000-0000-0000-0000-000000000000', 'c0ffee00-1234-4321-abcd-0123456789ab'])
    case 'jsonb':
      return pick(random, ['{"a": [1, null]}', '"x"'])
    case 'enum':
      return pick(random, enumLabels)
    default:
      return type satisfies never
  }
}
