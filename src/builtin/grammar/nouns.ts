import { isTemporal } from '../../linking/catalog.js'
import type { Link, Mention } from '../../linking/link.js'
import { tableIdOf } from '../grounding/reach.js'
import { type Chart, lowAt, none, type Parsed, production, skipDeterminers, slotFor } from './chart.js'
import { hintsOf, superlativeAt } from './degrees.js'
import { phraseAt, phrasesAt, wordClass } from './phrase-book.js'
import type { Extreme, Filter, Noun, Slot, SlotRole } from './sketch.js'

/** A noun phrase in one role: determiners, "different", "top 5", "oldest", values before the head, the head, its owner. */
export function nounAt(chart: Chart, at: number, role: SlotRole): readonly Parsed<Noun>[] {
  return rules[role](chart, at)
}

const roles = ['thing', 'entity', 'count', 'number', 'extreme', 'group', 'order', 'any'] as const
const rules = Object.fromEntries(
  [...roles, 'value', 'text', 'state'].map((role) => [
    role,
    production(`noun:${role}`, (chart, at) => readNoun(chart, at, role as SlotRole)),
  ]),
) as Record<SlotRole, (chart: Chart, at: number) => readonly Parsed<Noun>[]>

function readNoun(chart: Chart, at: number, role: SlotRole): Parsed<Noun>[] {
  const out: Parsed<Noun>[] = []
  for (const opening of openings(chart, at)) {
    for (const pre of premodifiers(chart, opening.end)) {
      for (const head of headsAt(chart, pre.end, role, pre.value.length > 0)) {
        const noun: Noun = {
          slot: head.value,
          pre: pre.value,
          distinct: opening.distinct,
          extreme: opening.extreme,
          owner: null,
          start: at,
          end: head.end,
        }
        const cost = opening.cost + pre.cost + head.cost
        out.push({ value: noun, end: head.end, cost })
        out.push(...owned(chart, noun, head.end, role, cost))
      }
    }
  }
  return out
}

/** "the customer's [state]": the later noun, of the earlier one. */
function owned(chart: Chart, owner: Noun, at: number, role: SlotRole, cost: number): Parsed<Noun>[] {
  const possessive = lowAt(chart, at) === 'of_'
  if (
    !possessive &&
    (role === 'entity' ||
      !owner.slot.mention.links.some((link) => link.kind === 'table' && link.score >= 0.7))
  )
    return []
  const heads = headsAt(chart, possessive ? at + 1 : at, role, false).filter(
    (head) =>
      possessive ||
      (head.value.mention.links.some((link) => link.kind === 'column' && link.score >= 0.7) &&
        !/(?:ed|ing)$|^(?:have|has|had)\b/.test(head.value.text.toLowerCase())),
  )
  return heads.map((head) => ({
    value: {
      slot: head.value,
      pre: none,
      distinct: owner.distinct,
      extreme: null,
      owner,
      start: owner.start,
      end: head.end,
    },
    end: head.end,
    cost: cost + head.cost + (possessive ? 0 : 0.08),
  }))
}

interface Opening {
  readonly end: number
  readonly distinct: boolean
  readonly extreme: Extreme | null
  readonly cost: number
}

function openings(chart: Chart, at: number): readonly Opening[] {
  const start = skipDeterminers(chart, at)
  const plain: Opening = { end: start, distinct: false, extreme: null, cost: 0 }
  const out = [plain]
  for (const from of new Set([at, start])) {
    if (
      ['type', 'types', 'kind', 'kinds', 'sort', 'sorts'].includes(lowAt(chart, from)) &&
      lowAt(chart, from + 1) === 'of' &&
      !isOwnKind(chart, from)
    )
      out.push({ ...plain, end: skipDeterminers(chart, from + 2), cost: 0.05 })
    const distinct = phraseAt(chart.tokens, from, 'distinct')
    if (distinct) out.push({ ...plain, end: skipDeterminers(chart, distinct.end), distinct: true })
  }
  out.push(...topOpenings(chart, start), ...topOpenings(chart, at))
  return out
}

