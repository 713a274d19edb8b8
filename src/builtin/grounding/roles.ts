import type { Catalog, CatalogColumn, CatalogTable, Edge } from '../../linking/catalog.js'
import { commentPhrases } from '../../linking/comment-names.js'
import { type Link, linkNames, type Mention } from '../../linking/link.js'
import { buildNameIndex, type NamePattern } from '../../linking/name-index.js'
import { stem } from '../../linking/stem.js'
import type { Token } from '../../linking/tokens.js'

/** A catalogue with the rows that others of their kind refer to as tables of their own, and what names them. */
export interface RoleWorld {
  readonly catalog: Catalog
  readonly mentions: readonly Mention[]
}

/**
 * "the manager" of employees is again an employee: a second use of the table, joined by the column that refers to it.
 * Only roles that the question may speak of are added, so that nothing changes for any other question.
 */
export function withRoles(catalog: Catalog, tokens: readonly Token[]): RoleWorld {
  const stems = new Set(tokens.map((token) => token.stem))
  const roles = catalog.edges
    .flatMap((edge) => roleOf(edge, catalog))
    .filter((role) => role.patterns.some((words) => words.every((word) => stems.has(stem(word)))))
  if (roles.length === 0) return { catalog, mentions: [] }
  const made = roles.map((role) => madeOf(role, catalog))
  const tables = [...catalog.tables, ...made.map((each) => each.table)]
  const replaced = new Set(roles.map((role) => role.edge.id))
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
  return { catalog: extended, mentions: linkNames(tokens, { ...extended, names }) }
}

interface Role {
  readonly edge: Edge
  readonly base: CatalogTable
  readonly column: CatalogColumn
  readonly name: string
  /** Ways to say it, as lemmas, the column's own first. */
  readonly patterns: readonly (readonly string[])[]
}

const keyWords: ReadonlySet<string> = new Set([
  'id',
  'key',
  'code',
  'no',
  'number',
  'nr',
  'ref',
  'fk',
  'uuid',
  'num',
])
const superiors: readonly (readonly string[])[] = [
  ['manager'],
  ['supervisor'],
  ['bos'],
  ['boss'],
  ['superior'],
  ['team', 'leader'],
  ['team', 'lead'],
  ['line', 'manager'],
  ['direct', 'manager'],
  ['direct', 'supervisor'],
  ['report', 'to'],
  ['report', 'to', 'somebody'],
  ['report', 'to', 'someone'],
  ['report', 'to', 'anyone'],
]
const superiorNames: ReadonlySet<string> = new Set([
  'manager',
  'supervisor',
  'boss',
  'superior',
  'reports to',
  'report to',
  'mgr',
  'manages',
  'managed by',
  'supervised by',
  'chief',
])

function roleOf(edge: Edge, catalog: Catalog): readonly Role[] {
  if (edge.from.table !== edge.to.table || edge.from.columns.length !== 1) return []
  const base = catalog.tableById.get(edge.from.table)
  const column = catalog.columnById.get(`${edge.from.table}.${edge.from.columns[0]}`)
  if (!base || !column) return []
  const words = column.lemmas.filter((word) => !keyWords.has(word))
  const own = words.length > 1 && base.lemmas.includes(words.at(-1) ?? '') ? words.slice(0, -1) : words
  if (own.length === 0 || own.every((word) => base.lemmas.includes(word))) return []
  const head = base.lemmas.at(-1) ?? ''
  const told = commentPhrases(column.comment ?? '', base.lemmas).filter(
    (phrase) => phrase.length <= 2 && phrase.some((word) => !base.lemmas.includes(word)),
  )
  const isSuperior = [own, ...told].some((words) => superiorNames.has(words.join(' ')))
  const patterns = [own, [...own, head], ...told, ...(isSuperior ? superiors : [])].filter(
    (each) => isSuperior || !['by', 'to', 'of', 'from'].includes(each.at(-1) ?? ''),
  )
  return patterns.length === 0
    ? []
    : [
        {
          edge,
          base,
          column,
          name: isSuperior && /to|by/.test(own.join(' ')) ? 'manager' : own.join('_'),
          patterns,
        },
      ]
}

