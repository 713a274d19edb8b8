import { type CatalogColumn, isTemporal, isYear, mustTable } from '../../linking/catalog.js'
import type { DateSpan } from '../../linking/dates.js'
import { stem } from '../../linking/stem.js'
import type { Filter, Slot } from '../grammar/sketch.js'
import { amountIn, hasUnit, type Unit } from '../grammar/units.js'
import { versusCondition } from '../grammar/versus.js'
import type { CompareOp, Cond, Expr } from '../planning/plan.js'
import { dateColumn, degreeColumn } from './choose-column.js'
import { patternOf } from './matching.js'
import { type Condition, isMeasure, type Reference, tableOfSpec, Ungrounded } from './spec.js'
import { columnOf, type Draft, linkOf } from './understand.js'
import { namesOfVerb } from './verbs.js'

/** A filter of the sketch over the columns it was linked to. */
export function conditionOf(draft: Draft, filter: Filter): Condition {
  switch (filter.kind) {
    case 'value':
      return valueCondition(draft, filter)
    case 'compare': {
      const slot = filter.term?.kind === 'noun' ? filter.term.noun.slot : null
      const column = slot ? columnOf(draft, slot) : draft.compared
      if (!column) throw new Ungrounded('a comparison without a column')
      draft.compared = column
      return numberCondition(
        draft,
        column,
        filter.op,
        amountIn(column, filter.amount, spokenUnit(column, filter.unit)),
        filter.upper === null ? null : amountIn(column, filter.upper, spokenUnit(column, filter.unit)),
      )
    }
    case 'degree': {
      const column = degreeNear(draft, filter.hints, filter.word)
      draft.notes.push(`'${filter.word}' read as ${column.words.join(' ')}`)
      draft.compared = null
      return numberCondition(
        draft,
        column,
        filter.op,
        amountIn(column, filter.amount, spokenUnit(column, filter.unit)),
        null,
      )
    }
    case 'average':
      return averageCondition(draft, filter)
    case 'versus':
      return versusCondition(draft, filter)
    case 'date':
      return dateCondition(draft, filter.span, filter.column ? columnOf(draft, filter.column) : null)
    case 'weekday':
      return weekdayCondition(draft, filter)
    case 'new':
      throw new Ungrounded("'new' is read with a date only", ['new'])
    case 'flag': {
      const column = columnOf(draft, filter.slot)
      const link = linkOf(draft, filter.slot)
      const negated = filter.negated !== (link.kind === 'column' && link.negated === true)
      if (isTemporal(column)) {
        if (!negated) draft.dated.push(column)
        draft.notes.push(
          `'${filter.slot.text}' read as: ${column.words.join(' ')} is ${negated ? 'empty' : 'filled'}`,
        )
        return simple(
          draft,
          column,
          (of) => ({ kind: 'null', of, negated: !negated }),
          `${negated ? 'without' : 'with'} ${column.words.join(' ')}`,
        )
      }
      if (column.kind !== 'boolean')
        throw new Ungrounded(`'${filter.slot.text}' is not a yes or no`, [filter.slot.text])
      return simple(
        draft,
        column,
        (of) => ({ kind: 'true', of, negated }),
        `${negated ? 'not ' : ''}${column.words.join(' ')}`,
      )
    }
    case 'empty': {
      const column = columnOf(draft, filter.slot)
      if (!column.nullable && (column.nullFraction ?? 0) === 0)
        throw new Ungrounded(`every row has a ${column.words.join(' ')}`, [filter.slot.text])
      return simple(
        draft,
        column,
        (of) => ({ kind: 'null', of, negated: filter.negated }),
        `${filter.negated ? 'with' : 'without'} ${column.words.join(' ')}`,
      )
    }
    case 'like': {
      const column = filter.slot ? columnOf(draft, filter.slot) : draft.compared
      if (column?.kind !== 'text') throw new Ungrounded('a pattern without a column of text')
      draft.compared = column
      const escaped = filter.text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
      const pattern = { start: `${escaped}%`, end: `%${escaped}`, contain: `%${escaped}%` }[filter.mode]
      const verb = { start: 'starts with', end: 'ends with', contain: 'contains' }[filter.mode]
      return simple(
        draft,
        column,
        (of) => ({
          kind: 'like',
          of,
          pattern,
          negated: filter.negated,
          anyCase:
            draft.matching.anyCase || filter.text === filter.text.toLowerCase() || filter.mode !== 'contain',
        }),
        `${column.words.join(' ')} ${verb} '${filter.text}'`,
      )
    }
    default:
      return filter satisfies never
  }
}