/** "type of transaction" where transactions have a type. */
function isOwnKind(chart: Chart, at: number): boolean {
  const columns = chart
    .mentionsAt(at)
    .flatMap((mention) =>
      mention.links.flatMap((link) =>
        link.kind === 'column' && link.score >= 0.9
          ? [link.column.slice(0, link.column.lastIndexOf('.'))]
          : [],
      ),
    )
  return chart
    .mentionsAt(skipDeterminers(chart, at + 2))
    .some((mention) =>
      mention.links.some(
        (link) => link.kind === 'table' && link.score >= 0.9 && columns.includes(link.table),
      ),
    )
}

/** "most common type of status" is about the status. */
function skipKind(chart: Chart, at: number): number {
  const kind =
    [
      'type',
      'types',
      'kind',
      'kinds',
      'sort',
      'value',
      'values',
      'combination',
      'combinations',
      'pairings',
    ].includes(lowAt(chart, at)) && lowAt(chart, at + 1) === 'of'
  return kind && !chart.mentionsAt(at).some((mention) => mention.end > at + 2)
    ? skipDeterminers(chart, at + 2)
    : at
}

/** "top 5", "5 oldest", "top 5 oldest", "oldest", "3 most expensive". */
function topOpenings(chart: Chart, at: number): readonly Opening[] {
  const out: Opening[] = []
  const { tokens } = chart
  const countAt = (index: number) => {
    const token = tokens[index]
    const value = token?.number ?? null
    return value !== null &&
      Number.isInteger(value) &&
      value > 0 &&
      value <= 1000 &&
      /^[a-z0-9]+$/.test(token?.low ?? '')
      ? value
      : null
  }
  const push = (end: number, limit: number, descending: boolean, hints: readonly string[], word: string) =>
    out.push({
      end: skipKind(chart, skipDeterminers(chart, end)),
      distinct: false,
      extreme: { limit, descending, hints, by: null, word },
      cost: 0,
    })
  const leading = countAt(at)
  const afterCount = leading === null ? at : at + 1
  const degree = superlativeAt(tokens, afterCount)
  const done = degree ? tokens[degree.end] : undefined
  if (degree && done && /ed$/.test(done.low) && degree.dateHints.includes('*'))
    push(degree.end + 1, leading ?? 1, degree.descending, [`date:${done.low}`, 'date:*'], degree.word)
  if (degree) push(degree.end, leading ?? 1, degree.descending, hintsOf(degree), degree.word)
  if (leading !== null && tokens[at]?.index !== undefined && !degree)
    push(afterCount, leading, true, [], 'top')
  const common = phraseAt(tokens, afterCount, 'common')
  if (common) push(common.end, leading ?? 1, common.sense === 'desc', [], 'common')
  for (const top of phrasesAt(tokens, at, 'top')) {
    const dash = lowAt(chart, top.end) === '-' ? top.end + 1 : top.end
    const count = countAt(dash)
    if (count === null || tokens[at]?.low === 'the') continue
    const inner = superlativeAt(tokens, dash + 1)
    const selling = phraseAt(tokens, dash + 1, 'selling')
    if (selling) push(selling.end, count, top.sense === 'desc', [], 'top')
    push(dash + 1, count, top.sense === 'desc', [], tokens[at]?.low ?? 'top')
    if (inner) push(inner.end, count, inner.descending, hintsOf(inner), inner.word)
  }
  return out
}

