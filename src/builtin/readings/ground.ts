import type { Catalog } from '../../linking/catalog.js'
import { emptyMentions } from '../../linking/empty-phrases.js'
import type { Mention } from '../../linking/link.js'
import { compareText } from '../../linking/text-order.js'
import type { Token } from '../../linking/tokens.js'
import { lifeMentions } from '../grammar/filters/life-filters.js'
import type { Sketch } from '../grammar/sketch.js'
import { type Assignment, assignments } from '../grounding/assign/assign.js'
import { checkAll, checkValues, emptyLeftOut } from '../grounding/gates.js'
import { slotUses } from '../grounding/slots.js'
import { PassedOver, Unfit, Ungrounded } from '../grounding/ungrounded.js'
import { type Reading, readingOf, type Told } from './reading.js'
import { checkSaid } from './said/said.js'

/** A reading this much worse than one that failed is no answer: the better reading failed for a reason. */
const fallback = 0.2

/** Where the better one passed over a word, the next must be nearly as good. */
const fallbackAfterWord = 0.06

/** Where the better one showed no such thing, it was no reading of the question at all. */
const fallbackAfterUnfit = 0.6

/** How much worse a reading may be than this failure and still be an answer. */
export function slackAfter({ error }: Failure): number {
  if (error instanceof Unfit) return fallbackAfterUnfit
  return error instanceof PassedOver ? fallbackAfterWord : fallback
}

/** A reading this much worse than the best neither rivals it nor says how sure it is. */
const horizon = 0.5

interface Candidate {
  readonly sketch: Sketch
  readonly assignment: Assignment
  /** No reading of it scores more: trees and penalties only cost. */
  readonly bound: number
}

/** A reading that is no query, with the most it could have scored. */
export interface Failure {
  readonly error: Ungrounded
  readonly score: number
}

/** Both best first; of readings with the same statement the best one is kept. */
export interface Grounded {
  readonly readings: readonly Reading[]
  readonly failures: readonly Failure[]
}

/** What the sketches come to over this schema. What could change no outcome is not read. */
export function ground(
  sketches: readonly Sketch[],
  catalog: Catalog,
  mentions: readonly Mention[],
  tokens: readonly Token[],
  told: Told,
): Grounded {
  const empty = [
    ...emptyMentions(tokens, catalog),
    ...lifeMentions(tokens, () => catalog.columnById.values(), mentions),
  ]
  const readings: Reading[] = []
  const failures: Failure[] = []
  const late: Failure[] = []
  let best = Number.NEGATIVE_INFINITY
  for (const { sketch, assignment, bound } of candidatesOf(sketches, catalog)) {
    const blocked = failures[0]
    if (
      bound < best - horizon ||
      (readings.length === 0 && blocked && bound < blocked.score - slackAfter(blocked))
    )
      break
    const unread = emptyLeftOut(empty, sketch, tokens)
    if (unread) {
      late.push({ error: unread, score: bound })
      continue
    }
    try {
      checkValues(mentions, sketch, tokens)
      const reading = readingOf(sketch, assignment, catalog, bound, told)
      checkAll(tokens, mentions, reading.plan, reading.tree)
      checkSaid({ tokens, catalog, reading, mentions })
      readings.push(reading)
      best = Math.max(best, reading.score)
    } catch (error) {
      if (!(error instanceof Ungrounded)) throw error
      failures.push({ error, score: bound })
    }
  }
  return {
    readings: eachStatementOnce(readings),
    failures: failures.length + readings.length > 0 ? failures : late,
  }
}

function candidatesOf(sketches: readonly Sketch[], catalog: Catalog): readonly Candidate[] {
  return sketches
    .flatMap((sketch) =>
      assignments(slotUses(sketch), catalog).map((assignment) => ({
        sketch,
        assignment,
        bound: assignment.score - sketch.cost,
      })),
    )
    .sort((a, b) => b.bound - a.bound)
}

function eachStatementOnce(readings: readonly Reading[]): readonly Reading[] {
  const bySql = new Map<string, Reading>()
  for (const reading of readings) {
    const other = bySql.get(reading.sql)
    if (!other || other.score < reading.score) bySql.set(reading.sql, reading)
  }
  return [...bySql.values()].sort((a, b) => b.score - a.score || compareText(a.sql, b.sql))
}
