import type { Outcome } from '../../src/builtin/outcome.js'
import type { Connection } from '../../src/database/connection.js'
import type { ValueMatch } from '../../src/linking/briefing.js'
import type { Clock } from '../../src/linking/calendar.js'
import type { Catalog } from '../../src/linking/catalog.js'
import type * as parserSeam from './parser.js'

export type Parser = typeof parserSeam

export interface Asked {
  readonly outcome: Outcome
  readonly values: readonly ValueMatch[]
  /** Finding stored values, with the look into the rows when a connection is given. */
  readonly valuesMs: number
  readonly parseMs: number
}

/** The real clock, stopped: gold statements use the server's, which is the same day. */
export function stoppedClock(): Clock {
  return { now: new Date().toISOString(), timeZone: 'UTC' }
}

/** One question through value look-up and parser. */
export async function ask(
  parser: Parser,
  text: string,
  catalog: Catalog,
  connection: Connection | null,
  clock: Clock,
): Promise<Asked> {
  const start = performance.now()
  const values = await parser.findValues(text, catalog, connection)
  const found = performance.now()
  const outcome = parser.parse(text, catalog, values, clock)
  return { outcome, values, valuesMs: found - start, parseMs: performance.now() - found }
}
