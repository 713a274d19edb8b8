import { type CatalogColumn, columnNamed, mustTable } from '../../../linking/catalog.js'
import words from '../../lexicon/agents.json' with { type: 'json' }
import type { Draft } from '../draft.js'
import { Ungrounded } from '../ungrounded.js'

const agents: ReadonlySet<string> = new Set(words.agents.split(' '))

/**
 * "Which skippers …": rows without a name of their own are told by that of the row they are a kind of, whose key is
 * theirs: skippers are persons.
 */
export function nameByKin(draft: Draft): void {
  for (const [at, output] of [...draft.outputs.entries()].reverse()) {
    if (output.kind !== 'entity') continue
    const names = kinNames(draft, output.table)
    const shown = draft.outputs.some(
      (other) => other.kind === 'column' && names.some(({ table }) => table === other.column.table),
    )
    if (names.length === 0 || shown) continue
    if (draft.rank) refuseSeveral(draft, output.table)
    const columns = names.map((column) => ({ kind: 'column', column }) as const)
    draft.outputs.splice(at + 1, 0, ...columns.map((each) => ({ ...each, directive: false })))
    const group = draft.groups.findIndex((each) => each.kind === 'entity' && each.table === output.table)
    if (group >= 0) draft.groups.splice(group + 1, 0, ...columns)
    draft.notes.push(`named by ${names.map((column) => column.words.join(' ')).join(' and ')}`)
  }
  nameGroups(draft)
}

/** "How many complaints did each officer handle": of each group the name is shown. */
function nameGroups(draft: Draft): void {
  for (const [at, group] of [...draft.groups.entries()].reverse()) {
    if (group.kind !== 'entity') continue
    const names = kinNames(draft, group.table)
    if (names.length > 0) refuseSeveral(draft, group.table)
    const shown = [...draft.outputs, ...draft.groups].some(
      (other) => other.kind === 'column' && names.some(({ id }) => id === other.column.id),
    )
    const columns = names.map((column) => ({ kind: 'column', column }) as const)
    if (!shown) draft.groups.splice(at + 1, 0, ...columns)
  }
}

/** "Hours per volunteer": one may volunteer at several depots. @throws {Ungrounded} where rows are no persons */
function refuseSeveral({ catalog }: Draft, id: string): void {
  const { key, words } = mustTable(catalog, id)
  if ((key?.length ?? 0) > 1)
    throw new Ungrounded(`one ${words.join(' ')} may be told in several rows`, words)
}

/**
 * The names of the one table that shares the rows' key, or of whom they are: volunteers are members. None where they have
 * a name of their own.
 */
function kinNames({ catalog }: Draft, id: string): readonly CatalogColumn[] {
  const { key, titles, lemmas } = mustTable(catalog, id)
  if (titles.length > 0 || !key) return []
  const isPerson = agents.has(lemmas.at(-1) ?? '')
  const persons = new Set(catalog.persons.map((table) => table.id))
  const kin = (catalog.edgesOf.get(id) ?? []).filter(
    ({ from, to, kind }) =>
      from.table === id &&
      to.table !== id &&
      kind !== 'natural' &&
      (from.columns.join() === key.map(({ name }) => name).join() || (isPerson && persons.has(to.table))),
  )
  const [only, more] = kin
  if (!only || more) return []
  const parent = mustTable(catalog, only.to.table)
  return parent.titles.map(({ name }) => columnNamed(parent, name))
}
