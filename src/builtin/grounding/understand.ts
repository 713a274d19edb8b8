import { type Catalog, type CatalogColumn, isTemporal, isYear, mustTable } from '../../linking/catalog.js'
import type { Link } from '../../linking/link.js'
import { stem } from '../../linking/stem.js'
import type { Form } from '../grammar/form.js'
import type { Extreme, Filter, Formula, Noun, Piece, Sketch, Slot, Term } from '../grammar/sketch.js'
import { factorTo, type Unit } from '../grammar/units.js'
import type { TimeGrain } from '../planning/plan.js'
import type { Assignment } from './assign.js'
import { addBothSides } from './both-conditions.js'
import { degreeColumn, toOneTables } from './choose-column.js'
import { conditionOf } from './conditions.js'
import { checkNew, dateKey } from './date-key.js'
import { formulaSpec, placeSpec } from './formula.js'
import { asStored, type Matching } from './matching.js'
import { moneyMeasure } from './money.js'
import { ratioSpec } from './ratio.js'
import { tableIdOf } from './reach.js'
import { settleUnits } from './settle-units.js'
import { spanSpec } from './span.js'
import {
  type Condition,
  type Having,
  isMeasure,
  type KeySpec,
  type MeasureSpec,
  type Need,
  type Output,
  type Rank,
  type RatioSpec,
  type Spec,
  tableOfSpec,
  Ungrounded,
} from './spec.js'
import { settleTrend, trendSpec } from './trend.js'

/** What is being gathered while a sketch is read; lives for one reading only. */
export interface Draft {
  readonly catalog: Catalog
  readonly links: ReadonlyMap<Slot, Link>
  readonly outputs: Output[]
  readonly groups: KeySpec[]
  /** Periods to group by whose date is still to be found. */
  readonly lateKeys: { readonly place: number; readonly grain: TimeGrain }[]
  /** Dates that conditions are about. */
  readonly dated: CatalogColumn[]
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
  pending: { readonly limit: number; readonly descending: boolean; readonly word: string } | null
  target: string | null
  near: string | null
  distinct: boolean
  orderOnly: { readonly descending: boolean } | null
  form: Form
  /** How many conditions there were when a ratio was read. */
  sealed: number | null
  /** How values are compared with what is stored. */
  readonly matching: Matching
  /** The periods that are compared with the one before. */
  period: TimeGrain | null
  both: { readonly left: readonly Condition[]; readonly right: readonly Condition[] } | null
  or: boolean
  /** The column of the last comparison: "… or smaller than 500" is about it too. */
  compared: CatalogColumn | null
  /** What makes this reading less likely than its words alone. */
  penalty: number
  /** Conditions of the last counted noun: what follows it may narrow it. */
  openHaving: Condition[] | null
  /** "orders per month", "patients by city": things split up are counted. */
  tallies: boolean
  /** Something is to be split up: by what has to be said. */
  tally: boolean
  /** Measures named by "how many of X": their entity. */
  readonly excluded: Set<string>
  /** How each entity came in: "of" it, or "with" it. */
  readonly rowsOf: Set<string>
  /** Entities after "of" or "in": they may restrict or only describe. */
  readonly looseRequires: Set<string>
}

/** The spec of a sketch under one assignment. @throws {Ungrounded} when the reading makes no query. */
export function understand(
  sketch: Sketch,
  assignment: Assignment,
  catalog: Catalog,
  matching: Matching = asStored,
): Spec {
  const draft: Draft = {
    catalog,
    matching,
    links: assignment.links,
    outputs: [],
    groups: [],
    lateKeys: [],
    dated: [],
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
    target: null,
    near: null,
    distinct: false,
    orderOnly: null,
    form: { percent: null, digits: null },
    sealed: null,
    period: null,
    both: null,
    or: false,
    compared: null,
    penalty: 0,
    openHaving: null,
    tallies: false,
    tally: false,
    excluded: new Set(),
    rowsOf: new Set(),
    looseRequires: new Set(),
  }
  if (hasNew(sketch)) draft.verbs.push('new')
  draft.target = mainTable(sketch, draft)
  draft.near = draft.target
  const first = sketch.pieces.find((piece) => piece.kind === 'ask')
  for (const [at, piece] of sketch.pieces.entries()) {
    const later = piece.kind === 'ask' && first?.kind === 'ask' && piece.sentence > first.sentence
    readPiece(draft, piece, sketch.pieces, at, later)
  }
  return finish(draft)
}

function hasNew(sketch: Sketch): boolean {
  let found = false
  JSON.stringify(sketch, (key, value: unknown) => {
    if (key === 'links') return undefined
    if (value && typeof value === 'object' && 'kind' in value && value.kind === 'new') found = true
    return value
  })
  return found
}

export function linkOf(draft: Draft, slot: Slot): Link {
  const link = draft.links.get(slot)
  if (!link) throw new Ungrounded(`'${slot.text}' is not linked`, [slot.text])
  return link
}

