import { type Catalog, type Edge, mustTable } from '../../linking/catalog.js'
import { wordsOfTables } from '../../linking/names-used.js'
import { stem } from '../../linking/stem.js'
import type { Token } from '../../linking/tokens.js'
import { wordClass } from '../grammar/phrase-book.js'
import helpers from '../lexicon/helpers.json' with { type: 'json' }

/**
 * Ids of the references that are meant where several lead to the same table and nothing says which: a leave request's
 * own `employee_id`, beside `approved_by`. None where a word of the question is in the name of another of them, or
 * somebody does more than have, make or submit something. Who led or taught it is the one of the plain reference
 * wherever all others are of helpers (`assistant_cook_id`), unless help is spoken of.
 */
export function plainReferences(catalog: Catalog, tokens: readonly Token[]): ReadonlySet<string> {
  const { names, measures, plain } = knownOf(catalog)
  const said = tokens.filter((token) => !names.has(token.lemma) || /(?:ed|ing)$/.test(token.low))
  const acts = said.filter(
    (token) =>
      ['light', 'relation'].includes(wordClass(token)) &&
      !plainVerbs.has(token.low) &&
      !measures.has(token.low),
  )
  const leads = !tokens.some(({ low }) => help.test(low)) && said.some(({ low }) => leading.has(low))
  if (acts.some(({ low }) => !leads || !leading.has(low))) return new Set()
  const stems = new Set(said.map((token) => token.stem))
  return new Set(
    plain.flatMap(({ edge, others }) =>
      others.some((each) => isSaid(each, edge, stems) || (acts.length > 0 && !isHelpers(each, edge)))
        ? []
        : [edge.id],
    ),
  )
}

/** What no question changes. */
interface Known {
  /** Of all tables. */
  readonly names: ReadonlySet<string>
  /** What numbers are called: "stars" do nothing. */
  readonly measures: ReadonlySet<string>
  /** The references called after their tables, each with those that are called otherwise. */
  readonly plain: readonly { readonly edge: Edge; readonly others: readonly Edge[] }[]
}

/** By the joins of a catalogue; entries die with them. */
const known = new WeakMap<Catalog['edges'], Known>()

function knownOf(catalog: Catalog): Known {
  const made = known.get(catalog.edges) ?? {
    names: wordsOfTables(catalog.tables),
    measures: new Set(
      [...catalog.columnById.values()].flatMap(({ role, name }) => (role === 'measure' ? [name] : [])),
    ),
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

const leading: ReadonlySet<string> = new Set(helpers.leading)
const helping: ReadonlySet<string> = new Set(helpers.helping.map(stem))
/** Words that speak of helping: "assisted", "as a substitute", "the second cook", "both". */
const help = /^(?:assist|help|deput|substitut|back|second|co$|support|junior|either$|both$|together$)/

/** `assistant_cook_id` beside `cook_id`: the same, but for the word of a helper. */
function isHelpers(other: Edge, plain: Edge): boolean {
  const own = new Set(plain.stems)
  const more = other.stems.filter((each) => !own.has(each))
  return more.length > 0 && more.every((each) => helping.has(each))
}
