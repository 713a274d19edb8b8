import type { Mention } from '../../linking/link.js'
import type { Token } from '../../linking/tokens.js'
import type { Sketch } from '../grammar/sketch.js'
import unsupported from '../lexicon/unsupported.json' with { type: 'json' }
import type { JoinTree } from '../planning/joins.js'
import type { Plan } from '../planning/plan.js'
import { slotUses } from './slots.js'
import { Ungrounded } from './ungrounded.js'

const cues = new Set(unsupported)
const longestCue = 3

/** Words for things that no production computes: better silent at once than half understood. */
export function unsupportedCue(
  tokens: readonly Token[],
  named: (start: number, end: number) => boolean,
): string | null {
  for (let start = 0; start < tokens.length; start++) {
    for (let length = longestCue; length >= 1; length--) {
      const words = tokens.slice(start, start + length)
      if (words.length < length || words.some((word) => word.kind === 'quoted')) continue
      const text = words.map((word) => word.low).join(' ')
      if (cues.has(text) && !named(start, start + length)) return text
    }
  }
  return null
}

/** A stored value that the question names plainly must be part of the reading. */
export function checkValues(mentions: readonly Mention[], sketch: Sketch, tokens: readonly Token[]): void {
  const used = new Set<number>()
  const patterns = new Set<string>()
  for (const { slot } of slotUses(sketch))
    for (let at = slot.mention.start; at < slot.mention.end; at++) used.add(at)
  JSON.stringify(sketch, (key, value: unknown) => {
    if (key === 'span' && value && typeof value === 'object' && 'start' in value && 'end' in value)
      for (let at = Number(value.start); at < Number(value.end); at++) used.add(at)
    if (value && typeof value === 'object' && 'mode' in value && 'text' in value)
      patterns.add(String(value.text))
    return key === 'links' ? undefined : value
  })
  for (const mention of mentions) {
    const plain = mention.links.some((link) => link.kind === 'value' && link.score >= 0.95)
    const words = tokens.slice(mention.start, mention.end)
    const marked =
      words.length > 1 ||
      words[0]?.kind === 'quoted' ||
      (words[0]?.capital && mention.start > 0 && words[0].low.length > 2)
    if (!plain || !marked || words.some((word) => used.has(word.index) || patterns.has(word.text))) continue
    throw new Ungrounded(
      `'${words.map((word) => word.text).join(' ')}' is a stored value that this reading leaves out`,
      words.map((word) => word.text),
    )
  }
}

/** What a comment says an empty column means must be read so, or by that column's name; null when it is. */
export function emptyLeftOut(
  empty: readonly Mention[],
  sketch: Sketch,
  tokens: readonly Token[],
): Ungrounded | null {
  const slots = slotUses(sketch).map(({ slot }) => slot.mention)
  for (const { start, end, links } of empty) {
    const column = links[0]?.kind === 'column' ? links[0].column : null
    const read = slots.some(
      (slot) =>
        slot.start < end &&
        slot.end > start &&
        slot.links.some((link) => link.kind === 'column' && link.column === column),
    )
    if (read) continue
    const words = tokens.slice(start, end).map((token) => token.text)
    return new Ungrounded(
      `'${words.join(' ')}' says that a column is empty, which this reading leaves out`,
      words,
    )
  }
  return null
}

/** "for all customers": those without any must not fall away. */
export function checkAll(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  plan: Plan,
  tree: JoinTree,
): void {
  if (plan.group.length === 0) return
  for (const mention of mentions) {
    const before = tokens
      .slice(Math.max(0, mention.start - 3), mention.start)
      .map((token) => token.low)
      .join(' ')
    if (!/\bfor all(?: the| our)?$/.test(before)) continue
    const tables = new Set(
      mention.links.flatMap((link) => (link.kind === 'table' && link.score >= 0.75 ? [link.table] : [])),
    )
    const kept = plan.joins.length > 0 && plan.joins.every((join) => join.kind === 'left')
    if (kept && tables.has(plan.from.table.id)) continue
    const lost = tree.hops.some(
      ({ edge }) => tables.has(edge.to.table) && edge.from.table !== edge.to.table && !edge.toTotal,
    )
    if (lost) throw new Ungrounded(`'all' would leave out the rows without a match`, ['all'])
  }
}
