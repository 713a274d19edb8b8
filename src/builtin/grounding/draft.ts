import type { Catalog, CatalogColumn } from '../../linking/catalog.js'
import type { Link } from '../../linking/link.js'
import type { Form } from '../grammar/form.js'
import type { RowOrder, Slot } from '../grammar/sketch.js'
import type { Unit } from '../grammar/units.js'
import type { TimeGrain } from '../planning/plan.js'
import type { Matching } from './matching.js'
import type { Condition, Having, KeySpec, MeasureSpec, Need, Output, Rank, Spec } from './spec.js'
import { Ungrounded } from './ungrounded.js'

/** What is being gathered while a sketch is read; lives for one reading only. */
export interface Draft {
  readonly catalog: Catalog
  readonly links: ReadonlyMap<Slot, Link>
  readonly outputs: Output[]
  readonly groups: KeySpec[]
  /** Periods to group by whose date is still to be found. */
  readonly lateKeys: { readonly place: number; readonly grain: TimeGrain }[]
  /** Periods to show whose date is still to be found. */
  readonly latePeriods: {
    readonly place: number
    readonly grain: TimeGrain
    readonly directive: boolean
  }[]
  /** Places of what is shown as "the date": the day where it is ranked by how much there was on it. */
  readonly dateOutputs: { readonly place: number; readonly as: KeySpec }[]
  /** Dates that conditions are about. */
  readonly dated: CatalogColumn[]
  /** Dates taken only because every row has them; the question names none. */
  readonly begun: Set<CatalogColumn>
  /** Named rows whose condition is there already. */
  readonly spokenValues: Set<Slot>
  /** What amounts are to be written in. */
  readonly units: Unit[]
  readonly conditions: Condition[]
  readonly requires: Need[]
  readonly orders: { by: KeySpec | MeasureSpec; descending: boolean }[]
  readonly having: Having[]
  readonly notes: string[]
  readonly hintTables: Set<string>
  readonly hintStems: Set<string>
  /** Stems of the verbs read so far, latest first: "hired in 2020" is about a hire date. */
  verbs: string[]
  /** The verb read last and where it ended. */
  lastVerb: { readonly stem: string; readonly end: number; readonly text: string } | null
  rank: Rank | null
  /** Extremes whose measure is still to come. */
  pending: {
    readonly limit: number
    readonly descending: boolean
    readonly word: string
    readonly hints?: readonly string[]
  } | null
  /** A number of rows is to be averaged over the periods told. */
  averaged: boolean
  /** Somewhere it is said by what the superlative is measured: "… by capacity". */
  gauged: boolean
  /** What the revenue that is spoken of is made with. */
  made: string | null
  target: string | null
  near: string | null
  /** Within an absence, the table whose rows lack it: "trainers who gave no class last month". */
  absentFrom?: string
  distinct: boolean
  orderOnly: RowOrder | null
  form: Form
  /** How many conditions there were when a ratio was read. */
  sealed: number | null
  /** How values are compared with what is stored. */
  readonly matching: Matching
  /** The periods that are compared with the one before. */
  period: TimeGrain | null
  both: Spec['both']
  /** How many conditions there were when two sides of far rows were told: what follows may be of either. */
  sided: number | null
  or: boolean
  /** The column of the last comparison: "… or smaller than 500" is about it too. */
  compared: CatalogColumn | null
  /** What makes this reading less likely than its words alone. */
  penalty: number
  /** Conditions of the last counted noun: what follows it may narrow it. */
  openHaving: Condition[] | null
  /** The same where amounts are added up: what follows must narrow what is added. */
  openAmount: Condition[] | null
  /** What was said before the noun counted last: "male" of "male patients". */
  countedOwn: readonly Condition[]
  /** How many conditions there were before it was counted: what came since narrows it. */
  countedFrom: number
  /** "orders per month", "patients by city": things split up are counted. */
  tallies: boolean
  /** "gold medals": the column whose value is named with its noun. */
  kind: CatalogColumn | null
  /** "signups", "arrivals": the date of what happened, spoken of as the thing to show. */
  event: CatalogColumn | null
  /** "per trip": said of one thing that may be the row itself. */
  perRow: boolean
  /** A list was asked for in so many words: "show", "which". */
  lists: boolean
  /** Something is to be split up: by what has to be said. */
  tally: boolean
  /** How each entity came in: "of" it, or "with" it. */
  readonly rowsOf: Set<string>
  /** Entities after "of" or "in": they may restrict or only describe. */
  readonly looseRequires: Set<string>
}

/** A draft in which nothing has been read yet. */
export function emptyDraft(catalog: Catalog, links: ReadonlyMap<Slot, Link>, matching: Matching): Draft {
  return {
    catalog,
    matching,
    links,
    outputs: [],
    groups: [],
    lateKeys: [],
    latePeriods: [],
    dateOutputs: [],
    dated: [],
    begun: new Set(),
    units: [],
    spokenValues: new Set(),
    conditions: [],
    requires: [],
    orders: [],
    having: [],
    notes: [],
    hintTables: new Set(),
    hintStems: new Set(),
    verbs: [],
    lastVerb: null,
    rank: null,
    pending: null,
    averaged: false,
    gauged: false,
    made: null,
    target: null,
    near: null,
    distinct: false,
    orderOnly: null,
    form: { percent: null, digits: null },
    sealed: null,
    period: null,
    both: null,
    sided: null,
    or: false,
    compared: null,
    penalty: 0,
    openHaving: null,
    openAmount: null,
    countedOwn: [],
    countedFrom: 0,
    tallies: false,
    kind: null,
    event: null,
    tally: false,
    lists: false,
    perRow: false,
    rowsOf: new Set(),
    looseRequires: new Set(),
  }
}

/** What this reading takes a slot to name. @throws {Ungrounded} when it says nothing of it. */
export function linkOf(draft: Draft, slot: Slot): Link {
  const link = draft.links.get(slot)
  if (!link) throw new Ungrounded(`'${slot.text}' is not linked`, [slot.text])
  return link
}

/** The column that a slot names, or that holds the value it names. @throws {Ungrounded} when it names a table. */
export function columnOf(draft: Draft, slot: Slot): CatalogColumn {
  const link = linkOf(draft, slot)
  const column = link.kind === 'table' ? undefined : draft.catalog.columnById.get(link.column)
  if (!column) throw new Ungrounded(`'${slot.text}' names a table where a column is needed`, [slot.text])
  return column
}
