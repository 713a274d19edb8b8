import type { Catalog, CatalogColumn } from '../../../linking/catalog.js'

/**
 * "the total monthly sales" as it is read: "the monthly total sales". A fee that is kept by the month stays one.
 */
export function periodTotals(question: string, { tables }: Catalog): string {
  return question.replace(said, (whole, total: string, period: string) => {
    const kept = tables.some(({ columns }) => columns.some((column) => isOf(period.toLowerCase(), column)))
    return kept ? whole : `${period} ${total}`
  })
}

const said =
  /\b(total|overall|sum of(?: the)?) (daily|weekly|monthly|quarterly|yearly|annual)(?= (?!(?:rate|fee|wage|pay|salary|salaries|rent|allowance|tariff|number|count)s?\b)[a-z])/gi

/** "annual_premium", "prm_ann", paid "annual", "Monthly fee": the period is part of what is stored. */
function isOf(period: string, { lemmas, samples, comment }: CatalogColumn): boolean {
  const said = [period, unit(period)]
  return (
    lemmas.some((lemma) => lemma.length > 1 && said.some((word) => word.startsWith(lemma))) ||
    samples.some((value) => value.toLowerCase() === period) ||
    said.some((word) => comment?.toLowerCase().includes(word) === true)
  )
}

function unit(period: string): string {
  const word = period.toLowerCase()
  return word === 'annual' ? 'year' : word === 'daily' ? 'day' : word.replace(/ly$/, '')
}
