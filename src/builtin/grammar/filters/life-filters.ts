import { type CatalogColumn, isTemporal, isYear } from '../../../linking/catalog.js'
import type { Link, Mention } from '../../../linking/link.js'
import { lazily } from '../../../linking/remember.js'
import type { Token } from '../../../linking/tokens.js'
import lives from '../../lexicon/lives.json' with { type: 'json' }
import type { Chart, Parsed } from '../chart.js'
import type { Filter } from '../sketch.js'

/** Words for a life or a job that goes on or has ended, found in the question. */
interface Life {
  readonly end: number
  readonly over: boolean
  /** Said so only before a noun: "current employees". */
  readonly before: boolean
  readonly columns: ReadonlySet<string>
}

const longest = 5

const phrases = lazily(() => {
  const out = new Map<string, Omit<Life, 'end'>>()
  for (const { columns, holds, ended, before, beforeEnded } of Object.values(lives)) {
    const names = new Set(columns.split(' '))
    const add = (list: string, over: boolean, before: boolean) => {
      for (const phrase of list.split('|')) out.set(phrase, { over, before, columns: names })
    }
    add(before, false, true)
    add(beforeEnded, true, true)
    add(holds, false, false)
    add(ended, true, false)
  }
  return out
})

/** Their first words: most tokens begin none of them. */
const openers = lazily(() => new Set([...phrases().keys()].map((phrase) => phrase.split(' ')[0] ?? '')))

const dwelling: ReadonlySet<string> = new Set('in at near on outside within abroad with'.split(' '))

function lifeAt(tokens: readonly Token[], at: number): Life | null {
  if (!openers().has(tokens[at]?.low ?? '')) return null
  for (let length = longest; length >= 1; length--) {
    const words = tokens.slice(at, at + length)
    if (words.length < length || words.some((word) => word.kind !== 'word')) continue
    const found = phrases().get(words.map((word) => word.low).join(' '))
    // "Living in Graz" says where.
    const dwells = words.at(-1)?.low === 'living' && dwelling.has(tokens[at + length]?.low ?? '')
    if (found && !dwells && !isDated(tokens, at + length)) return { ...found, end: at + length }
  }
  return null
}

/** "Who left in 2025" says when. */
function isDated(tokens: readonly Token[], end: number): boolean {
  const next = tokens[end]
  return (
    leaving.has(tokens[end - 1]?.low ?? '') &&
    next !== undefined &&
    next.kind !== 'mark' &&
    !['and', 'or', 'but', 'us', 'per', 'by'].includes(next.low)
  )
}

const leaving: ReadonlySet<string> = new Set(['left', 'quit', 'resigned', 'gone'])

/** Dates and years of an end that may still be to come, of the kind that the words speak of. */
function endings({ columns }: Life, all: Iterable<CatalogColumn>): readonly Link[] {
  return [...all].flatMap((column): readonly Link[] =>
    column.nullable &&
    (isTemporal(column) || isYear(column)) &&
    column.words.some((word) => columns.has(word))
      ? [
          {
            kind: 'column',
            column: column.id,
            score: 0.95,
            reason: 'derived',
            readAs: column.words.join(' '),
          },
        ]
      : [],
  )
}

/** Where words for a life or a job end that this schema keeps the end of; null where none begin. */
export function lifeEnd(
  tokens: readonly Token[],
  at: number,
  columns: Iterable<CatalogColumn>,
): number | null {
  const life = lifeAt(tokens, at)
  return life && endings(life, columns).length > 0 ? life.end : null
}

/** Every such word or phrase of the question, as the dates it is about: a reading without one of them left it out. */
export function lifeMentions(
  tokens: readonly Token[],
  columns: () => Iterable<CatalogColumn>,
  mentions: readonly Mention[],
): readonly Mention[] {
  return tokens.flatMap((token): readonly Mention[] => {
    const life = lifeAt(tokens, token.index)
    const links = life ? endings(life, columns()) : []
    if (!life || links.length === 0) return []
    const after = mentions.filter((mention) => mention.start === life.end)
    return life.before && !tableFollows(after, links) ? [] : [{ start: token.index, end: life.end, links }]
  })
}

/** "living artists", "guards still employed", "no longer with us": the date of the end is empty, or is there. */
export function lifeFilters(chart: Chart, at: number, beforeNoun = false): readonly Parsed<Filter>[] {
  const life = lifeAt(chart.tokens, at)
  const links = life ? endings(life, chart.columnById.values()) : []
  if (!life || links.length === 0) return []
  if (life.before && !(beforeNoun && tableFollows(chart.mentionsAt(life.end), links))) return []
  const text = chart.tokens
    .slice(at, life.end)
    .map((token) => token.text)
    .join(' ')
  const slot = {
    mention: { start: at, end: life.end, links },
    role: 'any',
    plural: false,
    literal: null,
    text,
  } as const
  return [{ value: { kind: 'empty', slot, negated: life.over }, end: life.end, cost: -0.05 }]
}

/** The noun right after is the table that keeps the end, or is stored in it as a kind: "current guards". */
function tableFollows(after: readonly Mention[], endings: readonly Link[]): boolean {
  const tables = new Set(endings.map(tableOf))
  return after.some((mention) =>
    mention.links.some(
      (link) => link.score >= 0.5 && tables.has(link.kind === 'table' ? link.table : tableOf(link)),
    ),
  )
}

function tableOf(link: Link): string {
  return link.kind === 'table' ? link.table : link.column.slice(0, link.column.lastIndexOf('.'))
}
