import { isTemporal, isYear } from '../../../linking/catalog.js'
import { slotUses } from '../../grounding/slots.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { usedColumns } from '../../grounding/used-columns.js'
import { lowOf, type Said } from './said.js'

/**
 * Departments are no unit prices, the youngest is not the least of any number, whoever is "paid less" need not have paid,
 * and an amount invoiced is no quantity. @throws {PassedOver} where a word is taken for something of another kind
 */
export function checkMisfits(said: Said): void {
  for (const { slot, use } of slotUses(said.reading.sketch)) {
    const link = said.reading.assignment.links.get(slot)
    const column = link && link.kind !== 'table' ? said.catalog.columnById.get(link.column) : undefined
    if (!link || !column) continue
    const { text, mention } = slot
    const counted = column.kind === 'number' && column.role === 'measure' && !isYear(column)
    const listed = use === 'group' || (use === 'ask' && said.reading.plan.set !== null)
    if (
      link.kind === 'column' &&
      link.reason === 'synonym' &&
      counted &&
      listed &&
      (column.category === 'decimal' || said.reading.plan.set)
    )
      throw new PassedOver(`'${text}' is a thing, not a number`, [text])
    if (text.toLowerCase() === 'paid' && than.has(lowOf(said, mention.end)))
      throw new PassedOver(`'${text}' says how much is earned`, [text])
    const money = moneyVerbs.has(lowOf(said, mention.end)) || moneyVerbs.has(lowOf(said, mention.start - 1))
    if (/\bamounts?$/i.test(text) && money && column.lemmas.includes('quantity'))
      throw new PassedOver(`'${text}' is no quantity`, [text])
  }
  checkSums(said)
  checkBestOfEach(said)
  checkYoungest(said)
  checkFarRank(said)
}

const than: ReadonlySet<string> = new Set([
  'less',
  'more',
  'over',
  'under',
  'above',
  'below',
  'at',
  'between',
])
const moneyVerbs: ReadonlySet<string> = new Set(
  'invoiced billed paid spent charged received earned refunded'.split(' '),
)

/** "for each country, the most expensive boat" is not the most expensive one of all. */
function checkBestOfEach({ reading: { plan, spec }, tokens }: Said): void {
  if (plan.limit === null || plan.group.length > 0 || plan.best || spec.groups.length > 0) return
  const each = tokens.find(
    ({ low }, at) => low === 'each' && ['for', 'in', 'of', 'per'].includes(tokens[at - 1]?.low ?? ''),
  )
  if (each) throw new PassedOver(`'${each.text}' is not read`, [each.text])
}

/** Percentages and house numbers do not add up. */
function checkSums({ reading: { spec } }: Said): void {
  for (const output of [...spec.outputs, ...(spec.rank ? [spec.rank.by] : [])]) {
    if (output.kind !== 'aggregate' || output.fn !== 'sum') continue
    const { lemmas } = output.column
    const numbered = lemmas.at(-1) === 'number' && numberedThings.has(lemmas.at(-2) ?? '')
    if (numbered || lemmas.some((word) => parts.has(word)))
      throw new PassedOver(`${output.column.words.join(' ')} does not add up`)
  }
}

const parts: ReadonlySet<string> = new Set(['pct', 'percent', 'percentage', 'ratio'])
const numberedThings: ReadonlySet<string> = new Set(
  'house room street building phone flight jersey shirt seat gate platform track apartment account'.split(
    ' ',
  ),
)

/** "the youngest employee" by an age or a birth. */
function checkYoungest(said: Said): void {
  const word = said.tokens.find(({ low }) => ['youngest', 'oldest', 'eldest'].includes(low))
  const { plan } = said.reading
  if (!word || plan.order.length > 0 || plan.best) return
  const used = usedColumns(plan)
  if (
    used.length === 0 ||
    used.some((column) => isTemporal(column) || isYear(column) || column.lemmas.includes('age'))
  )
    return
  throw new PassedOver(`nothing says what '${word.text}' is measured by`, [word.text])
}

/** "which department has the biggest budget": not the department of whoever leads the project with it. */
function checkFarRank({ reading, tokens, catalog }: Said): void {
  const by = reading.spec.rank?.by
  const [output] = reading.spec.outputs
  if (by?.kind !== 'column' || output?.kind !== 'column' || output.column.table === by.column.table) return
  if (reading.spec.groups.length > 0) return
  const spoken = [...reading.assignment.links.values()].some(
    (link) => link.kind === 'table' && [by.column.table, output.column.table].includes(link.table),
  )
  const stems = new Set(tokens.map((token) => token.lemma))
  const named = catalog.tableById.get(by.column.table)?.lemmas.some((word) => stems.has(word)) ?? false
  if (!spoken && !named)
    throw new PassedOver(`${output.column.words.join(' ')} has no ${by.column.words.join(' ')} of its own`)
}
