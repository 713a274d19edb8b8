import { type CatalogColumn, isTemporal } from '../../../linking/catalog.js'
import { isPersonal } from '../../grounding/dates/date-kinds.js'
import { PassedOver, Unfit } from '../../grounding/ungrounded.js'
import { usedColumns } from '../../grounding/used-columns.js'
import words from '../../lexicon/state-words.json' with { type: 'json' }
import { lowOf, plansOf, type Said } from './said.js'

const ending: ReadonlySet<string> = new Set(words.ending)
const states: ReadonlySet<string> = new Set(words.states)
const going: ReadonlySet<string> = new Set(
  'running working operating playing serving flying alive standing employed around here'.split(' '),
)
const joining: ReadonlySet<string> = new Set(
  'join joined joining register registered hire hired hiring start started sign signed new recruit recruited enroll enrolled enrol since member'.split(
    ' ',
  ),
)

/**
 * "Exhibitions running now" are some of them, "the oldest bus still running" is none that was withdrawn, and who is on
 * leave today was not hired today. @throws {PassedOver} where that was let fall
 */
export function checkMoments(said: Said): void {
  for (const { index, low } of said.tokens) {
    const now = low === 'now' && !until.has(lowOf(said, index - 1)) && endsSometime(said)
    const still = low === 'still' && going.has(lowOf(said, index + 1))
    if ((now || still) && !usesState(said))
      throw new PassedOver(`'${low}' leaves out some rows, and this reading does not`, [low])
    if (['today', 'tonight'].includes(low)) checkToday(said, low)
    if (low === 'in' && running.has(lowOf(said, index + 1))) checkRunning(said, lowOf(said, index + 1))
  }
}

const until: ReadonlySet<string> = new Set([
  'from',
  'until',
  'till',
  'by',
  'to',
  'of',
  'than',
  'right',
  'once',
])

const running: ReadonlySet<string> = new Set(['service', 'use', 'operation'])

/** What is in service is no night service. */
function checkRunning(said: Said, word: string): void {
  for (const { kind, lemmas } of columnsHeld(said))
    if (
      kind === 'boolean' &&
      lemmas.length > 1 &&
      lemmas.at(-1) === word &&
      !['in', 'is'].includes(lemmas.at(-2) ?? '')
    )
      throw new Unfit(`'in ${word}' is no ${lemmas.join(' ')}`, [word])
}

function checkToday(said: Said, word: string): void {
  if (said.tokens.some(({ low }) => joining.has(low))) return
  for (const column of columnsHeld(said))
    if (
      isTemporal(column) &&
      isPersonal(column) &&
      said.catalog.persons.some(({ id }) => id === column.table)
    )
      throw new Unfit(`'${word}' says nothing of when somebody came`, [word])
}

/** The rows have a last day, or a state. */
function endsSometime({ reading }: Said): boolean {
  return plansOf(reading.plan)
    .flatMap((plan) => [plan.from.table, ...plan.joins.map((join) => join.source.table)])
    .some(({ columns }) => columns.some(tellsState))
}

function tellsState(column: CatalogColumn): boolean {
  if (isTemporal(column)) return column.lemmas.some((word) => ending.has(word))
  return column.lemmas.some((word) => states.has(word))
}

function usesState(said: Said): boolean {
  return (
    columnsHeld(said).some((column) => tellsState(column) || column.kind === 'boolean') ||
    plansOf(said.reading.plan).some(({ where }) =>
      where.some(({ kind }) => kind === 'null' || kind === 'exists'),
    )
  )
}

/** The columns that conditions are on. */
function columnsHeld({ reading }: Said): readonly CatalogColumn[] {
  return plansOf(reading.plan).flatMap((plan) =>
    usedColumns({ ...plan, select: [], joins: [], group: [], order: [], having: [] }),
  )
}
