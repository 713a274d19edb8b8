import { type CatalogColumn, isTemporal } from '../../../linking/catalog.js'
import { isDoerOf } from '../../../linking/doers.js'
import { stem } from '../../../linking/stem.js'
import { baseOf } from '../../grounding/roles.js'
import { Unfit } from '../../grounding/ungrounded.js'
import { usedColumns } from '../../grounding/used-columns.js'
import words from '../../lexicon/agents.json' with { type: 'json' }
import { lowOf, type Said } from './said.js'

const agents: ReadonlySet<string> = new Set(words.agents.split(' '))
const copulas: ReadonlySet<string> = new Set(words.copulas.split(' '))

/**
 * "Who flew NX101?" asks for a person, never for the flight; "who treated Leo Park?" for another person than him.
 * @throws {Unfit} where something else is shown
 */
export function checkWho(said: Said): void {
  const at = said.tokens.findIndex(({ low }) => low === 'who' || low === 'whom')
  const first = said.reading.sketch.pieces[0]
  if (at < 0 || !first || first.start < at) return
  const shown = said.reading.plan.select.flatMap(({ expr }) => (expr.kind === 'column' ? [expr.column] : []))
  if (!shown.some((column) => tellsWho(said, column)))
    throw new Unfit("'who' asks for a person, whom this reading does not show", ['who'])
  checkDoer(said, said.tokens[at + 1]?.stem ?? '')
  checkFirms(said, shown, said.tokens[at + 1]?.stem ?? '')
  const loose = shown.find((column) => isLoose(said, column))
  if (loose && shown.some(({ table }) => table !== loose.table))
    throw new Unfit(`nothing says whom ${loose.words.join(' ')} refers to`, ['who'])
  if (shown.every((column) => column.table === said.reading.plan.from.table.id)) checkOther(said, at)
}

/**
 * "Who has the most open issues": those who reported them, those they are assigned to, before the firms that they are of;
 * what is bought or ordered is the firm's doing. @throws {Unfit} where a firm is shown
 */
function checkFirms({ catalog, reading }: Said, shown: readonly CatalogColumn[], verb: string): void {
  const isPerson = (id: string) => catalog.persons.some((each) => each.id === (baseOf(id) ?? id))
  if (catalog.persons.length === 0 || trading.has(verb) || shown.some(({ table }) => isPerson(table))) return
  for (const id of reading.tree.tables) {
    const people = (catalog.edgesOf.get(id) ?? []).filter(
      ({ from, to }) => from.table === id && isPerson(to.table),
    )
    if (people.length > 1 && !isPerson(id))
      throw new Unfit("'who' may be one of several persons, and no firm", ['who'])
  }
}

const trading: ReadonlySet<string> = new Set(
  [
    'buy',
    'bought',
    'order',
    'purchase',
    'pay',
    'paid',
    'book',
    'rent',
    'subscribe',
    'spend',
    'spent',
    'owe',
  ].map(stem),
)

/** "Who edited the most titles" asks for their editor, where titles have one. @throws {Unfit} where another is shown */
function checkDoer({ catalog, reading }: Said, verb: string): void {
  const used = new Set(usedColumns(reading.plan).map(({ id }) => id))
  const doers = [...reading.tree.tables].flatMap(
    (id) =>
      catalog.tableById
        .get(id)
        ?.columns.filter(
          ({ kind, lemmas }) => kind === 'text' && lemmas.length === 1 && isDoerOf(lemmas[0] ?? '', verb),
        ) ?? [],
  )
  const [doer] = doers
  if (doer && !doers.some(({ id }) => used.has(id)))
    throw new Unfit(`who did so is told by ${doer.words.join(' ')}`, ['who'])
}

/** A column of persons or of those who do something, or one that is called after them: "director". */
function tellsWho({ catalog }: Said, column: CatalogColumn): boolean {
  const table = catalog.tableById.get(column.table)
  const base = baseOf(column.table) ?? column.table
  if (column.lemmas.some((word) => agents.has(word))) return true
  if (isTemporal(column) || column.kind === 'boolean' || column.role === 'measure') return false
  return (
    (table?.lemmas ?? []).some((word) => agents.has(word)) || catalog.persons.some((each) => each.id === base)
  )
}

/** It refers to somebody, and nothing tells to whom: names beside it are of others. */
function isLoose({ catalog }: Said, { table, name, role }: CatalogColumn): boolean {
  const edges = catalog.edgesOf.get(table) ?? []
  return (
    role === 'reference' &&
    !edges.some(({ from, to }) =>
      [from, to].some((side) => side.table === table && side.columns.includes(name)),
    )
  )
}

/** Between "who" and the name of one of those asked for may stand no more than "is": anything else tells of somebody else. */
function checkOther(said: Said, who: number): void {
  const { plan, assignment } = said.reading
  const titles = new Set(plan.from.table.titles.map((title) => title.id))
  const own = new Set(
    plan.where
      .filter((cond) => cond.kind !== 'exists')
      .flatMap((cond) =>
        usedColumns({ ...plan, select: [], joins: [], group: [], order: [], having: [], where: [cond] }),
      )
      .map((column) => column.id),
  )
  for (const [slot, link] of assignment.links) {
    if (link.kind !== 'value' || !titles.has(link.column) || !own.has(link.column)) continue
    const between = said.tokens.slice(who + 1, slot.mention.start)
    if (between.every(({ low, capital }) => copulas.has(low) || capital)) continue
    if (['called', 'named'].includes(lowOf(said, slot.mention.start - 1))) continue
    throw new Unfit(`'${slot.text}' is not the name of whom is asked for`, [slot.text])
  }
}