export function columnOf(draft: Draft, slot: Slot): CatalogColumn {
  const link = linkOf(draft, slot)
  const column = link.kind === 'table' ? undefined : draft.catalog.columnById.get(link.column)
  if (!column) throw new Ungrounded(`'${slot.text}' names a table where a column is needed`, [slot.text])
  return column
}

/** The table the question is about: what is counted, else the first thing asked or the noun it is of. */
function mainTable(sketch: Sketch, draft: Draft): string {
  for (const piece of sketch.pieces) {
    if (piece.kind !== 'ask') continue
    for (const term of piece.terms) {
      const slot = slotOf(term)
      if (slot) return mainOf(sketch, piece, term, slot, draft)
    }
  }
  for (const piece of sketch.pieces) {
    if (piece.kind === 'entity') return tableIdOf(linkOf(draft, piece.noun.slot))
    const key = piece.kind === 'group' ? piece.terms[0] : undefined
    const slot = key ? slotOf(key) : null
    if (slot) return tableIdOf(linkOf(draft, slot))
  }
  throw new Ungrounded('the question asks for nothing')
}

function mainOf(sketch: Sketch, ask: Piece, term: Term, slot: Slot, draft: Draft): string {
  const link = linkOf(draft, slot)
  if (link.kind === 'table' || term.kind === 'count') return tableIdOf(link)
  if (link.kind === 'value') return valueEntity(draft, slot)
  const next = sketch.pieces
    .slice(sketch.pieces.indexOf(ask) + 1)
    .find((piece) => piece.kind !== 'ask' && piece.kind !== 'and')
  if (next?.kind === 'entity' && term.kind === 'noun') {
    const owner = linkOf(draft, next.noun.slot)
    if (
      owner.kind === 'table' &&
      ['of', 'for', 'from', 'in', 'across', 'among', 'at', 'on'].includes(next.preposition)
    )
      return owner.table
    if (owner.kind === 'value' && next.preposition === 'of') return valueEntity(draft, next.noun.slot)
  }
  return tableIdOf(link)
}

function slotOf(term: Term): Slot | null {
  switch (term.kind) {
    case 'noun':
    case 'count':
      return term.noun.slot
    case 'aggregate':
      return slotOf(term.of)
    case 'span':
      return term.to ?? term.from
    case 'trend':
      return slotOf(term.of)
    case 'place':
      return slotOf(term.by)
    case 'formula':
      return slotOfFormula(term.of)
    case 'ratio':
      return slotOf(term.over.term)
    case 'grain':
    case 'measured':
      return term.noun?.slot ?? null
    case 'same':
    case 'money':
      return null
    default:
      return term satisfies never
  }
}

function slotOfFormula(of: Formula): Slot | null {
  if (of.kind === 'number') return null
  return of.kind === 'clause' ? slotOf(of.clause.term) : (slotOfFormula(of.left) ?? slotOfFormula(of.right))
}

/** "beverages": rows of the child table when the value is its parent's title, else of the value's own table. */
export function valueEntity(draft: Draft, slot: Slot): string {
  const column = columnOf(draft, slot)
  const table = mustTable(draft.catalog, column.table)
  if (!table.titles.some((title) => title.id === column.id)) return table.id
  const children = (draft.catalog.edgesOf.get(table.id) ?? []).filter(
    (edge) =>
      edge.to.table === table.id &&
      edge.from.table !== table.id &&
      !draft.catalog.tableById.get(edge.from.table)?.isLink,
  )
  const owners = new Set(children.map((edge) => edge.from.table))
  return owners.size === 1 ? ([...owners][0] as string) : table.id
}

export function readPiece(
  draft: Draft,
  piece: Piece,
  all: readonly Piece[],
  at: number,
  directive: boolean,
): void {
  switch (piece.kind) {
    case 'ask':
      draft.openHaving = null
      for (const term of piece.terms) readAsk(draft, term, piece.head, directive)
      break
    case 'entity':
      readEntity(draft, piece.noun, piece.preposition)
      break
    case 'filter':
      if (piece.filter.kind === 'value' && piece.filter.all) addBoth(draft, piece.filter)
      else {
        stateThenDate(draft, piece, all[at + 1])
        addCondition(draft, conditionOf(draft, piece.filter))
      }
      break
    case 'group':
      for (const term of piece.terms) readGroup(draft, term)
      if (piece.word !== 'each' && piece.word !== 'every') draft.tallies = true
      break
    case 'order':
      if (piece.term === null) draft.orderOnly = { descending: piece.descending }
      else draft.orders.push({ by: specOf(draft, piece.term), descending: piece.descending })
      break
    case 'extreme':
      readExtreme(draft, piece.extreme, null)
      break
    case 'having':
      readHaving(draft, piece, all, at)
      break
    case 'without':
      readWithout(draft, piece.pieces)
      break
    case 'verb':
      readVerb(draft, piece.text, piece.stem, piece.light)
      draft.lastVerb = { stem: piece.stem, end: piece.end, text: piece.text }
      break
    case 'or':
      draft.or = true
      break
    case 'unit':
      draft.units.push(piece.unit)
      break
    case 'distinct':
      draft.distinct = true
      break
    case 'and':
      draft.openHaving = null
      break
    case 'stop':
      break
    case 'period':
      draft.period = piece.grain
      break
    case 'form':
      draft.form = { percent: piece.percent ?? draft.form.percent, digits: piece.digits ?? draft.form.digits }
      break
    case 'both':
      addBothSides(draft, piece)
      break
    default:
      piece satisfies never
  }
}

