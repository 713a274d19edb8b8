import type { CatalogColumn } from '../../../linking/catalog.js'
import { PassedOver, Unfit } from '../../grounding/ungrounded.js'
import type { Expr } from '../../planning/plan.js'
import { plansOf, type Said } from './said.js'

const labels: ReadonlySet<string> = new Set(['number', 'no', 'code'])
const adding: ReadonlySet<string> = new Set(['sum', 'total', 'add', 'added', 'average', 'mean'])

/**
 * "The number of halls of each theatre" are so many halls, and no sum of their hall numbers.
 * @throws {Unfit} where numbers that only name something are added up
 */
export function checkNumbersAdded(said: Said): void {
  if (said.tokens.some(({ low }) => adding.has(low))) return
  for (const plan of plansOf(said.reading.plan))
    for (const expr of [...plan.select.map((output) => output.expr), ...plan.order.map(({ by }) => by)]) {
      const column = addedUp(expr)
      if (column && isLabel(column))
        throw new Unfit(`${column.words.join(' ')}s are not added up`, [column.words.join(' ')])
    }
}

/** The column whose values an expression is the sum of. */
function addedUp(expr: Expr): CatalogColumn | null {
  return expr.kind === 'aggregate' && expr.fn === 'sum' && expr.of.kind === 'column' ? expr.of.column : null
}

/** "hall number", "bib_number": which it is, where no unit or "of" tells that there are so many. */
function isLabel({ words, lemmas }: CatalogColumn): boolean {
  return lemmas.length > 1 && labels.has(lemmas.at(-1) ?? '') && words[0] !== 'total'
}

const owning: ReadonlySet<string> = new Set(
  'have has having had with without get gets own owns need'.split(' '),
)

/**
 * "Emails of those who have one": what they are to have is said, and no list of all.
 * @throws {PassedOver} where "one" stands for nothing
 */
export function checkHaveOne(said: Said): void {
  const { tokens, reading } = said
  for (const { index, low } of tokens) {
    if (low !== 'one' || !owning.has(tokens[index - 1]?.low ?? '')) continue
    const next = tokens[index + 1]
    const ends =
      !next || next.kind === 'mark' || ['and', 'but', 'or', 'only', 'yet', 'already'].includes(next.low)
    const read = reading.sketch.pieces.some(
      (piece) =>
        piece.start <= index &&
        index < piece.end &&
        // "How many have a driver and how many do not have one": the driver.
        (['filter', 'without', 'having'].includes(piece.kind) ||
          (piece.kind === 'ask' && piece.contrasted === true)),
    )
    if (ends && !read) throw new PassedOver('one of what?', [low])
  }
}
