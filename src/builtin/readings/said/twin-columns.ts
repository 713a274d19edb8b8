import { type CatalogColumn, mustTable } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { plansOf, type Said } from './said.js'

/**
 * "How many seats were booked": those of the bookings, and not those of the hall, where both have seats; and "the most
 * delays" are not the most minutes of delay.
 * @throws {PassedOver} where the others are added up
 */
export function checkTwinColumns(said: Said): void {
  const { spec, assignment } = said.reading
  for (const measure of [...spec.outputs, ...(spec.rank ? [spec.rank.by] : [])]) {
    if (measure.kind !== 'aggregate' || measure.fn !== 'sum') continue
    const slot = [...assignment.links].find(
      ([, link]) => link.kind === 'column' && link.column === measure.column.id,
    )?.[0]
    if (!slot) continue
    const twin = twinOf(said, measure.column)
    if (twin && slot.text.split(' ').length === 1)
      throw new PassedOver(`'${slot.text}' may be those of ${twin}`, [slot.text])
    if (slot.plural && isMost(said, slot.mention.start) && isTimed(measure.column, slot.text))
      throw new PassedOver(`how many ${slot.text}, or how much in all?`, [slot.text])
  }
}

/** Another table whose rows must be there, which is called after something done, and has a column of the same name. */
function twinOf({ reading, catalog, tokens }: Said, column: CatalogColumn): string | null {
  const done = new Set(
    tokens.filter(({ low }) => /(?:ed|sold|bought|taken)$/.test(low)).map((token) => token.stem),
  )
  for (const plan of plansOf(reading.plan))
    for (const { id } of [plan.from, ...plan.joins.map(({ source }) => source)].map(({ table }) => table)) {
      const table = mustTable(catalog, id)
      const named = table.lemmas.some((word) => done.has(stem(word)))
      const same = table.columns.some(({ lemmas }) => lemmas.join(' ') === column.lemmas.join(' '))
      if (id !== column.table && named && same) return table.words.join(' ')
    }
  return null
}

function isMost({ tokens }: Said, at: number): boolean {
  return ['most', 'fewest'].includes(tokens[at - 1]?.low ?? '')
}

/** `delay_min`: a time, while delays are times that it happened. */
function isTimed({ lemmas }: CatalogColumn, text: string): boolean {
  const [first, unit] = lemmas.slice(-2)
  return unit !== undefined && units.has(unit) && stem(text.toLowerCase()) === stem(first ?? '')
}

const units: ReadonlySet<string> = new Set(['min', 'minute', 'hour', 'second', 'sec', 'day', 'h', 's'])
