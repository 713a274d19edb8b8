import { isTemporal } from '../../../linking/catalog.js'
import type { Link, Mention } from '../../../linking/link.js'
import { tableIdOf } from '../../grounding/reach.js'
import { type Chart, lowAt, type Parsed, slotFor } from '../chart.js'
import { isNameLink, isValueLink } from '../link-kinds.js'
import { isParticiple } from '../participle.js'
import { wordClass } from '../phrase-book.js'
import { isThisHouse } from '../whereabouts.js'
import type { Slot, SlotRole } from '../sketch.js'
import { isOwnAdjective } from './own-adjective.js'
import { standsAlone } from './stands-alone.js'

/** The word or words that name the thing, in a role; `modified` when something was said before them. */
export function headsAt(
  chart: Chart,
  at: number,
  role: SlotRole,
  modified: boolean,
): readonly Parsed<Slot>[] {
  const out: Parsed<Slot>[] = []
  const token = chart.tokens[at]
  if (!token || verbOfQuestion(chart, at) || isThisHouse(chart, at)) return out
  for (const mention of chart.mentionsAt(at)) {
    if (role === 'value') {
      const value = slotFor(chart, mention, 'value', isValueLink)
      if (value && standsAlone(chart, value)) out.push({ value, end: mention.end, cost: 0.08 })
      continue
    }
    // "plan" is the table, not the flag whose comment says "whether the plan is on sale".
    const named = mention.links.some((link) => link.kind === 'table')
    const said = role === 'thing' && isClause(chart, mention)
    const slot = slotFor(
      chart,
      mention,
      role,
      (link) =>
        isNameLink(link) &&
        playable(chart, link, role) &&
        !isDoing(chart, mention, link) &&
        !isOwnAdjective(chart, mention, link) &&
        !isRevenue(chart, mention, link) &&
        !(doneTo(chart, mention, link) && describesNext(chart, mention)) &&
        !((modified || describesNext(chart, mention)) && tellsWhen(chart, mention, link)) &&
        !(said && isFlag(chart, link)) &&
        !(countsValue(chart, mention) && isKey(chart, link)) &&
        !(named && link.kind === 'column' && link.reason === 'comment' && isFlag(chart, link)),
    )
    const stored = slot === null ? 'no' : storedToo(mention.links, slot.mention.links)
    if (slot && stored !== 'here')
      out.push({
        value: slot,
        end: mention.end,
        cost: headCost(slot, mention.end - mention.start, modified) + (stored === 'elsewhere' ? 0.3 : 0),
      })
  }
  return out
}

/** "ticket revenue" is what the sale of tickets brought in, and no list of sales. */
function isRevenue(chart: Chart, { start, end }: Mention, link: Link): boolean {
  return (
    end > start + 1 &&
    link.kind === 'table' &&
    link.reason === 'synonym' &&
    ['revenue', 'revenues', 'turnover', 'takings', 'income'].includes(lowAt(chart, end - 1))
  )
}

/** "number of vans": how many, and no number that a van has. */
function countsValue(chart: Chart, { start, end }: Mention): boolean {
  if (end !== start + 1 || lowAt(chart, start) !== 'number' || lowAt(chart, end) !== 'of') return false
  return chart
    .mentionsAt(end + 1)
    .some(
      (mention) =>
        isSeveral(chart, mention) ||
        (mention.links.some(isValueLink) &&
          !chart.mentionsAt(mention.end).some((next) => next.links.some((link) => link.kind === 'table'))),
    )
}

/** "vans", of a table. */
function isSeveral(chart: Chart, { end, links }: Mention): boolean {
  const token = chart.tokens[end - 1]
  return (
    token !== undefined &&
    token.low !== token.lemma &&
    links.some((link) => link.kind === 'table' && link.score >= 0.9)
  )
}

function isKey(chart: Chart, link: Link): boolean {
  return link.kind === 'column' && chart.columnById.get(link.column)?.role === 'key'
}

const saying = new Set(
  'have has had having support supports is are was were can may allow allows require requires need needs accept accepts offer offers include includes'.split(
    ' ',
  ),
)

