import verbs from '../../lexicon/money-verbs.json' with { type: 'json' }
import { type Opening, openingsAt, verbAt } from '../amount-asks.js'
import { type Chart, lowAt, none, type Parsed, production, skipDeterminers } from '../chart.js'
import { segmentsAt } from '../clause.js'
import { nounAt } from '../nouns/noun.js'
import type { Noun, Piece, Term } from '../sketch.js'
import { nounTerm } from '../terms/noun-term.js'
import { grown, type State } from './state.js'

/**
 * "How much has each campaign brought in", "how much did players from Germany spend", "what did the copies acquired in
 * 2022 cost in total": an amount, and between its verb and the question word whoever it is of.
 */
export function amountSubjects(chart: Chart, state: State): readonly State[] {
  if (state.pieces.some((piece) => piece.kind === 'ask')) return none
  const spoken = state.pieces.some((piece) => piece.kind === 'group' || piece.kind === 'entity')
  const told = [...toldAt(chart, state.at), ...(spoken ? toldOfIt(chart, state.at) : none)]
  return told.map(({ value: [ask, ...pieces], cost }) => {
    if (!ask) return state
    const first = grown(state, ask, cost - 0.2, 'tail')
    return pieces.reduce((each, piece) => grown(each, piece, 0, 'tail'), first)
  })
}

const auxiliaries: ReadonlySet<string> = new Set('has have had did do does'.split(' '))
const ofPersons: ReadonlySet<string> = new Set(verbs.brought.split(' '))

/** The ask and whatever narrows it; the last piece ends where the reading does. */
const toldAt = production<readonly Piece[]>('amount-subjects', (chart, at) =>
  openingsAt(chart, at).flatMap((opening): readonly Parsed<readonly Piece[]>[] => {
    if (!auxiliaries.has(lowAt(chart, opening.end))) return none
    const from = opening.end + 1
    const each = ['each', 'every'].includes(lowAt(chart, from))
    return subjectsAt(chart, each ? from + 1 : from, each).flatMap((subject) =>
      (each ? [{ value: none, end: subject.end, cost: 0 }] : segmentsAt(chart, subject.end)).flatMap((said) =>
        completed(chart, at, opening, { subject, each, said }),
      ),
    )
  }),
)

const pronouns: ReadonlySet<string> = new Set('they it he she these those'.split(' '))

/** "(for each player,) how much did they spend": whoever was spoken of. */
const toldOfIt = production<readonly Piece[]>('amount-of-it', (chart, at) =>
  openingsAt(chart, at).flatMap((opening): readonly Parsed<readonly Piece[]>[] => {
    if (!auxiliaries.has(lowAt(chart, opening.end)) || !pronouns.has(lowAt(chart, opening.end + 1)))
      return none
    const other = lowAt(chart, opening.end + 2) === 'or' && pronouns.has(lowAt(chart, opening.end + 3))
    const from = opening.end + (other ? 4 : 2)
    return verbAt(chart, lowAt(chart, from) === 'been' ? from + 1 : from, opening).map(
      ({ value, end, cost }) => ({
        value: [askOf(chart, [{ ...value, around: true }], at, end)],
        end,
        cost: opening.cost + cost,
      }),
    )
  }),
)

function askOf(chart: Chart, terms: readonly Term[], start: number, end: number): Piece {
  return {
    kind: 'ask',
    terms,
    head: 'list',
    sentence: chart.tokens[start]?.sentence ?? 0,
    start,
    end,
    cost: 0,
  }
}

interface Told {
  readonly subject: Parsed<Noun>
  readonly each: boolean
  /** What is said of the subject: "acquired in 2022". */
  readonly said: Parsed<readonly Piece[]>
}

/** Each thing of a kind, several of it, or one that is named. */
function subjectsAt(chart: Chart, at: number, each: boolean): readonly Parsed<Noun>[] {
  const from = skipDeterminers(chart, at)
  const things = nounAt(chart, from, 'count').filter(
    ({ value }) =>
      value.extreme === null &&
      (each || value.slot.plural) &&
      value.slot.mention.links.some((link) => link.kind === 'table' && link.score >= 0.7),
  )
  return each ? things : [...things, ...nounAt(chart, from, 'value')]
}

function completed(
  chart: Chart,
  at: number,
  opening: Opening,
  told: Told,
): readonly Parsed<readonly Piece[]>[] {
  const { subject, each, said } = told
  const start = lowAt(chart, said.end) === 'been' ? said.end + 1 : said.end
  return verbAt(chart, start, opening).flatMap(
    ({ value: amount, end, cost }): readonly Parsed<readonly Piece[]>[] => {
      // What each of them costs is a number of its own.
      if (each && amount.verb === 'cost') return none
      if (amount.verb === 'earn' && isPerson(chart, subject.value) && !ofPersons.has(amount.word)) return none
      const term: Term = { ...amount, around: subject.value.slot }
      const ask = askOf(chart, each ? [nounTerm(subject).value, term] : [term], at, end)
      const entity: Piece = {
        kind: 'entity',
        noun: subject.value,
        preposition: 'of',
        start: at,
        end,
        cost: 0,
      }
      const more = each
        ? none
        : [entity, ...said.value.filter((piece) => piece.kind !== 'stop').map((piece) => ({ ...piece, end }))]
      return [{ value: [ask, ...more], end, cost: opening.cost + subject.cost + said.cost + cost }]
    },
  )
}

/** What a person earns is a wage, and not what was sold. */
function isPerson(chart: Chart, noun: Noun): boolean {
  const persons = new Set(chart.persons.flatMap((person) => (person.kind === 'table' ? [person.table] : [])))
  return noun.slot.mention.links.some((link) =>
    persons.has(link.kind === 'table' ? link.table : (chart.columnById.get(link.column)?.table ?? '')),
  )
}
