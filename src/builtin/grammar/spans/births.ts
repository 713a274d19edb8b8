import { type CatalogColumn, isTemporal } from '../../../linking/catalog.js'
import type { Link } from '../../../linking/link.js'
import type { Chart } from '../chart.js'
import type { Slot } from '../sketch.js'

/** The word at a place, as the birth date it needs. Null where no birth date is stored, or a column of ages is. */
export function birthSlot(chart: Chart, at: number): Slot | null {
  const links = birthLinks(chart.columnById)
  return links.length === 0
    ? null
    : {
        mention: { start: at, end: at + 1, links },
        role: 'any',
        text: chart.tokens[at]?.text ?? '',
        plural: false,
        literal: null,
      }
}

type Columns = Chart['columnById']

/** Birth dates that stand for ages, by the columns of a catalogue; entries die with it. */
const births = new WeakMap<Columns, readonly Link[]>()

function birthLinks(columnById: Columns): readonly Link[] {
  const known = births.get(columnById)
  if (known) return known
  const columns = [...columnById.values()]
  const aged = columns.some(isAge)
  const dates = aged
    ? []
    : columns.filter(
        (column) =>
          isTemporal(column) &&
          column.words.some((word) => ['birth', 'dob', 'born', 'birthday', 'birthdate'].includes(word)),
      )
  const made = dates.map(
    (column): Link => ({
      kind: 'column',
      column: column.id,
      score: 0.95,
      reason: 'derived',
      readAs: column.words.join(' '),
    }),
  )
  births.set(columnById, made)
  return made
}

/** An age that somebody has; the least age for a ride is nobody's. */
function isAge(column: CatalogColumn): boolean {
  return (
    column.kind === 'number' &&
    column.lemmas.includes('age') &&
    !column.lemmas.some((word) => limits.has(word))
  )
}

const limits: ReadonlySet<string> = new Set(
  'min max minimum maximum least lowest highest limit from to recommended required allowed rating'.split(' '),
)
