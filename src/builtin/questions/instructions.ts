import type { TermDefinition } from '../../linking/definitions.js'
import type { ToldState } from '../../linking/told-states.js'
import { type Matching, matchingRule, mergeMatching } from '../grounding/matching.js'
import { type DefinedKind, definedKind, spellKinds } from './defined-kinds.js'
import { definedTerms } from './defined-terms.js'
import { formulaInPassing } from './formula-in-passing.js'
import { parenthesis, readMethod, trailingMethod } from './method-instructions.js'
import type { Hint } from './hint.js'
import { opening } from './note-opening.js'
import {
  askedSentence,
  excluded,
  inclusion,
  keptToo,
  leftOutToo,
  narrowed,
  roundedTo,
} from './plain-notes.js'
import { plainReading } from './plain-readings.js'
import type { ToldSentence } from './states/told-measures.js'
import { sqlRange } from './sql-range.js'
import { sentencesOf } from './ticket-sentences.js'
import { bothKnown, type ToldAmount } from './told-columns.js'
import { toldSentences } from './told-sentences.js'
import { spellSuperlatives, type ToldSuperlative, toldSuperlative } from './told-superlatives.js'

/** A question with everything that was said about how to answer it taken apart. */
export interface Instructed {
  readonly text: string
  readonly definitions: readonly TermDefinition[]
  readonly matching: Matching
  readonly hints: readonly Hint[]
  /** States of rows that are defined by their columns. */
  readonly states: readonly ToldState[]
  /** Numbers of rows that are defined by their columns. */
  readonly amounts: readonly ToldAmount[]
  /** Ids of the date columns that are meant. */
  readonly dates: readonly string[]
  /** How defined kinds of things were read. */
  readonly notes: readonly string[]
  /** The first instruction that is neither harmless nor understood; null when there is none. */
  readonly notUnderstood: string | null
}

/** Reads sentences over the schema at hand; each null when it is not of its kind, or not wholly read. */
export interface SchemaReader {
  readonly state: (sentence: string) => ToldState | null
  readonly kind: (sentence: string) => ToldSentence | null
  readonly measure: (sentence: string) => ToldSentence | null
  readonly scope: (sentence: string) => ToldState | null
  /** Days between two dates, in every way they may be asked for. */
  readonly span: (sentence: string) => readonly TermDefinition[] | null
  /** A number of every row of a table. */
  readonly amount: (sentence: string) => ToldAmount | null
  /** What a right answer does not do. */
  readonly fact: (sentence: string) => Hint | null
  /** The id of the date column that is meant. */
  readonly date: (sentence: string) => string | null
}

const nothing = () => null
const blind: SchemaReader = {
  state: nothing,
  kind: nothing,
  measure: nothing,
  scope: nothing,
  span: nothing,
  fact: nothing,
  amount: nothing,
  date: nothing,
}

/** What one sentence comes to. */
export interface Reading {
  readonly definitions?: readonly TermDefinition[]
  readonly matching?: Matching
  readonly hint?: Hint
  readonly kind?: DefinedKind
  readonly superlative?: ToldSuperlative
  readonly states?: readonly ToldState[]
  readonly amounts?: readonly ToldAmount[]
  readonly dates?: readonly string[]
  /** A sentence of the question itself. */
  readonly asked?: string
}

/** Takes "Instructions: …" and the notes after the question apart; what is left is what is asked. */
export function splitInstructions(question: string, schema: SchemaReader = blind): Instructed {
  const at = question.search(/\n\s*instructions?:|\binstructions:/i)
  const asked = at < 0 ? question : question.slice(0, at)
  const told = at < 0 ? '' : question.slice(at).replace(/^\s*instructions?:/i, '')
  const inQuestion = { ...schema, scope: (sentence: string) => beyondValues(sentence, schema) }
  const readings: Reading[] = []
  const kept: string[] = []
  for (const [index, sentence] of sentencesOf(asked).entries()) {
    const note = index === 0 ? null : readNote(sentence, inQuestion)
    if (note) readings.push(note)
    else {
      const noted = parenthesis(sentence)
      if (noted.definition) readings.push({ definitions: [noted.definition] })
      const { text, hint } = trailingMethod(noted.text)
      const passing = formulaInPassing(text)
      kept.push(passing.text)
      if (passing.definitions.length > 0) readings.push({ definitions: passing.definitions })
      if (hint) readings.push({ hint })
    }
  }
  let notUnderstood: string | null = null
  for (const sentence of toldSentences(told)) {
    const out = leftOutToo(sentence)
    const both = bothKnown(sentence, readings.at(-1)?.amounts?.[0])
    const reading =
      (out === null ? null : { asked: out }) ??
      (both && { hint: { kind: 'scope', scope: both, text: sentence } as const }) ??
      readNote(sentence, schema) ??
      readOnly(sentence) ??
      readMethod(sentence) ??
      readAsked(sentence)
    if (reading) readings.push(reading)
    else notUnderstood ??= sentence
  }
  const placed = spellSuperlatives(
    sentenceAfterSentence(
      kept,
      readings.flatMap((reading) => reading.asked ?? []),
    ),
    readings.flatMap((reading) => reading.superlative ?? []),
  )
  const spelled = spellKinds(
    placed.text,
    readings.flatMap((reading) => reading.kind ?? []),
  )
  return {
    text: spelled.text,
    definitions: readings.flatMap((reading) => reading.definitions ?? []),
    matching: mergeMatching(readings.flatMap((reading) => reading.matching ?? [])),
    hints: readings.flatMap((reading) => reading.hint ?? []),
    states: readings.flatMap((reading) => reading.states ?? []),
    amounts: readings.flatMap((reading) => reading.amounts ?? []),
    dates: readings.flatMap((reading) => reading.dates ?? []),
    notes: [...placed.notes, ...spelled.notes],
    notUnderstood: notUnderstood ?? placed.notUnderstood ?? spelled.notUnderstood,
  }
}