/** "shipped in 2023" is about the shipping date, not about any shipped thing and another date. */
function stateThenDate(
  draft: Draft,
  piece: Extract<Piece, { kind: 'filter' }>,
  next: Piece | undefined,
): void {
  if (
    piece.filter.kind !== 'flag' ||
    next?.kind !== 'filter' ||
    next.filter.kind !== 'date' ||
    next.filter.column
  )
    return
  if (columnOf(draft, piece.filter.slot).kind !== 'boolean')
    throw new Ungrounded(`'${piece.filter.slot.text}' says which date is meant`)
}

/** Each of the values has a row of its own. */
function addBoth(draft: Draft, filter: Extract<Filter, { kind: 'value' }>): void {
  const from = draft.target
  if (from === null || draft.or) throw new Ungrounded('"both" of what?', ['both'])
  for (const slot of [filter.slot, ...filter.more]) {
    const condition = conditionOf(draft, { ...filter, slot, more: [], all: false })
    const once = new Set(toOneTables(draft.catalog, from, 3).map((table) => table.id))
    if (condition.needs.every((need) => once.has(need.table))) {
      draft.both = {
        left: [...(draft.both?.left ?? []), ...(draft.both ? [] : [condition])],
        right: draft.both ? [condition] : [],
      }
      continue
    }
    draft.conditions.push({
      needs: [],
      make: condition.make,
      text: condition.text,
      related: {
        from,
        needs: [...draft.requires, ...condition.needs],
        conditions: [condition],
        negated: false,
      },
    })
  }
  draft.requires.splice(0, draft.requires.length, ...draft.requires.filter((need) => need.table === from))
}

export function addCondition(draft: Draft, condition: Condition): void {
  const own =
    draft.openHaving !== null &&
    draft.having.length > 0 &&
    condition.related === null &&
    condition.needs.every((need) => need.table === draft.having.at(-1)?.table)
  if (own && !draft.or && draft.target !== draft.having.at(-1)?.table) {
    draft.openHaving?.push(condition)
    return
  }
  const last = draft.conditions.at(-1)
  if (draft.or && last && last.related === null && condition.related === null) {
    draft.conditions[draft.conditions.length - 1] = {
      needs: [...last.needs, ...condition.needs],
      make: (ref) => ({ kind: 'or', of: [last.make(ref), condition.make(ref)] }),
      text: `${last.text} or ${condition.text}`,
      related: null,
    }
  } else if (draft.or) throw new Ungrounded('"or" joins things that are not both conditions', ['or'])
  else if (!saidBefore(draft.conditions, condition)) draft.conditions.push(condition)
  draft.or = false
}

/** A definition may repeat what the question says: once is enough. */
function saidBefore(conditions: readonly Condition[], condition: Condition): boolean {
  const where = (each: Condition) => each.needs.map((need) => need.table).join()
  return (
    condition.related === null &&
    conditions.some(
      (each) => each.related === null && each.text === condition.text && where(each) === where(condition),
    )
  )
}

function readAsk(draft: Draft, term: Term, head: 'list' | 'count' | 'tally', directive: boolean): void {
  const measured = term.kind === 'trend' ? term.of : term
  const aggregated =
    measured.kind === 'aggregate' && measured.of.kind === 'noun' && measured.of.noun.pre.length > 0
      ? measured.of.noun
      : null
  const noun = measured.kind === 'noun' || measured.kind === 'count' ? measured.noun : aggregated
  if (noun?.distinct && term.kind === 'noun') draft.distinct = true
  const named = specOf(draft, term)
  const spec = head === 'tally' ? tallied(draft, named) : named
  draft.outputs.push({ ...spec, directive })
  if (noun) readModifiers(draft, noun, spec)
  if (!directive || head === 'count') draft.near = tableOfSpec(spec)
}

/** "How are members spread over cities" counts members; "the distribution of ratings" counts rows by rating. */
function tallied(draft: Draft, spec: KeySpec | MeasureSpec): KeySpec | MeasureSpec {
  draft.tallies = true
  draft.tally = true
  if (isMeasure(spec)) return spec
  if (spec.kind === 'entity') return { kind: 'countRows', table: spec.table }
  if (spec.kind === 'column' && spec.column.kind !== 'number')
    throw new Ungrounded(`what of each ${spec.column.words.join(' ')} is meant is not clear`)
  return spec
}

