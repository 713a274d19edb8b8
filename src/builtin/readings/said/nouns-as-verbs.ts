import { stem } from '../../../linking/stem.js'
import { everyPiece } from '../../grammar/every-piece.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { usedColumns } from '../../grounding/used-columns.js'
import { namesOfVerb } from '../../grounding/verbs.js'
import { lowOf, plansOf, type Said } from './said.js'

const determiners: ReadonlySet<string> = new Set(
  'the a an any their his her its our your my every each no this these those some'.split(' '),
)

/** A word that only a thing can be: it would have to be named by something here. */
const negations: ReadonlySet<string> = new Set(['not', 'no', 'never', 'none'])

/**
 * "The names of the sponsors", "who have no account": what an article stands before is a thing, and no verb to pass over.
 * @throws {PassedOver} where a thing that nothing is called after is read as something done, or "not" as a name
 */
export function checkNounsAsVerbs(said: Said): void {
  const there = tableStems(said)
  for (const piece of everyPiece(said.reading.sketch)) {
    if (piece.kind !== 'verb' || piece.end !== piece.start + 1) continue
    const before = lowOf(said, piece.start - 1)
    if (!determiners.has(before) || !/^\p{Ll}/u.test(piece.text)) continue
    if (/(?:ed|ing|en|est|wn|ught)$/.test(piece.text.toLowerCase())) continue
    if ([piece.stem, ...namesOfVerb(piece.stem)].some((word) => there.has(word))) continue
    throw new PassedOver(`'${piece.text}' names nothing in this database`, [piece.text])
  }
  checkTheirNames(said)
  for (const [slot] of said.reading.assignment.links)
    if (negations.has(slot.text.toLowerCase())) throw new PassedOver(`'${slot.text}' is no name`, [slot.text])
}

/** Words of the tables that the reading joins and the columns it uses: "the comments on each article" are joined, whatever else they were read as. */
function tableStems({ reading: { plan, tree }, catalog }: Said): ReadonlySet<string> {
  const joined = plansOf(plan).flatMap((each) => [each.from, ...each.joins.map(({ source }) => source)])
  const tables = [
    ...joined.map(({ table }) => table),
    ...[...tree.tables].flatMap((id) => catalog.tableById.get(id) ?? []),
  ]
  return new Set([...tables, ...usedColumns(plan)].flatMap(({ lemmas }) => lemmas.map(stem)))
}

const firms: ReadonlySet<string> = new Set(['company', 'firm', 'business', 'organisation', 'organization'])

/** "The name of the company with the highest sales": the company is asked for, and is not just whose data this is. */
function checkTheirNames(said: Said): void {
  const firm = said.tokens.find(
    ({ index, low }) =>
      firms.has(low) &&
      ['the', 'each', 'every'].includes(lowOf(said, index - 1)) &&
      lowOf(said, index - 2) === 'of' &&
      /^names?$/.test(lowOf(said, index - 3)),
  )
  if (!firm) return
  const read = [...said.reading.assignment.links.keys()].some(
    ({ mention }) => mention.start <= firm.index && mention.end > firm.index,
  )
  if (!read) throw new PassedOver(`'${firm.text}' names nothing in this database`, [firm.text])
}
