import { nodes, stringOf } from '../../../guard/mentions.js'
import { isTemporal } from '../../../linking/catalog.js'
import type { AskedQuestion } from '../question/read-question.js'
import { type CriticCheck, type Finding, warn } from '../review-task.js'
import { allConstants, comparisonsIn } from '../statement/comparisons.js'
import { type DateBounds, dateBounds } from '../statement/date-bounds.js'
import { scopeOf, usesIn } from '../statement/read-aggregates.js'
import type { Query } from '../statement/statement.js'
import { within } from '../statement/tree.js'

/** Days and years of the question that the statement's ranges do not begin and end with. */
export const statedDates: CriticCheck = {
  id: 'stated-date',
  passed: 'the dates asked for are the dates compared with',
  needs: 'question',
  find({ statement, question }) {
    const dates = question === null ? [] : [...question.dates, ...bareYears(question)]
    if (question === null || dates.length === 0) return []
    const bounds = dateBounds(statement.queries.flatMap(comparisonsIn))
    const constants = allConstants(statement.root).map(({ value }) => value)
    const signs = statement.queries.flatMap(temporalSigns)
    // "Compared with the previous year" is a window's business.
    const windows = [...within(statement.root.node, { subqueries: true })].some(
      ({ type, body }) => type === 'FuncCall' && body.over !== undefined,
    )
    return dates.flatMap((date) => {
      if (!squeezed(question.head).includes(squeezed(date.text))) return []
      const over = isOver.test(date.text) || excludesNow.test(question.head)
      if (!isAbsolute(date) && windows) return []
      const finding = isAbsolute(date) ? absolute(date, bounds, constants) : relative(date, over, signs)
      return finding === null ? [] : [finding]
    })
  },
}

/** "The months of 2022": a year that may be a number as well, and is none once it is behind such a word. */
function bareYears({ head, dates }: AskedQuestion): readonly AskedDate[] {
  return [...head.matchAll(/\b(?:of|for|by|from) ((?:19|20)\d{2})\b(?![-/\d])/gi)].flatMap(([, year = '']) =>
    dates.some(({ text }) => text.includes(year))
      ? []
      : [{ text: year, from: `${year}-01-01`, to: `${Number(year) + 1}-01-01` }],
  )
}

type AskedDate = AskedQuestion['dates'][number]

/** With its year said; "last week" moves with the clock. */
function isAbsolute({ text }: AskedDate): boolean {
  return /\b\d{4}\b/.test(text)
}

function squeezed(text: string): string {
  return text.toLowerCase().replace(/[\s(),]+/g, '')
}

function absolute(date: AskedDate, bounds: DateBounds, constants: readonly string[]): Finding | null {
  const begins = date.from === null || bounds.from.has(date.from)
  const ends = date.to === null || bounds.to.has(date.to)
  if (begins && ends) return null
  const asked = askedText(date)
  const near = [
    begins ? null : nearby(date, date.from, bounds.from),
    ends ? null : nearby(date, date.to, bounds.to),
  ].filter((day) => day !== null)
  if (near.length > 0) {
    const evidence = `"${date.text}" is ${asked}; the statement's range has ${near.join(' and ')} instead.`
    return warn('stated-date', evidence, `Compare with ${asked}.`)
  }
  if (bounds.unsure) return null
  const half = openEnd(date, begins, ends, bounds)
  if (half !== null) return half
  const years = date.text.match(/\b\d{4}\b/g) ?? []
  if (years.some((year) => constants.some((value) => value.includes(year)))) return null
  return warn(
    'stated-date',
    `"${date.text}" is asked for, and no condition has it.`,
    `Compare with ${asked}.`,
  )
}

function openEnd(date: AskedDate, begins: boolean, ends: boolean, bounds: DateBounds): Finding | null {
  if (date.from === null || date.to === null) return null
  const asked = askedText(date)
  if (begins && bounds.to.size === 0)
    return warn(
      'stated-date',
      `"${date.text}" is ${asked}; the statement's range has no end.`,
      `Add < ${date.to}.`,
    )
  if (ends && bounds.from.size === 0)
    return warn(
      'stated-date',
      `"${date.text}" is ${asked}; the statement's range has no beginning.`,
      `Add >= ${date.from}.`,
    )
  return null
}

function askedText({ from, to }: AskedDate): string {
  return [from && `from ${from}`, to && `before ${to}`].filter(Boolean).join(' ')
}

const yearAlone =
  /^(?:(?:in|of|for|during|since|before|after|until|till|from|the|year|calendar) )*\d{4}(?: (?:or|and) (?:later|earlier|before|after)| onwards?)?$/i

/** A slip is a day or two; where only years are said, a year. */
function nearby({ text }: AskedDate, wanted: string | null, days: ReadonlySet<string>): string | null {
  if (wanted === null) return null
  const mostDaysOff = yearAlone.test(text) ? 366 : 3
  const off = (day: string) => Math.abs(Date.parse(day) - Date.parse(wanted)) / 86_400_000
  return [...days].find((day) => off(day) <= mostDaysOff) ?? null
}

/** "Last week" needs a condition on a date, and one on either side when it is over. */
function relative(date: AskedDate, over: boolean, signs: readonly string[]): Finding | null {
  const fix = `Compare a date with ${askedText(date)}.`
  if (signs.length === 0)
    return warn('stated-date', `"${date.text}" is asked for, and no condition is on a date.`, fix)
  if (!over || signs.some((sign) => sign === 'both')) return null
  if (!signs.includes('from'))
    return warn('stated-date', `"${date.text}" has a beginning; the range has none.`, fix)
  if (!signs.includes('to')) return warn('stated-date', `"${date.text}" has an end; the range has none.`, fix)
  return null
}

/** Phrases of a time that ended before now. */
const isOver =
  /exclu|not including|not counting|^(?:in |of )?(?:the )?(?:whole of the )?(?:last|previous) (?:\w+ )?(?:week|month|quarter|year)$/i

const excludesNow = /(?:exclud|not includ|not count)\w* (?:of )?the current/i

/** Which sides of a range on a date the conditions close: `from`, `to` or `both`. */
function temporalSigns(query: Query): readonly string[] {
  const scope = scopeOf(query)
  return [
    ...within([
      query.node.whereClause,
      query.node.fromClause,
      query.node.targetList,
      query.node.havingClause,
    ]),
  ].flatMap(({ type, body }) => {
    if (type !== 'A_Expr') return []
    const left = usesIn(body.lexpr, scope).filter(({ column }) => column !== null && isTemporal(column))
    const right = usesIn(body.rexpr, scope).filter(({ column }) => column !== null && isTemporal(column))
    if ((left.length === 0) === (right.length === 0)) return []
    const sign = stringOf(nodes(body.name).at(-1)) ?? ''
    return sideOf(sign, right.length > 0)
  })
}

function sideOf(sign: string, flipped: boolean): readonly string[] {
  if (sign === '=' || sign.startsWith('BETWEEN')) return ['both']
  if (sign.startsWith('>')) return [flipped ? 'to' : 'from']
  return sign.startsWith('<') && sign !== '<>' ? [flipped ? 'from' : 'to'] : []
}
