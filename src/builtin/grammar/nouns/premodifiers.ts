import type { Mention } from '../../../linking/link.js'
import { type Chart, lowAt, none, type Parsed, slotFor } from '../chart.js'
import { isColumnLink, isToldLink, isValueLink } from '../link-kinds.js'
import { comingBefore } from '../filters/coming-filters.js'
import { lifeFilters } from '../filters/life-filters.js'
import { overdueBefore } from '../filters/overdue-filters.js'
import { emptyBefore } from '../filters/unknown-filters.js'
import { expiredFilters } from '../filters/past-filters.js'
import type { Filter, Slot } from '../sketch.js'
import { countedPre, yearPre } from './counted.js'
import { perPlace } from '../per-place.js'
import { together } from '../together.js'
import { standsAlone } from './stands-alone.js'

/** The filters said before a head. */
type Pre = Parsed<readonly Filter[]>

/** Values and flags directly before the head: "cancelled orders", "non-vegan restaurants". The first reading has none; three at most. */
export const premodifiers = perPlace((chart, at): readonly Pre[] => {
  const empty: Pre = { value: none, end: at, cost: 0 }
  return [empty, ...grown(chart, empty)]
})

/** Every way to go on after the filters read so far. */
function grown(chart: Chart, base: Pre): readonly Pre[] {
  if (base.value.length >= 3) return none
  const negated = lowAt(chart, base.end) === 'non' || lowAt(chart, base.end) === 'not'
  let from = negated ? base.end + 1 : base.end
  if (lowAt(chart, from) === '-') from++
  if (base.value.length > 0 && [',', 'and'].includes(lowAt(chart, from))) return none
  const out: Pre[] = together<Pre>(
    countedPre(chart, base, from),
    newPre(chart, base, from),
    yearPre(chart, base, from),
    lifePre(chart, base, from),
    emptyBefore(chart, from).map(({ value, end, cost }) => ({
      value: [...base.value, value],
      end,
      cost: base.cost + cost,
    })),
    expiredPre(chart, base, negated ? base.end : from),
    datedPre(chart, base, from),
  ).slice()
  for (const mention of chart.mentionsAt(from)) {
    const after = lowAt(chart, mention.end) === '-' ? mention.end + 1 : mention.end
    const value = slotFor(chart, mention, 'value', isValueLink)
    if (value && (standsAlone(chart, value) || kindOfHead(chart, value, after))) {
      const filter: Filter = { kind: 'value', slot: value, column: null, negated, more: none }
      const next = { value: [...base.value, filter], end: after, cost: base.cost + 0.02 }
      out.push(next, ...grown(chart, next))
    }
    const told = slotFor(chart, mention, 'state', isToldLink)
    if (told) {
      const filter: Filter = { kind: 'flag', slot: told, negated }
      const next = { value: [...base.value, filter], end: after, cost: base.cost }
      out.push(next, ...grown(chart, next))
      continue
    }
    const flag = slotFor(chart, mention, 'any', isColumnLink)
    if (flag && (describes(flag, mention) || isFullFlag(chart, flag))) {
      const filter: Filter = { kind: 'flag', slot: flag, negated }
      out.push({ value: [...base.value, filter], end: after, cost: base.cost + 0.12 })
    }
  }
  return out
}

/** "new members", "newly hired staff" */
function newPre(chart: Chart, base: Pre, at: number): readonly Pre[] {
  if (!['new', 'newly'].includes(lowAt(chart, at)) || base.value.length > 0) return none
  const end = lowAt(chart, at) === 'newly' && /ed$/.test(lowAt(chart, at + 1)) ? at + 2 : at + 1
  return [{ value: [{ kind: 'new' }], end, cost: base.cost + 0.05 }]
}

/** "expired cards" */
function expiredPre(chart: Chart, base: Pre, at: number): readonly Pre[] {
  return expiredFilters(chart, at).map((found) => ({
    value: [...base.value, found.value],
    end: found.end,
    cost: base.cost - 0.03,
  }))
}

/** "upcoming hearings", "overdue loans", "future confirmed bookings" */
function datedPre(chart: Chart, base: Pre, at: number): readonly Pre[] {
  const coming = comingBefore(chart, at).map(({ value, end, cost }) => ({ value: [value], end, cost }))
  return [...coming, ...overdueBefore(chart, at)].flatMap(({ value, end, cost }) => {
    const next = { value: [...base.value, ...value], end, cost: base.cost + cost }
    return [next, ...grown(chart, next)]
  })
}

/** "living artists" */
function lifePre(chart: Chart, base: Pre, at: number): readonly Pre[] {
  return lifeFilters(chart, at, true).map((found) => ({
    value: [...base.value, found.value],
    end: found.end,
    cost: base.cost - 0.03,
  }))
}

/** Words after which a value may be the kind of the head. */
const openers: ReadonlySet<string> = new Set([
  'most',
  'fewest',
  'the',
  'a',
  'an',
  'of',
  'any',
  'all',
  'many',
  'from',
  'for',
  'with',
  'no',
  'total',
  'only',
  'by',
  'their',
  'in',
  'which',
  'what',
  'our',
  'and',
  'list',
  'show',
  'give',
  'me',
  'on',
  'by',
  'each',
  'every',
  'per',
  'are',
  'were',
])

/** "the most sell transactions": a verb's form that is stored in the very table that follows. */
function kindOfHead(chart: Chart, value: Slot, at: number): boolean {
  const before = lowAt(chart, value.mention.start - 1)
  const tables = new Set(
    value.mention.links.flatMap((link) =>
      link.kind === 'value' && link.score >= 0.95 ? [link.column.slice(0, link.column.lastIndexOf('.'))] : [],
    ),
  )
  return (
    (openers.has(before) || typeof chart.tokens[value.mention.start - 1]?.number === 'number') &&
    value.mention.end - value.mention.start === 1 &&
    chart.tokens[value.mention.start]?.kind === 'word' &&
    chart
      .mentionsAt(at)
      .some((mention) =>
        mention.links.some((link) => link.kind === 'table' && link.score >= 0.9 && tables.has(link.table)),
      )
  )
}

/** "step-free stops", "full-time staff": the whole name of a yes or no, in several words. */
function isFullFlag(chart: Chart, flag: Slot): boolean {
  return (
    flag.mention.end - flag.mention.start > 1 &&
    flag.mention.links.some(
      (link) =>
        link.kind === 'column' &&
        link.score >= 0.95 &&
        link.reason === 'name' &&
        chart.columnById.get(link.column)?.kind === 'boolean',
    )
  )
}

/** An adjective, or the flag's own name: a table's name and the noun of a flag's comment ("call" of "call was dropped") are none. */
function describes(flag: Slot, mention: Mention): boolean {
  if (/(?:ed|id|ing|able|ive|ent|al|y|ous|ful|less|wn|en|lt|nt|ld)$/.test(flag.text.toLowerCase()))
    return true
  if (mention.end - mention.start > 1)
    return flag.mention.links.some(
      (link) =>
        link.kind === 'column' &&
        (link.negated === true ||
          (link.reason !== 'comment' && link.reason !== 'synonym' && link.score >= 0.9)),
    )
  if (!/^\w+$/.test(flag.text) || mention.links.some((link) => link.kind === 'table' && link.score >= 0.95))
    return false
  return flag.mention.links.some(
    (link) => link.kind === 'column' && link.reason !== 'comment' && link.score >= 0.9,
  )
}
