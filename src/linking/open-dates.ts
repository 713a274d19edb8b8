import type { Clock } from './calendar.js'
import { periodAt } from './date-points.js'
import { type DateSpan, dateSpan } from './date-span.js'
import { low } from './date-words.js'
import type { Period } from './period.js'
import type { Token } from './tokens.js'

const openers: readonly (readonly [readonly string[], 'from' | 'after' | 'before' | 'until'])[] = [
  [['on', 'or', 'after'], 'from'],
  [['on', 'or', 'before'], 'until'],
  [['no', 'later', 'than'], 'until'],
  [['not', 'before'], 'from'],
  [['starting', 'from'], 'from'],
  [['later', 'than'], 'after'],
  [['earlier', 'than'], 'before'],
  [['prior', 'to'], 'before'],
  [['as', 'of'], 'from'],
  [['up', 'to'], 'until'],
  [['since'], 'from'],
  [['after'], 'after'],
  [['following'], 'after'],
  [['before'], 'before'],
  [['until'], 'until'],
  [['till'], 'until'],
  [['through'], 'until'],
]

/** "since 2019", "before March 2020", "2011 or later": one end open. */
export function openDates(tokens: readonly Token[], at: number, clock: Clock): DateSpan | null {
  for (const [words, kind] of openers) {
    if (!words.every((word, offset) => low(tokens, at + offset) === word)) continue
    const period = periodAt(tokens, skipIn(tokens, at + words.length), clock)
    if (!period) return null
    return open(tokens, at, { ...period, bare: false }, kind)
  }
  const opener = ['in', 'on', 'from', 'during'].includes(low(tokens, at)) ? at + 1 : at
  const period = periodAt(tokens, opener, clock)
  if (!period) return null
  const later =
    tailKind(tokens, period.end) ?? (low(tokens, at) === 'from' ? onTail(tokens, period.end) : null)
  if (later === null) return null
  return open(tokens, at, { ...period, end: later.end, bare: false }, later.kind)
}

function tailKind(tokens: readonly Token[], at: number): { kind: 'from' | 'until'; end: number } | null {
  const word = low(tokens, at)
  const next = low(tokens, at + 1)
  if (['onward', 'onwards'].includes(word)) return { kind: 'from', end: at + 1 }
  if (word === 'and' && ['onward', 'onwards', 'later', 'after'].includes(next))
    return { kind: 'from', end: at + 2 }
  if (word === 'or' && ['later', 'after', 'newer'].includes(next)) return { kind: 'from', end: at + 2 }
  if (['or', 'and'].includes(word) && ['earlier', 'before', 'older'].includes(next))
    return { kind: 'until', end: at + 2 }
  return null
}

/** "from 2018 on": nothing follows that it could belong to. */
export function onTail(tokens: readonly Token[], at: number): { kind: 'from'; end: number } | null {
  const next = tokens[at + 1]
  return low(tokens, at) === 'on' && (!next || next.kind === 'mark' || next.low === 'and')
    ? { kind: 'from', end: at + 1 }
    : null
}

function open(
  tokens: readonly Token[],
  at: number,
  period: Period,
  kind: 'from' | 'after' | 'before' | 'until',
): DateSpan {
  switch (kind) {
    case 'from':
      return dateSpan(tokens, at, period, period.from, null)
    case 'after':
      return dateSpan(tokens, at, period, period.to, null)
    case 'before':
      return dateSpan(tokens, at, period, null, period.from)
    case 'until':
      return dateSpan(tokens, at, period, null, period.to)
    default:
      return kind satisfies never
  }
}

function skipIn(tokens: readonly Token[], at: number): number {
  return ['the', 'in'].includes(low(tokens, at)) && low(tokens, at + 1) !== 'last'
    ? at + (low(tokens, at) === 'in' ? 1 : 0)
    : at
}
