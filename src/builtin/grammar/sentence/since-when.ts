import { isTemporal } from '../../../linking/catalog.js'
import type { Link, Mention } from '../../../linking/link.js'
import { stem } from '../../../linking/stem.js'
import { namesOfVerb } from '../../grounding/verbs.js'
import { type Chart, lowAt } from '../chart.js'
import type { Piece } from '../sketch.js'
import type { State } from './state.js'

const hiring: ReadonlySet<string> = new Set([stem('hired'), ...namesOfVerb(stem('hired'))])

/** "still employed, and since when": the date of the hiring, in the table that keeps when somebody left. */
export function sinceMentions(chart: Chart, state: State, end: number): readonly Mention[] {
  const asked = chart.tokens.slice(state.at, end).some((token) => token.low === 'since')
  const lasting = state.pieces.flatMap((piece) => lastingLinks(chart, piece))
  if (!asked) return state.pieces.flatMap((piece) => endedLinks(chart, piece, end))
  if (lasting.length === 0) return []
  const links = [...chart.columnById.values()].flatMap((column): readonly Link[] =>
    isTemporal(column) &&
    lasting.includes(column.table) &&
    column.words.some((word) => hiring.has(stem(word)))
      ? [{ kind: 'column', column: column.id, score: 0.9, reason: 'derived', readAs: column.words.join(' ') }]
      : [],
  )
  return links.length === 1 ? [{ start: end - 1, end, links }] : []
}

/** "no longer with us, and when did they leave": the date of the end itself. */
function endedLinks(chart: Chart, piece: Piece, end: number): readonly Mention[] {
  if (piece.kind !== 'filter' || piece.filter.kind !== 'empty' || !piece.filter.negated) return []
  const links = piece.filter.slot.mention.links.filter((link) => {
    const column = link.kind === 'column' ? chart.columnById.get(link.column) : undefined
    return column !== undefined && isTemporal(column)
  })
  return links.length === 0 ? [] : [{ start: end - 1, end, links }]
}

/** The tables of a job that goes on. */
function lastingLinks(chart: Chart, piece: Piece): readonly string[] {
  if (piece.kind !== 'filter' || piece.filter.kind !== 'empty' || piece.filter.negated) return []
  const { mention } = piece.filter.slot
  if (!employed.has(lowAt(chart, mention.end - 1)) && !employed.has(lowAt(chart, mention.start + 1)))
    return []
  return mention.links.flatMap((link) =>
    link.kind === 'column' ? [link.column.slice(0, link.column.lastIndexOf('.'))] : [],
  )
}

const employed: ReadonlySet<string> = new Set('employed with work working here on'.split(' '))
