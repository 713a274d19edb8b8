import { type Catalog, type CatalogColumn, isTemporal, isYear } from '../../linking/catalog.js'
import type { Link, Mention } from '../../linking/link.js'
import type { Slot } from '../grammar/sketch.js'
import { isLater } from './choose-column.js'
import { distance } from './distances.js'
import { nearest, nearnessTo, tableIdOf, tablesNamedIn } from './reach.js'
import type { SlotUse } from './slots.js'

/** A link for every slot, with how well the words, the roles and the neighbourhood agree. */
export interface Assignment {
  readonly links: ReadonlyMap<Slot, Link>
  readonly score: number
}

const beam = 48
/** Everything is a loss: a perfect link in its governor's table costs nothing, so readings with more slots are not favoured. */
const weights = {
  apart: 0.45,
  measureApart: 0.12,
  valueApart: 0.25,
  view: 0.12,
  hop: 0.12,
  unreachable: 4,
  notInPlay: 0.3,
  boundTable: 0.25,
  title: 0.2,
  reference: 0.45,
  sameReference: 0.2,
  crowd: 14,
} as const

/** The best ways to link all slots at once, best first; empty when some slot fits nothing. */
export function assignments(uses: readonly SlotUse[], catalog: Catalog, most = 8): readonly Assignment[] {
  const named = tablesNamedIn(uses.map((use) => use.slot.mention))
  const met = new Set<Slot>()
  let states: readonly Assignment[] = [{ links: new Map(), score: 0 }]
  for (const use of uses) {
    const grown = met.has(use.slot)
      ? regrown(states, use, uses, catalog)
      : grownBy(states, candidates(use, catalog, named), use, uses, catalog)
    met.add(use.slot)
    const kept = grown.sort((a, b) => b.score - a.score).slice(0, beam)
    states = kept.map(({ state, link, score }) => ({
      links: state.links.get(use.slot) === link ? state.links : new Map(state.links).set(use.slot, link),
      score,
    }))
    if (states.length === 0) return []
  }
  return states.slice(0, most)
}

/** A name linked worse than this is no evidence. */
const leastScore = 0.54

interface Grown {
  readonly state: Assignment
  readonly link: Link
  readonly score: number
}

/** Each state with each link; only those that are kept become states. */
function grownBy(
  states: readonly Assignment[],
  fitting: readonly Fitting[],
  use: SlotUse,
  uses: readonly SlotUse[],
  catalog: Catalog,
): Grown[] {
  const neighbours = neighboursOf(use, uses)
  return states.flatMap((state) =>
    fitting.flatMap(({ link, fit }) => grownTo(state, link, fit, use, neighbours, catalog)),
  )
}

/** A slot that is used again keeps its link. */
function regrown(
  states: readonly Assignment[],
  use: SlotUse,
  uses: readonly SlotUse[],
  catalog: Catalog,
): Grown[] {
  const neighbours = neighboursOf(use, uses)
  return states.flatMap((state) => {
    const link = state.links.get(use.slot)
    return link ? grownTo(state, link, 0, use, neighbours, catalog) : []
  })
}

function grownTo(
  state: Assignment,
  link: Link,
  fit: number,
  use: SlotUse,
  neighbours: Neighbours,
  catalog: Catalog,
): Grown[] {
  const gain = fit + pairScores(use, link, neighbours, state.links, catalog)
  return gain <= -weights.unreachable / 2 ? [] : [{ state, link, score: state.score + gain }]
}

interface Fitting {
  readonly link: Link
  readonly fit: number
}

/** In a large schema only links in play, and the best of the rest, are tried. */
function candidates(use: SlotUse, catalog: Catalog, named: ReadonlySet<string>): readonly Fitting[] {
  const fitting = use.slot.mention.links
    .map((link) => ({ link, fit: fitness(use, link, catalog, named) }))
    .filter((each) => each.fit > -1)
  if (fitting.length <= weights.crowd) return fitting
  const near = fitting.filter(({ link }) => named.has(tableIdOf(link)))
  const rest = fitting.filter(({ link }) => !named.has(tableIdOf(link)))
  const kept = new Set(
    nearest(
      rest.map(({ link }) => link),
      nearnessTo(named, catalog),
      Math.max(4, weights.crowd - near.length),
    ),
  )
  return [...near, ...rest.filter(({ link }) => kept.has(link))]
}

