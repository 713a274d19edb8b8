import type { Catalog } from '../../../linking/catalog.js'
import type { SchemaReader } from '../instructions.js'
import { toldDate } from './told-dates.js'
import { toldMeasure, toldScope } from './told-measures.js'
import { toldState } from './told-state.js'

/** Reads what instructions say over one schema. */
export function schemaReader(catalog: Catalog): SchemaReader {
  let place = 0
  return {
    state: (sentence) => toldState(sentence, catalog),
    measure: (sentence) => toldMeasure(sentence, `${++place}`, catalog),
    scope: (sentence) => toldScope(sentence, `${++place}`, catalog),
    date: (sentence) => toldDate(sentence, catalog)?.id ?? null,
  }
}
