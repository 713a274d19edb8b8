import { add, type Day, type Grain, startOf, today } from './calendar.js'
import { grainOf, low } from './date-words.js'
import { type Period, type PeriodReader, period } from './period.js'
import type { Token } from './tokens.js'

/** today, yesterday, this/last/next week, the past 30 days, 3 days ago. */
export const relativePhrase: PeriodReader = (tokens, at, clock) => {
  const now = today(clock)
  const word = low(tokens, at)
  if (word === 'today') return period(now, 'day', at + 1)
  if (word === 'yesterday') return period(add(now, -1, 'day'), 'day', at + 1)
  if (word === 'tomorrow') return period(add(now, 1, 'day'), 'day', at + 1)
  const start =
    word === 'the' || (word === 'over' && low(tokens, at + 1) === 'the') ? at + (word === 'the' ? 1 : 2) : at
  return (
    shifted(tokens, start, now) ??
    rolling(tokens, start, now) ??
    ahead(tokens, start, now) ??
    ago(tokens, start, now)
  )
}

/** "the next 30 days", "the coming three months": from today on, the last day included. */
function ahead(tokens: readonly Token[], at: number, now: Day): Period | null {
  if (!['next', 'coming', 'following'].includes(low(tokens, at))) return null
  const count = tokens[at + 1]?.number ?? null
  const grain = grainOf(low(tokens, at + 2))
  if (count === null || !Number.isInteger(count) || grain === null) return null
  const to = add(add(now, count, grain), 1, 'day')
  return { from: now, to, grain: 'day', end: at + 3, bare: false }
}

function shifted(tokens: readonly Token[], at: number, now: Day): Period | null {
  const whole =
    low(tokens, at) === 'whole' && low(tokens, at + 1) === 'of'
      ? low(tokens, at + 2) === 'the'
        ? at + 3
        : at + 2
      : at
  const shift = { this: 0, current: 0, last: -1, previous: -1, preceding: -1, next: 1 }[low(tokens, whole)]
  const unitAt = ['iso', 'calendar', 'full'].includes(low(tokens, whole + 1)) ? whole + 2 : whole + 1
  const grain = grainOf(low(tokens, unitAt))
  if (shift === undefined || grain === null || low(tokens, unitAt).endsWith('s')) return null
  const noted = shift < 0 ? excludesCurrent(tokens, unitAt + 1, grain) : null
  return period(add(startOf(now, grain), shift, grain), grain, noted ?? unitAt + 1)
}

/** "past 30 days" reaches back from today and includes it; with "excluding the current month" it is whole months. */
function rolling(tokens: readonly Token[], at: number, now: Day): Period | null {
  if (!['past', 'last', 'previous', 'preceding', 'recent'].includes(low(tokens, at))) return null
  const count = tokens[at + 1]?.number ?? null
  let unitAt = count === null ? at + 1 : at + 2
  let whole = false
  if (['calendar', 'full', 'complete', 'whole', 'iso'].includes(low(tokens, unitAt))) {
    whole = true
    unitAt++
  }
  const grain = grainOf(low(tokens, unitAt))
  if (
    grain === null ||
    (count === null && low(tokens, at) !== 'past') ||
    (count !== null && !Number.isInteger(count))
  )
    return null
  const steps = count ?? 1
  const excluded = excludesCurrent(tokens, unitAt + 1, grain)
  if (whole || excluded !== null) {
    const to = startOf(now, grain)
    return { from: add(to, -steps, grain), to, grain, end: excluded ?? unitAt + 1, bare: false }
  }
  return {
    from: add(now, -steps, grain),
    to: add(now, 1, 'day'),
    grain: 'day',
    end: inclusiveNote(tokens, unitAt + 1),
    bare: false,
  }
}

/** "(excluding the current month)": the token after it, or null. */
function excludesCurrent(tokens: readonly Token[], at: number, grain: Grain): number | null {
  let next = ['(', ','].includes(low(tokens, at)) ? at + 1 : at
  if (!['excluding', 'exclusive', 'not'].includes(low(tokens, next))) return null
  next++
  while (['of', 'including', 'the', 'counting'].includes(low(tokens, next))) next++
  if (!['current', 'this', 'present'].includes(low(tokens, next)) || grainOf(low(tokens, next + 1)) !== grain)
    return null
  next += 2
  return low(tokens, next) === ')' ? next + 1 : next
}

/** ", inclusive of today's date": said of the range as it is anyway. */
function inclusiveNote(tokens: readonly Token[], at: number): number {
  let next = [',', '('].includes(low(tokens, at)) ? at + 1 : at
  if (!['inclusive', 'including'].includes(low(tokens, next))) return at
  next++
  while (
    [
      'of',
      'the',
      'today',
      'date',
      'of_',
      'ago',
      'day',
      'days',
      'month',
      'months',
      'week',
      'weeks',
      ')',
    ].includes(low(tokens, next)) ||
    tokens[next]?.kind === 'number'
  )
    next++
  return next
}

function ago(tokens: readonly Token[], at: number, now: Day): Period | null {
  const count = tokens[at]?.number ?? null
  const grain = grainOf(low(tokens, at + 1))
  if (count === null || grain === null || low(tokens, at + 2) !== 'ago') return null
  return period(add(now, -count, grain), 'day', at + 3)
}
