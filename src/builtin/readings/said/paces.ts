import type { CatalogColumn } from '../../../linking/catalog.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

const words: ReadonlySet<string> = new Set('fastest quickest slowest speediest'.split(' '))
const measured: ReadonlySet<string> = new Set(
  'speed velocity pace time duration runtime second minute hour day delay wait latency millisecond ms rate'.split(
    ' ',
  ),
)

/** "The fastest lap" is told by a time or a speed, and not by how many laps there were. @throws {PassedOver} where it is */
export function checkPaces(said: Said): void {
  const word = said.tokens.find(({ low }) => words.has(low))
  if (!word) return
  const { outputs, rank } = said.reading.spec
  const amounts = [...outputs, ...(rank ? [rank.by] : [])].flatMap((each): CatalogColumn[] =>
    (each.kind === 'aggregate' && ['min', 'max'].includes(each.fn)) ||
    (rank && each === rank.by && 'column' in each)
      ? [(each as { readonly column: CatalogColumn }).column]
      : [],
  )
  for (const column of amounts)
    if (column.kind === 'number' && !column.lemmas.some((own) => measured.has(own) || words.has(own)))
      throw new PassedOver(`${column.words.join(' ')} does not say what is ${word.low}`, [word.text])
}
