import type { Clock } from '../../linking/calendar.js'
import type { Catalog } from '../../linking/catalog.js'
import { dateSpansAt, findDates } from '../../linking/dates.js'
import type { Mention } from '../../linking/link.js'
import { type Token, tokenise } from '../../linking/tokens.js'
import type { Piece } from '../grammar/sketch.js'
import type { Answered } from '../outcome.js'
import type { Fragment } from './fragment.js'
import type { Wanted } from './same-but.js'

/** A question as it could be put in full, and how it must differ from the one before to be what was meant. */
export interface Composed {
  readonly question: string
  readonly wanted: Wanted
}

/** The question before: its words, what they may stand for, and what they came to. */
export interface Earlier {
  readonly tokens: readonly Token[]
  readonly mentions: readonly Mention[]
  readonly answer: Answered
}

/** What is known beside the question before. */
export interface Surroundings {
  readonly clock: Clock
  readonly catalog: Catalog
  /** The columns that hold a stored value of these words. */
  readonly columnsOf: (words: string) => ReadonlySet<string>
}

/** What changes the words of a question, not only its result. */
export type Worded = Exclude<Fragment, { kind: 'top' | 'share' | 'drop-top' }>

/** Every way to put the question before with its follow-up in full; of each list in it the first that is meant counts. */
export function compose(
  earlier: Earlier,
  fragment: Worded,
  around: Surroundings,
): readonly (readonly Composed[])[] {
  const { tokens } = earlier
  switch (fragment.kind) {
    case 'group':
      return fragment.added ? [addGroup(earlier, fragment.words)] : [changeGroup(earlier, fragment.words)]
    case 'order':
      return [
        [...without(earlier, (piece) => piece.kind === 'order'), spoken(tokens)].map((question) => ({
          question: `${question}, ${fragment.words}`,
          wanted: 'order',
        })),
      ]
    case 'drop':
      return [drop(earlier, fragment.what)]
    case 'drop-condition':
      return [dropCondition(earlier, fragment.noun, around)]
    case 'narrow':
      return narrow(earlier, fragment, around)
    default:
      return fragment satisfies never
  }
}

/** Words as they are said again; without what ends a sentence. */
export function spoken(tokens: readonly Token[]): string {
  const last = tokens.at(-1)
  const kept = last?.kind === 'mark' && /[.?!,;]/.test(last.text) ? tokens.slice(0, -1) : tokens
  return kept
    .map((token) => (token.kind === 'quoted' ? `"${token.text}"` : token.text))
    .join(' ')
    .replaceAll(' of_', "'s")
    .replace(/ (?=[,;:.?!)])/g, '')
    .replaceAll('( ', '(')
    .trim()
}

function changeGroup(earlier: Earlier, words: string): readonly Composed[] {
  const grouped = earlier.answer.spec.groups.length > 0
  if (!grouped) return [{ question: `${spoken(earlier.tokens)} ${words}`, wanted: 'groups' }]
  return without(earlier, isGroup).map((question) => ({ question: `${question} ${words}`, wanted: 'groups' }))
}

function addGroup({ tokens }: Earlier, words: string): readonly Composed[] {
  const base = spoken(tokens)
  return [
    { question: `${base} ${words}`, wanted: 'more-groups' },
    { question: `${base} and ${words}`, wanted: 'more-groups' },
    { question: `${base} and ${words.replace(/^(?:by|per) /, '')}`, wanted: 'more-groups' },
  ]
}

function drop(earlier: Earlier, what: 'groups' | 'dates'): readonly Composed[] {
  const [isDropped, wanted] =
    what === 'groups' ? ([isGroup, 'no-groups'] as const) : ([isDate, 'fewer-conditions'] as const)
  return without(earlier, isDropped).map((question) => ({ question, wanted }))
}

/** "for all countries": without the words whose value is in a column of that name. */
function dropCondition(earlier: Earlier, noun: string, { catalog }: Surroundings): readonly Composed[] {
  const stems = new Set(tokenise(noun).map(({ stem }) => stem))
  const named = (id: string) => {
    const column = catalog.columnById.get(id)
    return column?.words.some((word) => stems.has(tokenise(word)[0]?.stem ?? '')) === true
  }
  return valuesSaid(earlier, named)
    .flatMap(({ start, end }) => cut(earlier.tokens, start, end))
    .map((question) => ({ question, wanted: 'fewer-conditions' }))
}

interface Span {
  readonly start: number
  readonly end: number
}

