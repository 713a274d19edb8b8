import verbs from '../lexicon/money-verbs.json' with { type: 'json' }
import { type Chart, lowAt, none, type Parsed, production, slotFor } from './chart.js'
import { isNameLink } from './link-kinds.js'
import { nounAt } from './nouns/noun.js'
import { phraseAt, wordClass } from './phrase-book.js'
import type { Noun, Slot, Term } from './sketch.js'
import { type Unit, unitAt, unitOf } from './units.js'

type Amount = Extract<Term, { kind: 'amount' }>

const kinds = new Map<string, Amount['verb']>(
  Object.entries(verbs).flatMap(([kind, words]) =>
    words.split(' ').map((word) => [word, kind as Amount['verb']] as const),
  ),
)
const auxiliaries: ReadonlySet<string> = new Set('is was were are has have had did do does'.split(' '))
const pronouns: ReadonlySet<string> = new Set(['we', 'they', 'you', 'i'])
const particles: ReadonlySet<string> = new Set(['out', 'in', 'up', 'over', 'back'])

/** "how much was invoiced", "what did we spend in total", "how much electricity in MWh was generated", "how much money came in". */
export const amountAskAt = production<readonly Term[]>('amount-ask', (chart, at) =>
  openingsAt(chart, at).flatMap((opening) => toldBy(chart, opening)),
)

interface Opening {
  /** "how much freight …" */
  readonly noun: Noun | null
  readonly unit: Unit | null
  readonly end: number
  readonly cost: number
}

function openingsAt(chart: Chart, at: number): readonly Opening[] {
  const first = lowAt(chart, at)
  if (first === 'what') return [{ noun: null, unit: null, end: at + 1, cost: 0 }]
  if (first !== 'how') return none
  if (lowAt(chart, at + 1) === 'many') {
    const unit = unitOf(lowAt(chart, at + 2))
    return unit && !namesTable(chart, at + 2) ? [{ noun: null, unit, end: at + 3, cost: -0.02 }] : none
  }
  if (lowAt(chart, at + 1) !== 'much') return none
  const plain = [{ noun: null, end: at + 2, cost: 0 }]
  const named = nounAt(chart, at + 2, 'any')
    .filter((noun) => noun.value.pre.length === 0 && noun.value.extreme === null)
    .map((noun) => ({ noun: noun.value, end: noun.end, cost: noun.cost }))
  return [...plain, ...named].map((opening) => {
    const end = lowAt(chart, opening.end) === 'money' ? opening.end + 1 : opening.end
    const unit = unitAt(chart, end)
    return { ...opening, unit: unit?.value ?? null, end: unit?.end ?? end }
  })
}

function namesTable(chart: Chart, at: number): boolean {
  return chart
    .mentionsAt(at)
    .some((mention) => mention.links.some((link) => link.kind === 'table' && link.score >= 0.9))
}

/** "(what) did we bill", "has been spent", "came in", "was generated in total". */
function toldBy(chart: Chart, opening: Opening): readonly Parsed<readonly Term[]>[] {
  let at = opening.end
  const helped = auxiliaries.has(lowAt(chart, at))
  if (helped) at++
  if (helped && pronouns.has(lowAt(chart, at))) at++
  else if (helped && lowAt(chart, at) === 'been') at++
  const verb = lowAt(chart, at)
  const kind = kinds.get(verb) ?? (opening.unit || opening.noun ? amountVerb(chart, at) : null)
  if (!kind || (!helped && kind !== 'earn')) return none
  return [false, true].flatMap((withParticle): readonly Parsed<readonly Term[]>[] => {
    if (withParticle && !particles.has(lowAt(chart, at + 1))) return none
    const end = withParticle ? at + 2 : at + 1
    const whole = phraseAt(chart.tokens, end, 'whole')
    const term: Amount = {
      kind: 'amount',
      verb: withParticle && kind === 'pay' ? 'payOut' : kind,
      word: verb,
      slot: verbTable(chart, at, end),
      noun: opening.noun,
      unit: opening.unit,
    }
    return [{ value: [term], end: whole?.end ?? end, cost: opening.cost - 0.12 - (withParticle ? 0.06 : 0) }]
  })
}

/** "generated", "consumed", "sold": any verb that the schema knows will do where the amount is named. */
function amountVerb(chart: Chart, at: number): Amount['verb'] | null {
  const token = chart.tokens[at]
  if (token?.kind !== 'word' || !/(?:ed|en|wn|ld|id|nt|de)$/.test(token.low)) return null
  return wordClass(token) === 'stop' ? null : 'any'
}

/** The table that the verb, with its particle, is a name of: invoices for "invoiced". */
function verbTable(chart: Chart, at: number, end: number): Slot | null {
  const mentions = chart
    .mentionsAt(at)
    .filter((mention) => mention.end <= end)
    .sort((a, b) => b.end - a.end)
  for (const mention of mentions) {
    const slot = slotFor(
      chart,
      mention,
      'count',
      (link) => isNameLink(link) && link.kind === 'table' && link.score >= 0.8,
    )
    if (slot) return slot
  }
  return null
}