/** Values and flags directly before the head: "cancelled orders", "non-vegan restaurants". */
function premodifiers(chart: Chart, at: number): readonly Parsed<readonly Filter[]>[] {
  const out: Parsed<readonly Filter[]>[] = [{ value: none, end: at, cost: 0 }]
  const grow = (base: Parsed<readonly Filter[]>) => {
    if (base.value.length >= 3) return
    const negated = lowAt(chart, base.end) === 'non' || lowAt(chart, base.end) === 'not'
    let from = negated ? base.end + 1 : base.end
    if (lowAt(chart, from) === '-') from++
    if (base.value.length > 0 && [',', 'and'].includes(lowAt(chart, from))) return
    out.push(...countedPre(chart, base, from))
    if (['new', 'newly'].includes(lowAt(chart, from)) && base.value.length === 0) {
      const next = lowAt(chart, from) === 'newly' && /ed$/.test(lowAt(chart, from + 1)) ? from + 2 : from + 1
      out.push({ value: [{ kind: 'new' }], end: next, cost: base.cost + 0.05 })
    }
    out.push(...yearPre(chart, base, from))
    for (const mention of chart.mentionsAt(from)) {
      const after = lowAt(chart, mention.end) === '-' ? mention.end + 1 : mention.end
      const value = slotFor(chart, mention, 'value', isValueLink)
      if (value && (standsAlone(chart, value) || kindOfHead(chart, value, after))) {
        const next = {
          value: [...base.value, { kind: 'value' as const, slot: value, column: null, negated, more: none }],
          end: after,
          cost: base.cost + 0.02,
        }
        out.push(next)
        grow(next)
      }
      const flag = slotFor(chart, mention, 'any', isColumnLink)
      if (flag && describes(flag, mention)) {
        out.push({
          value: [...base.value, { kind: 'flag', slot: flag, negated }],
          end: after,
          cost: base.cost + 0.12,
        })
      }
    }
  }
  grow(out[0] as Parsed<readonly Filter[]>)
  return out
}

/** "the most sell transactions": a verb's form that is stored in the very table that follows. */
function kindOfHead(chart: Chart, value: Slot, at: number): boolean {
  const before = lowAt(chart, value.mention.start - 1)
  const tables = new Set(
    value.mention.links.flatMap((link) =>
      link.kind === 'value' && link.score >= 0.95 ? [link.column.slice(0, link.column.lastIndexOf('.'))] : [],
    ),
  )
  const opens = [
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
  ].includes(before)
  return (
    opens &&
    value.mention.end - value.mention.start === 1 &&
    chart.tokens[value.mention.start]?.kind === 'word' &&
    chart
      .mentionsAt(at)
      .some((mention) =>
        mention.links.some((link) => link.kind === 'table' && link.score >= 0.9 && tables.has(link.table)),
      )
  )
}

/** "the 2023 bookings" */
function yearPre(chart: Chart, base: Parsed<readonly Filter[]>, at: number): Parsed<readonly Filter[]>[] {
  if (
    !/^(?:19|20)\d\d$/.test(lowAt(chart, at)) ||
    !chart.mentionsAt(at + 1).some((mention) => mention.links.some((link) => link.kind === 'table'))
  )
    return []
  return chart
    .datesAt(at)
    .filter((span) => span.end === at + 1)
    .map((span) => ({
      value: [...base.value, { kind: 'date' as const, span, column: null }],
      end: at + 1,
      cost: base.cost + 0.06,
    }))
}

/** An adjective, or the flag's own name: a table's name and the noun of a flag's comment ("call" of "call was dropped") are none. */
function describes(flag: Slot, mention: Mention): boolean {
  if (/(?:ed|id|ing|able|ive|ent|al|y|ous|ful|less|wn|en|lt|nt|ld)$/.test(flag.text.toLowerCase()))
    return true
  if (!/^\w+$/.test(flag.text) || mention.links.some((link) => link.kind === 'table' && link.score >= 0.95))
    return false
  return flag.mention.links.some(
    (link) => link.kind === 'column' && link.reason !== 'comment' && link.score >= 0.9,
  )
}

