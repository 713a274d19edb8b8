import { type CatalogColumn, mustTable } from '../../../linking/catalog.js'
import type { Term } from '../../grammar/sketch.js'
import { factorTo } from '../../grammar/units.js'
import { degreeColumn, isMeasuredBy } from '../degree-column.js'
import { type Draft, linkOf } from '../draft.js'
import { lastingSpec, pairOf } from '../lasting.js'
import { tableIdOf } from '../reach.js'
import type { KeySpec, MeasureSpec } from '../spec.js'
import { Ungrounded } from '../ungrounded.js'
import { conditionOf } from '../conditions/conditions.js'
import { addCondition, addValue } from './add-condition.js'
import { readModifiers } from './read-entity.js'

type MeasuredTerm = Extract<Term, { kind: 'measured' }>

/** "how long is a class": the one column of classes that the word may be about, in the unit asked for. */
export function measuredSpec(draft: Draft, term: MeasuredTerm): KeySpec | MeasureSpec {
  const link = term.noun ? linkOf(draft, term.noun.slot) : null
  if (term.noun && link?.kind === 'value' && !draft.spokenValues.has(term.noun.slot)) {
    for (const filter of term.noun.pre) addCondition(draft, conditionOf(draft, filter))
    addValue(draft, term.noun.slot)
    draft.spokenValues.add(term.noun.slot)
  }
  const table = link ? tableIdOf(link) : (draft.near ?? draft.target)
  if (table === null) throw new Ungrounded(`'${term.word}' of what?`, [term.word])
  const kept = isMeasuredBy(draft, table, term.hints)
  const lasting =
    term.lasting ?? (term.wentOn && !kept && pairOf(draft, table) !== null ? term.wentOn : undefined)
  if (lasting === undefined && term.wentOn === 'night')
    throw new Ungrounded(`nothing says how many nights`, [term.word])
  if (lasting !== undefined || (term.wentOn !== undefined && kept && term.wentOn !== 'any' && !term.unit)) {
    draft.rowsOf.add(table)
    const spec = lastingSpec(draft, table, { ...term, lasting: lasting ?? term.wentOn ?? 'any' })
    if (term.noun && link?.kind === 'table') readModifiers(draft, term.noun, { kind: 'entity', table })
    return spec
  }
  const column = numberOf(draft, table, term)
  draft.notes.push(`'${term.word}' read as ${column.words.join(' ')}`)
  draft.rowsOf.add(table)
  if (term.noun && link?.kind === 'table' && term.fn !== null)
    readModifiers(draft, term.noun, { kind: 'entity', table })
  const factor = term.unit ? factorTo(column, term.unit) : 1
  if (term.fn !== null) return { kind: 'aggregate', fn: term.fn, column, factor }
  if (factor !== 1) throw new Ungrounded(`${column.words.join(' ')} is not in ${term.word}`, [term.word])
  return { kind: 'column', column }
}

function numberOf(draft: Draft, table: string, term: MeasuredTerm): CatalogColumn {
  const column = degreeColumn(draft.catalog, table, term.hints, term.word)
  if (column.kind !== 'number') throw new Ungrounded(`${column.words.join(' ')} is not a number`, [term.word])
  if (column.table !== table)
    throw new Ungrounded(
      `nothing in ${mustTable(draft.catalog, table).words.join(' ')} says what '${term.word}' is measured by`,
      [term.word],
    )
  return column
}