/** A term as something to show, group or order by. */
export function specOf(draft: Draft, term: Term): KeySpec | MeasureSpec {
  switch (term.kind) {
    case 'noun':
      return nounSpec(draft, term.noun)
    case 'count': {
      const link = linkOf(draft, term.noun.slot)
      if (link.kind === 'value') {
        addCondition(
          draft,
          conditionOf(draft, { kind: 'value', slot: term.noun.slot, column: null, negated: false, more: [] }),
        )
        return { kind: 'countRows', table: valueEntity(draft, term.noun.slot) }
      }
      if (link.kind === 'table') {
        if (
          term.noun.distinct &&
          term.noun.slot.mention.links.some((other) => other.kind === 'column' && other.score >= 0.95)
        )
          draft.penalty += 0.45
        return { kind: 'countRows', table: link.table }
      }
      const column = columnOf(draft, term.noun.slot)
      if (isTemporal(column)) {
        if (/(?:ed|id|wn|en|lt|nt|ld)$/.test(term.noun.slot.text.toLowerCase()))
          throw new Ungrounded(`'${term.noun.slot.text}' is no thing to count`, [term.noun.slot.text])
        draft.verbs = [...column.words.map(stem), ...draft.verbs]
        draft.notes.push(`'${term.noun.slot.text}' counted as rows with a ${column.words.join(' ')}`)
        return { kind: 'countRows', table: column.table }
      }
      if (column.kind === 'number' && column.role === 'measure' && !column.lemmas.includes('year'))
        return { kind: 'aggregate', fn: 'sum', column }
      if (column.kind === 'boolean')
        throw new Ungrounded(`'${term.noun.slot.text}' is a yes or no, not a thing to count`, [
          term.noun.slot.text,
        ])
      return { kind: 'countValues', column }
    }
    case 'aggregate': {
      if (term.of.kind !== 'noun') throw new Ungrounded('an average of counts is not read yet', ['average'])
      return { kind: 'aggregate', fn: term.fn, column: columnOf(draft, term.of.noun.slot) }
    }
    case 'measured':
      return measuredSpec(draft, term)
    case 'money':
      return moneyMeasure.spec(draft, term.word, term.fn)
    case 'same': {
      const having = draft.having[0]
      const rank = draft.rank?.by
      if (rank && isMeasure(rank)) return rank
      if (having)
        return having.distinctColumn
          ? { kind: 'countValues', column: having.distinctColumn }
          : { kind: 'countRows', table: having.table }
      const measure = draft.outputs.find(isMeasure)
      if (measure && isMeasure(measure)) return measure
      throw new Ungrounded('no number was spoken of before')
    }
    case 'grain': {
      const group = draft.groups.find((each) => each.kind === 'grain' && each.grain === term.grain)
      if (group) return group
      const late = draft.lateKeys.find((each) => each.grain === term.grain)
      if (late) {
        draft.lateKeys.splice(draft.lateKeys.indexOf(late), 1)
        draft.groups.splice(late.place, 0, dateKey(draft, term.grain))
        return draft.groups[late.place] as KeySpec
      }
      if (draft.period === term.grain) {
        draft.groups.push(dateKey(draft, term.grain))
        return draft.groups.at(-1) as KeySpec
      }
      throw new Ungrounded(`'${term.grain}' stands for no column`, [term.grain])
    }
    case 'span':
      return spanSpec(draft, term)
    case 'trend':
      return trendSpec(draft, term)
    case 'place':
      return placeSpec(draft, term)
    case 'formula':
      // Told apart by its own signs, a ratio in an expression is narrowed by whatever narrows the question.
      if (term.of.kind === 'clause' && term.of.clause.term.kind === 'ratio')
        return toldRatio(draft, ratioSpec(draft, term.of.clause.term))
      return formulaSpec(draft, term)
    case 'ratio':
      return sealed(draft, ratioSpec(draft, term))
    default:
      return term satisfies never
  }
}

/** What narrows one side of a ratio of different things may or may not narrow the other. */
function toldRatio(draft: Draft, ratio: RatioSpec): RatioSpec {
  if (tableOfSpec(ratio.over.measure) !== tableOfSpec(ratio.under.measure)) draft.sealed = 0
  return ratio
}

/** "how long is a class": the one column of classes that the word may be about. */
function measuredSpec(draft: Draft, term: Extract<Term, { kind: 'measured' }>): KeySpec | MeasureSpec {
  const link = term.noun ? linkOf(draft, term.noun.slot) : null
  if (term.noun && link?.kind === 'value' && !draft.spokenValues.has(term.noun.slot)) {
    addCondition(
      draft,
      conditionOf(draft, { kind: 'value', slot: term.noun.slot, column: null, negated: false, more: [] }),
    )
    draft.spokenValues.add(term.noun.slot)
  }
  const table = link ? tableIdOf(link) : (draft.near ?? draft.target)
  if (table === null) throw new Ungrounded(`'${term.word}' of what?`, [term.word])
  const column = degreeColumn(draft.catalog, table, term.hints, term.word)
  if (column.kind !== 'number') throw new Ungrounded(`${column.words.join(' ')} is not a number`, [term.word])
  if (column.table !== table)
    throw new Ungrounded(
      `nothing in ${mustTable(draft.catalog, table).words.join(' ')} says what '${term.word}' is measured by`,
      [term.word],
    )
  draft.notes.push(`'${term.word}' read as ${column.words.join(' ')}`)
  draft.rowsOf.add(table)
  if (term.noun && link?.kind === 'table' && term.fn !== null)
    readModifiers(draft, term.noun, { kind: 'entity', table })
  const factor = term.unit ? factorTo(column, term.unit) : 1
  if (term.fn !== null) return { kind: 'aggregate', fn: term.fn, column, factor }
  if (factor !== 1) throw new Ungrounded(`${column.words.join(' ')} is not in ${term.word}`, [term.word])
  return { kind: 'column', column }
}