/** Where values of such columns are said; "France or Spain" is one place. */
function valuesSaid({ mentions, tokens }: Earlier, isOf: (column: string) => boolean): readonly Span[] {
  const said = mentions
    .filter(({ links }) => links.some((link) => link.kind === 'value' && isOf(link.column)))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const joined: Span[] = []
  for (const { start, end } of said) {
    const last = joined.at(-1)
    const between = last ? tokens.slice(last.end, start) : []
    if (last && start < last.end) continue
    if (last && between.length > 0 && between.every(({ low }) => ['or', 'and', ','].includes(low)))
      joined[joined.length - 1] = { start: last.start, end }
    else joined.push({ start, end })
  }
  return joined
}

/** A value takes the place of one of its column, a date that of the date; anything else is said besides. */
function narrow(
  earlier: Earlier,
  { words, bare, added }: Extract<Fragment, { kind: 'narrow' }>,
  around: Surroundings,
): readonly (readonly Composed[])[] {
  const { tokens } = earlier
  const dated = wholeDate(words, around.clock)
  if (dated !== null) {
    const dates = earlier.answer.pieces.filter(isDate)
    if (dates.length > 0 && added) return []
    if (dates.length > 0) return [dates.flatMap((piece) => exchange(tokens, piece.start, piece.end, dated))]
    return [dated.map((text) => ({ question: `${spoken(tokens)} ${text}`, wanted: 'condition' }))]
  }
  const value = words.replace(/^(?:in|for|from|of|at|with|to|by|on) (?:the )?/i, '')
  const columns = around.columnsOf(value)
  if (bare && columns.size === 0 && value.includes(' ')) return []
  const rivals = valuesSaid(earlier, (column) => columns.has(column))
  const replaced = rivals.flatMap(({ start, end }) => {
    const old = spoken(tokens.slice(start, end))
    return exchange(tokens, start, end, added ? [`${old} or ${value}`, `${old} and ${value}`] : [value])
  })
  const told = bare ? besides(value).map((word) => `${word} ${value}`) : [words]
  const more = told.map((text): readonly Composed[] => [
    { question: `${spoken(tokens)} ${text}`, wanted: 'condition' },
  ])
  // What could stand beside the value said before would ask for both of them in one row.
  return rivals.length > 0 ? [replaced] : added && bare ? [] : more
}

/** How a value told alone may belong to the rows asked for; names are of places and owners more often than states are. */
function besides(value: string): readonly string[] {
  return /^\p{Lu}/u.test(value)
    ? ['in', 'for', 'that are', 'with', 'from']
    : ['that are', 'in', 'for', 'with', 'from']
}

/** How a phrase that is a date and nothing else may be said after a question; null for any other phrase. */
function wholeDate(words: string, clock: Clock): readonly string[] | null {
  const tokens = tokenise(words)
  const first = dateSpansAt(tokens, 0, clock)[0]
  const covered = first?.end === tokens.length
  const preposition = /^(?:in|for|on|during|from|over) (?:the )?(.+)$/i.exec(words)
  const rest = preposition?.[1]
  if (rest !== undefined && !covered) return wholeDate(rest, clock)?.length ? [words, `in ${rest}`] : null
  if (!covered) return null
  const needsIn = first?.bare === true || findDates(words, clock).length === 0
  return needsIn ? [`in ${words}`] : [words, `in ${words}`]
}

function exchange(
  tokens: readonly Token[],
  start: number,
  end: number,
  told: readonly string[],
): readonly Composed[] {
  return told.map((text) => ({
    question: [spoken(tokens.slice(0, start)), text, spoken(tokens.slice(end))].filter(Boolean).join(' '),
    wanted: 'other-condition',
  }))
}

/** The question without its pieces of one kind, and without the small words before them. */
function without({ tokens, answer }: Earlier, isCut: (piece: Piece) => boolean): readonly string[] {
  const pieces = answer.pieces.filter(isCut)
  const [first, ...more] = pieces
  if (first === undefined) return []
  if (more.length === 0) return cut(tokens, first.start, first.end)
  const gone = (at: number) => pieces.some(({ start, end }) => at >= openedAt(tokens, start) && at < end)
  return [spoken(tokens.filter(({ index }) => !gone(index)))]
}

function cut(tokens: readonly Token[], start: number, end: number): readonly string[] {
  return [...new Set([openedAt(tokens, start), start])].map((from) =>
    [spoken(tokens.slice(0, from)), spoken(tokens.slice(end))].filter(Boolean).join(' '),
  )
}

/** Where the small words begin that lead to a phrase: "only in (France)". */
function openedAt(tokens: readonly Token[], start: number): number {
  let at = start
  while (at > 0 && at > start - 3 && small.has(tokens[at - 1]?.low ?? '')) at--
  return at
}

const small = new Set(
  'in for from of at the only just by per with and to on during , that are is were was'.split(' '),
)

function isGroup(piece: Piece): boolean {
  return piece.kind === 'group'
}

function isDate(piece: Piece): boolean {
  return piece.kind === 'filter' && piece.filter.kind === 'date'
}
