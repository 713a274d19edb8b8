import type { Connection } from '../../src/database/connection.js'
import type { Catalog } from '../../src/linking/catalog.js'
import { ask, stoppedClock } from './ask.js'
import type { GeneratedSchema } from './generated-schema.js'
import * as parser from './parser.js'

/** How long one question took. */
export interface Timed {
  readonly question: string
  readonly ms: number
  readonly answered: boolean
}

/** A snapshot with what is asked of it, as a file. */
export interface Stored extends GeneratedSchema {
  readonly questions: readonly string[]
}

/** Asks one question after another, as many as the budget allows. */
export async function askAll(
  questions: readonly string[],
  catalog: Catalog,
  connection: Connection | null,
  budgetMs: number,
): Promise<readonly Timed[]> {
  const clock = stoppedClock()
  const timed: Timed[] = []
  const endMs = performance.now() + budgetMs
  for (const question of questions) {
    if (performance.now() > endMs) break
    const { outcome, valuesMs, parseMs } = await ask(parser, question, catalog, connection, clock)
    timed.push({ question, ms: valuesMs + parseMs, answered: outcome.kind === 'answer' })
  }
  return timed
}
