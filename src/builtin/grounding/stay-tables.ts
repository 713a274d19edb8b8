import { type CatalogColumn, isTemporal } from '../../linking/catalog.js'
import { stem } from '../../linking/stem.js'

/** The tables that keep when somebody came and when they left: bookings of a hotel, admissions of a ward. Flights are none. */
export function stayTables(columns: Iterable<CatalogColumn>): readonly string[] {
  const comes = new Set<string>()
  const goes = new Set<string>()
  const travels = new Set<string>()
  for (const column of columns) {
    if (column.lemmas.some((word) => traffic.has(word))) travels.add(column.table)
    if (!isTemporal(column) || column.audit || column.words.some((word) => clock.has(word))) continue
    if (isCalled(column, coming)) comes.add(column.table)
    if (isCalled(column, going)) goes.add(column.table)
  }
  return [...comes].filter((table) => goes.has(table) && !travels.has(table))
}

function isCalled({ words }: CatalogColumn, names: ReadonlySet<string>): boolean {
  return words.some((word, at) => names.has(stem(word)) || names.has(`${word} ${words[at + 1] ?? ''}`))
}

const coming: ReadonlySet<string> = new Set([
  ...['arrival', 'admitted', 'admission', 'checkin'].map(stem),
  'check in',
])
const going: ReadonlySet<string> = new Set([...['departure', 'discharge', 'checkout'].map(stem), 'check out'])
/** Planned and actual times of a journey. */
const clock: ReadonlySet<string> = new Set('scheduled planned actual estimated'.split(' '))
const traffic: ReadonlySet<string> = new Set(
  'flight gate platform route vessel train bus voyage trip'.split(' '),
)
