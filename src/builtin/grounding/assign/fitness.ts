import type { Catalog, CatalogColumn } from '../../../linking/catalog.js'
import type { Link } from '../../../linking/link.js'
import { tableIdOf } from '../reach.js'
import type { SlotUse } from '../slots.js'
import { factsOf } from './mention-facts.js'
import { rolePenalty } from './role-penalty.js'
import { weights } from './weights.js'

/** A name linked worse than this is no evidence. */
const leastScore = 0.54

/** How well a link plays its part; below -1 it cannot. */
export function fitness(use: SlotUse, link: Link, catalog: Catalog, named: ReadonlySet<string>): number {
  const outOfPlay =
    named.size > 0 && link.kind !== 'table' && !named.has(tableIdOf(link)) ? weights.notInPlay : 0
  const column = link.kind === 'table' ? null : (catalog.columnById.get(link.column) ?? null)
  const penalty = rolePenalty(use.use, link, column)
  if (penalty === null || (link.kind !== 'value' && link.score < leastScore)) return -10
  return (
    Math.min(link.score, 1.1) -
    1 -
    outOfPlay -
    penalty -
    (catalog.tableById.get(tableIdOf(link))?.isView ? weights.view : 0) -
    partialPenalty(use, link) -
    namesake(use, link, catalog) -
    (column && link.kind === 'column' ? referencePenalty(use, column, catalog) : 0) -
    (column && link.kind === 'column' ? oneOfMany(use, column, catalog) : 0)
  )
}

/** "courses" is the table of that name before it is part of another name. */
function partialPenalty(use: SlotUse, link: Link): number {
  if (link.kind === 'value' || link.score >= 0.9) return 0
  return factsOf(use.slot.mention).exactTable ? 0.35 : 0
}

/** A table called exactly like one of its columns: asked for, the column's values are meant. */
function namesake(use: SlotUse, link: Link, catalog: Catalog): number {
  if (link.kind === 'column') return isKeyOfNamed(link.column, use, catalog) ? 0.3 : 0
  if (link.kind !== 'table' || link.score < 0.95 || !['ask', 'group', 'count'].includes(use.use)) return 0
  if (!factsOf(use.slot.mention).exactColumnsOf.has(link.table)) return 0
  const keys = catalog.tableById.get(link.table)?.key ?? []
  return keys.some(({ id }) => isKeyOfNamed(id, use, catalog)) ? 0 : 0.3
}

/** `wine.wine` where wines have names too: the wines are asked for, and not what they are numbered by. */
function isKeyOfNamed(id: string, { use, slot }: SlotUse, catalog: Catalog): boolean {
  if (!['ask', 'group', 'count', 'entity'].includes(use)) return false
  const column = catalog.columnById.get(id)
  const table = column && catalog.tableById.get(column.table)
  if (!column || !table || table.key?.length !== 1 || table.key[0]?.id !== id) return false
  if (
    column.lemmas.join(' ') !== table.lemmas.join(' ') ||
    /\b(?:ids?|codes?|numbers?|keys?)\b/i.test(slot.text)
  )
    return false
  if (use === 'count') return true
  return table.titles.length > 0 && table.titles.every((title) => title.id !== id)
}

/** "claims" that are rows of a table before they are the amounts claimed there. */
function amountOfThings({ use, slot }: SlotUse, column: CatalogColumn): boolean {
  return (
    (use === 'ask' || use === 'count') &&
    column.kind === 'number' &&
    column.role === 'measure' &&
    slot.mention.links.some(
      (link) => link.kind === 'table' && link.table === column.table && link.score >= 0.7,
    )
  )
}

/** A reference stands for its table's rows: the table itself, or the referenced column of the same name, is meant. */
function referencePenalty(use: SlotUse, column: CatalogColumn, catalog: Catalog): number {
  const { tableToo } = factsOf(use.slot.mention)
  const saysKey = /\b(?:ids?|codes?|numbers?|keys?|identifiers?)\b/i.test(use.slot.text)
  const idLike = ['id', 'code', 'key', 'number'].includes(column.lemmas.at(-1) ?? '')
  if (tableToo && !saysKey && (column.role === 'reference' || (column.role === 'key' && idLike)))
    return weights.reference
  if (use.slot.plural && amountOfThings(use, column)) return weights.reference
  if (column.role !== 'reference') return 0
  const edge = catalog.edgesOf
    .get(column.table)
    ?.find((each) => each.from.table === column.table && each.from.columns[0] === column.name)
  const parent = edge ? catalog.columnById.get(`${edge.to.table}.${edge.to.columns[0]}`) : undefined
  return parent && parent.lemmas.join(' ') === column.lemmas.join(' ') ? weights.sameReference : 0
}

/** "how many seats": a number that is called "seats" before the "seat" of a booking. */
function oneOfMany({ use, slot }: SlotUse, column: CatalogColumn, catalog: Catalog): number {
  if (use !== 'count' || !slot.plural || holdsHowMany(column)) return 0
  const known = slot.mention.links.some((link) => {
    const other = link.kind === 'column' && link.score >= 0.95 ? catalog.columnById.get(link.column) : null
    return other && holdsHowMany(other)
  })
  return known ? 0.8 : 0
}

/** A number called "seats" or "beds" is how many there are. */
function holdsHowMany(column: CatalogColumn): boolean {
  return (
    column.kind === 'number' &&
    column.role === 'measure' &&
    column.words.length === 1 &&
    column.words[0] !== column.lemmas[0]
  )
}
