import { type CatalogColumn, type CatalogTable, isTemporal, mustTable } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import verbs from '../../lexicon/money-verbs.json' with { type: 'json' }
import type { Slot, Term } from '../../grammar/sketch.js'
import { isMoneyName } from '../../grammar/money-names.js'
import { factorTo, hasUnit, type Unit } from '../../grammar/units.js'
import { chosenOf, columnChoices } from '../choice.js'
import { columnOf, type Draft, linkOf } from '../draft.js'
import { isLineAmount, isRecordOfSales, moneyMeasure } from '../money.js'
import type { MeasureSpec } from '../spec.js'
import { toOneTables } from '../to-one-tables.js'
import { tableIdOf } from '../reach.js'
import { Ungrounded } from '../ungrounded.js'
import { addsUp } from './additive.js'
import { isPassedOver, totals } from './nearer-total.js'

type AmountTerm = Extract<Term, { kind: 'amount' }>

/**
 * "how much was invoiced": the sum of the one amount that the verb's table, the noun or what the question is about
 * has. @throws {Ungrounded} where there is none, or several
 */
export function amountSpec(draft: Draft, term: AmountTerm): MeasureSpec {
  const { noun } = term
  const link = noun ? linkOf(draft, noun.slot) : null
  if (noun && link?.kind === 'column') return summed(draft, columnOf(draft, noun.slot), term.unit)
  if (noun && link?.kind !== 'table')
    throw new Ungrounded(`'${noun.slot.text}' is no amount`, [noun.slot.text])
  const tables = tablesOf(draft, [term.slot, noun?.slot ?? null], term)
  for (const table of tables) {
    const all = amountsOf(table, term)
    const chosen = chosenOf(draft.catalog, all)
    const found = chosen ? [chosen] : all
    if (found.length > 1)
      throw new Ungrounded(
        `'${term.word}' could be about several amounts`,
        [term.word],
        columnChoices(table, found, term.word),
      )
    const [only] = found
    if (only && term.around) {
      refuseState(table, term)
      if (term.verb === 'cost') refuseOtherCost(draft, table, only)
      else if (
        table.id !== subjectOf(draft, term.around) &&
        !isNear(draft, table, subjectOf(draft, term.around), term)
      )
        throw new Ungrounded(`whose '${term.word}' is meant is not clear`, [term.word])
    }
    if (only && isLineAmount(table, only)) return moneyMeasure.spec(draft, term.word, 'sum')
    if (only) return summed(draft, only, term.unit)
  }
  if (term.around) return amountAround(draft, term)
  if (term.unit === null && noun === null && term.verb === 'earn')
    return moneyMeasure.spec(draft, term.word, 'sum')
  throw new Ungrounded(`nothing says what '${term.word}' is measured by`, [term.word])
}

/** The verb's own table, else the noun's, else what the question is about. */
function tablesOf(
  draft: Draft,
  slots: readonly (Slot | null)[],
  { around, verb }: AmountTerm,
): readonly CatalogTable[] {
  const ids = slots.flatMap((slot) => {
    const link = slot ? linkOf(draft, slot) : null
    return link?.kind === 'table' ? [link.table] : []
  })
  const own = verb === 'cost' ? subjectOf(draft, around) : null
  const spoken = around ? [own] : [draft.target, draft.near]
  const all = ids.length > 0 ? ids : spoken.flatMap((id) => id ?? [])
  return [...new Set(all)].map((id) => mustTable(draft.catalog, id))
}

/** The table of whoever the amount is of. */
function subjectOf(draft: Draft, around: AmountTerm['around']): string | null {
  return around && around !== true ? tableIdOf(linkOf(draft, around)) : (draft.target ?? draft.near)
}

/**
 * The one amount of the rows that refer to whoever it is of: what purchases of a player came to. Amounts that are called
 * as the verb says come before totals, and these before prices.
 */
function amountAround(draft: Draft, term: AmountTerm): MeasureSpec {
  const subject = subjectOf(draft, term.around)
  if (
    term.verb === 'earn' &&
    draft.catalog.persons.some(({ id }) => id === subject) &&
    !brought.has(term.word)
  )
    throw new Ungrounded(`what a person '${term.word}' is not clear`, [term.word])
  const around = draft.catalog.tables.filter(
    (table) =>
      table.id !== subject &&
      !table.isView &&
      table.alias === undefined &&
      isNear(draft, table, subject, term),
  )
  const payments = around.filter((table) => term.verb === 'pay' && table.lemmas.includes('payment'))
  const all = (payments.length > 0 ? payments : around).flatMap((table) =>
    measuresOf(table, term).map((column) => ({ table, column })),
  )
  const named = own[term.verb === 'any' ? 'cost' : term.verb]
  for (const wanted of term.verb === 'cost' ? [named] : [named, totals, null]) {
    const found = all.filter(
      ({ column }) => term.unit !== null || !wanted || column.lemmas.some((word) => wanted.has(word)),
    )
    const [only, ...more] = found
    if (more.length > 0) throw new Ungrounded(`'${term.word}' could be about several amounts`, [term.word])
    if (!only) continue
    if (term.verb === 'spend' && wanted === named && isPassedOver(draft, only.table, subject, all)) continue
    if (all.some(({ table }) => table.id !== only.table.id && isRecordOfSales(table)))
      throw new Ungrounded(`'${term.word}' could be about several amounts`, [term.word])
    refuseState(only.table, term)
    if (isLineAmount(only.table, only.column)) return moneyMeasure.spec(draft, term.word, 'sum')
    return summed(draft, only.column, term.unit)
  }
  throw new Ungrounded(`nothing says what '${term.word}' is measured by`, [term.word])
}

