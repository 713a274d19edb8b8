import { isTemporal, isYear } from '../../linking/catalog.js'
import { commentSays, isCalledAfter, saysVerb } from '../grounding/dates/called-after.js'
import { namesOfVerb } from '../grounding/verbs.js'
import { type Chart, lowAt } from './chart.js'
import { isParticiple } from './participle.js'
import { phraseAt } from './phrase-book.js'
import { whereaboutsAt } from './whereabouts.js'

/**
 * "booked in 2022", "delivered per month": a verb right before a time, where some date is called after it. It says
 * which date is meant even where a state of the same name is stored.
 */
export function isDatedVerb(chart: Chart, at: number): boolean {
  const token = chart.tokens[at]
  return (
    token?.kind === 'word' &&
    !token.capital &&
    isParticiple(token.low) &&
    timeFollows(chart, whereaboutsAt(chart, at + 1) ?? at + 1) &&
    datesCalled(chart, token.stem)
  )
}

/** "checked in", "picked up": a verb with its particle, where some date is called after both. Null for any other. */
export function phrasalVerb(
  chart: Chart,
  at: number,
): { readonly text: string; readonly stem: string } | null {
  const token = chart.tokens[at]
  const particle = lowAt(chart, at + 1)
  if (token?.kind !== 'word' || !isParticiple(token.low) || !particles.has(particle)) return null
  const stem = `${token.stem} ${particle}`
  for (const column of chart.columnById.values())
    if (isTemporal(column) && isCalledAfter(column, stem)) return { text: `${token.text} ${particle}`, stem }
  return token.stem === 'sign' &&
    particle === 'up' &&
    timeFollows(chart, at + 2) &&
    datesCalled(chart, 'sign')
    ? { text: `${token.text} ${particle}`, stem: 'sign' }
    : null
}

const particles: ReadonlySet<string> = new Set('in out up off on down away over back'.split(' '))

function timeFollows(chart: Chart, at: number): boolean {
  const from = ['on', 'up', 'out'].includes(lowAt(chart, at)) && chart.datesAt(at).length === 0 ? at + 1 : at
  if (chart.datesAt(from).some((span) => !span.bare || lowAt(chart, from) !== '')) return true
  const by = phraseAt(chart.tokens, from, 'group')
  return by !== null && periods.has(lowAt(chart, by.end))
}

const periods: ReadonlySet<string> = new Set(
  'day week month quarter year calendar days weeks months quarters years'.split(' '),
)

function datesCalled(chart: Chart, stem: string): boolean {
  const names = [stem, ...namesOfVerb(stem)]
  for (const column of chart.columnById.values()) {
    if (!isTemporal(column) && !isYear(column)) continue
    if (names.some((name) => saysVerb(column.words, name)) || commentSays(column.comment, stem)) return true
  }
  return false
}
