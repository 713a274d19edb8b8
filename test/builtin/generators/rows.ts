import type { Cell } from '../../../src/events.js'
import { pick, shuffled } from './random.js'
import type { Vocabulary } from './samples.js'
import type { SampleColumn, SampleTable } from './schema.js'
import { properNames } from './words.js'

/**
 * Rows for a table. Measures are all different, so that no tie decides a superlative; names may repeat in long tables;
 * a category or a date is missing here and there; a link may be missing, and not every parent has children.
 */
export function fillRows(
  table: SampleTable,
  count: number,
  before: readonly SampleTable[],
  words: Vocabulary,
  random: () => number,
): readonly (readonly Cell[])[] {
  const columns = table.columns.map((column) => cellsFor(column, table, count, before, words, random))
  return Array.from({ length: count }, (_, row) => columns.map((cells) => cells[row] ?? null))
}

function cellsFor(
  column: SampleColumn,
  table: SampleTable,
  count: number,
  before: readonly SampleTable[],
  words: Vocabulary,
  random: () => number,
): readonly Cell[] {
  const each = (make: (row: number) => Cell) => Array.from({ length: count }, (_, row) => make(row))
  switch (column.role) {
    case 'key':
      return each((row) => row + 1)
    case 'name': {
      const order = shuffled(random, properNames)
      return each((row) => order[row % order.length] ?? null)
    }
    case 'category': {
      const values = words.categories.find(({ one }) => one === column.noun.one)?.values ?? []
      return each(() => (random() < 0.1 ? null : pick(random, values)))
    }
    case 'measure': {
      const order = shuffled(
        random,
        Array.from({ length: count }, (_, row) => 20 + row * 7),
      )
      return each((row) => (random() < 0.05 ? null : (order[row] ?? null)))
    }
    case 'date':
      return each(() => (random() < 0.1 ? null : dayFrom(random, column.type)))
    case 'flag':
      return each(() => random() < 0.4)
    case 'link': {
      const link = table.links.find(({ column: name }) => name === column.name)
      const parents = before[link?.to ?? 0]?.rows.length ?? 1
      const used = Math.max(1, Math.floor(parents * 0.7))
      return each(() => (random() < 0.08 ? null : 1 + Math.floor(random() * used)))
    }
    default:
      return column.role satisfies never
  }
}

function dayFrom(random: () => number, type: SampleColumn['type']): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${2019 + Math.floor(random() * 5)}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`
  return type === 'date'
    ? day
    : `${day} ${two(Math.floor(random() * 24))}:30:00${type === 'timestamptz' ? '+00' : ''}`
}
