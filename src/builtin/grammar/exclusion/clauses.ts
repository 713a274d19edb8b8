import { type Chart, lowAt, none, type Parsed } from '../chart.js'
import { modifierAt } from '../pieces/modifier.js'
import type { Noun, Piece } from '../sketch.js'
import { turnedPieces } from './turned.js'

type Turned = Parsed<readonly Piece[]>

const most = 4
const relatives = new Set('who that which with have has are is were was where whose'.split(' '))

/** "who …", "without …", "with no …": one claim or several joined by "or", each turned round. */
export function clausesAt(chart: Chart, at: number, spoken: readonly Piece[]): readonly Turned[] {
  const out: Turned[] = []
  for (let from = at; from <= at + most; from++) {
    const skipped = 0.01 * (from - at)
    for (const found of [...claimsAt(chart, from), ...noneAt(chart, from, spoken)])
      out.push({ ...found, cost: found.cost + 0.05 + skipped }, ...more(chart, found, skipped))
    if (!relatives.has(lowAt(chart, from))) break
  }
  return out
}

function claimsAt(chart: Chart, at: number): readonly Turned[] {
  return modifierAt(chart, at).flatMap((found): readonly Turned[] => {
    const turned = turnedPieces(found.value)
    return turned ? [{ value: turned, end: found.end, cost: found.cost }] : none
  })
}

/** "… or without a cause": neither may hold. */
function more(chart: Chart, first: Turned, skipped: number): readonly Turned[] {
  if (!['or', 'and'].includes(lowAt(chart, first.end))) return none
  const from = first.end + 1
  if (!['without', 'with', 'who', 'that'].includes(lowAt(chart, from))) return none
  return claimsAt(chart, from).map((next) => ({
    value: [...first.value, ...next.value],
    end: next.end,
    cost: first.cost + next.cost + 0.05 + skipped,
  }))
}

const nones = [
  ['without', 'one'],
  ['without', 'any'],
  ['with', 'none'],
  ['have', 'none'],
  ['has', 'none'],
]

/** "those without one": without what was shown last. A thing it belongs to is there in every row shown. */
function noneAt(chart: Chart, at: number, spoken: readonly Piece[]): readonly Turned[] {
  if (!nones.some((words) => words.every((word, offset) => lowAt(chart, at + offset) === word))) return none
  const last = lastShown(spoken)
  if (!last) return none
  const end = at + 2
  if (last.owner) return [{ value: none, end, cost: 0.02 }]
  if (!last.slot.mention.links.every((link) => link.kind === 'column')) return none
  const filter = { kind: 'empty', slot: last.slot, negated: true } as const
  return [{ value: [{ kind: 'filter', filter, start: at, end, cost: 0 }], end, cost: 0.02 }]
}

/** What was named last as something shown or grouped by; a thing counted has no "one". */
function lastShown(spoken: readonly Piece[]): Noun | null {
  for (const piece of [...spoken].reverse()) {
    if (piece.kind !== 'ask' && piece.kind !== 'group') continue
    const term = piece.terms.at(-1)
    return term?.kind === 'noun' ? term.noun : null
  }
  return null
}