/** Whatever narrows a ratio is part of it; what comes later would change one side only. */
function sealed(draft: Draft, ratio: RatioSpec): RatioSpec {
  draft.sealed = draft.conditions.length + draft.having.length
  return ratio
}

function nounSpec(draft: Draft, noun: Noun): KeySpec | MeasureSpec {
  const link = linkOf(draft, noun.slot)
  if (link.kind === 'table') return { kind: 'entity', table: link.table, named: link.reason === 'title' }
  if (link.kind === 'value') {
    addCondition(
      draft,
      conditionOf(draft, { kind: 'value', slot: noun.slot, column: null, negated: false, more: [] }),
    )
    return { kind: 'entity', table: valueEntity(draft, noun.slot) }
  }
  const column = columnOf(draft, noun.slot)
  const added =
    /^(?:total|overall|combined)\s/i.test(noun.slot.text) &&
    column.kind === 'number' &&
    column.role === 'measure' &&
    !column.lemmas.includes('total')
  if (added && draft.groups.length + draft.outputs.length > 0) return { kind: 'aggregate', fn: 'sum', column }
  return { kind: 'column', column }
}

function readModifiers(draft: Draft, noun: Noun, spec: KeySpec | MeasureSpec): void {
  const before = draft.near
  draft.near = tableOfSpec(spec)
  if (noun.owner) readEntity(draft, noun.owner, 'of')
  draft.near = tableOfSpec(spec)
  for (const filter of noun.pre) {
    if (filter.kind === 'new') continue
    const condition = conditionOf(draft, filter)
    const foreign = spec.kind === 'column' && condition.needs.some((need) => need.table !== spec.column.table)
    if (foreign && filter.kind === 'value')
      throw new Ungrounded(`'${filter.slot.text}' is no kind of ${noun.slot.text}`, [filter.slot.text])
    addCondition(draft, condition)
  }
  if (noun.extreme) readExtreme(draft, noun.extreme, spec)
  draft.near = before
}

function readEntity(draft: Draft, noun: Noun, preposition: string): void {
  const link = linkOf(draft, noun.slot)
  if (link.kind === 'value') {
    addCondition(
      draft,
      conditionOf(draft, { kind: 'value', slot: noun.slot, column: null, negated: false, more: [] }),
    )
    draft.near = valueEntity(draft, noun.slot)
    if (['of', 'for', 'from'].includes(preposition)) draft.rowsOf.add(draft.near)
    return
  }
  if (link.kind === 'column') {
    readColumnInPassing(draft, noun, columnOf(draft, noun.slot), preposition)
    return
  }
  if (['', ',', ':', 'show', 'list', 'give', 'return'].includes(preposition))
    throw new Ungrounded(`what is wanted of '${noun.slot.text}' is not clear`, [noun.slot.text])
  const spec: KeySpec = { kind: 'entity', table: link.table }
  if (draft.or) throw new Ungrounded('"or" joins two entities', ['or'])
  draft.requires.push({ table: link.table, near: draft.near })
  if (['of', 'in', 'for', 'at', 'from'].includes(preposition)) draft.looseRequires.add(link.table)
  if (!['with', 'have', 'has', 'having', 'had', 'contain', 'where', 'there'].includes(preposition))
    draft.rowsOf.add(link.table)
  readModifiers(draft, noun, spec)
  draft.near = link.table
}

/** "with a final exam": a flag that must hold; "with a minor": a column that must be filled. */
function readColumnInPassing(draft: Draft, noun: Noun, column: CatalogColumn, preposition: string): void {
  if (noun.extreme || noun.pre.length > 0)
    throw new Ungrounded(`'${noun.slot.text}' is a column, not a thing`, [noun.slot.text])
  if (column.kind === 'boolean') {
    addCondition(draft, conditionOf(draft, { kind: 'flag', slot: noun.slot, negated: false }))
    return
  }
  if (
    column.nullable &&
    ['with', 'have', 'has', 'having', 'had'].includes(preposition) &&
    !draft.outputs.some((output) => output.kind === 'column' && output.column.id === column.id)
  ) {
    draft.notes.push(`'${noun.slot.text}' read as: ${column.words.join(' ')} is filled`)
    addCondition(draft, {
      needs: [{ table: column.table, near: draft.near }],
      make: (ref) => ({ kind: 'null', of: ref(column), negated: true }),
      text: `with a ${column.words.join(' ')}`,
      related: null,
    })
    return
  }
  const shown = draft.outputs.some(
    (output) => (output.kind === 'column' || output.kind === 'aggregate') && output.column.id === column.id,
  )
  if (shown && ['of', 'for', 'in'].includes(preposition)) return
  throw new Ungrounded(`'${noun.slot.text}' is a column that nothing is said about`, [noun.slot.text])
}

