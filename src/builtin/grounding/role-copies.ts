import type { Catalog, CatalogColumn, CatalogTable, Edge } from '../../linking/catalog.js'
import type { NamePattern } from '../../linking/name-index.js'

/** A row that a column refers to, by what it is there. */
export interface Role {
  /** Of the table made for it. */
  readonly id: string
  readonly edge: Edge
  /** The table whose rows are referred to. */
  readonly base: CatalogTable
  /** What its table is called in a statement. */
  readonly name: string
  /** What is said before the name of a column of it: "origin city". */
  readonly own: readonly string[]
  /** Ways to say it, as lemmas, the column's own first. */
  readonly patterns: readonly (readonly string[])[]
}

/** A table of its own for a role, its joins, and what it and its columns are called by. */
export interface Made {
  readonly table: CatalogTable
  readonly edges: readonly Edge[]
  readonly patterns: readonly NamePattern[]
}

/** The second use of a table that a role is. */
export function madeOf(role: Role, catalog: Catalog): Made {
  const { base, edge, id } = role
  const copy = (column: CatalogColumn): CatalogColumn => ({
    ...column,
    id: `${id}.${column.name}`,
    table: id,
  })
  const columns = base.columns.map(copy)
  const same = (list: readonly CatalogColumn[]) =>
    list.map(copy).map((made) => columns.find((column) => column.id === made.id) as CatalogColumn)
  const { own } = role
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
    .filter((each) => each.from.table === base.id && each.to.table !== base.id && each.id !== edge.id)
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
      score: lemmas.join(' ') === words.join(' ') || lemmas.join(' ') === own.join(' ') ? 1.02 : 0.97,
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
              lemmas: [...own, ...short],
              score: 1.05,
              reason: 'name',
            },
          ]
    })
  return {
    table,
    edges: [up, ...onward],
    patterns: [...names, ...plain, ...prefixed, ...titlePatterns(table, own)],
  }
}

/** "the name of their mentor": what the row referred to is called, in one column or in several. */
function titlePatterns({ id, titles }: CatalogTable, own: readonly string[]): readonly NamePattern[] {
  const [only, ...more] = titles
  if (!only || only.lemmas.join(' ') === 'name') return []
  const target: NamePattern['target'] =
    more.length > 0 ? { kind: 'table', id } : { kind: 'column', id: only.id }
  const reason = more.length > 0 ? 'title' : 'name'
  return [
    { target, lemmas: ['name'], score: 0.9, reason },
    { target, lemmas: [...own, 'name'], score: 1.05, reason },
  ]
}