/** "paid in fines": where a fine may be unpaid, its amount alone says nothing of what was paid. */
function refuseState(table: CatalogTable, { word, slot }: AmountTerm): void {
  const said = new Set([stem(word), ...(word === 'paid' || word === 'pay' ? ['paid', 'pay'] : [])])
  const state = table.columns.find(
    (column) =>
      (column.kind === 'boolean' || (isTemporal(column) && column.nullable)) &&
      column.lemmas.some((each) => said.has(stem(each)) || said.has(each)),
  )
  if (state && slot === null)
    throw new Ungrounded(`'${word}' may mean only those with ${state.words.join(' ')}`, [word])
}

/** What a person earns is a wage; what one brings in is what others pay. */
const brought: ReadonlySet<string> = new Set(verbs.brought.split(' '))

/** What somebody pays is no further away than their orders' payments: payments of claims on their policies are others'. */
function isNear(draft: Draft, table: CatalogTable, subject: string | null, { verb }: AmountTerm): boolean {
  const depth = verb === 'earn' ? 3 : 2
  return toOneTables(draft.catalog, table.id, depth).some(({ id }) => id === subject)
}

/** "cost" of what is sold for a price, where the thing itself has a cost too. */
function refuseOtherCost(draft: Draft, table: CatalogTable, column: CatalogColumn): void {
  if (isLineAmount(table, column) && !column.lemmas.includes('cost'))
    throw new Ungrounded(`'cost' may be the ${column.words.join(' ')} or another amount`, ['cost'])
  const other = toOneTables(draft.catalog, table.id, 1).some(
    ({ id, columns }) => id !== table.id && columns.some((each) => each.lemmas.includes('cost')),
  )
  if (other && !column.lemmas.includes('cost'))
    throw new Ungrounded(`'cost' may be the ${column.words.join(' ')} or another amount`, ['cost'])
}

/** Only a part of what was paid, or nothing that was. */
const partial: ReadonlySet<string> = new Set(
  'tip deposit surcharge refund refunded commission bonus penalty insured estimated expected salary wage goal target'.split(
    ' ',
  ),
)

/** What comes in is no cost. */
function measuresOf(table: CatalogTable, term: AmountTerm): readonly CatalogColumn[] {
  const measures = table.columns.filter(
    (column) => column.kind === 'number' && column.role === 'measure' && !isRate(column),
  )
  if (term.unit) {
    const { unit } = term
    return measures.filter((column) => hasUnit(column) && fits(column, unit))
  }
  return measures
    .filter(isMoneyName)
    .filter((column) => !column.lemmas.some((word) => partial.has(word)))
    .filter(
      (column) =>
        (term.verb !== 'earn' && term.verb !== 'charge') ||
        !column.lemmas.some((word) => ['cost', 'expense'].includes(word)),
    )
}

function summed(draft: Draft, column: CatalogColumn, unit: Unit | null): MeasureSpec {
  if (column.kind !== 'number' || column.role !== 'measure' || isRate(column))
    throw new Ungrounded(`${column.words.join(' ')} does not add up`, [column.words.join(' ')])
  draft.notes.push(`${column.words.join(' ')} is added up`)
  return { kind: 'aggregate', fn: 'sum', column, factor: unit ? factorTo(column, unit) : 1 }
}

/** Amounts in the unit asked for; else of money, those that are called as the verb says before any other. */
function amountsOf(table: CatalogTable, { unit, verb }: AmountTerm): readonly CatalogColumn[] {
  const measures = table.columns.filter(
    (column) => column.kind === 'number' && column.role === 'measure' && !isRate(column),
  )
  if (unit) return measures.filter((column) => hasUnit(column) && fits(column, unit))
  if (verb === 'any') return measures.filter(addsUp)
  const money = measures.filter(isMoneyName)
  for (const wanted of [own[verb], totals]) {
    const called = money.filter((column) => column.lemmas.some((word) => wanted.has(word)))
    if (called.length > 0) return called
  }
  return money
}

function fits(column: CatalogColumn, unit: Unit): boolean {
  try {
    return factorTo(column, unit) > 0
  } catch (error) {
    if (error instanceof Ungrounded) return false
    throw error
  }
}

/** What the amounts of each verb are called before anything else. */
const own: Readonly<Record<Exclude<AmountTerm['verb'], 'any'>, ReadonlySet<string>>> = {
  bill: new Set(['billed', 'invoiced']),
  pay: new Set(['paid']),
  payOut: new Set(['net', 'paid']),
  spend: new Set(['cost', 'spent', 'spend']),
  earn: new Set(['revenue', 'income']),
  refund: new Set(['refunded', 'refund']),
  charge: new Set(['charge', 'charged', 'claim', 'claimed', 'donation']),
  cost: new Set(['cost']),
}

/** Prices by the unit or the hour, and limits, are not what was paid. */
function isRate(column: CatalogColumn): boolean {
  return column.lemmas.some((word) => rates.has(word))
}

const rates: ReadonlySet<string> = new Set(
  'per month mth hourly daily nightly weekly monthly annual yearly unit rate wage list min max minimum maximum average avg limit balance budget discount tax'.split(
    ' ',
  ),
)
