import type { Column, ColumnProfile, Snapshot, Table } from '../database/snapshot.js'
import { type Catalog, type CatalogColumn, type CatalogTable, type Edge, personTables } from './catalog.js'
import { roleOf, titlesOf } from './column-roles.js'
import { columnWords } from './column-words.js'
import { commentNames, isCryptic } from './comment-names.js'
import type { EdgeFacts } from './edge-facts.js'
import { buildNameIndex, type NamePattern } from './name-index.js'
import { nameSplitter, rawParts, type NameSplitter } from './names.js'
import { lemma, stem } from './stem.js'
import { meaningOf } from './stored-as.js'

/** The catalogue a question is linked against. Pure: the same snapshot and facts give the same catalogue. */
export function buildCatalog(snapshot: Snapshot, facts: EdgeFacts): Catalog {
  const splitter = splitterFor(snapshot)
  const keys = new Map(facts.keys.map((key) => [key.table, key.columns]))
  const references = new Set(
    facts.edges
      .filter((edge) => edge.kind !== 'natural')
      .flatMap((edge) => edge.from.columns.map((name) => `${edge.from.table}.${name}`)),
  )
  const shared = sharedLists()
  const tables = snapshot.tables.map((table) => buildTable(table, splitter, keys, references, shared))
  const persons = personTables(tables)
  const tableById = new Map(tables.map((table) => [table.id, table]))
  const edges = facts.edges
    .filter((edge) => tableById.has(edge.from.table) && tableById.has(edge.to.table))
    .map(toEdge)
  const edgesOf = new Map<string, Edge[]>(tables.map((table) => [table.id, []]))
  for (const edge of edges) {
    edgesOf.get(edge.from.table)?.push(edge)
    if (edge.from.table !== edge.to.table) edgesOf.get(edge.to.table)?.push(edge)
  }
  return {
    fingerprint: snapshot.fingerprint,
    tables,
    tableById,
    columnById: new Map(tables.flatMap((table) => table.columns.map((column) => [column.id, column]))),
    edges,
    edgesOf,
    names: buildNameIndex(tables, [...personNames(persons), ...roleNames(tables, edges)]),
    persons,
  }
}

/** Names split with the whole snapshot in view; one table name in two schemas splits alike. */
export function splitterFor(snapshot: Snapshot): NameSplitter {
  return nameSplitter(
    snapshot.tables.map((table) => ({
      name: table.name,
      columns: table.columns.map((column) => column.name),
    })),
    snapshot.tables.flatMap((table) => [
      table.comment ?? '',
      ...table.columns.map((column) => column.comment ?? ''),
    ]),
  )
}

/** "host cities" are the cities that host_city_id refers to, when that is the only way between the tables. */
function roleNames(tables: readonly CatalogTable[], edges: readonly Edge[]): readonly NamePattern[] {
  const byId = new Map(tables.map((table) => [table.id, table]))
  const ways = new Map<string, number>()
  for (const edge of edges)
    ways.set(
      `${edge.from.table} ${edge.to.table}`,
      (ways.get(`${edge.from.table} ${edge.to.table}`) ?? 0) + 1,
    )
  return edges.flatMap((edge) => {
    const column = byId.get(edge.from.table)?.columns.find((each) => each.name === edge.from.columns[0])
    const parent = byId.get(edge.to.table)
    const alone = ways.get(`${edge.from.table} ${edge.to.table}`) === 1
    if (
      !column ||
      !parent ||
      !alone ||
      edge.from.columns.length > 1 ||
      edge.kind === 'natural' ||
      edge.from.table === edge.to.table
    )
      return []
    const words = column.lemmas.at(-1) === 'id' ? column.lemmas.slice(0, -1) : column.lemmas
    if (
      words.length < 2 ||
      words.join(' ') === parent.lemmas.join(' ') ||
      words.at(-1) !== parent.lemmas.at(-1)
    )
      return []
    return [
      { target: { kind: 'table', id: parent.id }, lemmas: words, score: 0.95, reason: 'derived' } as const,
    ]
  })
}

/** "people" and "everyone" are the rows of the one table of persons, when there is one. */
function personNames(persons: readonly CatalogTable[]): readonly NamePattern[] {
  const [only] = persons
  if (!only || persons.length > 1 || only.lemmas.includes('person')) return []
  return ['person', 'everyone', 'everybody', 'individual'].map((word) => ({
    target: { kind: 'table', id: only.id },
    lemmas: [word],
    score: 0.78,
    reason: 'derived',
  }))
}