/** A currency said with an amount is no more than how people speak, unless the column has another one. */
function spokenUnit(column: CatalogColumn, unit: Unit | null | undefined): Unit | null {
  if (!unit || column.kind !== 'number') return null
  return hasUnit(column) || ['time', 'mass', 'length'].includes(unit.dimension) ? unit : null
}

/** Of the noun nearest before, else of what the question is about. */
function degreeNear(draft: Draft, hints: readonly string[], word: string): CatalogColumn {
  const starts = [...new Set([draft.near, draft.target])].filter((start) => start !== null)
  for (const [at, start] of starts.entries()) {
    try {
      return degreeColumn(draft.catalog, start, hints, word)
    } catch (error) {
      if (at === starts.length - 1) throw error
    }
  }
  throw new Ungrounded(`nothing says what '${word}' is measured by`, [word])
}

function simple(draft: Draft, column: CatalogColumn, make: (of: Expr) => Cond, text: string): Condition {
  return {
    needs: [{ table: column.table, near: draft.near }],
    make: (ref: Reference) => make(ref(column)),
    text,
    related: null,
  }
}

function valueCondition(draft: Draft, filter: Extract<Filter, { kind: 'value' }>): Condition {
  const slots = [filter.slot, ...filter.more]
  const values = slots.map((slot) => storedValue(draft, slot, filter.column))
  const column = values[0]?.column
  if (!column || values.some((each) => each.column.id !== column.id))
    throw new Ungrounded(
      'values of different columns',
      slots.map((slot) => slot.text),
    )
  for (const slot of slots) noteValue(draft, slot, column)
  const texts = values.map((each) => each.value)
  const shown = texts.map((text) => `'${text}'`).join(' or ')
  const words = `${column.words.join(' ')} ${filter.negated ? 'is not ' : '= '}${shown}`
  const literal = (value: string): Expr => ({ kind: 'literal', value, as: 'text' })
  const { matching } = draft
  if (matching.anyCase) {
    const like =
      (of: Expr) =>
      (text: string): Cond => ({
        kind: 'like',
        of,
        pattern: patternOf(text, matching),
        negated: filter.negated,
        anyCase: true,
      })
    const said = `${column.words.join(' ')} ${filter.negated ? 'is not ' : ''}like ${shown}${matching.partial ? ', anywhere in it' : ', in any case'}`
    return simple(
      draft,
      column,
      (of) =>
        texts.length === 1
          ? like(of)(texts[0] as string)
          : { kind: filter.negated ? 'and' : 'or', of: texts.map(like(of)) },
      said,
    )
  }
  return simple(
    draft,
    column,
    (of) =>
      texts.length === 1
        ? { kind: 'compare', left: of, op: filter.negated ? '<>' : '=', right: literal(texts[0] as string) }
        : { kind: 'in', of, values: texts.map(literal), negated: filter.negated },
    words,
  )
}

function storedValue(
  draft: Draft,
  slot: Slot,
  columnSlot: Slot | null,
): { column: CatalogColumn; value: string } {
  if (slot.literal === null) {
    const link = linkOf(draft, slot)
    if (link.kind !== 'value') throw new Ungrounded(`'${slot.text}' is no stored value`, [slot.text])
    return { column: columnOf(draft, slot), value: link.value }
  }
  if (!columnSlot) throw new Ungrounded(`'${slot.literal}' is not stored anywhere known`, [slot.literal])
  const link = linkOf(draft, columnSlot)
  const title =
    link.kind === 'table' ? mustTable(draft.catalog, link.table).titles[0] : columnOf(draft, columnSlot)
  if (title?.kind !== 'text')
    throw new Ungrounded(`'${slot.literal}' is not stored anywhere known`, [slot.literal])
  if (title.values !== null)
    throw new Ungrounded(
      `no row has ${title.words.join(' ')} '${slot.literal}'`,
      [slot.literal],
      title.values.slice(0, 5),
    )
  draft.notes.push(`'${slot.literal}' was not found among the values looked at`)
  return { column: title, value: slot.literal }
}

function noteValue(draft: Draft, slot: Slot, column: CatalogColumn): void {
  const link = slot.literal === null ? linkOf(draft, slot) : null
  if (link?.kind === 'value' && link.value.toLowerCase() !== slot.text.toLowerCase())
    draft.notes.push(`'${slot.text}' read as ${column.words.join(' ')} '${link.value}'`)
}

