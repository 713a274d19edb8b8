import type { Outcome } from '../../../src/builtin/outcome.js'
import { parse } from '../../../src/builtin/parse.js'
import type { Catalog } from '../../../src/linking/catalog.js'
import { findValues } from '../../../src/linking/values.js'

export const clock = { now: '2025-06-15T12:00:00Z', timeZone: 'UTC' }

/** What the built-in model makes of a question over a catalogue alone. */
export async function ask(question: string, catalog: Catalog): Promise<Outcome> {
  return parse(question, catalog, await findValues(question, catalog, null), clock)
}

/** Everything a user sees of an outcome, for comparing byte by byte. */
export function seen(outcome: Outcome): string {
  if (outcome.kind !== 'answer') return JSON.stringify(outcome, null, 1)
  const { plan: _, spec: __, pieces: ___, ...rest } = outcome
  return JSON.stringify(rest, null, 1)
}