/** "devices support 5g": a subject and what is said of it, not a thing to show. */
function isClause(chart: Chart, { start, end }: Mention): boolean {
  return chart.tokens.slice(start + 1, end).some((token) => saying.has(token.low))
}

/** "have a pool", "support 5g": said of what stands before it. */
export function opensClause(chart: Chart, at: number): boolean {
  return saying.has(lowAt(chart, at))
}

/** "guards left": what they did, and no date of theirs. */
function tellsWhen(chart: Chart, { start, end }: Mention, link: Link): boolean {
  const column = link.kind === 'column' ? chart.columnById.get(link.column) : undefined
  return end === start + 1 && isParticiple(lowAt(chart, start)) && column !== undefined && isTemporal(column)
}

/** "students majoring (in)": what they do, and no list of majors. */
function isDoing(chart: Chart, { start, end }: Mention, link: Link): boolean {
  const last = lowAt(chart, end - 1)
  const column = link.kind === 'column' ? chart.columnById.get(link.column) : undefined
  if (column === undefined || end === start + 1) return false
  const first = chart.tokens[start]
  const rows = first !== undefined && first.low !== first.lemma && !column.lemmas.includes(first.lemma)
  return rows && (isParticiple(last) || (/ing$/.test(last) && !column.words.includes(last)))
}

/** "elected" is no election. */
function doneTo(chart: Chart, { start, end }: Mention, link: Link): boolean {
  return (
    end === start + 1 &&
    link.kind === 'table' &&
    link.score < 0.95 &&
    !link.table.includes('#') &&
    isParticiple(lowAt(chart, start))
  )
}

/** "closed accounts": accounts, and no list of days. */
function describesNext(chart: Chart, { end }: Mention): boolean {
  return chart
    .mentionsAt(end)
    .some((mention) => mention.links.some((next) => next.kind === 'table' && next.score >= 0.75))
}

function isFlag(chart: Chart, link: Link): boolean {
  return link.kind === 'column' && chart.columnById.get(link.column)?.kind === 'boolean'
}

/** "did each seller make": after "did" and its subject stands a verb. */
function verbOfQuestion(chart: Chart, at: number): boolean {
  const token = chart.tokens[at]
  if (!token || token.low !== token.lemma || !['light', 'relation'].includes(wordClass(token))) return false
  return [2, 3, 4].some(
    (back) =>
      ['did', 'does', 'do'].includes(lowAt(chart, at - back - 1)) &&
      ['each', 'every', 'the', 'any'].includes(lowAt(chart, at - back)),
  )
}

/** "trucks" where vehicles are of kind 'truck': a value that is stored is meant before another word for a name. */
function storedToo(all: readonly Link[], names: readonly Link[]): 'no' | 'here' | 'elsewhere' {
  if (!names.every((link) => link.kind !== 'value' && link.reason === 'synonym')) return 'no'
  const values = all.filter((link) => link.kind === 'value' && link.score >= 0.75)
  if (values.length === 0) return 'no'
  const tables = new Set(names.map((link) => tableIdOf(link)))
  return values.some((value) => tables.has(tableIdOf(value))) ? 'here' : 'elsewhere'
}

/** Longer names explain more words at once; weak links cost what they lack. */
function headCost(slot: Slot, length: number, modified: boolean): number {
  const best = slot.mention.links[0]?.score ?? 0
  return Math.max(0, 1 - best) * 0.5 + (modified ? 0.01 : 0) - Math.min(length - 1, 3) * 0.06
}

/**
 * Whether a link can play a role.
 * Only a yes-or-no or a column that may be empty can be an entity "with" or "without" which rows are; a yes-or-no is nothing to count.
 */
export function playable(chart: Chart, link: Link, role: SlotRole): boolean {
  if (link.kind !== 'column') return role !== 'number'
  const column = chart.columnById.get(link.column)
  if (!column) return false
  if (link.negated && column.kind === 'boolean' && role !== 'any' && role !== 'state' && role !== 'entity')
    return false
  switch (role) {
    case 'entity':
      return column.kind === 'boolean' || column.nullable
    case 'count':
      return column.kind !== 'boolean'
    case 'number':
      return column.kind === 'number'
    case 'extreme':
      return column.kind === 'number' || isTemporal(column) || column.kind === 'time'
    default:
      return true
  }
}
