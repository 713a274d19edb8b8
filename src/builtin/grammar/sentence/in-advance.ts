import { type CatalogColumn, isTemporal } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import { namesOfVerb } from '../../grounding/verbs.js'
import { type Chart, lowAt, none, type Parsed, skipDeterminers } from '../chart.js'
import { takesPlace } from '../filters/coming-filters.js'
import { slotFrom } from '../filters/table-dates.js'
import { nounAt } from '../nouns/noun.js'
import type { Term } from '../sketch.js'
import { momentsAt } from '../spans/moments.js'
import { openingAt } from '../spans/span-opening.js'
import { spanTail } from '../spans/span-tail.js'
import { listPiece } from './list-piece.js'
import { grown, type State } from './state.js'

/** "How many days in advance do guests book on average", "how long before arrival are bookings made": from the booking to the day it is for. */
export function inAdvance(chart: Chart, state: State): readonly State[] {
  const opening = state.pieces.length === 0 ? openingAt(chart, state.at) : null
  if (!opening) return none
  return aheadAt(chart, opening.end).flatMap((ahead) => {
    const said = averaged(chart, ahead.end)
    if (!auxiliaries.has(lowAt(chart, said.end))) return []
    const subject = skipDeterminers(chart, said.end + 1)
    return [...nounAt(chart, subject, 'count'), ...nounAt(chart, subject, 'entity')].flatMap((noun) => {
      const verb = averaged(chart, noun.end)
      const token = chart.tokens[verb.end]
      const { end, fn, unit } = spanTail(chart, verb.end + 1)
      const aggregate = fn ?? verb.fn ?? said.fn ?? opening.fn
      if (token?.kind !== 'word' || aggregate !== 'avg' || noun.value.extreme) return []
      const tables = noun.value.slot.mention.links.flatMap((link) =>
        link.kind === 'table' ? [link.table] : [],
      )
      const pair = pairOf(chart, { verb: token.low, tables, until: ahead.value })
      if (!pair) return []
      const place = { start: verb.end, end: verb.end + 1 }
      const term: Term = {
        kind: 'span',
        fn: aggregate,
        unit: unit ?? opening.unit,
        from: slotFrom(chart, [pair.made], place),
        to: slotFrom(chart, [pair.until], place),
        today: chart.today,
        open: false,
      }
      return [grown(state, listPiece(chart, [term], { start: state.at, end }), noun.cost - 0.4, 'tail')]
    })
  })
}

const auxiliaries: ReadonlySet<string> = new Set('do does did are is were was'.split(' '))

/** "in advance", "ahead", "before arrival": the dates that may be meant, null where none is named. */
function aheadAt(chart: Chart, at: number): readonly Parsed<readonly string[] | null>[] {
  if (lowAt(chart, at) === 'in' && lowAt(chart, at + 1) === 'advance')
    return [{ value: null, end: at + 2, cost: 0 }]
  if (['ahead', 'beforehand'].includes(lowAt(chart, at))) return [{ value: null, end: at + 1, cost: 0 }]
  if (lowAt(chart, at) !== 'before') return none
  return momentsAt(chart, at + 1).map(({ value, end, cost }) => ({
    value: value.mention.links.flatMap((link) => (link.kind === 'column' ? [link.column] : [])),
    end,
    cost,
  }))
}

function averaged(chart: Chart, at: number): { readonly fn: 'avg' | null; readonly end: number } {
  const from = lowAt(chart, at) === ',' ? at + 1 : at
  if (lowAt(chart, from) !== 'on' || lowAt(chart, from + 1) !== 'average') return { fn: null, end: at }
  return { fn: 'avg', end: lowAt(chart, from + 2) === ',' && from > at ? from + 3 : from + 2 }
}

interface Pair {
  readonly made: CatalogColumn
  readonly until: CatalogColumn
}

/** The one table that keeps when it was booked and the day it was booked for. */
function pairOf(
  chart: Chart,
  {
    verb,
    tables,
    until,
  }: { readonly verb: string; readonly tables: readonly string[]; readonly until: readonly string[] | null },
): Pair | null {
  const root = stem(verb)
  const names = new Set([root, ...namesOfVerb(root), ...(['made', 'make'].includes(verb) ? makings : [])])
  const dates = [...chart.columnById.values()].filter(isTemporal)
  const pairs = dates
    .filter(({ words }) => words.some((word) => names.has(stem(word))) && words.at(-1) !== 'for')
    .flatMap((made): readonly Pair[] => {
      const meant = takesPlace(chart, made.table).filter(
        (column) => column.id !== made.id && (until === null || until.includes(column.id)),
      )
      return meant.map((column) => ({ made, until: column }))
    })
  const own = pairs.filter(({ made }) => tables.includes(made.table))
  const [only, more] = own.length > 0 ? own : pairs
  return only && !more ? only : null
}

const makings: readonly string[] = ['booked', 'created', 'reserved', 'ordered', 'placed', 'requested'].map(
  stem,
)