export function numberCondition(
  draft: Draft,
  column: CatalogColumn,
  op: CompareOp,
  amount: number,
  upper: number | null,
): Condition {
  if (column.kind !== 'number' && !isYear(column))
    throw new Ungrounded(`${column.words.join(' ')} is not a number`)
  const literal = (value: number): Expr =>
    column.kind === 'text'
      ? { kind: 'literal', value: String(value), as: 'text' }
      : { kind: 'literal', value, as: 'number' }
  const words = column.words.join(' ')
  if (upper !== null) {
    return simple(
      draft,
      column,
      (of) => ({
        kind: 'and',
        of: [
          { kind: 'compare', left: of, op: '>=', right: literal(amount) },
          { kind: 'compare', left: of, op: '<=', right: literal(upper) },
        ],
      }),
      `${words} between ${amount} and ${upper}`,
    )
  }
  return simple(
    draft,
    column,
    (of) => ({ kind: 'compare', left: of, op, right: literal(amount) }),
    `${words} ${op} ${amount}`,
  )
}

function averageCondition(draft: Draft, filter: Extract<Filter, { kind: 'average' }>): Condition {
  const slot = filter.term?.kind === 'noun' ? filter.term.noun.slot : null
  const column = slot ? columnOf(draft, slot) : degreeNear(draft, filter.hints, 'average')
  const table = mustTable(draft.catalog, column.table)
  const whole = filter.whole ? linkOf(draft, filter.whole) : null
  if (whole && (whole.kind !== 'table' || whole.table !== table.id))
    throw new Ungrounded('an average over other rows', ['average'])
  if (filter.within) return ownAverage(draft, filter, filter.within, column)
  const inner = `${table.name}_all`
  const average: Expr = {
    kind: 'scalar',
    plan: {
      from: { alias: inner, table },
      joins: [],
      distinct: false,
      where: [],
      group: [],
      having: [],
      order: [],
      limit: null,
      ties: false,
      set: null,
      select: [
        {
          expr: { kind: 'aggregate', fn: 'avg', of: { kind: 'column', alias: inner, column }, filter: null },
          label: 'avg',
          part: 'asked',
        },
      ],
    },
  }
  draft.notes.push(`the average is taken over all ${table.words.join(' ')} rows`)
  return simple(
    draft,
    column,
    (of) => ({ kind: 'compare', left: of, op: filter.op, right: average }),
    `${column.words.join(' ')} ${filter.op} the average`,
  )
}

/** "the average of their own department": over the rows that share the department. */
function ownAverage(
  draft: Draft,
  filter: Extract<Filter, { kind: 'average' }>,
  within: Slot,
  column: CatalogColumn,
): Condition {
  const table = mustTable(draft.catalog, column.table)
  const link = linkOf(draft, within)
  const shared = link.kind === 'table' ? referencesTo(draft, table.id, link.table) : [columnOf(draft, within)]
  if (shared.length === 0 || shared.some((each) => each.table !== table.id))
    throw new Ungrounded(`'${within.text}' is not what ${table.words.join(' ')} rows share directly`, [
      within.text,
    ])
  const inner = `${table.name}_own`
  const of = (each: CatalogColumn): Expr => ({ kind: 'column', alias: inner, column: each })
  const average = (ref: Reference): Expr => ({
    kind: 'scalar',
    plan: {
      from: { alias: inner, table },
      joins: [],
      distinct: false,
      group: [],
      having: [],
      order: [],
      limit: null,
      ties: false,
      set: null,
      where: shared.map((each) => ({ kind: 'compare', left: of(each), op: '=', right: ref(each) })),
      select: [
        { expr: { kind: 'aggregate', fn: 'avg', of: of(column), filter: null }, label: 'avg', part: 'asked' },
      ],
    },
  })
  return {
    needs: [{ table: column.table, near: draft.near }],
    make: (ref) => ({ kind: 'compare', left: ref(column), op: filter.op, right: average(ref) }),
    text: `${column.words.join(' ')} ${filter.op} the average of the ${table.words.join(' ')} rows with the same ${shared.map((each) => each.words.join(' ')).join(', ')}`,
    related: null,
  }
}

function referencesTo(draft: Draft, from: string, to: string): readonly CatalogColumn[] {
  const edges = (draft.catalog.edgesOf.get(from) ?? []).filter(
    (edge) => edge.from.table === from && edge.to.table === to,
  )
  const only = edges.length === 1 ? edges[0] : undefined
  return (only?.from.columns ?? []).flatMap((name) => draft.catalog.columnById.get(`${from}.${name}`) ?? [])
}

