import type { Clock } from '../../../linking/calendar.js'
import type { Catalog } from '../../../linking/catalog.js'
import type { SchemaReader } from '../instructions.js'
import { toldAmount } from './told-amounts.js'
import { toldDate } from './told-dates.js'
import { toldFact } from './told-facts.js'
import { toldKind, toldMeasure, toldScope } from './told-measures.js'
import { toldSpan } from './told-spans.js'
import { toldState } from './told-state.js'

/** Amounts of many rows are added up. */
const totals = /\b(?:total|sum of|per|each|every|how much)\b/i

/** Reads what instructions say over one schema, at the time of the clock. */
export function schemaReader(schema: Catalog, question: string, clock: Clock): SchemaReader {
  let place = 0
  const catalog = { ...schema, clock }
  const asked = question.split(/[.?!]\s|\n/)[0] ?? ''
  return {
    state: (sentence) => toldState(sentence, catalog),
    kind: (sentence) => toldKind(sentence, `${++place}`, catalog),
    measure: (sentence) => toldMeasure(sentence, `${++place}`, catalog, totals.test(asked)),
    scope: (sentence) => toldScope(sentence, catalog),
    span: (sentence) => toldSpan(sentence, catalog),
    amount: (sentence) => toldAmount(sentence, question, catalog),
    fact: (sentence) => toldFact(sentence, question, catalog),
    date: (sentence) => toldDate(sentence, catalog)?.id ?? null,
  }
}
