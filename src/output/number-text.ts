import type { Cell, ResultColumn } from '../events.js'

/** Whether a column holds numbers by its server type. */
export function isNumeric(column: ResultColumn): boolean {
  return numericType.test(column.type)
}

const numericType =
  /^(?:smallint|integer|bigint|numeric|decimal|real|double precision|money|oid|int[248]|float[48])\b(?!.*\[)/

/**
 * How people read the numbers of one column: grouped as the locale groups them once one of them has five digits, with
 * the same number of decimals in each when the column is exact and short. Identifiers and years are left as they are.
 * @returns null when the column is to be shown as it is.
 */
export function numberText(
  column: ResultColumn,
  cells: readonly Cell[],
  locale: string,
): ((cell: Cell) => string | null) | null {
  if (!isNumeric(column) || namesThing.test(column.name)) return null
  const parts = cells.flatMap((cell) => split(cell) ?? [])
  const grouped = parts.some(({ whole }) => whole.length >= fewestGroupedDigits)
  const widest = parts.reduce((most, { fraction }) => Math.max(most, fraction.length), 0)
  const decimals = exactType.test(column.type) && widest <= mostPaddedDecimals ? widest : 0
  const { group, point } = separators(locale)
  return (cell) => {
    const number = split(cell)
    if (number === null) return null
    const fraction = number.fraction.padEnd(decimals, '0')
    const whole = grouped ? group(number.whole) : number.whole
    return `${number.sign}${whole}${fraction === '' ? '' : point + fraction}`
  }
}

/** 1 234 reads well ungrouped, and so do years. */
const fewestGroupedDigits = 5
const mostPaddedDecimals = 4
const exactType = /^(?:numeric|decimal)\b/
/** Numbers that name something are no quantities: nobody groups the digits of a key, a year or a telephone number. */
const namesThing = /(?:^|[_\s])(?:id|ids|key|oid|code|no|number|nr|year|zip|postcode|phone)$|[a-z]Id$/i

interface Decimal {
  readonly sign: string
  readonly whole: string
  readonly fraction: string
}

/** Text, because `numeric` may hold more digits than a double. */
function split(cell: Cell): Decimal | null {
  if (typeof cell !== 'number' && typeof cell !== 'string') return null
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(cell)) ?? []
  return whole === '' ? null : { sign, whole, fraction }
}

/** The locale's way, asked once for a column: the separators may be signs of any script, and groups of any size. */
function separators(locale: string): { readonly group: (digits: string) => string; readonly point: string } {
  const format = new Intl.NumberFormat(locale, { numberingSystem: 'latn' })
  const point = format.formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.'
  return { group: (digits) => format.format(BigInt(digits)), point }
}
