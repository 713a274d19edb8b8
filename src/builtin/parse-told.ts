import type { ValueMatch } from '../linking/briefing.js'
import type { Clock } from '../linking/calendar.js'
import type { Catalog } from '../linking/catalog.js'
import { applyDefinitions, type TermDefinition } from '../linking/definitions.js'
import type { Outcome } from './outcome.js'
import { parse } from './parse.js'
import { toldDefinitions } from './questions/told-definitions.js'

/** A question read with the user's own words. */
export interface ParsedTold {
  /** The question with what was meant in place of the words told. */
  readonly meant: string
  readonly outcome: Outcome
  readonly used: readonly TermDefinition[]
}

/** `parse`, with the user's own words in their meaning, but for those that the question itself defines. */
export function parseTold(
  question: string,
  definitions: readonly TermDefinition[],
  catalog: Catalog,
  values: readonly ValueMatch[],
  clock: Clock,
): ParsedTold {
  const told = applyDefinitions(question, toldDefinitions(notDefinedIn(question, definitions)))
  return { meant: told.question, outcome: parse(told.question, catalog, values, clock), used: told.used }
}

/** "Delay means actual minus planned": what the question itself defines is not what was told before. */
function notDefinedIn(question: string, definitions: readonly TermDefinition[]): readonly TermDefinition[] {
  const asked = question.toLowerCase()
  return definitions.filter(({ term }) => {
    const said = term.toLowerCase()
    return [' means ', ' = ', ' is defined as '].every((verb) => !asked.includes(said + verb))
  })
}
