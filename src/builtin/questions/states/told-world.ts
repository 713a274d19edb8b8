import type { Clock } from '../../../linking/calendar.js'
import type { Catalog } from '../../../linking/catalog.js'

/** The schema that instructions are read over, and when they were given. */
export type ToldWorld = Catalog & { readonly clock: Clock }
