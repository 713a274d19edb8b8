import { today } from '../../../linking/calendar.js'
import { type CatalogColumn, isTemporal, isYear, mustTable } from '../../../linking/catalog.js'
import type { Computed } from '../../../linking/computed.js'
import type { ToldAmount } from '../told-columns.js'
import { columnNamed, tableNamed } from './state-columns.js'
import { daysOf } from './told-spans.js'
import type { ToldWorld } from './told-world.js'
import { unitAsked } from './unit-asked.js'

/**
 * "Margin = (price - cost) / price * 100", "The lead time of an order is the number of days between …", "age = current
 * year minus year built": a number of every row of one table. Null where the words are no such thing, or the question
 * asks for more than rows: the margin of a category is none of its products'.
 */
export function toldAmount(sentence: string, question: string, world: ToldWorld): ToldAmount | null {
  const found =
    /^(?:the |an? )?([a-z][a-z -]{1,40}?)( \(?in (?:percent|%|[a-z]+s)\)?)?(?: of (?:an?|each|every|the|one) ([a-z]+(?: [a-z]+)?))?\s*(?:=|\b(?:is|are|means?|equals?|refers? to|is (?:computed|calculated|defined) as)\b)\s*(.+)$/i.exec(
      sentence.trim().replace(/[.;\s]+$/, ''),
    )
  if (!found?.[1] || !found[4]) return null
  const asked = (question.split(/\n\s*instructions?:/i)[0] ?? '').toLowerCase()
  const term = found[1].toLowerCase()
  const owner = found[3] ? tableNamed(found[3], world) : null
  if ((found[3] && !owner) || !asked.includes(term)) return null
  const tables = world.tables.filter(
    ({ id, alias, isView }) => !isView && alias === undefined && (owner === null || id === owner),
  )
  const read = tables.flatMap(({ id }) => {
    if (!isOfRows(term, id, asked, world)) return []
    const as = spanOf(found[4] ?? '', id, asked, world) ?? rowValue(found[4] ?? '', id, world)
    return as && hasColumn(as) ? [{ table: id, as }] : []
  })
  const [only] = read
  if (!only || read.length !== 1) return null
  const percent = /%|\bpercent(?:age)?s?\b/.test(asked)
  const as = percent ? inPercent(only.as) : only.as
  if (!as) return null
  const unit = as.kind === 'elapsed' ? unitAsked(asked) : null
  const ends = [found[2]?.trim().toLowerCase() ?? '', percent ? 'in percent' : '', unit ? `in ${unit}` : '']
  const owned = new RegExp(`\\b([a-z]+) ${term}`).exec(asked)?.[1] ?? ''
  const names = [...(owned && tableNamed(owned, world) === only.table ? [`${owned} ${term}`] : []), term]
  const phrases = names.flatMap((name) => [
    ...ends.filter((end) => end !== '').map((end) => `${name} ${end}`),
    name,
  ])
  return { table: only.table, as, term, phrases, text: sentence }
}

/** A quotient out of a hundred, once; null for what is none. */
function inPercent(as: Computed): Computed | null {
  if (as.kind !== 'op') return null
  const hundred = (of: Computed) => of.kind === 'number' && of.value === 100
  if (as.op === '*' && (hundred(as.left) || hundred(as.right))) return as
  return as.op === '/' && as.right.kind !== 'number'
    ? { kind: 'op', op: '*', left: as, right: { kind: 'number', value: 100 } }
    : null
}

/** Whether what is asked is about rows of the table: their average, or each of them. */
function isOfRows(term: string, table: string, asked: string, world: ToldWorld): boolean {
  if (new RegExp(`\\b(?:average|mean|median|avg|typical)\\s+(?:[a-z-]+\\s+){0,2}?${term}`).test(asked))
    return true
  const rest = asked.replaceAll(term, ' ')
  const groups = [...rest.matchAll(/\b(?:per|for each|for every|each|every|by) (?:the )?([a-z]+)/g)].filter(
    ({ index }) =>
      !/(?:sorted|ordered|order|sort|ranked|rank|descending|ascending) $/.test(rest.slice(0, index)),
  )
  const own = (word: string) => tableNamed(word, world) === table
  return groups.every(({ 1: word }) => own(word ?? '')) && (rest.match(/[a-z]+/g) ?? []).some(own)
}

function hasColumn(as: Computed): boolean {
  return as.kind === 'op' ? hasColumn(as.left) || hasColumn(as.right) : as.kind !== 'number'
}

