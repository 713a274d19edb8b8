import type { Piece, Slot, Term } from '../grammar/sketch.js'

/** In "name and age of students" the students govern both: the first noun after the run of terms. */
export function governorAhead(pieces: readonly Piece[], at: number): Slot | null {
  for (const next of pieces.slice(at + 1)) {
    if (next.kind === 'ask' || next.kind === 'and' || next.kind === 'stop') continue
    if (next.kind === 'entity' && linking.has(next.preposition)) return next.noun.slot
    if (next.kind === 'group') {
      const first = next.terms[0]
      return first?.kind === 'noun' && pieces[at]?.kind !== 'group' ? first.noun.slot : null
    }
    return null
  }
  return null
}

const linking = new Set([
  'of',
  'for',
  'in',
  'from',
  'at',
  'on',
  'across',
  'among',
  'within',
  'by',
  'to',
  'with',
  'over',
])

/** What a later sentence says to show is of what the first one asked for. */
export function laterGovernor(pieces: readonly Piece[], piece: Extract<Piece, { kind: 'ask' }>): Slot | null {
  const first = pieces.find((each) => each.kind === 'ask')
  if (first?.kind !== 'ask' || piece.sentence <= first.sentence) return null
  const term = first.terms[0]
  const split = pieces.find((each) => each.kind === 'group')
  const key =
    split?.kind === 'group' && term && (term.kind === 'count' || first.head === 'count')
      ? split.terms[0]
      : undefined
  const entity =
    key?.kind === 'noun' &&
    key.noun.slot.mention.links.some((link) => link.kind === 'table' && link.score >= 0.75)
  if (key && entity) return mainSlot(key)
  return term ? mainSlot(term) : null
}

/** The slot of a term that governs what follows it: "rooms" of "the number of rooms". Null: it names nothing. */
export function mainSlot(term: Term): Slot | null {
  switch (term.kind) {
    case 'noun':
    case 'count':
      return term.noun.slot
    case 'aggregate':
      return mainSlot(term.of)
    case 'trend':
      return mainSlot(term.of)
    case 'span':
      return term.to ?? term.from
    case 'place':
      return mainSlot(term.by)
    case 'formula':
    case 'ratio':
    case 'same':
    case 'money':
      return null
    case 'amount':
      return term.slot ?? term.noun?.slot ?? null
    case 'grain':
    case 'measured':
      return term.noun?.slot ?? null
    default:
      return term satisfies never
  }
}
