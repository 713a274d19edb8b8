import type { Column, Snapshot, Table } from '../database/snapshot.js'
import { splitterFor } from './build-catalog.js'
import { commentReferences } from './comment-references.js'
import type { EdgeEnd } from './edge-facts.js'
import { prefixReferences } from './prefix-references.js'
import { lemma } from './stem.js'

/** A column that may identify the rows of its table, still to be tried on them. */
export interface KeyCandidate {
  readonly table: string
  readonly column: string
}

/** A join that names and types suggest, still to be tried on the rows. */
export interface EdgeCandidate {
  readonly from: EdgeEnd
  readonly to: EdgeEnd
  readonly kind: 'declared' | 'inferred' | 'natural'
}

interface Named {
  readonly id: string
  readonly table: Table
  readonly lemmas: readonly string[]
  readonly columns: readonly { readonly column: Column; readonly lemmas: readonly string[] }[]
}

/** The tables of a snapshot with their names split into lemmas, which candidates are found by. */
export function named(snapshot: Snapshot): readonly Named[] {
  const splitter = splitterFor(snapshot)
  return snapshot.tables.map((table) => ({
    id: `${table.schema}.${table.name}`,
    table,
    lemmas: splitter.table(table.name).map(lemma),
    columns: table.columns.map((column) => ({
      column,
      lemmas: splitter.column(table.name, column.name).map(lemma),
    })),
  }))
}

/** Columns that may identify rows of tables without a declared key: `id`, `<table> id`, `<initial>id`, the table's own name. One owner a name. */
export function keyCandidates(tables: readonly Named[]): readonly KeyCandidate[] {
  const claims = tables
    .filter(({ table }) => table.primaryKey === null)
    .flatMap((entry) => {
      const ranked = entry.columns
        .map(({ column, lemmas }, at) => ({
          table: entry.id,
          column: column.name,
          rank: keyRank(column, lemmas, entry.lemmas, at) - entry.lemmas.length / 10,
        }))
        .filter((each) => each.rank > 0.5)
        .sort((a, b) => b.rank - a.rank)
      return ranked.slice(0, 3)
    })
  const owners = new Map<string, number>()
  for (const claim of claims) owners.set(claim.column, Math.max(owners.get(claim.column) ?? 0, claim.rank))
  return claims
    .filter((claim) => generic.has(claim.column.toLowerCase()) || claim.rank === owners.get(claim.column))
    .map(({ table, column }) => ({ table, column }))
}

/** Key names that every table may have for itself; any other belongs to the table whose name it carries best. */
const generic = new Set(['id', 'code', 'key', 'uuid', 'number', 'no'])

function keyRank(column: Column, words: readonly string[], table: readonly string[], at: number): number {
  if (!['integer', 'text', 'uuid', 'decimal'].includes(column.category)) return 0
  const text = words.join(' ')
  const head = table.at(-1) ?? ''
  if (text === `${table.join(' ')} id` || text === 'id') return 4
  if (text === `${head} id` || text === `${table[0] ?? ''} id`) return 3
  if (column.name.toLowerCase() === `${table[0]?.[0] ?? ''}id`) return 3
  if (text === `${head} code` || text === `${head} number` || text === `${head} key`) return 2
  if (text === table.join(' ') && at <= 1) return 1
  return 0
}

/** Declared foreign keys, then pairs whose names suggest one. `keys` are the identities, declared or found. */
export function edgeCandidates(
  tables: readonly Named[],
  keys: ReadonlyMap<string, readonly string[]>,
): readonly EdgeCandidate[] {
  const out: EdgeCandidate[] = []
  const taken = new Set<string>()
  const push = (candidate: EdgeCandidate) => {
    const key = `${candidate.from.table}(${candidate.from.columns})->${candidate.to.table}`
    if (taken.has(key)) return
    taken.add(key)
    out.push(candidate)
  }
  for (const { id, table } of tables) {
    for (const key of table.foreignKeys) {
      push({
        kind: 'declared',
        from: { table: id, columns: key.columns },
        to: { table: `${key.references.schema}.${key.references.table}`, columns: key.references.columns },
      })
    }
  }
  const declared = new Set(
    out.flatMap((edge) => edge.from.columns.map((name) => `${edge.from.table}.${name}`)),
  )
  for (const told of commentReferences(tables, keys))
    if (!declared.has(`${told.from.table}.${told.from.columns[0]}`)) push(told)
  for (const told of prefixReferences(tables, keys))
    if (!declared.has(`${told.from.table}.${told.from.columns[0]}`)) push(told)
  const owners = ownersByWords(tables, keys)
  for (const entry of tables) {
    for (const { column, lemmas } of entry.columns) {
      if (declared.has(`${entry.id}.${column.name}`)) continue
      const own = keys.get(entry.id)
      if (own?.length === 1 && own[0] === column.name) continue
      for (const owner of owners.referencedBy(column, lemmas, entry)) {
        push({ kind: 'inferred', from: { table: entry.id, columns: [column.name] }, to: owner })
      }
    }
  }
  return out
}

