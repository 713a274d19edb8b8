import type { Link } from '../../../linking/link.js'
import type { Noun, Piece, Term } from '../../grammar/sketch.js'
import { tableIdOf } from '../../grounding/reach.js'
import { keepsMoreOf } from '../../grounding/same-thing.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { isApart, isChance, silentPaths } from './reach.js'
import { lowOf, type Said } from './said.js'

/**
 * "the last names of the customers" are their own, not those of the agents they met; "the fare of a trip" is no price of
 * the vehicle; and "a trip" is no yes or no. "The player's name and the date of the fixture" asks for no fixture's name.
 * @throws {PassedOver} where it is read so
 */
export function checkAttributeOwners(said: Said): void {
  const { pieces } = said.reading.sketch
  if (/^names?$/.test(lowOf(said, 0)) && lowOf(said, 1) === 'of' && (pieces[0]?.start ?? 0) >= 2)
    throw new PassedOver(`'${lowOf(said, 0)}' is asked for`, [lowOf(said, 0)])
  for (const [at, piece] of pieces.entries()) {
    if (piece.kind === 'entity') checkNoFlag(said, piece)
    if (piece.kind !== 'ask') continue
    checkRankedThing(said, piece)
    const next = pieces.slice(at + 1).find(({ kind }) => kind !== 'ask')
    if (next?.kind === 'entity' && ['of', 'for'].includes(next.preposition))
      for (const term of piece.terms) {
        const owner = nounOf(term)?.owner ?? next.noun
        checkOwner(said, term, owner)
        checkNameless(said, term, owner)
      }
    for (const term of piece.terms) checkNameless(said, term, nounOf(term)?.owner ?? undefined)
    const each = next?.kind === 'group' && /^(?:each|every)$/.test(next.word) ? nounOf(next.terms[0]) : null
    if (each && ['of', 'for'].includes(lowOf(said, each.start - 2)))
      for (const term of piece.terms) checkNameless(said, term, nounOf(term)?.owner ?? each)
  }
}

function checkOwner(said: Said, term: Term | undefined, owner: Noun): void {
  const noun = nounOf(term)
  const attribute = noun && said.reading.assignment.links.get(noun.slot)
  const thing = said.reading.assignment.links.get(owner.slot)
  if (!noun || attribute?.kind !== 'column' || thing?.kind !== 'table') return
  const [from, to] = [thing.table, tableIdOf(attribute)]
  if (from === to) return
  const far = silentPaths(said, [], from, new Set([to])).some((path) => isChance(said, path) || isApart(path))
  if (far || isLoose(attribute))
    throw new PassedOver(`${owner.slot.text} have no ${noun.slot.text} of their own`, [noun.slot.text])
}

/**
 * "The name of the animal", where animals have none, is not the name of their farm. "The names of the winners" may be
 * those of the persons behind the rows, and the gymnasts that are kept by the key of a person are that person.
 */
function checkNameless(said: Said, term: Term | undefined, owner: Noun | undefined): void {
  const noun = nounOf(term)
  const name = noun && said.reading.assignment.links.get(noun.slot)
  const thing = owner && said.reading.assignment.links.get(owner.slot)
  if (
    !noun ||
    !name ||
    name.kind === 'value' ||
    !owner ||
    thing?.kind !== 'table' ||
    !/^names?$/i.test(noun.slot.text)
  )
    return
  const table = tableIdOf(name)
  if (table === thing.table || keepsMoreOf(said.catalog, thing.table, table)) return
  if (isDoer(said, owner) && said.catalog.persons.some(({ id }) => id === table)) return
  if (
    [...said.reading.assignment.links].some(
      ([slot, link]) => slot !== noun.slot && link.kind === 'table' && link.table === table,
    )
  )
    return
  throw new PassedOver(`${owner.slot.text} have no name of their own`, [noun.slot.text])
}

function isDoer(said: Said, { slot }: Noun): boolean {
  return /(?:er|or|ee|ant|ent|ist)$/.test(said.tokens[slot.mention.end - 1]?.lemma ?? '')
}

/** Another word than the column's own. */
function isLoose(link: Extract<Link, { kind: 'column' }>): boolean {
  return link.reason === 'synonym' && link.score < 0.85
}

function nounOf(term: Term | undefined): Noun | null {
  if (term?.kind === 'noun') return term.noun
  return term?.kind === 'aggregate' && term.of.kind === 'noun' ? term.of.noun : null
}

/** "a trip" is a thing: a yes-or-no column is no such thing. */
function checkNoFlag(said: Said, { noun, preposition }: Extract<Piece, { kind: 'entity' }>): void {
  const link = said.reading.assignment.links.get(noun.slot)
  const column = link?.kind === 'column' ? said.catalog.columnById.get(link.column) : undefined
  if (column?.kind !== 'boolean' || !['of', 'for', 'in', 'on', 'at'].includes(preposition)) return
  if (['a', 'an'].includes(lowOf(said, noun.start - 1)) || ['a', 'an'].includes(lowOf(said, noun.start)))
    throw new PassedOver(`'${noun.slot.text}' is a thing, not a yes or no`, [noun.slot.text])
}

/** "which zone has the largest population": the zones are no areas in square kilometres. */
function checkRankedThing(said: Said, piece: Extract<Piece, { kind: 'ask' }>): void {
  const [term] = piece.terms
  const asked = lowOf(said, piece.start - 1)
  const { plan, spec } = said.reading
  if (term?.kind !== 'noun' || !(spec.rank || plan.distinct || asked === 'which')) return
  const link = said.reading.assignment.links.get(term.noun.slot)
  const column = link?.kind === 'column' ? said.catalog.columnById.get(link.column) : undefined
  if (link?.kind !== 'column' || link.reason !== 'synonym' || column?.kind !== 'number') return
  if (
    column.role === 'measure' &&
    (['which', 'what'].includes(asked) || (plan.distinct && term.noun.slot.plural))
  )
    throw new PassedOver(`'${term.noun.slot.text}' is a thing, not a number`, [term.noun.slot.text])
}
