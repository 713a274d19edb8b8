import { type Catalog, type Edge, mustTable } from '../../linking/catalog.js'
import type { Token } from '../../linking/tokens.js'
import { wordClass } from '../grammar/phrase-book.js'

/**
 * Ids of the references that are meant where several lead to the same table and nothing says which: a leave request's
 * own `employee_id`, beside `approved_by`. None where a word of the question is in the name of another of them, or
 * somebody does more than have, make or submit something.
 */
export function plainReferences(catalog: Catalog, tokens: readonly Token[]): ReadonlySet<string> {
  const { names, plain } = knownOf(catalog)
  const said = tokens.filter((token) => !names.has(token.lemma) || /(?:ed|ing)$/.test(token.low))
  const acts = said.some(
    (token) => ['light', 'relation'].includes(wordClass(token)) && !plainVerbs.has(token.low),
  )
  if (acts) return new Set()
  const stems = new Set(said.map((token) => token.stem))
  return new Set(
    plain.flatMap(({ edge, others }) => (others.some((each) => isSaid(each, edge, stems)) ? [] : [edge.id])),
  )
}

/** What no question changes. */
interface Known {
  /** Of all tables. */
  readonly names: ReadonlySet<string>
  /** The references called after their tables, each with those that are called otherwise. */
  readonly plain: readonly { readonly edge: Edge; readonly others: readonly Edge[] }[]
}

/** By the joins of a catalogue; entries die with them. */
const known = new WeakMap<Catalog['edges'], Known>()

function knownOf(catalog: Catalog): Known {
  const made = known.get(catalog.edges) ?? {
    names: new Set(catalog.tables.flatMap((table) => table.lemmas)),
    plain: catalog.edges.flatMap((edge) => {
      const others = isPlain(edge, catalog) ? siblingsOf(edge, catalog) : []
      const only = others.length > 0 && !others.some((each) => isPlain(each, catalog))
      return only ? [{ edge, others }] : []
    }),
  }
  known.set(catalog.edges, made)
  return made
}

const plainVerbs: ReadonlySet<string> = new Set(
  'have has had having get gets got getting take takes took taken taking make makes made making do does did done doing submit submits submitted submitting request requests requested need needs needed show shows give gives list lists listed find finds exist exists include includes place places placed'.split(
    ' ',
  ),
)

function siblingsOf(edge: Edge, { edgesOf }: Catalog): readonly Edge[] {
  return (edgesOf.get(edge.from.table) ?? []).filter(
    (each) => each !== edge && each.from.table === edge.from.table && each.to.table === edge.to.table,
  )
}

/** Called after the table it refers to, and nothing else. */
function isPlain({ from, to }: Edge, catalog: Catalog): boolean {
  const [column, more] = from.columns
  if (more || from.table === to.table) return false
  return column === to.columns[0]
    ? column !== 'id'
    : column === `${mustTable(catalog, to.table).lemmas.join('_')}_id`
}

function isSaid(other: Edge, plain: Edge, said: ReadonlySet<string>): boolean {
  const own = new Set(plain.stems)
  return other.stems.some((each) => each.length > 2 && !own.has(each) && said.has(each))
}