interface Owner extends EdgeEnd {
  readonly category: string
  readonly lemmas: readonly string[]
  readonly key: readonly string[]
}

function ownersByWords(tables: readonly Named[], keys: ReadonlyMap<string, readonly string[]>) {
  const owners: Owner[] = tables.flatMap((entry) => {
    const key = keys.get(entry.id)
    const column = key?.length === 1 ? entry.columns.find((each) => each.column.name === key[0]) : undefined
    if (!column) return []
    return [
      {
        table: entry.id,
        columns: [column.column.name],
        category: column.column.category,
        lemmas: entry.lemmas,
        key: column.lemmas,
      },
    ]
  })
  const byPhrase = new Map<string, { owner: Owner; strength: number }[]>()
  const note = (phrase: string, owner: Owner, strength = 2) =>
    byPhrase.set(phrase, [...(byPhrase.get(phrase) ?? []), { owner, strength }])
  const strongest = (phrase: string): readonly Owner[] => {
    const all = byPhrase.get(phrase) ?? []
    const most = Math.max(...all.map((each) => each.strength))
    return all.filter((each) => each.strength === most).map((each) => each.owner)
  }
  for (const owner of owners) {
    const bareKey = owner.key.join(' ')
    if (bareKey !== 'id' && bareKey !== 'code' && bareKey !== 'name') note(bareKey, owner)
    note(`#${owner.columns[0]?.toLowerCase()}`, owner)
    for (const name of new Set([owner.lemmas.join(' '), owner.lemmas.at(-1) ?? ''])) {
      for (const suffix of ['id', 'code', 'key', 'number', 'ref', ''])
        note(`${name} ${suffix}`.trim(), owner, name === owner.lemmas.join(' ') ? 2 : 1)
    }
  }
  return {
    referencedBy(column: Column, lemmas: readonly string[], entry: Named): readonly EdgeEnd[] {
      const found = new Map<string, Owner>()
      const sameName = column.name.toLowerCase()
      if (!['id', 'name', 'code', 'key'].includes(sameName))
        for (const owner of strongest(`#${sameName}`)) found.set(owner.table, owner)
      for (let skip = 0; skip < lemmas.length; skip++) {
        for (const owner of strongest(lemmas.slice(skip).join(' '))) {
          if (skip > 0 && lemmas.length - skip < 2 && !['id', 'code', 'key'].includes(lemmas.at(-1) ?? ''))
            continue
          found.set(owner.table, owner)
        }
        if (found.size > 0) break
      }
      return [...found.values()]
        .filter(
          (owner) =>
            owner.category === column.category &&
            !(owner.table === entry.id && owner.columns[0] === column.name),
        )
        .filter((owner) => owner.table !== entry.id)
        .slice(0, 4)
        .map(({ table, columns }) => ({ table, columns }))
    },
  }
}

/** Text columns of the same name in two tables, one of them unique: cities, countries, codes without an id. */
export function naturalCandidates(
  tables: readonly Named[],
  unique: ReadonlySet<string>,
  used: ReadonlySet<string>,
): readonly EdgeCandidate[] {
  const byName = new Map<string, { id: string; column: Column }[]>()
  for (const entry of tables) {
    for (const { column, lemmas } of entry.columns) {
      if (
        column.category !== 'text' ||
        lemmas.join(' ') === 'name' ||
        lemmas.length === 0 ||
        commonNames.has(lemmas.join(' '))
      )
        continue
      const key = lemmas.join(' ')
      byName.set(key, [...(byName.get(key) ?? []), { id: entry.id, column }])
    }
  }
  const out: EdgeCandidate[] = []
  for (const places of byName.values()) {
    if (places.length < 2 || places.length > 12) continue
    for (const to of places) {
      if (!unique.has(`${to.id}.${to.column.name}`)) continue
      for (const from of places) {
        if (from.id === to.id || used.has(`${from.id}.${from.column.name}`)) continue
        out.push({
          kind: 'natural',
          from: { table: from.id, columns: [from.column.name] },
          to: { table: to.id, columns: [to.column.name] },
        })
      }
    }
  }
  return out
}

const commonNames = new Set([
  'status',
  'type',
  'title',
  'description',
  'comment',
  'email',
  'phone',
  'address',
  'first name',
  'last name',
  'homepage',
  'note',
  'name',
  'date',
  'gender',
  'sex',
  'category',
  'notes',
  'code',
  'label',
  'url',
  'website',
])
