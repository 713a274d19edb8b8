import { type Catalog, mustTable } from '../../linking/catalog.js'
import { idOf, type Link } from '../../linking/link.js'
import type { Reading } from './reading.js'

/** A word and what it is to be read as from now on. */
export interface RememberedChoice {
  readonly term: string
  readonly meaning: string
}

/**
 * The word that the readings differ in and what each takes it for; null for all where it is not one word that tells
 * every reading from the others.
 */
export function rememberedChoices(
  readings: readonly Reading[],
  catalog: Catalog,
): readonly (RememberedChoice | null)[] {
  const words = readings.map(linksByWord)
  const differing = [...(words[0]?.keys() ?? [])].filter(
    (word) => new Set(words.map((links) => targetOf(links.get(word)))).size === readings.length,
  )
  const [term, more] = differing
  if (term === undefined || more !== undefined) return readings.map(() => null)
  return words.map((links) => {
    const link = links.get(term)
    return link ? { term, meaning: namedBy(link, catalog) } : null
  })
}

function linksByWord({ assignment }: Reading): ReadonlyMap<string, Link> {
  return new Map([...assignment.links].map(([slot, link]) => [slot.text.toLowerCase(), link]))
}

function targetOf(link: Link | undefined): string {
  return link ? `${link.kind}:${idOf(link)}` : ''
}

/** "review stars": the name a person would tell it from others by. */
function namedBy(link: Link, catalog: Catalog): string {
  if (link.kind === 'table') return mustTable(catalog, link.table).words.join(' ')
  const column = catalog.columnById.get(link.column)
  const words = column?.words.join(' ') ?? link.column
  const owner = column ? mustTable(catalog, column.table).words.join(' ') : ''
  const name = words.startsWith(owner) ? words : `${owner} ${words}`
  return link.kind === 'value' ? `${link.value} as ${name}` : name
}
