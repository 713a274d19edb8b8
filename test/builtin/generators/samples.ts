import fc from 'fast-check'
import { columnName, type Style, styles, tableName } from './naming.js'
import { randomFrom } from './random.js'
import { fillRows } from './rows.js'
import type { Sample, SampleColumn, SampleLink, SampleTable } from './schema.js'
import { categories, dates, flags, measures, type Noun, things } from './words.js'

/** Everything a sample is made of but its words: small, so that a failing one shrinks to the few parts that matter. */
export interface Blueprint {
  readonly style: Style
  readonly linksDeclared: boolean
  readonly keysDeclared: boolean
  readonly rowSeed: number
  readonly tables: readonly TableBlueprint[]
}

/** Numbers are places in the word lists. */
export interface TableBlueprint {
  readonly thing: number
  readonly categories: readonly number[]
  readonly measures: readonly number[]
  readonly dates: readonly number[]
  readonly flags: readonly number[]
  /** Earlier tables that this one refers to, counted modulo their number. */
  readonly parents: readonly number[]
  readonly rows: number
}

/** Which word stands for which; renaming a sample is choosing another. */
export interface Vocabulary {
  readonly things: readonly Noun[]
  readonly categories: readonly (Noun & { readonly values: readonly string[] })[]
  readonly measures: readonly Noun[]
  readonly dates: readonly Noun[]
  readonly flags: readonly Noun[]
}

export const vocabulary: Vocabulary = { things, categories, measures, dates, flags }

const places = (list: readonly unknown[], minLength: number, maxLength: number) =>
  fc.uniqueArray(fc.nat(list.length - 1), { minLength, maxLength })

const tableBlueprint: fc.Arbitrary<TableBlueprint> = fc.record({
  thing: fc.nat(things.length - 1),
  categories: places(categories, 1, 2),
  measures: places(measures, 1, 2),
  dates: places(dates, 0, 1),
  flags: places(flags, 0, 1),
  parents: fc.uniqueArray(fc.nat(2), { maxLength: 2 }),
  rows: fc.integer({ min: 6, max: 40 }),
})

export const blueprints: fc.Arbitrary<Blueprint> = fc.record({
  style: fc.constantFrom(...styles),
  linksDeclared: fc.boolean(),
  keysDeclared: fc.boolean(),
  rowSeed: fc.nat(1_000_000),
  tables: fc.uniqueArray(tableBlueprint, { minLength: 2, maxLength: 4, selector: ({ thing }) => thing }),
})

/** The sample of a blueprint in these words. The same two give the same sample, row by row. */
export function sampleOf(
  blueprint: Blueprint,
  words: Vocabulary = vocabulary,
  place = { schema: 'public', visible: true },
): Sample {
  const random = randomFrom(blueprint.rowSeed)
  const tables: SampleTable[] = []
  for (const each of blueprint.tables) {
    const parents = [...new Set(each.parents.map((parent) => parent % Math.max(1, tables.length)))].filter(
      () => tables.length > 0,
    )
    const empty = tableOf(each, parents, tables, blueprint, words)
    tables.push({ ...empty, rows: fillRows(empty, each.rows, tables, words, random) })
  }
  return { ...place, tables }
}

function tableOf(
  blueprint: TableBlueprint,
  parents: readonly number[],
  before: readonly SampleTable[],
  { style, keysDeclared, linksDeclared }: Blueprint,
  words: Vocabulary,
): SampleTable {
  const noun = at(words.things, blueprint.thing)
  const column = (
    of: Noun,
    role: SampleColumn['role'],
    type: SampleColumn['type'],
    name = of.one,
  ): SampleColumn => ({ name: columnName(name, style), noun: of, role, type })
  const links: SampleLink[] = []
  const linkColumns = parents.map((to) => {
    const parent = at(before, to).noun
    const made = column({ one: `${parent.one} id`, many: `${parent.one} ids` }, 'link', 'integer')
    links.push({ column: made.name, to, declared: linksDeclared && keysDeclared })
    return made
  })
  const columns = [
    column({ one: 'id', many: 'ids' }, 'key', 'integer', style === 'tbl' ? `${noun.one} id` : 'id'),
    column({ one: 'name', many: 'names' }, 'name', 'text', style === 'pascal' ? `${noun.one} name` : 'name'),
    ...blueprint.categories.map((each) => column(at(words.categories, each), 'category', 'text')),
    ...blueprint.measures.map((each, order) =>
      column(at(words.measures, each), 'measure', order === 0 ? 'integer' : 'numeric(10,2)'),
    ),
    ...blueprint.dates.map((each) => column(at(words.dates, each), 'date', dateTypes[each % 3] ?? 'date')),
    ...blueprint.flags.map((each) =>
      column(
        at(words.flags, each),
        'flag',
        'boolean',
        each % 2 === 0 ? `is ${at(words.flags, each).one}` : at(words.flags, each).one,
      ),
    ),
    ...linkColumns,
  ]
  return { name: tableName(noun, style), noun, columns, links, keyDeclared: keysDeclared, rows: [] }
}

const dateTypes = ['date', 'timestamp', 'timestamptz'] as const

function at<T>(list: readonly T[], place: number): T {
  const found = list[place]
  if (found === undefined) throw new RangeError(`no entry ${place} among ${list.length}`)
  return found
}