const edgeCosts = { declared: 1, inferred: 1.1, natural: 1.25 } as const

function toEdge(fact: EdgeFacts['edges'][number]): Edge {
  return {
    ...fact,
    id: `${fact.from.table}(${fact.from.columns})->${fact.to.table}(${fact.to.columns})`,
    cost: edgeCosts[fact.kind],
    stems: [...fact.from.columns, ...fact.to.columns].flatMap(rawParts).map(stem),
  }
}

/** Equal lists of words as one list: a thousand tables repeat the names of their columns. */
function sharedLists(): (words: readonly string[]) => readonly string[] {
  const known = new Map<string, readonly string[]>()
  return (words) => {
    const key = words.join('\n')
    const before = known.get(key)
    if (before) return before
    known.set(key, words)
    return words
  }
}

function buildTable(
  table: Table,
  splitter: NameSplitter,
  keys: ReadonlyMap<string, readonly string[]>,
  references: ReadonlySet<string>,
  shared: (words: readonly string[]) => readonly string[],
): CatalogTable {
  const id = `${table.schema}.${table.name}`
  const split = splitter.table(table.name)
  const words = isCryptic(split) ? (commentNames(table.comment, split)[0]?.[0] ?? split) : split
  const keyNames = table.primaryKey ?? keys.get(id) ?? null
  const columns = table.columns.map((column) =>
    buildColumn(id, table, column, splitter, keyNames, references, shared),
  )
  const key = keyNames
    ?.map((name) => columns.find((column) => column.name === name))
    .filter((column) => column !== undefined)
  const isLink =
    columns.filter((column) => column.role === 'reference').length >= 2 &&
    columns.every((column) => ['reference', 'key', 'time'].includes(column.role) || column.audit)
  const lemmas = words.map(lemma)
  return {
    id,
    schema: table.schema,
    name: table.name,
    visible: table.visible,
    words,
    lemmas,
    columns,
    key: key && key.length > 0 ? key : null,
    titles: titlesOf(columns, lemmas, table.rowEstimate),
    rows: table.rowEstimate,
    isLink,
    isView: table.kind === 'view' || table.kind === 'materialized view',
    comment: table.comment,
  }
}

function commonIn({ commonValues }: ColumnProfile): readonly string[] {
  return commonValues.length === 0 ? none : commonValues.map(({ value }) => value)
}

const none: readonly string[] = []

function buildColumn(
  tableId: string,
  table: Table,
  column: Column,
  splitter: NameSplitter,
  key: readonly string[] | null,
  references: ReadonlySet<string>,
  shared: (words: readonly string[]) => readonly string[],
): CatalogColumn {
  const words = shared(columnWords(table, column, splitter))
  const lemmas = shared(words.map(lemma))
  const profile = column.profile
  const { kind, stored } = meaningOf(column)
  const unique =
    (table.primaryKey?.length === 1 && table.primaryKey[0] === column.name) ||
    table.uniqueKeys.some((names) => names.length === 1 && names[0] === column.name) ||
    (key?.length === 1 && key[0] === column.name)
  const common = profile ? commonIn(profile) : none
  return {
    id: `${tableId}.${column.name}`,
    table: tableId,
    name: column.name,
    type: column.type,
    category: column.category,
    kind,
    ...(stored === null ? {} : { stored }),
    role: roleOf({
      lemmas,
      kind,
      unique,
      isKey: key?.includes(column.name) ?? false,
      numbered: lemmas.length > 1 && lemmas.at(-1) === 'number' && /(?:no|nr|nbr)$/i.test(column.name),
      isReference: references.has(`${tableId}.${column.name}`),
      rows: table.rowEstimate,
      distinct: profile?.distinct ?? null,
    }),
    words,
    lemmas,
    comment: column.comment,
    unique,
    nullable: column.nullable,
    nullFraction: profile?.nullFraction ?? null,
    distinct: profile?.distinct ?? null,
    values: profile?.valuesComplete === true ? common : column.enumLabels,
    samples: column.enumLabels ?? common,
    min: profile?.min ?? null,
    max: profile?.max ?? null,
    audit: isAudit(column.name),
  }
}

function isAudit(name: string): boolean {
  return /^(?:created|crtd|updated|upd|modified|inserted|deleted|loaded|synced|last_?(?:updated|modified)|row_?(?:created|updated))(?:_?(?:at|ts|on|date|time|dt|timestamp|by|stamp))?$/i.test(
    name,
  )
}
