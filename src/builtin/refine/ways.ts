import type { ValueMatch } from '../../linking/briefing.js'
import type { Clock } from '../../linking/calendar.js'
import type { Catalog } from '../../linking/catalog.js'
import type { Answered, Outcome } from '../outcome.js'
import type { Composed, Worded } from './compose.js'
import { type FullQuestion, writeFull } from './full-question.js'
import { changeResult } from './result-changes.js'
import { datesAreNear, sameBut } from './same-but.js'

/** The question that a follow-up is about. */
export interface Asked {
  /** In full, as `Refined.question` gave it. */
  readonly question: string
  /** Its reading in plain words, where it could be read in several ways; null when nobody knows. */
  readonly reading: string | null
}

/** What a follow-up was found to be. */
export type Refined =
  /** The question in full, and its answer. */
  | { readonly kind: 'refined'; readonly question: string; readonly answer: Answered }
  /** A question of its own. */
  | { readonly kind: 'fresh'; readonly question: string }
  /** It can be meant in several ways. */
  | {
      readonly kind: 'choice'
      readonly options: readonly { readonly question: string; readonly answer: Answered }[]
    }
  /** It changes the question before in a way that is not read. */
  | { readonly kind: 'declined'; readonly reason: string }

/** Reads a question in full, with the user's own words put in. */
export type Read = (question: string) => { readonly meant: string; readonly outcome: Outcome }

/** What a follow-up is read with. */
export interface Context {
  readonly read: Read
  readonly catalog: Catalog
  /** What `findValues` found in the question before and in the follow-up. */
  readonly values: readonly ValueMatch[]
  readonly clock: Clock
}

interface Found {
  readonly question: string
  readonly answers: readonly Answered[]
}

/** The first way that is read as meant and in no other way; where there is none, the first with all its readings. */
export function firstMeant(ways: readonly Composed[], before: Answered, context: Context): Found | null {
  let several: Found | null = null
  for (const { question, wanted } of ways) {
    const { outcome } = context.read(question)
    const answers = candidatesOf(outcome).filter((answer) =>
      sameBut(wanted, before.spec, answer.spec, context.catalog),
    )
    if (answers.length === 1) return { question, answers }
    if (answers.length > 1) several ??= { question, answers }
  }
  return several
}

function candidatesOf(outcome: Outcome): readonly Answered[] {
  switch (outcome.kind) {
    case 'answer':
      return [outcome]
    case 'clarify':
      return outcome.options.map(({ answer }) => answer)
    case 'abstain':
      return []
    default:
      return outcome satisfies never
  }
}

/** Nobody reads a longer list of readings. */
const mostOptions = 4

/** The one answer that the ways agree on; between two that differ the user chooses. */
export function chosen(full: FullQuestion, found: readonly Found[]): Refined | null {
  const all = found.flatMap(({ question, answers }) => answers.map((answer) => ({ question, answer })))
  const apart = all.filter(
    ({ answer }, at) => all.findIndex((other) => other.answer.sql === answer.sql) === at,
  )
  const options = apart.map(({ question, answer }) => finished({ ...full, core: question }, answer))
  const [first] = options
  if (first === undefined || options.length === 1) return first ?? null
  const refined = options.filter((each) => each.kind === 'refined')
  return refined.length < options.length
    ? (options.find(({ kind }) => kind === 'declined') ?? null)
    : { kind: 'choice', options: refined.slice(0, mostOptions) }
}

/** The core with what is asked of its result. */
export function finished(full: FullQuestion, core: Answered): Refined {
  const changed = changeResult(core, full)
  return changed.ok
    ? { kind: 'refined', question: writeFull(full), answer: changed.answer }
    : declined(changed.reason)
}

/** The words that nothing in the database explains, else what the question in full would have been. */
export function whyNot(
  fragment: Worded,
  composed: readonly Composed[],
  before: Answered,
  { read, catalog }: Context,
): string {
  if (fragment.kind === 'drop')
    return `the question before has no ${fragment.what === 'groups' ? 'grouping' : 'date'} to leave out`
  if (fragment.kind === 'drop-condition') return `the question before has no condition on "${fragment.noun}"`
  const [first] = composed
  if (first === undefined) return `"${fragment.words}" does not say how it goes with the question before`
  const { outcome } = read(first.question)
  if (candidatesOf(outcome).some(({ spec }) => !datesAreNear(before.spec, spec, catalog)))
    return `which date "${fragment.words}" is of is not clear: name the date as well`
  if (outcome.kind !== 'abstain')
    return `"${fragment.words}" would change more than that of the question before`
  const said = fragment.words.toLowerCase()
  const own = outcome.ungrounded.filter((word) => said.includes(word.toLowerCase()))
  const unknown = (own.length > 0 ? own : outcome.ungrounded).map((word) => `"${word}"`).join(', ')
  return unknown === '' ? outcome.reason : `nothing in this database explains ${unknown}`
}

/** What a follow-up asks for cannot be had, or is not read. */
export function declined(reason: string): Refined {
  return { kind: 'declined', reason }
}