/** How well a link plays its part; below -1 it cannot. */
function fitness(use: SlotUse, link: Link, catalog: Catalog, named: ReadonlySet<string>): number {
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
    namesake(use, link) -
    (column && link.kind === 'column' ? referencePenalty(use, column, catalog) : 0)
  )
}

/** "courses" is the table of that name before it is part of another name. */
function partialPenalty(use: SlotUse, link: Link): number {
  if (link.kind === 'value' || link.score >= 0.9) return 0
  return factsOf(use.slot.mention).exactTable ? 0.35 : 0
}

/** A table called exactly like one of its columns: asked for, the column's values are meant. */
function namesake(use: SlotUse, link: Link): number {
  if (link.kind !== 'table' || link.score < 0.95 || !['ask', 'group', 'count'].includes(use.use)) return 0
  return factsOf(use.slot.mention).exactColumnsOf.has(link.table) ? 0.3 : 0
}

function rolePenalty(use: SlotUse['use'], link: Link, column: CatalogColumn | null): number | null {
  if (link.kind === 'table' && link.reason === 'title' && !['ask', 'group', 'order'].includes(use))
    return null
  if (link.kind === 'value') return use === 'value' ? 0 : use === 'valueNoun' ? 0.05 : null
  if (use === 'value' || use === 'valueNoun') return null
  switch (use) {
    case 'ask':
      return column?.kind === 'boolean' ? 0.25 : column && isTemporal(column) && isLater(column) ? 0.15 : 0
    case 'entity':
    case 'without':
      return column === null ? -0.1 : column.kind === 'boolean' ? 0 : 0.15
    case 'count':
      if (column === null) return -0.1
      return column.kind === 'number' && column.role === 'measure' && !isYear(column) ? 0.6 : 0.05
    case 'number':
      return column?.kind === 'number' && column.role !== 'key' && column.role !== 'reference' ? 0 : null
    case 'compare':
      return column && (column.kind === 'number' || isYear(column))
        ? column.role === 'key' || column.role === 'reference'
          ? 0.2
          : 0
        : null
    case 'extreme':
      return column &&
        (column.kind === 'number' || isTemporal(column) || column.kind === 'time') &&
        column.role !== 'key' &&
        column.role !== 'reference'
        ? 0
        : null
    case 'group':
      if (column === null) return -0.05
      return column.role === 'freeText' ? 0.4 : column.role === 'measure' && !isYear(column) ? 0.1 : 0
    case 'order':
      return column === null ? 0.2 : 0
    case 'valueColumn':
      return column === null ? 0.1 : column.kind === 'text' ? 0 : 0.3
    case 'flag':
      if (column?.kind === 'boolean') return 0
      return column && isTemporal(column) && column.nullable ? 0.05 : null
    case 'date':
      return column && (isTemporal(column) || isYear(column)) ? 0 : null
    case 'text':
      return column?.kind === 'text' ? 0 : null
    default:
      return use satisfies never
  }
}

/** A reference stands for its table's rows: the table itself, or the referenced column of the same name, is meant. */
function referencePenalty(use: SlotUse, column: CatalogColumn, catalog: Catalog): number {
  const { tableToo } = factsOf(use.slot.mention)
  const saysKey = /\b(?:ids?|codes?|numbers?|keys?|identifiers?)\b/i.test(use.slot.text)
  const idLike = ['id', 'code', 'key', 'number'].includes(column.lemmas.at(-1) ?? '')
  if (tableToo && !saysKey && (column.role === 'reference' || (column.role === 'key' && idLike)))
    return weights.reference
  if (column.role !== 'reference') return 0
  const edge = catalog.edgesOf
    .get(column.table)
    ?.find((each) => each.from.table === column.table && each.from.columns[0] === column.name)
  const parent = edge ? catalog.columnById.get(`${edge.to.table}.${edge.to.columns[0]}`) : undefined
  return parent && parent.lemmas.join(' ') === column.lemmas.join(' ') ? weights.sameReference : 0
}