interface Made {
  readonly table: CatalogTable
  readonly edges: readonly Edge[]
  readonly patterns: readonly NamePattern[]
}

function madeOf(role: Role, catalog: Catalog): Made {
  const { base, edge } = role
  const id = `${base.id}#${role.name}`
  const copy = (column: CatalogColumn): CatalogColumn => ({
    ...column,
    id: `${id}.${column.name}`,
    table: id,
  })
  const columns = base.columns.map(copy)
  const same = (list: readonly CatalogColumn[]) =>
    list.map(copy).map((made) => columns.find((column) => column.id === made.id) as CatalogColumn)
  const words = role.name.split('_')
  const table: CatalogTable = {
    ...base,
    id,
    alias: role.name,
    words,
    lemmas: words,
    columns,
    key: base.key ? same(base.key) : null,
    titles: same(base.titles),
    rows: null,
  }
  const up: Edge = { ...edge, id: `${edge.id}#${role.name}`, to: { ...edge.to, table: id }, toTotal: false }
  const onward = catalog.edges
    .filter((each) => each.from.table === base.id && each.to.table !== base.id)
    .map(
      (each): Edge => ({
        ...each,
        id: `${each.id}#${role.name}`,
        from: { ...each.from, table: id },
        toTotal: false,
        cost: each.cost + 0.3,
      }),
    )
  const names = role.patterns.map(
    (lemmas): NamePattern => ({
      target: { kind: 'table', id },
      lemmas,
      score: lemmas.join(' ') === words.join(' ') ? 1.02 : 0.97,
      reason: 'name',
    }),
  )
  const plain = columns
    .filter((column) => column.role !== 'reference')
    .flatMap((column) =>
      [column.lemmas, column.lemmas.filter((word) => !base.lemmas.includes(word))]
        .filter((lemmas) => lemmas.length > 0)
        .map(
          (lemmas): NamePattern => ({
            target: { kind: 'column', id: column.id },
            lemmas,
            score: 0.9,
            reason: 'name',
          }),
        ),
    )
  const prefixed = columns
    .filter((column) => column.role !== 'reference')
    .flatMap((column): readonly NamePattern[] => {
      const short = column.lemmas.filter((word) => !base.lemmas.includes(word))
      return short.length === 0
        ? []
        : [
            {
              target: { kind: 'column', id: column.id },
              lemmas: [...words, ...short],
              score: 1.05,
              reason: 'name',
            },
          ]
    })
  return {
    table,
    edges: [up, ...onward],
    patterns: [...names, ...plain, ...prefixed, ...titlePatterns(table)],
  }
}

/** "the name of their mentor": what the row referred to is called, in one column or in several. */
function titlePatterns({ id, words, titles }: CatalogTable): readonly NamePattern[] {
  const [only, ...more] = titles
  if (!only || only.lemmas.join(' ') === 'name') return []
  const target: NamePattern['target'] =
    more.length > 0 ? { kind: 'table', id } : { kind: 'column', id: only.id }
  const reason = more.length > 0 ? 'title' : 'name'
  return [
    { target, lemmas: ['name'], score: 0.9, reason },
    { target, lemmas: [...words, 'name'], score: 1.05, reason },
  ]
}

/** A value stored in the table may as well be one of the row referred to: "whose manager is Alice". */
export function roleValues(mentions: readonly Mention[], catalog: Catalog): readonly Mention[] {
  const roles = catalog.tables.filter((table) => table.alias !== undefined)
  if (roles.length === 0) return mentions
  return mentions.map((mention) => ({
    ...mention,
    links: mention.links.flatMap((link): readonly Link[] => {
      if (link.kind !== 'value') return [link]
      const at = link.column.lastIndexOf('.')
      const copies = roles.filter(
        (role) => role.id.slice(0, role.id.indexOf('#')) === link.column.slice(0, at),
      )
      return [
        link,
        ...copies.map((role) => ({
          ...link,
          column: `${role.id}${link.column.slice(at)}`,
          score: link.score - 0.02,
        })),
      ]
    }),
  }))
}

/** The table a role is a second use of; null for any other table. */
export function baseOf(table: string): string | null {
  const at = table.indexOf('#')
  return at < 0 ? null : table.slice(0, at)
}
