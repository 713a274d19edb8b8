import type { Catalog, CatalogColumn, CatalogTable, Edge } from '../../linking/catalog.js'
import type { Mention } from '../../linking/link.js'
import { stem } from '../../linking/stem.js'
import type { Token } from '../../linking/tokens.js'
import { type Direction, directionBefore, directionOf } from './directions.js'

/** A row of another table that a column refers to by what it is there: the home club, the curator, the origin. */
export interface ReferenceRole {
  readonly edge: Edge
  /** The table referred to. */
  readonly base: CatalogTable
  readonly column: CatalogColumn
  /** What the column says besides the names of both tables: "home", "curator". */
  readonly own: readonly string[]
  readonly direction: Direction | null
  /** Another column of its table refers to the same table too. */
  readonly isOneOfMany: boolean
}

/**
 * The roles that the question tells apart: "the home and the away club", "from Oslo to Bergen", "the curator's name".
 * Where it speaks of one alone without asking what is known of it, the reference itself tells enough.
 */
export function spokenRoles(
  catalog: Catalog,
  tokens: readonly Token[],
  named: readonly Mention[],
): readonly ReferenceRole[] {
  const all = rolesOf(catalog).filter((role) => !isCalledSo(role, tokens, named))
  if (all.length === 0) return []
  const spoken = all.filter((role) => placesOf(role, tokens).length > 0 || isDirected(role, all, tokens))
  return spoken.filter(
    (role) =>
      spoken.some((other) => other !== role && siblings(role, other)) ||
      placesOf(role, tokens).some((place) => isOwner(role, tokens, place, place + role.own.length)),
  )
}

/** "skippers", where there is a table of them: they are its rows, referred to or not. */
function isCalledSo(role: ReferenceRole, tokens: readonly Token[], named: readonly Mention[]): boolean {
  return placesOf(role, tokens).some((place) =>
    named.some(
      ({ start, end, links }) =>
        start === place &&
        end === place + role.own.length &&
        links.some((link) => link.kind === 'table' && link.reason !== 'title' && link.score >= 0.6),
    ),
  )
}

/** Every role that a column of the catalogue gives a row of another table. */
export function rolesOf(catalog: Catalog): readonly ReferenceRole[] {
  const known = found.get(catalog.edges)
  if (known) return known
  const roles = catalog.edges.flatMap((edge) => roleOf(edge, catalog))
  found.set(catalog.edges, roles)
  return roles
}

/** By the joins of a catalogue, which copies of it share; entries die with them. */
const found = new WeakMap<Catalog['edges'], readonly ReferenceRole[]>()

/** Both of one table to one other. */
export function siblings(one: ReferenceRole, other: ReferenceRole): boolean {
  return one.edge.from.table === other.edge.from.table && one.base.id === other.base.id
}

const keyWords: ReadonlySet<string> = new Set('id key code no number nr ref fk uuid num iata icao'.split(' '))
const prepositions: ReadonlySet<string> = new Set(
  'from to by on in at of for with as and or first last'.split(' '),
)

function roleOf(edge: Edge, catalog: Catalog): readonly ReferenceRole[] {
  const { from, to } = edge
  if (from.table === to.table || from.columns.length !== 1) return []
  const base = catalog.tableById.get(to.table)
  const child = catalog.tableById.get(from.table)
  const column = catalog.columnById.get(`${from.table}.${from.columns[0]}`)
  if (!base || !child || !column || base.isView || child.isView) return []
  const own = column.lemmas.filter(
    (word) => !keyWords.has(word) && !base.lemmas.includes(word) && !child.lemmas.includes(word),
  )
  if (own.length === 0 || own.length > 2 || ['by', 'at', 'on'].includes(column.lemmas.at(-1) ?? '')) return []
  const isOneOfMany = (catalog.edgesOf.get(from.table) ?? []).some(
    (each) => each !== edge && each.from.table === from.table && each.to.table === to.table,
  )
  return [{ edge, base, column, own, direction: directionOf(own), isOneOfMany }]
}

/** "from", "to": no name of anything by itself. */
export function isPreposition(word: string): boolean {
  return prepositions.has(word)
}

/** Where its words stand in the question; a mere preposition only before what it refers to: "from club". */
export function placesOf({ own, base }: ReferenceRole, tokens: readonly Token[]): readonly number[] {
  const words = own.every((word) => prepositions.has(word)) ? [...own, base.lemmas.at(-1) ?? ''] : own
  return tokens.flatMap((_, at) =>
    words.every((word, offset) => tokens[at + offset]?.stem === stem(word)) ? [at] : [],
  )
}

/** "from Oslo to Bergen": of two opposite roles each is said by its direction alone. */
function isDirected(role: ReferenceRole, all: readonly ReferenceRole[], tokens: readonly Token[]): boolean {
  if (role.direction === null) return false
  const pair = all.filter((other) => siblings(role, other))
  if (pair.length !== 2 || pair[0]?.direction === pair[1]?.direction) return false
  const said = tokens.map(({ low }) => low)
  return said.includes('from') && said.includes('to')
}

/** "the curator's name", "the name of the curator", "the origin airport's city", "the city of the origin airport". */
function isOwner(
  { base, isOneOfMany }: ReferenceRole,
  tokens: readonly Token[],
  start: number,
  end: number,
): boolean {
  const low = (at: number) => tokens[at]?.low ?? ''
  const named = base.lemmas.some((word) => tokens[end]?.lemma === word)
  if (named && !isOneOfMany) return false
  if (low(end) === 'of_' || (low(end + 1) === 'of_' && tokens[end]?.kind === 'word')) return true
  let before = start - 1
  while (['the', 'its', 'their', 'his', 'her', 'a'].includes(low(before))) before--
  return low(before) === 'of' && before < start
}

/**
 * Whether a value stored in the table is said of the row in this role: "from Oslo", "the origin is Oslo", "Oslo as home
 * team".
 */
export function isSaidOf(role: ReferenceRole, tokens: readonly Token[], start: number, end: number): boolean {
  if (role.direction !== null && directionBefore(tokens, start) === role.direction) return true
  const places = placesOf(role, tokens)
  return places.some(
    (place) =>
      (place < start && place + role.own.length + 3 >= start && !breaks(tokens, place, start)) ||
      (place >= end && place <= end + 2 && tokens[end]?.low === 'as'),
  )
}

function breaks(tokens: readonly Token[], start: number, end: number): boolean {
  return tokens.slice(start, end).some(({ low, kind }) => kind === 'mark' || low === 'and' || low === 'to')
}
