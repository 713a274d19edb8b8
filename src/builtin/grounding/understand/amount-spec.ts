import { type CatalogColumn, type CatalogTable, mustTable } from '../../../linking/catalog.js'
import type { Slot, Term } from '../../grammar/sketch.js'
import { factorTo, hasUnit, isMoneyName, type Unit } from '../../grammar/units.js'
import { chosenOf, columnChoices } from '../choice.js'
import { columnOf, type Draft, linkOf } from '../draft.js'
import { isLineAmount, moneyMeasure } from '../money.js'
import type { MeasureSpec } from '../spec.js'
import { Ungrounded } from '../ungrounded.js'
import { addsUp } from './additive.js'

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
  const tables = tablesOf(draft, [term.slot, noun?.slot ?? null])
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
    if (only && isLineAmount(table, only)) return moneyMeasure.spec(draft, term.word, 'sum')
    if (only) return summed(draft, only, term.unit)
  }
  if (term.unit === null && noun === null && term.verb === 'earn')
    return moneyMeasure.spec(draft, term.word, 'sum')
  throw new Ungrounded(`nothing says what '${term.word}' is measured by`, [term.word])
}

/** The verb's own table, else the noun's, else what the question is about. */
function tablesOf(draft: Draft, slots: readonly (Slot | null)[]): readonly CatalogTable[] {
  const ids = slots.flatMap((slot) => {
    const link = slot ? linkOf(draft, slot) : null
    return link?.kind === 'table' ? [link.table] : []
  })
  const all = ids.length > 0 ? ids : [draft.target, draft.near].flatMap((id) => id ?? [])
  return [...new Set(all)].map((id) => mustTable(draft.catalog, id))
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

const totals: ReadonlySet<string> = new Set(['total', 'amount', 'paid', 'revenue'])

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
  'per hourly daily nightly weekly monthly annual yearly unit rate wage list min max minimum maximum average avg limit balance budget discount tax'.split(
    ' ',
  ),
)