function readGroup(draft: Draft, term: Term): void {
  if (term.kind === 'grain') {
    draft.tallies = true
    if (term.noun === null)
      draft.lateKeys.push({ place: draft.groups.length + draft.lateKeys.length, grain: term.grain })
    else draft.groups.push({ kind: 'grain', grain: term.grain, column: columnOf(draft, term.noun.slot) })
    return
  }
  const spec = specOf(draft, term)
  if (isMeasure(spec)) throw new Ungrounded('grouping by a measure')
  draft.groups.push(spec)
  if (term.kind === 'noun') readModifiers(draft, term.noun, spec)
}

/** Which date a month is of can be told only when all has been read. */
function addLateKeys(draft: Draft): void {
  for (const { place, grain } of draft.lateKeys) draft.groups.splice(place, 0, dateKey(draft, grain))
  checkNew(draft)
}

function readExtreme(draft: Draft, extreme: Extreme, on: KeySpec | MeasureSpec | null): void {
  if (extreme.by) {
    const by = summedRank(draft, specOf(draft, extreme.by), extreme)
    const waiting = draft.pending
    if (extreme.limit === 0 && !waiting) throw new Ungrounded('"by" a measure without a ranking', ['by'])
    if (draft.rank) throw new Ungrounded('two superlatives')
    draft.rank = {
      by,
      descending: extreme.word === 'by' ? (waiting?.descending ?? true) : extreme.descending,
      limit: waiting?.limit ?? Math.max(1, extreme.limit),
    }
    if (
      waiting &&
      extreme.word !== 'by' &&
      waiting.word !== 'top' &&
      waiting.descending !== extreme.descending &&
      waiting.word !== 'first'
    )
      throw new Ungrounded('two superlatives')
    draft.pending = null
    if (extreme.by.kind === 'noun' || extreme.by.kind === 'count') readModifiers(draft, extreme.by.noun, by)
    draft.near = tableOfSpec(by)
    return
  }
  if (draft.rank || draft.pending) throw new Ungrounded('two superlatives')
  if (extreme.word === 'common') {
    if (on?.kind !== 'column' && on?.kind !== 'entity')
      throw new Ungrounded('"most common" of what?', ['common'])
    draft.pending = { limit: extreme.limit, descending: extreme.descending, word: 'common' }
    return
  }
  const target = draft.target
  if (extreme.hints.length > 0 && (on || target)) {
    on ??= { kind: 'entity', table: target ?? '' }
    if (on.kind !== 'entity' && on.kind !== 'countRows')
      throw new Ungrounded(`'${extreme.word}' describes a column`, [extreme.word])
    const column = degreeColumn(draft.catalog, on.table, extreme.hints, extreme.word)
    const flips = (isTemporal(column) || isYear(column)) && !extreme.hints.includes('date:*')
    const descending = flips ? !extreme.descending : extreme.descending
    draft.notes.push(
      `'${extreme.word}' read as ${descending ? 'highest' : 'lowest'} ${column.words.join(' ')}`,
    )
    draft.rank = { by: { kind: 'column', column }, descending, limit: extreme.limit }
    return
  }
  draft.pending = { limit: extreme.limit, descending: extreme.descending, word: extreme.word }
}

/** "earned the most revenue", "top 3 customers by revenue": an amount of rows that each thing has many of is added up. */
function summedRank(draft: Draft, by: KeySpec | MeasureSpec, extreme: Extreme): KeySpec | MeasureSpec {
  const { target } = draft
  if (by.kind !== 'column' || by.column.kind !== 'number' || target === null) return by
  if (extreme.word !== 'most' && extreme.word !== 'by') return by
  if (toOneTables(draft.catalog, target).some((table) => table.id === by.column.table)) return by
  const words = by.column.words.join(' ')
  if (extreme.word === 'by' && !by.column.lemmas.some((word) => additive.has(word)))
    throw new Ungrounded(`which ${words} of each: the sum, the highest?`)
  draft.notes.push(`${words} is added up`)
  return { kind: 'aggregate', fn: 'sum', column: by.column }
}

