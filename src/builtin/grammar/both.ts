import { type Chart, lowAt, type Parsed } from './chart.js'
import { segmentsAt } from './clause.js'
import type { Piece } from './sketch.js'

const most = 6

/** "both wrestlers eliminated by Orton and wrestlers eliminated by Benjamin": two conditions, each met by rows of its own. */
export function bothAt(
  chart: Chart,
  at: number,
): readonly Parsed<{ left: readonly Piece[]; right: readonly Piece[] }>[] {
  if (lowAt(chart, at) !== 'both') return []
  const out: Parsed<{ left: readonly Piece[]; right: readonly Piece[] }>[] = []
  for (const left of segmentsAt(chart, at + 1)) {
    if (!narrows(left.value) || lowAt(chart, left.end) !== 'and') continue
    for (const right of segmentsAt(chart, left.end + 1)) {
      if (narrows(right.value) && alike(left.value, right.value))
        out.push({
          value: { left: left.value, right: right.value },
          end: right.end,
          cost: left.cost + right.cost + 0.02,
        })
    }
  }
  return out.sort((a, b) => b.end - a.end || a.cost - b.cost).slice(0, most)
}

function narrows(pieces: readonly Piece[]): boolean {
  return (
    pieces.some((piece) => piece.kind === 'filter' || piece.kind === 'entity') &&
    pieces.every((piece) => ['filter', 'entity', 'verb', 'stop'].includes(piece.kind))
  )
}

/** Both sides say the same kind of thing. */
function alike(left: readonly Piece[], right: readonly Piece[]): boolean {
  const kinds = (pieces: readonly Piece[]) =>
    pieces
      .flatMap((piece) =>
        piece.kind === 'filter' ? [piece.filter.kind] : piece.kind === 'entity' ? ['entity'] : [],
      )
      .join()
  return kinds(left) === kinds(right) || (namesThing(left) && namesThing(right))
}

/** "a branch", "customers of the Student segment": two things that are set side by side. */
function namesThing(pieces: readonly Piece[]): boolean {
  const [first, ...rest] = pieces
  return first?.kind === 'entity' && rest.every(({ kind }) => kind !== 'entity')
}
