import type { Reading } from './reading.js'

/** What speaks for and against one reading, by name: counts, and shares from 0 to 1. */
export type Evidence = Readonly<Record<string, number>>

/** A reading this far ahead of the next has no rival to speak of. */
const farAhead = 1

/**
 * The evidence that the confidence is computed from; every reading has the same names.
 * @param lead how much better the reading is than the next; null when there is no other
 */
export function evidenceOf(reading: Reading, lead: number | null): Evidence {
  const { plan, spec, sketch, tree } = reading
  const links = [...reading.assignment.links.values()]
  const named = links.filter((link) => link.kind !== 'value')
  return {
    synonyms: named.filter(({ reason }) => reason === 'synonym').length,
    weakNames: named.filter(({ reason, score }) => reason !== 'synonym' && score < 0.9).length,
    inexactValues: links.filter((link) => link.kind === 'value' && !link.exact).length,
    joins: tree.hops.length,
    inferredJoins: tree.hops.filter(({ edge }) => edge.kind !== 'declared').length,
    inferences: spec.notes.length,
    pieces: sketch.pieces.length,
    sketchCost: Math.round(sketch.cost * 100) / 100,
    conditions: plan.where.length + plan.having.length,
    ungrouped: flag(plan.group.length === 0),
    ranked: flag(plan.limit !== null),
    listed: flag(plan.group.length === 0 && plan.select.every(({ expr }) => expr.kind === 'column')),
    rival: lead === null ? 0 : Math.max(0, 1 - lead / farAhead),
  }
}

function flag(claim: boolean): number {
  return claim ? 1 : 0
}