/** "five-star reviews", "3 bedroom flats": a number and its column before the head. */
function countedPre(chart: Chart, base: Parsed<readonly Filter[]>, at: number): Parsed<readonly Filter[]>[] {
  const amount = chart.tokens[at]?.number ?? null
  if (amount === null) return []
  const out: Parsed<readonly Filter[]>[] = []
  for (const mention of chart.mentionsAt(at + 1)) {
    const slot = slotFor(
      chart,
      mention,
      'number',
      (link) => link.kind === 'column' && playable(chart, link, 'number'),
    )
    if (!slot || slot.plural) continue
    const noun: Noun = {
      slot,
      pre: none,
      distinct: false,
      extreme: null,
      owner: null,
      start: at + 1,
      end: mention.end,
    }
    out.push({
      value: [...base.value, { kind: 'compare', term: { kind: 'noun', noun }, op: '=', amount, upper: null }],
      end: mention.end,
      cost: base.cost + 0.05,
    })
  }
  return out
}

function headsAt(chart: Chart, at: number, role: SlotRole, modified: boolean): readonly Parsed<Slot>[] {
  const out: Parsed<Slot>[] = []
  const token = chart.tokens[at]
  if (!token || verbOfQuestion(chart, at)) return out
  for (const mention of chart.mentionsAt(at)) {
    if (role === 'value') {
      const value = slotFor(chart, mention, 'value', isValueLink)
      if (value && standsAlone(chart, value)) out.push({ value, end: mention.end, cost: 0.08 })
      continue
    }
    const slot = slotFor(chart, mention, role, (link) => isNameLink(link) && playable(chart, link, role))
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
  const values = all.filter((link) => link.kind === 'value' && link.score >= 0.85)
  if (values.length === 0) return 'no'
  const tables = new Set(names.map((link) => tableIdOf(link)))
  return values.some((value) => tables.has(tableIdOf(value))) ? 'here' : 'elsewhere'
}

/** Longer names explain more words at once; weak links cost what they lack. */
function headCost(slot: Slot, length: number, modified: boolean): number {
  const best = slot.mention.links[0]?.score ?? 0
  return Math.max(0, 1 - best) * 0.5 + (modified ? 0.01 : 0) - Math.min(length - 1, 3) * 0.06
}

/** Only a yes-or-no or a column that may be empty can be an entity "with" or "without" which rows are. */
function playable(chart: Chart, link: Link, role: SlotRole): boolean {
  if (link.kind !== 'column') return role !== 'number'
  const column = chart.columnById.get(link.column)
  if (!column) return false
  switch (role) {
    case 'entity':
      return column.kind === 'boolean' || column.nullable
    case 'number':
      return column.kind === 'number'
    case 'extreme':
      return column.kind === 'number' || isTemporal(column) || column.kind === 'time'
    default:
      return true
  }
}

export const isNameLink = (link: Link) => link.kind !== 'value'
export const isValueLink = (link: Link) => link.kind === 'value'
export const isColumnLink = (link: Link) => link.kind === 'column'
export const isTableLink = (link: Link) => link.kind === 'table'

/** "closed" is a verb, and a status where exactly that is stored. */
function isState(chart: Chart, slot: Slot): boolean {
  return slot.mention.links.some(
    (link) => link.kind === 'value' && link.exact && chart.columnById.get(link.column)?.role === 'category',
  )
}

/** A value that may be read without its column beside it: not one letter, not a stop word. */
export function standsAlone(chart: Chart, slot: Slot): boolean {
  const words = chart.tokens.slice(slot.mention.start, slot.mention.end)
  if (words.length === 1) {
    const word = words[0]
    if (!word || word.kind === 'quoted') return true
    if (word.kind === 'number' || word.low.length < 2) return false
    if (wordClass(word) === 'relation' && isState(chart, slot)) return true
    if (wordClass(word) !== 'content') return word.capital && word.index > 0 && wordClass(word) !== 'stop'
    return ![
      'yes',
      'no',
      'true',
      'false',
      'none',
      'null',
      'other',
      'total',
      'average',
      'number',
      'max',
      'min',
      'day',
      'month',
      'year',
      'week',
    ].includes(word.low)
  }
  return words.some((word) => wordClass(word) === 'content')
}
