import type { CatalogColumn } from '../../../linking/catalog.js'
import { slotUses } from '../../grounding/slots.js'
import { PassedOver, Unfit } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

/** A synonym of a part of a name only. */
const weakest = 0.6

/** Words for any kind of thing: "cabin class" is a cabin. */
const general: ReadonlySet<string> = new Set(['class', 'type', 'kind', 'category', 'group'])

/**
 * "Crops" are no power plants, "boats" no sponsorships, and "publications" no publishers: another word for a part of a
 * name is no name. @throws {PassedOver} where a table or a column is called so
 */
export function checkWeakNames(said: Said): void {
  for (const { slot } of slotUses(said.reading.sketch)) {
    const link = said.reading.assignment.links.get(slot)
    const head = said.tokens[slot.mention.end - 1]?.lemma ?? ''
    if (link?.kind === 'table' && !general.has(head) && link.reason === 'synonym' && link.score < weakest)
      throw new PassedOver(`'${slot.text}' is not what they are called`, [slot.text])
    if (link?.kind === 'table' && link.reason === 'synonym' && isKindOf(said, slot.mention.start, head))
      throw new Unfit(`'${slot.text}' is said of what is named before it`, [slot.text])
    if (link?.kind !== 'column') continue
    const column = said.catalog.columnById.get(link.column)
    if (column && isMoneyFor(head, column))
      throw new PassedOver(`'${slot.text}' is no ${column.words.join(' ')}`, [slot.text])
    const next = said.tokens[slot.mention.end]?.low ?? ''
    if (column && isOfPeople(column, link.reason) && !column.lemmas.includes(head))
      throw new PassedOver(`'${slot.text}' is no ${column.words.join(' ')}`, [slot.text])
    if (
      column &&
      (link.reason === 'synonym' || isStock(column)) &&
      worths.has(next) &&
      !column.lemmas.includes(next)
    )
      throw new PassedOver(`'${slot.text} ${next}' is no ${column.words.join(' ')}`, [slot.text, next])
    if (!slot.plural) continue
    const spoken = said.tokens[slot.mention.end - 1]?.lemma ?? ''
    const last = column?.lemmas.at(-1) ?? ''
    if (
      column?.kind === 'text' &&
      slot.mention.end === slot.mention.start + 1 &&
      does(last) &&
      isDeed(spoken)
    )
      throw new PassedOver(`'${slot.text}' are not ${column.words.join(' ')}s`, [slot.text])
  }
}

/** "Stock value" is money, and no number of days that a supply lasts. */
const worths: ReadonlySet<string> = new Set(['value', 'worth'])

/** "soil types" are of the soil, and no rows of a table of varieties. */
function isKindOf({ reading, catalog }: Said, at: number, head: string): boolean {
  if (head !== 'type') return false
  for (const [{ mention }, link] of reading.assignment.links)
    if (mention.end === at && link.kind === 'column' && catalog.columnById.get(link.column)?.kind === 'text')
      return true
  return false
}

/** What is in stock is counted in pieces; what it is worth is not. */
function isStock({ kind, lemmas }: CatalogColumn): boolean {
  return kind === 'number' && lemmas.some((word) => ['stock', 'inventory', 'quantity', 'copy'].includes(word))
}

const people: ReadonlySet<string> = new Set(['crew', 'staff', 'family', 'household', 'team'])

/** "Capacity" is no crew size: another word for the size of something is not said of those on board. */
function isOfPeople({ kind, lemmas }: CatalogColumn, reason: string): boolean {
  return reason === 'synonym' && kind === 'number' && lemmas.length > 1 && people.has(lemmas[0] ?? '')
}

/** "Quantity" is a number of pieces, and never an amount of money. */
function isMoneyFor(spoken: string, { category, lemmas }: CatalogColumn): boolean {
  return (
    spoken === 'quantity' &&
    category === 'decimal' &&
    lemmas.some((word) => ['amount', 'price', 'cost', 'fee'].includes(word))
  )
}

function does(word: string): boolean {
  return /(?:er|or)$/.test(word)
}

function isDeed(word: string): boolean {
  return /(?:tion|sion|ment|ing)$/.test(word)
}
