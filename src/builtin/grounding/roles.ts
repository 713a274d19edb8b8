import type { Catalog, CatalogTable, Edge } from '../../linking/catalog.js'
import { commentPhrases } from '../../linking/comment-phrases.js'
import { type Link, linkNames, type Mention } from '../../linking/link.js'
import { buildNameIndex } from '../../linking/name-index.js'
import { stem } from '../../linking/stem.js'
import type { Token } from '../../linking/tokens.js'
import { standingOf } from './above-below.js'
import { isPreposition, isSaidOf, type ReferenceRole, spokenRoles } from './reference-roles.js'
import { madeOf, type Role } from './role-copies.js'
import { keyWords, superiorNames, superiors } from './role-words.js'

/** A catalogue with the rows that others of their kind refer to as tables of their own, and what names them. */
export interface RoleWorld {
  readonly catalog: Catalog
  readonly mentions: readonly Mention[]
  /** By the table made for it, each row of another table that is told apart by what it is there. */
  readonly referred: ReadonlyMap<string, ReferenceRole>
}

/**
 * "the manager" of employees is again an employee: a second use of the table, joined by the column that refers to it.
 * Only roles that the question may speak of are added, so that nothing changes for any other question.
 * @param named what the words name in the catalogue as it is
 */
export function withRoles(catalog: Catalog, tokens: readonly Token[], named: readonly Mention[]): RoleWorld {
  const stems = new Set(tokens.map((token) => token.stem))
  const own = ownRoles(catalog).filter((role) =>
    role.patterns.some((words) => words.every((word) => stems.has(stem(word)))),
  )
  const referred = spokenRoles(catalog, tokens, named)
  const roles = [...own, ...referred.map(asRole)]
  if (roles.length === 0) return { catalog, mentions: [], referred: new Map() }
  const made = roles.map((role) => madeOf(role, catalog))
  const tables = [...catalog.tables, ...made.map((each) => each.table)]
  const replaced = new Set([
    ...own.map((role) => role.edge.id),
    ...catalog.edges.filter((edge) => referred.some((role) => isBetween(edge, role))).map(({ id }) => id),
  ])
  const edges = [
    ...catalog.edges.filter((edge) => !replaced.has(edge.id)),
    ...made.flatMap((each) => each.edges),
  ]
  const edgesOf = new Map<string, Edge[]>(tables.map((table) => [table.id, []]))
  for (const edge of edges) {
    edgesOf.get(edge.from.table)?.push(edge)
    if (edge.from.table !== edge.to.table) edgesOf.get(edge.to.table)?.push(edge)
  }
  const columns = made.flatMap((each) => each.table.columns)
  const extended: Catalog = {
    ...catalog,
    tables,
    edges,
    edgesOf,
    tableById: new Map(tables.map((table) => [table.id, table])),
    columnById: new Map([...catalog.columnById, ...columns.map((column) => [column.id, column] as const)]),
  }
  const names = buildNameIndex(
    [],
    made.flatMap((each) => each.patterns),
  )
  return {
    catalog: extended,
    mentions: linkNames(tokens, { ...extended, names }),
    referred: new Map(referred.map((role) => [asRole(role).id, role])),
  }
}

/** Every table whose rows refer to others of it, and the table that would be made of those referred to. */
export function superiorsOf(
  catalog: Catalog,
): readonly { readonly base: CatalogTable; readonly role: CatalogTable }[] {
  return catalog.edges
    .filter((edge) => edge.from.table === edge.to.table)
    .flatMap((edge) => roleOf(edge, catalog))
    .map((role) => ({ base: role.base, role: madeOf(role, catalog).table }))
}

/** By the joins of a catalogue; entries die with them. */
const known = new WeakMap<Catalog['edges'], readonly Role[]>()

function ownRoles(catalog: Catalog): readonly Role[] {
  const made = known.get(catalog.edges) ?? catalog.edges.flatMap((edge) => roleOf(edge, catalog))
  known.set(catalog.edges, made)
  return made
}

