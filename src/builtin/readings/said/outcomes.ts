import { mustTable } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import { slotUses } from '../../grounding/slots.js'
import { Unfit } from '../../grounding/ungrounded.js'
import { usedColumns } from '../../grounding/used-columns.js'
import words from '../../lexicon/outcomes.json' with { type: 'json' }
import type { Said } from './said.js'

const stems = (list: string): ReadonlySet<string> => new Set(list.split(' ').map(stem))
const verbs: ReadonlySet<string> = new Set(words.verbs.split(' '))
const told = stems(words.told)
const prizes = stems(words.prizes)

/**
 * "Who won the Brazilian Grand Prix?" is told by something that says who wins, or by prizes; to have taken part is not
 * enough. @throws {Unfit} where nothing of the kind is used
 */
export function checkOutcomes(said: Said): void {
  const { reading, tokens, catalog } = said
  const named = slotUses(reading.sketch).map(({ slot }) => slot.mention)
  const verb = tokens.find(
    ({ low, index }) => verbs.has(low) && !named.some(({ start, end }) => start <= index && index < end),
  )
  if (!verb) return
  const onPath = [
    ...usedColumns(reading.plan).flatMap(({ lemmas }) => lemmas),
    ...reading.tree.hops.flatMap(({ edge }) => edge.stems),
  ]
  const tables = [...reading.tree.tables].flatMap((id) => mustTable(catalog, id).lemmas)
  if (onPath.some((word) => told.has(stem(word)) || prizes.has(stem(word)))) return
  if (tables.some((word) => prizes.has(stem(word)))) return
  throw new Unfit(`nothing says who '${verb.text}'`, [verb.text])
}
