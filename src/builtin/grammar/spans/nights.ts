import type { CatalogColumn } from '../../../linking/catalog.js'
import type { Link } from '../../../linking/link.js'
import { stayTables } from '../../grounding/stay-tables.js'
import type { Aggregate } from '../../planning/plan.js'
import { type Chart, lowAt, none, type Parsed, skipDeterminers } from '../chart.js'
import { nounAt } from '../nouns/noun.js'
import { phraseAt } from '../phrase-book.js'
import type { Slot, Term } from '../sketch.js'

/** "the number of nights", "average number of nights", "total nights": of stays, where no column counts them. */
export function nightsAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  const start = skipDeterminers(chart, at)
  const aggregate = phraseAt(chart.tokens, start, 'aggregate')
  const from = skipDeterminers(chart, aggregate?.end ?? start)
  const number = lowAt(chart, from) === 'number' && lowAt(chart, from + 1) === 'of' ? from + 2 : from
  if (lowAt(chart, number) !== 'nights' || (!aggregate && number === from)) return none
  const slot = stayAt(chart, number)
  if (!slot) return none
  const noun = { slot, pre: none, distinct: false, extreme: null, owner: null, start: at, end: number + 1 }
  const fn = (aggregate?.sense as Aggregate | undefined) ?? null
  return [
    {
      value: {
        kind: 'measured',
        noun,
        hints: ['duration', 'length'],
        fn,
        word: 'nights',
        unit: null,
        lasting: 'night',
      },
      end: fn === 'avg' ? perStay(chart, number + 1, slot) : number + 1,
      cost: 0.1,
    },
  ]
}

/** "(the average number of nights) per booking": each has one number of them. */
function perStay(chart: Chart, at: number, slot: Slot): number {
  if (lowAt(chart, at) !== 'per' && lowAt(chart, at) !== 'of') return at
  const rows = nounAt(chart, skipDeterminers(chart, at + 1), 'count').find(
    ({ value }) =>
      value.pre.length === 0 &&
      value.extreme === null &&
      value.slot.mention.links.some(
        (link) =>
          link.kind === 'table' &&
          slot.mention.links.some((own) => own.kind === 'table' && own.table === link.table),
      ),
  )
  return rows?.end ?? at
}

function stayAt(chart: Chart, at: number): Slot | null {
  const link = stayLink(chart.columnById)
  return (
    link && {
      mention: { start: at, end: at + 1, links: [link] },
      role: 'any',
      text: 'nights',
      plural: true,
      literal: null,
    }
  )
}

type Columns = ReadonlyMap<string, CatalogColumn>

/** The one table of stays by the columns of a catalogue, none where nights are counted; entries die with it. */
const stays = new WeakMap<Columns, Link | null>()

function stayLink(columnById: Columns): Link | null {
  const known = stays.get(columnById)
  if (known !== undefined) return known
  const counted = [...columnById.values()].some(
    ({ kind, lemmas }) => kind === 'number' && lemmas.at(-1) === 'night',
  )
  const [only, more] = counted ? [] : stayTables(columnById.values())
  const link: Link | null =
    only && !more ? { kind: 'table', table: only, score: 0.9, reason: 'derived', readAs: 'stays' } : null
  stays.set(columnById, link)
  return link
}
