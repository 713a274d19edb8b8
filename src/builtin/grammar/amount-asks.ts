import verbs from '../lexicon/money-verbs.json' with { type: 'json' }
import { type Chart, lowAt, none, type Parsed, production, slotFor } from './chart.js'
import { isNameLink } from './link-kinds.js'
import { nounAt } from './nouns/noun.js'
import { phraseAt, wordClass } from './phrase-book.js'
import type { Noun, Slot, Term } from './sketch.js'
import { type Unit, unitAt, unitOf } from './units.js'

type Amount = Extract<Term, { kind: 'amount' }>

const kinds = kindsOf(verbs.asked)
const done = kindsOf(verbs.done)
const money: ReadonlySet<string> = new Set(verbs.past.split(' '))

function kindsOf(list: Readonly<Record<string, string>>): ReadonlyMap<string, Amount['verb']> {
  return new Map(
    Object.entries(list).flatMap(([kind, words]) =>
      words.split(' ').map((word) => [word, kind as Amount['verb']] as const),
    ),
  )
}

const auxiliaries: ReadonlySet<string> = new Set('is was were are has have had did do does'.split(' '))
const pronouns: ReadonlySet<string> = new Set(['we', 'they', 'you', 'i'])
const particles: ReadonlySet<string> = new Set(['out', 'in', 'up', 'over', 'back'])

/** "how much was invoiced", "what did we spend in total", "how much electricity in MWh was generated", "how much money came in". */
export const amountAskAt = production<readonly Term[]>('amount-ask', (chart, at) => [
  ...openingsAt(chart, at).flatMap((opening) => [...toldBy(chart, opening), ...addedUp(chart, opening)]),
  ...numbersAddedUp(chart, at),
])

/** "how many credits do they add up to" */
function numbersAddedUp(chart: Chart, at: number): readonly Parsed<readonly Term[]>[] {
  if (lowAt(chart, at) !== 'how' || lowAt(chart, at + 1) !== 'many') return none
  return nounAt(chart, at + 2, 'number').flatMap(
    ({ value, end, cost }): readonly Parsed<readonly Term[]>[] => {
      const phrase = phraseAt(chart.tokens, end, 'addUp')
      if (!phrase || value.pre.length > 0 || value.extreme) return none
      const whole = phraseAt(chart.tokens, phrase.end, 'whole')?.end ?? phrase.end
      const sum: Term = { kind: 'aggregate', fn: 'sum', of: { kind: 'noun', noun: value } }
      return [{ value: [sum], end: whole, cost: cost - 0.15 }]
    },
  )
}

/** "(what) do they add up to", "(how many credits) do these come to in total": the sum over what was counted. */
function addedUp(chart: Chart, { noun, unit, end, cost }: Opening): readonly Parsed<readonly Term[]>[] {
  if (noun === null && unit !== null) return none
  const phrase = phraseAt(chart.tokens, end, 'addUp')
  if (!phrase) return none
  const whole = phraseAt(chart.tokens, phrase.end, 'whole')?.end ?? phrase.end
  const term: Amount = { kind: 'amount', verb: 'any', word: 'add up', slot: null, noun, unit }
  return [{ value: [term], end: whole, cost: cost - 0.12 }]
}

/** "the total paid", "the amount spent": what was paid, in all. */
export function amountNounAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  const start = lowAt(chart, at) === 'the' ? at + 1 : at
  const phrase = phraseAt(chart.tokens, start, 'amountNoun')
  if (!phrase || !isMoneyPast(lowAt(chart, phrase.end))) return none
  if (namesColumn(chart, start, phrase.end + 1)) return none
  return verbAt(chart, phrase.end, { noun: null, unit: null }).map(({ value, end, cost }) => ({
    value: { ...value, around: true },
    end,
    cost: cost - 0.05,
  }))
}

/** "amount paid" where a column is called so. */
function namesColumn(chart: Chart, from: number, to: number): boolean {
  return chart.tokens
    .slice(from, to - 1)
    .some(({ index }) =>
      chart
        .mentionsAt(index)
        .some((mention) => mention.end === to && mention.links.some((link) => link.kind === 'column')),
    )
}

/** The words before the verb: what is asked for, in which unit. */
export interface Opening {
  /** "how much freight …" */
  readonly noun: Noun | null
  readonly unit: Unit | null
  readonly end: number
  readonly cost: number
}

/** "what", "how much", "how much freight", "how many minutes". */
export function openingsAt(chart: Chart, at: number): readonly Opening[] {
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
  return told(chart, at, kind, opening).map((found) => ({
    ...found,
    value: [found.value],
    cost: opening.cost + found.cost,
  }))
}

/** The verb that says what an amount is: "spent", "brought in", "paid out in total"; of what someone did, more verbs do. */
export function verbAt(
  chart: Chart,
  at: number,
  opening: Pick<Opening, 'noun' | 'unit'>,
): readonly Parsed<Amount>[] {
  const verb = lowAt(chart, at)
  const named = opening.unit || opening.noun ? amountVerb(chart, at) : null
  // "how many minutes does it take" asks how long it lasts.
  const kind = opening.unit ? named : (kinds.get(verb) ?? done.get(verb) ?? named)
  return kind ? told(chart, at, kind, opening) : none
}

/** "paid", "spent", "sold": what was done the most, or in total, is an amount of money and no number of rows. */
export function isMoneyPast(word: string): boolean {
  return money.has(word)
}

function told(
  chart: Chart,
  at: number,
  kind: Amount['verb'],
  { noun, unit }: Pick<Opening, 'noun' | 'unit'>,
): readonly Parsed<Amount>[] {
  return [false, true].flatMap((withParticle): readonly Parsed<Amount>[] => {
    if (withParticle && !particles.has(lowAt(chart, at + 1))) return none
    const end = withParticle ? at + 2 : at + 1
    const whole = phraseAt(chart.tokens, end, 'whole')
    const value: Amount = {
      kind: 'amount',
      verb: withParticle && kind === 'pay' ? 'payOut' : kind,
      word: lowAt(chart, at),
      slot: verbTable(chart, at, end),
      noun,
      unit,
    }
    return [{ value, end: whole?.end ?? end, cost: -0.12 - (withParticle ? 0.06 : 0) }]
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
