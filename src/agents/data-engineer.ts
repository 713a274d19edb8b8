import type { Connection } from '../database/connection.js'
import type { Snapshot } from '../database/snapshot.js'
import { brief as briefFrom } from '../linking/brief.js'
import type { Briefing } from '../linking/briefing.js'
import type { Clock } from '../linking/calendar.js'
import type { Catalog } from '../linking/catalog.js'
import { findDates } from '../linking/dates.js'
import { findValues } from '../linking/values.js'

/** What a prompt may spend on the schema; more is linked down. */
const schemaTokenBudget = 6000

/** The data engineer: picks tables, columns, join paths, values and dates, and names what it could not ground. */
export async function brief(
  question: string,
  { snapshot, catalog }: { readonly snapshot: Snapshot; readonly catalog: Catalog },
  connection: Connection | null,
  clock: Clock,
  signal: AbortSignal,
): Promise<Briefing> {
  const values = await findValues(question, catalog, connection, signal)
  const dates = findDates(question, clock)
  return briefFrom(question, catalog, snapshot, values, dates, { maxTokens: schemaTokenBudget })
}
