import type { Catalog } from '../../../linking/catalog.js'

/**
 * "the total monthly sales" as it is read: "the monthly total sales". A fee that is kept by the month stays one.
 */
export function periodTotals(question: string, { tables }: Catalog): string {
  return question.replace(said, (whole, total: string, period: string) => {
    const kept = tables.some(({ columns }) =>
      columns.some(({ lemmas }) => lemmas.includes(period.toLowerCase()) || lemmas.includes(unit(period))),
    )
    return kept ? whole : `${period} ${total}`
  })
}

const said =
  /\b(total|overall|sum of(?: the)?) (daily|weekly|monthly|quarterly|yearly|annual)(?= (?!(?:rate|fee|wage|pay|salary|salaries|rent|allowance|tariff|number|count)s?\b)[a-z])/gi

function unit(period: string): string {
  const word = period.toLowerCase()
  return word === 'annual' ? 'year' : word === 'daily' ? 'day' : word.replace(/ly$/, '')
}
