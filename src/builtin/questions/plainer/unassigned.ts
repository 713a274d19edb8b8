import type { Catalog } from '../../../linking/catalog.js'

/**
 * "tickets nobody is assigned to", "unassigned tickets", "jobs not assigned to anyone": those without what the schema
 * calls an assignee. Where it keeps none the question stays as it is.
 */
export function unassigned(question: string, catalog: Catalog): string {
  if (!/assigned/i.test(question)) return question
  const kept = [...catalog.columnById.values()].some(
    ({ lemmas, nullable }) => nullable && lemmas[0] === 'assignee',
  )
  if (!kept) return question
  return question
    .replace(nobody, 'without an assignee')
    .replace(toNobody, 'without an assignee')
    .replace(before, '$1$2 without an assignee')
}

const nobody =
  /\b(?:(?:that|which|who) )?(?:nobody|no one|no-one|none) (?:is|was|has been) (?:yet )?assigned to\b|\bwith (?:nobody|no one|no-one) assigned(?: to (?:it|them))?\b/i
const toNobody =
  /\b(?:(?:that|which) )?(?:(?:is|are|was|were|has|have) )?(?:(?:not|never) (?:yet |been )?assigned to (?:anyone|anybody)|assigned to (?:nobody|no one|no-one))(?: yet)?\b/i
/** "the unassigned high tickets" are those tickets without. */
const before = /\bunassigned ((?:(?!and\b|or\b)[a-z]+ ){0,2}?)([a-z]+s)\b/i