/** Days between two dates, in the unit that is asked for. */
function spanOf(text: string, table: string, asked: string, world: ToldWorld): Computed | null {
  const plain = text.replace(
    /,? (?:given |measured )?in (?:minutes|hours|days|weeks|months|years)(?: with (?:fractions|decimals))?$/i,
    '',
  )
  const ends = daysOf(plain, table, world)
  if (!ends) return null
  const { start, end } = ends
  const said =
    unitAsked(asked) ??
    unitAsked(text.toLowerCase()) ??
    (/^(?:the )?(?:number of )?(?:days|nights)/i.test(text) ? 'days' : null)
  const whole = start.kind === 'date' && end.kind === 'date'
  if (said === null && !whole) return null
  if (/hour|minute/.test(said ?? '') && whole) return null
  const single = (said ?? 'days').replace(/s$/, '') as 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'
  const unit = single === 'day' && whole ? 'whole day' : single
  return { kind: 'elapsed', start: start.name, end: end.name, unit }
}

const signs: readonly (readonly [RegExp, string])[] = [
  [/\s+divided by\s+(?:the |its )?/gi, ' / '],
  [/\s+(?:times|multiplied by)\s+(?:the |its )?/gi, ' * '],
  [/\s+minus\s+(?:the |its )?/gi, ' - '],
  [/\s+plus\s+(?:the |its )?/gi, ' + '],
  [/(?<=[a-z)\d])\s+x\s+(?=[a-z(\d])/gi, ' * '],
  [/[×·]/g, ' * '],
  [/[−–]/g, ' - '],
  [/÷/g, ' / '],
]

/** An expression over number columns of one table, with the usual precedence; null where a part is none. */
function rowValue(text: string, table: string, world: ToldWorld): Computed | null {
  const source = signs.reduce((all, [sign, plain]) => all.replace(sign, plain), text)
  const parts = source
    .match(/\(|\)|\s[-+*/]\s|\s?[*/]\s?|[^()*/+]+?(?=\s[-+]\s|\s?[*/]|[()]|$)/g)
    ?.map((part) => part.trim())
  const tokens = (parts ?? []).filter((part) => part !== '')
  if (tokens.length < 3) return null
  const state = { at: 0 }
  const value = sum(tokens, state, (name) => leaf(name, table, world))
  return state.at === tokens.length ? value : null
}

type Leaf = (name: string) => Computed | null

function sum(tokens: readonly string[], state: { at: number }, leafOf: Leaf): Computed | null {
  return chain(tokens, state, ['+', '-'], () =>
    chain(tokens, state, ['*', '/'], () => factor(tokens, state, leafOf)),
  )
}

function chain(
  tokens: readonly string[],
  state: { at: number },
  operators: readonly string[],
  next: () => Computed | null,
): Computed | null {
  let left = next()
  while (left && operators.includes(tokens[state.at] ?? '')) {
    const op = tokens[state.at] as '+' | '-' | '*' | '/'
    state.at++
    const right = next()
    if (!right) return null
    left = { kind: 'op', op, left, right }
  }
  return left
}

function factor(tokens: readonly string[], state: { at: number }, leafOf: Leaf): Computed | null {
  const token = tokens[state.at++]
  if (token === undefined) return null
  if (token !== '(') return leafOf(token)
  const inside = sum(tokens, state, leafOf)
  return tokens[state.at++] === ')' ? inside : null
}

/** "131.25", "the current year", "the year it was built", "unit price". */
function leaf(name: string, table: string, world: ToldWorld): Computed | null {
  const text = name.replace(/^(?:the|its|their|an?)\s+/i, '')
  if (/^\d[\d,]*(?:\.\d+)?$/.test(text)) return { kind: 'number', value: Number(text.replaceAll(',', '')) }
  if (/^(?:current|this) year$/i.test(text))
    return { kind: 'number', value: Number(today(world.clock).slice(0, 4)) }
  const year =
    /^year (?:of (?:the )?|(?:in which |when )?(?:it|they) (?:was|were|is) )([a-z]+(?: [a-z]+)?)$/i.exec(text)
  const column = year?.[1]
    ? yearCalled(year[1], table, world)
    : columnNamed(text.replace(/^number of /i, ''), table, world)
  if (!column) return null
  if (isTemporal(column)) return year ? { kind: 'year', name: column.name } : null
  if (column.kind !== 'number' || column.role === 'key' || column.role === 'reference' || column.stored)
    return null
  return { kind: 'column', name: column.name }
}

function yearCalled(name: string, table: string, world: ToldWorld): CatalogColumn | null {
  const called = columnNamed(`${name} year`, table, world) ?? columnNamed(name, table, world)
  if (called) return called
  const verb = name.toLowerCase()
  const years = mustTable(world, table).columns.filter(
    (column) =>
      (isYear(column) || isTemporal(column)) &&
      column.lemmas.some((word) => verb.startsWith(word.slice(0, 5)) && word !== 'year'),
  )
  return years.length === 1 ? (years[0] ?? null) : null
}