/** The slots whose links bear on that of a use, found once for all its links. */
interface Neighbours {
  /** Earlier uses that this one governs. */
  readonly governed: readonly Slot[]
  /** Slots whose value stands for the rows it names. */
  readonly valueNouns: ReadonlySet<Slot>
}

function neighboursOf(use: SlotUse, uses: readonly SlotUse[]): Neighbours {
  const earlier = uses.slice(0, uses.indexOf(use))
  return {
    governed: earlier
      .filter((each) => each.governor === use.slot && use.governor !== each.slot)
      .map((each) => each.slot),
    valueNouns: new Set(uses.filter((each) => each.use === 'valueNoun').map((each) => each.slot)),
  }
}

function pairScores(
  use: SlotUse,
  link: Link,
  { governed, valueNouns }: Neighbours,
  chosen: ReadonlyMap<Slot, Link>,
  catalog: Catalog,
): number {
  let score = 0
  if (use.boundTo) {
    const other = chosen.get(use.boundTo)
    if (other) score += boundScore(link, other, catalog)
  }
  const nearness = (mine: Link, theirs: Link, theirSlot: Slot) => {
    const from = tableIdOf(mine)
    const to =
      theirs.kind === 'value' && valueNouns.has(theirSlot) ? rowsNamedBy(theirs, catalog) : tableIdOf(theirs)
    if (from === to) return 0
    const apart = distance(catalog, from, to)
    if (apart === Number.POSITIVE_INFINITY) return -weights.unreachable
    return (
      -weights.hop * apart -
      (mine.kind === 'table' || theirs.kind === 'column'
        ? 0
        : mine.kind === 'value'
          ? weights.valueApart
          : measuring.has(use.use)
            ? weights.measureApart
            : weights.apart)
    )
  }
  const governor = use.governor ? chosen.get(use.governor) : undefined
  if (governor && use.governor) score += nearness(link, governor, use.governor)
  for (const slot of governed) {
    const other = chosen.get(slot)
    if (other) score += nearness(other, link, use.slot)
  }
  return score
}

/** "beverages": the children of the row that a value titles, when only one table has such children. */
export function rowsNamedBy(value: Link, catalog: Catalog): string {
  const id = tableIdOf(value)
  const table = catalog.tableById.get(id)
  if (value.kind !== 'value' || !table?.titles.some((title) => title.id === value.column)) return id
  const owners = new Set(
    (catalog.edgesOf.get(id) ?? [])
      .filter(
        (edge) =>
          edge.to.table === id && edge.from.table !== id && !catalog.tableById.get(edge.from.table)?.isLink,
      )
      .map((edge) => edge.from.table),
  )
  return owners.size === 1 ? ([...owners][0] as string) : id
}

/** Uses that often are about another table than the noun they follow. */
const measuring: ReadonlySet<SlotUse['use']> = new Set([
  'extreme',
  'number',
  'count',
  'group',
  'order',
  'date',
])

/** A value must be stored in the column named beside it, or in the table named beside it. */
function boundScore(value: Link, column: Link, catalog: Catalog): number {
  if (value.kind === 'table') return 0
  if (column.kind === 'table') {
    if (tableIdOf(value) !== column.table) return -10
    const table = catalog.tableById.get(column.table)
    return (
      -weights.boundTable + (table?.titles.some((title) => title.id === value.column) ? weights.title : 0)
    )
  }
  return value.column === column.column ? 0 : -10
}

interface MentionFacts {
  readonly exactTable: boolean
  readonly tableToo: boolean
  /** Tables that have a column of exactly this name. */
  readonly exactColumnsOf: ReadonlySet<string>
}

/** What is asked of a mention for each of its links, found once; entries die with their mentions. */
const facts = new WeakMap<Mention, MentionFacts>()

function factsOf(mention: Mention): MentionFacts {
  const known = facts.get(mention)
  if (known) return known
  const tables = mention.links.filter((link) => link.kind === 'table')
  const made = {
    exactTable: tables.some((link) => link.score >= 0.95),
    tableToo: tables.some((link) => link.score >= 0.7),
    exactColumnsOf: new Set(
      mention.links.filter((link) => link.kind === 'column' && link.score >= 0.95).map(tableIdOf),
    ),
  }
  facts.set(mention, made)
  return made
}
