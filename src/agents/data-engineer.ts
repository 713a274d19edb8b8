import type { Connection } from '../database/connection.js'
import type { Snapshot } from '../database/snapshot.js'
import { brief as briefFrom } from '../linking/brief.js'
import type { Briefing } from '../linking/briefing.js'
import type { Clock } from '../linking/calendar.js'
import type { Catalog } from '../linking/catalog.js'
import { findDates } from '../linking/dates.js'
import { applyDefinitions, type TermDefinition } from '../linking/definitions.js'
import { type Example, similarExamples } from '../linking/examples.js'
import { findValues } from '../linking/values.js'
import { hintedNames } from './hinted-names.js'

/** What a prompt may spend on the schema; more is linked down. */
const schemaTokenBudget = 6000

const exampleLimits = { most: 3, maxTokens: 600 } as const

/** What is known of the database before any question. */
interface Known {
  readonly snapshot: Snapshot
  readonly catalog: Catalog
  /** The user's own words for this database. */
  readonly definitions: readonly TermDefinition[]
  /** Questions with the SQL that a person says is right. */
  readonly verified: readonly Example[]
}

/** The data engineer: picks tables, columns, join paths, values and dates, and names what it could not ground. */
export async function brief(
  question: string,
  { snapshot, catalog, definitions, verified }: Known,
  connection: Connection | null,
  clock: Clock,
  signal: AbortSignal,
  maxTokens: number = schemaTokenBudget,
): Promise<Briefing> {
  // A defined term may stand for a stored value as well as for a name.
  const choices = definitions.filter(({ settles }) => settles)
  const words = definitions.filter(({ settles }) => !settles)
  const meant = applyDefinitions(question, words)
  const values = await findValues(meant.question, catalog, connection, signal)
  const dates = findDates(meant.question, clock)
  const examples = similarExamples(meant.question, verified, catalog, exampleLimits).map((example) => ({
    question: example.question,
    sql: example.sql,
  }))
  const options = { maxTokens, definitions: meant.used, examples, hints: hintedNames(meant.question) }
  const briefed = briefFrom(meant.question, catalog, snapshot, values, dates, options)
  return { ...briefed, ...(choices.length > 0 && { choices }), question }
}