function roleOf(edge: Edge, catalog: Catalog): readonly Role[] {
  if (edge.from.table !== edge.to.table || edge.from.columns.length !== 1) return []
  const base = catalog.tableById.get(edge.from.table)
  const column = catalog.columnById.get(`${edge.from.table}.${edge.from.columns[0]}`)
  if (!base || !column) return []
  const words = column.lemmas.filter((word) => !keyWords.has(word))
  // "the driver's manager id" of drivers is their manager.
  const own = words.filter((word) => !base.lemmas.includes(word))
  if (own.length === 0) return []
  const head = base.lemmas.at(-1) ?? ''
  const told = commentPhrases(column.comment ?? '', base.lemmas).filter(
    (phrase) => phrase.length <= 2 && phrase.some((word) => !base.lemmas.includes(word)),
  )
  const isSuperior = [own, ...told].some((words) => superiorNames.has(words.join(' ')))
  const patterns = [own, [...own, head], ...told, ...(isSuperior ? superiors : [])].filter(
    (each) => isSuperior || !['by', 'to', 'of', 'from'].includes(each.at(-1) ?? ''),
  )
  const name = isSuperior && /to|by/.test(own.join(' ')) ? 'manager' : own.join('_')
  return patterns.length === 0
    ? []
    : [
        {
          id: `${base.id}#${name}`,
          edge,
          base,
          name,
          own: name.split('_'),
          patterns,
        },
      ]
}

function isBetween(edge: Edge, { edge: own }: ReferenceRole): boolean {
  return edge.from.table === own.from.table && edge.to.table === own.to.table
}

/** "the home club" is again a club, told by the match that names it so. */
function asRole({ edge, base, own, isOneOfMany }: ReferenceRole): Role {
  const head = base.lemmas.at(-1) ?? ''
  const name = isOneOfMany ? [...own, head].join('_') : own.join('_')
  const alone = own.every(isPreposition) ? [] : [own]
  return {
    id: `${base.id}#${edge.from.table}>${own.join('_')}`,
    edge,
    base,
    name,
    own,
    patterns: [...alone, [...own, ...base.lemmas], ...(base.lemmas.length > 1 ? [[...own, head]] : [])],
  }
}

/** A value stored in the table may as well be one of the row referred to: "whose manager is Alice", "from Oslo". */
export function roleValues(
  mentions: readonly Mention[],
  world: RoleWorld,
  tokens: readonly Token[],
): readonly Mention[] {
  const { catalog, referred } = world
  const roles = catalog.tables.filter((table) => table.alias !== undefined)
  if (roles.length === 0) return mentions
  return mentions.map((mention) => ({
    ...mention,
    links: mention.links.flatMap((link): readonly Link[] => {
      if (link.kind !== 'value') return [link]
      const at = link.column.lastIndexOf('.')
      const base = catalog.tableById.get(link.column.slice(0, at))
      const standing = (role: CatalogTable) =>
        base && !referred.has(role.id) ? standingOf(tokens, mention.start, mention.end, role, base) : null
      const copies = roles.filter(
        (role) =>
          baseOf(role.id) === base?.id &&
          isMeant(role.id, mention, world, tokens) &&
          standing(role) !== 'below',
      )
      // "from Oslo to Bergen": each is one of the two.
      const directed = copies.some((role) => referred.get(role.id)?.direction || standing(role) === 'above')
      return [
        ...(directed ? [] : [link]),
        ...copies.map((role) => ({
          ...link,
          column: `${role.id}${link.column.slice(at)}`,
          score: link.score - 0.02,
        })),
      ]
    }),
  }))
}

/** "keepers with their mentor": the keepers are those that have one. */
function hasSuperior(
  { end }: Mention,
  role: string,
  { mentions }: RoleWorld,
  tokens: readonly Token[],
): boolean {
  return mentions.some(
    ({ start, links }) =>
      start > end &&
      links.some((link) => link.kind === 'table' && link.table === role) &&
      tokens.slice(end, start).some(({ low }) => ['their', 'his', 'her', 'its'].includes(low)),
  )
}

/** Of one's superior anything may be said; of an origin only what is said to be so. */
function isMeant(id: string, mention: Mention, world: RoleWorld, tokens: readonly Token[]): boolean {
  const role = world.referred.get(id)
  return role ? isSaidOf(role, tokens, mention.start, mention.end) : !hasSuperior(mention, id, world, tokens)
}

/** Names without those that are but a part of a role's: the "club" of "home club". */
export function outsideRoles(
  linked: readonly Mention[],
  { mentions, referred }: RoleWorld,
): readonly Mention[] {
  const whole = mentions.filter(
    ({ start, end, links }) =>
      end - start > 1 && links.some((link) => link.kind === 'table' && referred.has(link.table)),
  )
  return linked.filter(
    ({ start, end }) =>
      !whole.some((role) => role.start <= start && end <= role.end && end - start < role.end - role.start),
  )
}

/** The table a role is a second use of; null for any other table. */
export function baseOf(table: string): string | null {
  const at = table.indexOf('#')
  return at < 0 ? null : table.slice(0, at)
}

/** The table whose rows refer to a role of another kind: the match of its home club. Null for any other table. */
export function referrerOf(table: string): string | null {
  return /#(.+)>/.exec(table)?.[1] ?? null
}