function weekdayCondition(draft: Draft, filter: Extract<Filter, { kind: 'weekday' }>): Condition {
  const column = datedColumn(draft, 'day')
  if (isYear(column)) throw new Ungrounded(`${column.words.join(' ')} holds years only`, [filter.word])
  const values: Expr[] = filter.days.map((value) => ({ kind: 'literal', value, as: 'number' }))
  return simple(
    draft,
    column,
    (of) => ({ kind: 'in', of: { kind: 'extract', field: 'dow', of }, values, negated: false }),
    `${column.words.join(' ')} on ${filter.word}`,
  )
}

/** The date that a phrase without a column is about. */
function datedColumn(draft: Draft, grain: string): CatalogColumn {
  const measured = [...(draft.rank ? [draft.rank.by] : []), ...draft.outputs]
    .filter(isMeasure)
    .map(tableOfSpec)
  const starts = [
    draft.near,
    ...measured,
    draft.target,
    ...draft.hintTables,
    ...draft.requires.map((need) => need.table).reverse(),
    ...draft.groups.map(tableOfSpec),
  ].filter((each) => each !== null)
  return dateColumn(draft.catalog, [...new Set(starts)], draft.verbs, grain)
}

function dateCondition(draft: Draft, span: DateSpan, named: CatalogColumn | null): Condition {
  const column = named ?? datedColumn(draft, span.grain)
  draft.dated.push(column)
  checkDatedVerb(draft, span, column, named !== null)
  const words = column.words.join(' ')
  const text = `${words} ${span.from === null ? `before ${span.to}` : span.to === null ? `from ${span.from}` : `from ${span.from} to before ${span.to}`}`
  if (isYear(column)) {
    if (span.grain !== 'year') throw new Ungrounded(`${words} holds years only`, [span.text])
    return simple(draft, column, (of) => yearRange(of, column, span), text)
  }
  return simple(draft, column, (of) => dayRange(of, span), text)
}

/** "joined in 2023" must be about a date of joining, not about whatever date is near. */
function checkDatedVerb(draft: Draft, span: DateSpan, column: CatalogColumn, named: boolean): void {
  const verb = draft.lastVerb
  if (named || !verb || span.start - verb.end > 2 || span.start < verb.end || !datedVerbs.has(verb.stem))
    return
  const said = [
    ...column.words,
    ...(column.comment?.split(/[^\p{L}]+/u) ?? []),
    ...mustTable(draft.catalog, column.table).words,
  ]
  const names = [verb.stem, ...namesOfVerb(verb.stem)]
  if (!said.some((word) => names.includes(stem(word))))
    throw new Ungrounded(`no date says when something was ${verb.text}`, [verb.text])
}

/** Verbs that name a date of their own. */
const datedVerbs: ReadonlySet<string> = new Set(
  [
    'joined',
    'hired',
    'born',
    'founded',
    'graduated',
    'registered',
    'enrolled',
    'retired',
    'left',
    'died',
    'established',
    'launched',
    'released',
    'published',
    'closed',
    'expired',
    'delivered',
    'shipped',
    'returned',
    'completed',
    'finished',
    'cancelled',
    'approved',
    'admitted',
    'discharged',
    'paid',
    'refunded',
    'built',
    'manufactured',
    'resolved',
    'terminated',
  ].map(stem),
)

function dayRange(of: Expr, span: DateSpan): Cond {
  const bound = (op: CompareOp, value: string): Cond => ({
    kind: 'compare',
    left: of,
    op,
    right: { kind: 'literal', value, as: 'date' },
  })
  const parts = [
    ...(span.from === null ? [] : [bound('>=', span.from)]),
    ...(span.to === null ? [] : [bound('<', span.to)]),
  ]
  return parts.length === 1 ? (parts[0] as Cond) : { kind: 'and', of: parts }
}

function yearRange(of: Expr, column: CatalogColumn, span: DateSpan): Cond {
  const literal = (year: number): Expr =>
    column.kind === 'text'
      ? { kind: 'literal', value: String(year), as: 'text' }
      : { kind: 'literal', value: year, as: 'number' }
  const from = span.from === null ? null : Number(span.from.slice(0, 4))
  const last = span.to === null ? null : Number(span.to.slice(0, 4)) - 1
  if (from !== null && from === last) return { kind: 'compare', left: of, op: '=', right: literal(from) }
  const parts: Cond[] = []
  if (from !== null) parts.push({ kind: 'compare', left: of, op: '>=', right: literal(from) })
  if (last !== null) parts.push({ kind: 'compare', left: of, op: '<=', right: literal(last) })
  return parts.length === 1 ? (parts[0] as Cond) : { kind: 'and', of: parts }
}