/** "Only count payouts with status Paid." is read with the question it belongs to, and says what of. */
function beyondValues(sentence: string, schema: SchemaReader): ToldState | null {
  const scope = schema.scope(sentence)
  const plain = scope?.tests.every(({ kind }) => kind === 'in') && narrowed(sentence) !== null
  return plain ? null : scope
}

/** A sentence that says how to read the question rather than what to show; null when it is none. */
function readNote(sentence: string, schema: SchemaReader): Reading | null {
  const text = sentence.replace(opening, '').replace(/[.;\s]+$/, '')
  const matching = matchingRule(text)
  if (matching) return { matching }
  const superlative = toldSuperlative(text)
  if (superlative) return { superlative }
  const state = schema.state(text)
  if (state) return { states: [state] }
  const scope = schema.scope(text)
  if (scope) return { hint: { kind: 'scope', scope, text: sentence } }
  const fact = schema.fact(text)
  if (fact) return { hint: fact }
  const date = schema.date(text)
  if (date) return { dates: [date], hint: { kind: 'dated', column: date, text: sentence } }
  const amount = schema.amount(text)
  if (amount) return { amounts: [amount] }
  const span = schema.span(text)
  if (span) return { definitions: span }
  const kindOf = schema.kind(text)
  const named = kindOf ? definedTerms(kindOf.text) : []
  if (kindOf && named.length > 0) return { definitions: named, states: kindOf.states }
  const measure = schema.measure(text)
  const told = measure ? definedTerms(measure.text) : []
  if (measure && told.length > 0) {
    const [first] = told
    const also =
      measure.also !== undefined && first
        ? [measure.also, `total ${measure.also}`].map((term) => ({ term, meaning: first.meaning }))
        : []
    const free = measure.whatever
    const hint =
      free === undefined ? {} : { hint: { kind: 'whatever', column: free, text: sentence } as const }
    return { definitions: [...told, ...also], states: measure.states, ...hint }
  }
  const plain = plainReading(text, sentence)
  if (plain) return plain
  const range = /^(.+?)\s*(?:=|means?|is|refers? to)\s*(.*\bcurrent_date\b.*|.*\bnow\(\).*)$/i.exec(text)
  if (range?.[1] && range[2]) {
    const parsed = sqlRange(range[2])
    return parsed ? { hint: { kind: 'range', term: range[1], range: parsed, text: sentence } } : null
  }
  const kind = definedKind(text)
  if (kind) return { kind }
  const definitions = definedTerms(text)
  return definitions.length > 0 ? { definitions } : null
}

/** "Consider only loans that have been returned." narrows the question; "A listing belongs to the office of its agent." says how to get there. */
function readOnly(sentence: string): Reading | null {
  const only = narrowed(sentence)
  if (only !== null) return { asked: only }
  const way =
    /^(?:an?|the|every|each) (\w+) (?:belongs to|is of|counts for|goes to) the (\w+) of its (\w+)[.\s]*$/i.exec(
      sentence,
    )
  if (!way) return null
  const text = `join ${way[1]}, ${way[3]} and ${way[2]}`
  return { hint: { kind: 'method', text, always: false, left: false, inner: false } }
}

/** "Show the title and the price." is a sentence of the question that stands among its instructions. */
function readAsked(sentence: string): Reading | null {
  const asked =
    keptToo(sentence) ??
    inclusion(sentence) ??
    askedSentence(sentence) ??
    excluded(sentence) ??
    roundedTo(sentence)
  return asked === null ? null : { asked }
}

/** What is asked, and after it what was told to ask as well. */
function sentenceAfterSentence(asked: readonly string[], told: readonly string[]): string {
  const text = asked.join(' ')
  return told.length === 0 ? text : [/[.?!;]\s*$/.test(text) ? text : `${text}.`, ...told].join(' ')
}
