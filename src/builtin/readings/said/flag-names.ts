import type { CatalogColumn } from '../../../linking/catalog.js'
import { isDoerOf } from '../../../linking/doers.js'
import { stem } from '../../../linking/stem.js'
import { slotUses } from '../../grounding/slots.js'
import { Unfit } from '../../grounding/ungrounded.js'
import { lowOf, type Said } from './said.js'

const articles: ReadonlySet<string> = new Set('a an the each every this their its our on of in'.split(' '))

/**
 * "Works on a concert programme": a thing, and no yes-or-no that another word for it stands for ("Broadcast").
 * @throws {Unfit} where a thing is read as whether something is so
 */
export function checkFlagNames(said: Said): void {
  for (const { slot } of slotUses(said.reading.sketch)) {
    const link = said.reading.assignment.links.get(slot)
    if (link?.kind !== 'column') continue
    const column = said.catalog.columnById.get(link.column)
    if (column && isAgent(column, said.tokens[slot.mention.end - 1]?.lemma ?? ''))
      throw new Unfit(`'${slot.text}' are no ${column.words.join(' ')}`, [slot.text])
    if (column?.kind !== 'boolean' || link.reason !== 'synonym') continue
    const { start, end } = slot.mention
    const spoken = said.tokens.slice(start, end).map(({ lemma }) => lemma)
    // "Of air conditioned halls": its own words.
    if (spoken.length > 1 && spoken.every((word) => column.lemmas.includes(word))) continue
    const last = said.tokens[end - 1]
    const thing = last !== undefined && last.low !== last.lemma && /s$/.test(last.low)
    if (thing || articles.has(lowOf(said, start - 1)) || isHead(said, start))
      throw new Unfit(`'${slot.text}' is not whether they are ${column.words.join(' ')}`, [slot.text])
  }
}

/** "Finishers" are persons, and no minutes at the finish. */
function isAgent({ kind, lemmas }: CatalogColumn, word: string): boolean {
  if (kind !== 'number' || !/[eo]r$/.test(word) || lemmas.includes(word)) return false
  return lemmas.some((each) => each !== word && isDoerOf(word, stem(each)))
}

/** "concert programme": the noun before it is part of what it is called. */
function isHead(said: Said, start: number): boolean {
  return slotUses(said.reading.sketch).some(({ slot }) => {
    const link = said.reading.assignment.links.get(slot)
    return slot.mention.end === start && link?.kind === 'table' && !slot.plural
  })
}