function readHaving(
  draft: Draft,
  piece: Extract<Piece, { kind: 'having' }>,
  all: readonly Piece[],
  at: number,
): void {
  const link = linkOf(draft, piece.noun.slot)
  const follows = all.slice(at + 1).find((next) => next.kind !== 'verb' && next.kind !== 'stop')
  void follows
  const near = draft.near
  const mark = draft.conditions.length
  draft.near = tableIdOf(link)
  for (const filter of piece.noun.pre) addCondition(draft, conditionOf(draft, filter))
  const conditions = draft.conditions.splice(mark)
  draft.near = near
  if (link.kind === 'table') {
    draft.having.push({
      table: link.table,
      op: piece.op,
      amount: piece.amount,
      upper: piece.upper,
      distinctColumn: null,
      conditions,
    })
    draft.openHaving = conditions
    draft.near = link.table
    return
  }
  const column = columnOf(draft, piece.noun.slot)
  if (column.kind === 'number' && column.role === 'measure')
    throw new Ungrounded(`'${piece.noun.slot.text}' is an amount, not a thing to count`, [
      piece.noun.slot.text,
    ])
  draft.having.push({
    table: column.table,
    op: piece.op,
    amount: piece.amount,
    upper: piece.upper,
    distinctColumn: column,
    conditions,
  })
}

/** The rows for which nothing of the kind exists. */
function readWithout(draft: Draft, pieces: readonly Piece[]): void {
  const from = draft.target ?? draft.near
  if (from === null) throw new Ungrounded('"without" of nothing')
  const [first, ...rest] = pieces
  if (first?.kind !== 'entity') throw new Ungrounded('"without" what?')
  const link = linkOf(draft, first.noun.slot)
  if (link.kind === 'column') {
    const column = columnOf(draft, first.noun.slot)
    if (rest.length > 0) throw new Ungrounded('"without" a column and more')
    if (column.kind === 'boolean') {
      addCondition(draft, conditionOf(draft, { kind: 'flag', slot: first.noun.slot, negated: true }))
      return
    }
    if (!column.nullable && (column.nullFraction ?? 0) === 0)
      throw new Ungrounded(`every row has a ${column.words.join(' ')}`, [first.noun.slot.text])
    addCondition(draft, {
      needs: [{ table: column.table, near: draft.near }],
      make: (ref) => ({ kind: 'null', of: ref(column), negated: false }),
      text: `without ${column.words.join(' ')}`,
      related: null,
    })
    return
  }
  const inner: Draft = {
    ...draft,
    conditions: [],
    requires: [],
    or: false,
    near: tableIdOf(link),
    target: tableIdOf(link),
    outputs: [],
    having: [],
    groups: [],
  }
  if (link.kind === 'value')
    addCondition(
      inner,
      conditionOf(inner, { kind: 'value', slot: first.noun.slot, column: null, negated: false, more: [] }),
    )
  else inner.requires.push({ table: link.table, near: from })
  for (const filter of first.noun.pre) addCondition(inner, conditionOf(inner, filter))
  for (const [at, piece] of rest.entries()) readPiece(inner, piece, rest, at, false)
  const needs = [...inner.requires, ...inner.conditions.flatMap((condition) => condition.needs)]
  const text = `no ${[first.noun.slot.text, ...inner.conditions.slice(link.kind === 'value' ? 1 : 0).map((condition) => condition.text)].join(' with ')}`
  draft.conditions.push({
    needs: [],
    make: () => ({ kind: 'and', of: [] }),
    text,
    related: { from, needs, conditions: inner.conditions, negated: true },
  })
}

function readVerb(draft: Draft, text: string, stemmed: string, light: boolean): void {
  void text
  void light
  draft.verbs = [stemmed, ...draft.verbs]
  draft.hintStems.add(stemmed)
  for (const table of draft.catalog.tables)
    if (table.lemmas.some((word) => word === stemmed)) draft.hintTables.add(table.id)
}

function finish(draft: Draft): Spec {
  if (draft.or) throw new Ungrounded('"or" joins nothing', ['or'])
  const target = draft.target
  if (target === null) throw new Ungrounded('the question is about no table')
  if (draft.tally && draft.groups.length + draft.lateKeys.length === 0)
    throw new Ungrounded('nothing says what it is split by')
  if (draft.pending) {
    if (draft.pending.word !== 'common')
      throw new Ungrounded(`nothing says what '${draft.pending.word}' is measured by`, [draft.pending.word])
    draft.rank = {
      by: { kind: 'countRows', table: target },
      descending: draft.pending.descending,
      limit: draft.pending.limit,
    }
    for (const output of draft.outputs) {
      if (output.kind !== 'column' || !output.column.nullable || output.column.nullFraction === 0) continue
      const { column } = output
      draft.conditions.push({
        needs: [{ table: column.table, near: null }],
        make: (ref) => ({ kind: 'null', of: ref(column), negated: true }),
        text: `with a ${column.words.join(' ')}`,
        related: null,
      })
    }
  }
  if (draft.sealed !== null && draft.sealed !== draft.conditions.length + draft.having.length)
    throw new Ungrounded('a condition after a ratio')
  addLateKeys(draft)
  settleUnits(draft)
  settleTrend(draft)
  if (draft.both) draft.penalty += 0.15
  summed(draft)
  if (draft.orderOnly) draft.orders.push(...impliedOrder(draft, draft.orderOnly.descending))
  const formed = <S extends KeySpec | MeasureSpec>(each: S): S =>
    each.kind === 'ratio' && draft.form.percent !== null ? { ...each, percent: draft.form.percent } : each
  const rank = draft.rank && { ...draft.rank, by: formed(draft.rank.by) }
  const orders = draft.orders.map((order) => ({ ...order, by: formed(order.by) }))
  return {
    outputs: draft.outputs.map(formed),
    target,
    groups: draft.groups,
    conditions: draft.conditions,
    requires: draft.requires,
    rank,
    orders,
    having: draft.having,
    distinct: draft.distinct,
    rowsOf: draft.rowsOf,
    looseRequires: draft.looseRequires,
    penalty: draft.penalty,
    form: draft.form,
    both: draft.both,
    notes: draft.notes,
    hintTables: draft.hintTables,
    hintStems: draft.hintStems,
  }
}

/** "the total credits … in each program": a column that is itself a total is summed over the group. */
function summed(draft: Draft): void {
  const only = draft.outputs.length === 1 ? draft.outputs[0] : undefined
  const grouped =
    draft.groups.length > 0 &&
    only?.kind === 'entity' &&
    !draft.groups.some((group) => group.kind === 'entity' && group.table === only.table)
  if (grouped && only?.kind === 'entity' && !only.named && !draft.rank) {
    if (!draft.tallies) throw new Ungrounded('a list for each group, or how many in each?')
    draft.outputs[0] = { kind: 'countRows', table: only.table, directive: only.directive }
    return
  }
  if (draft.groups.length > 0 && !draft.rank && draft.outputs.some(isMeasure)) sumBeside(draft)
  if (draft.groups.length === 0 || draft.rank || draft.outputs.some(isMeasure)) return
  if (
    draft.groups.some((group) => group.kind === 'grain') &&
    draft.outputs.some((output) => output.kind === 'column' && isTemporal(output.column))
  )
    throw new Ungrounded('dates of each period are no answer')
  draft.outputs.forEach((output, at) => {
    if (
      output.kind !== 'column' ||
      draft.groups.some((group) => tableOfSpec(group) === output.column.table && group.kind === 'entity')
    )
      return
    if (
      draft.groups.some((group) => group.kind === 'column' && group.column.id === output.column.id) ||
      output.column.kind !== 'number'
    )
      return
    if (!output.column.lemmas.some((word) => additive.has(word)))
      throw new Ungrounded(`which ${output.column.words.join(' ')} of each group: the sum, the average?`)
    draft.outputs[at] = { kind: 'aggregate', fn: 'sum', column: output.column, directive: output.directive }
    draft.notes.push(`${output.column.words.join(' ')} is added up`)
  })
  nameGroups(draft)
}

/** "for each class, how long it lasts": beside the class it is of. */
function nameGroups(draft: Draft): void {
  const shown = draft.outputs.every((output) => output.kind === 'column')
  for (const group of shown ? draft.groups : []) {
    if (group.kind !== 'entity' || !draft.outputs.every((output) => tableOfSpec(output) === group.table))
      continue
    const titles = mustTable(draft.catalog, group.table).titles
    if (
      draft.outputs.some(
        (output) =>
          output.kind === 'column' &&
          (titles.some((title) => title.id === output.column.id) || output.column.unique),
      )
    )
      continue
    draft.outputs.unshift({
      kind: 'entity',
      table: group.table,
      directive: draft.outputs[0]?.directive ?? false,
    })
  }
}

/** "the number of claims and the amount claimed by cause": an amount beside a count is no further key. */
function sumBeside(draft: Draft): void {
  draft.outputs.forEach((output, at) => {
    if (
      output.kind !== 'column' ||
      output.column.kind !== 'number' ||
      output.column.role !== 'measure' ||
      isYear(output.column)
    )
      return
    if (
      draft.groups.some(
        (group) =>
          (group.kind === 'entity' && group.table === output.column.table) ||
          (group.kind === 'column' && (group.column.id === output.column.id || group.column.unique)),
      )
    )
      return
    if (!output.column.lemmas.some((word) => additive.has(word)))
      throw new Ungrounded(`which ${output.column.words.join(' ')} of each group: the sum, the average?`)
    draft.outputs[at] = { kind: 'aggregate', fn: 'sum', column: output.column, directive: output.directive }
    draft.notes.push(`${output.column.words.join(' ')} is added up`)
  })
}

/** Amounts that add up; prices, rates and ages do not. */
const additive = new Set([
  'total',
  'cost',
  'ton',
  'tonnage',
  'yield',
  'charge',
  'tax',
  'discount',
  'freight',
  'spent',
  'number',
  'count',
  'amount',
  'quantity',
  'revenue',
  'sale',
  'paid',
  'minute',
  'hour',
  'spend',
  'spending',
  'profit',
  'income',
  'volume',
  'donation',
  'expense',
  'consumption',
  'kwh',
  'mwh',
  'payment',
])

/** "in ascending order" with nothing named: by the measure shown, else by the first thing shown. */
function impliedOrder(
  draft: Draft,
  descending: boolean,
): { by: KeySpec | MeasureSpec; descending: boolean }[] {
  const measure = draft.outputs.find(isMeasure)
  const by = measure ?? draft.outputs[0]
  return by ? [{ by, descending }] : []
}
