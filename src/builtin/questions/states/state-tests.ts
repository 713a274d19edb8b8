import { type CatalogColumn, isTemporal } from '../../../linking/catalog.js'
import { lemma, stem } from '../../../linking/stem.js'
import type { ToldTest } from '../../../linking/told-states.js'
import type { CompareOp } from '../../planning/plan.js'
import { dateTest } from './date-tests.js'
import { columnNamed, storedValue } from './state-columns.js'
import type { ToldWorld } from './told-world.js'

/** "its status is active and it has no end date": what must hold for the rows of a table; null when a word is not read. */
export function testsOf(clause: string, table: string, catalog: ToldWorld): readonly ToldTest[] | null {
  const text = clause.trim().replace(/[.;,\s]+$/, '')
  const whole = testOf(text, table, catalog)
  if (whole) return [whole]
  for (const { index, 0: joint } of text.matchAll(/,?\s+and\s+|\s+(?=(?:with|without|whose)\s)/gi)) {
    const left = testOf(text.slice(0, index), table, catalog)
    const right = left && testsOf(text.slice(index + joint.length), table, catalog)
    if (left && right) return [left, ...right]
  }
  return null
}

const subject =
  /^(?:(?:it|they|he|she|that|which|who|whose|where|there is|there are|with|having|by|the|its|their|his|her|an?|still|also|been|be)\s+)+/i

function testOf(said: string, table: string, catalog: ToldWorld): ToldTest | null {
  const none =
    /^(?:(?:it|they|he|she|that|which|who|there|still)\s+)*(?:(?:has|have|had|is|are|with)\s+)?(?:no|without(?:\s+an?)?)\s+(.+)$/i.exec(
      said,
    )
  if (none?.[1]) {
    const column = columnNamed(none[1], table, catalog)
    return column ? emptyTest(column, false) : null
  }
  const text = said.replace(subject, '')
  const has = /^(?:(?:has|have|had)\s+)(?:an?\s+|the\s+)?(.+)$/i.exec(text)
  const own = has?.[1] ?? text
  return (
    columnTest(own, has !== null || /^(?:with|having)\s/i.test(said), table, catalog) ??
    doneTest(text, table, catalog) ??
    dateTest(text, table, catalog) ??
    ordinalTest(text, table, catalog) ??
    valueFirst(text, table, catalog)
  )
}

/** The column first: "ended_on is null", "severity is 4 or 5", "score of at least 95", "status active or repaid". */
function columnTest(text: string, filled: boolean, table: string, catalog: ToldWorld): ToldTest | null {
  const words = text.split(/\s+/)
  for (let count = Math.min(4, words.length); count > 0; count--) {
    const column = columnNamed(words.slice(0, count).join(' '), table, catalog)
    if (!column) continue
    const rest = words.slice(count).join(' ')
    if (rest === '') return filled ? emptyTest(column, true) : null
    const test = restTest(column, rest, table, catalog)
    if (test) return test
  }
  return null
}

const emptyWords =
  /^(?:null|empty|blank|unset|missing|unknown|not (?:set|filled(?: in)?|given|known|recorded|filled out))$/i
const filledWords =
  /^(?:set|filled(?: in| out)?|given|known|recorded|present|not (?:null|empty|blank|missing|unset|unknown))$/i

function restTest(column: CatalogColumn, rest: string, table: string, catalog: ToldWorld): ToldTest | null {
  const said = rest
    .replace(/^(?:(?:is|are|was|were|has been|of)\s+(?:still\s+)?|(?:is|are)\s*)/i, '')
    .replace(/^(?:set to|equal to|equals|==?)\s*/i, '')
  if (emptyWords.test(said)) return emptyTest(column, false)
  if (filledWords.test(said)) return emptyTest(column, true)
  const holds = /^(true|yes|false|no)$/i.exec(said)?.[1]
  if (holds && column.kind === 'boolean')
    return { column: column.id, kind: 'true', negated: /^(?:false|no)$/i.test(holds) }
  return comparison(column, said) ?? versus(column, said, table, catalog) ?? listed(column, said)
}

function emptyTest(column: CatalogColumn, filled: boolean): ToldTest | null {
  return column.nullable ? { column: column.id, kind: 'null', negated: filled } : null
}

const bounds: readonly (readonly [RegExp, CompareOp])[] = [
  [/^(?:at least|>=|not below|no less than|from)\s*/i, '>='],
  [/^(?:at most|<=|up to|not above|no more than)\s*/i, '<='],
  [
    /^(?:above|over|more than|greater than|higher than|bigger than|larger than|longer than|exceeds|exceeding|after|>)\s*/i,
    '>',
  ],
  [/^(?:below|under|less than|lower than|fewer than|smaller than|shorter than|before|<)\s*/i, '<'],
]

function numberIn(text: string): number | null {
  const found = /^(?:the\s+)?(-?\d[\d,]*(?:\.\d+)?)(?:st|nd|rd|th)?$/i.exec(text.trim())
  return found?.[1] ? Number(found[1].replaceAll(',', '')) : null
}

function comparison(column: CatalogColumn, text: string): ToldTest | null {
  if (column.kind !== 'number') return null
  for (const [pattern, op] of bounds) {
    const found = pattern.exec(text)
    const amount = found ? numberIn(text.slice(found[0].length)) : null
    if (amount !== null) return { column: column.id, kind: 'compare', op, amount }
  }
  const more = /^(\S+) (?:or|and) (more|above|higher|longer|less|below|lower|fewer|shorter)$/i.exec(text)
  const amount = more?.[1] ? numberIn(more[1]) : null
  if (amount === null) return null
  return {
    column: column.id,
    kind: 'compare',
    op: /more|above|higher|longer/i.test(more?.[2] ?? '') ? '>=' : '<=',
    amount,
  }
}

/** "after its due date", "above the reserve price": the other column is of the same row. */
function versus(column: CatalogColumn, text: string, table: string, catalog: ToldWorld): ToldTest | null {
  const later: readonly (readonly [RegExp, CompareOp])[] = [
    ...bounds,
    [/^(?:the same as|equal to|equals)\s*/i, '='],
    [/^(?:not the same as|differs? from|different from|other than|not equal to|not|<>|!=)\s*/i, '<>'],
    [/^later than\s*/i, '>'],
    [/^earlier than\s*/i, '<'],
    [/^on or before\s*/i, '<='],
    [/^on or after\s*/i, '>='],
  ]
  for (const [pattern, op] of later) {
    const found = pattern.exec(text)
    const other = found ? columnNamed(text.slice(found[0].length), table, catalog) : null
    if (!other || other.id === column.id) continue
    const alike = isTemporal(column)
      ? column.kind === other.kind
      : column.kind === other.kind &&
        (column.kind === 'number' || (column.kind === 'text' && ['=', '<>'].includes(op)))
    return alike ? { column: column.id, kind: 'versus', op, other: other.id } : null
  }
  return null
}

/** "active, repaid or defaulted", "one of A and B", "not cancelled", "4 or 5". */
function listed(column: CatalogColumn, text: string): ToldTest | null {
  const negated = /^(?:not|neither|anything but|<>|!=)\s+/i.test(text)
  const list = text
    .replace(/^(?:not|neither|anything but|<>|!=)\s+/i, '')
    .replace(/^(?:one|any|either) of\s+|^either\s+/i, '')
  const parts = list.split(/\s*,\s*(?:(?:or|and|nor)\s+)?|\s+(?:or|nor)\s+/i)
  const values = parts.map((part) => (column.kind === 'number' ? numberIn(part) : storedValue(part, column)))
  const known = values.flatMap((value) => (value === null ? [] : [value]))
  if (known.length !== parts.length || (column.kind !== 'number' && column.kind !== 'text')) return null
  return { column: column.id, kind: 'in', values: known, negated }
}

/** "was cancelled", "has not been paid", "was paid after its due date": a date, a yes or no, or a status. */
function doneTest(text: string, table: string, catalog: ToldWorld): ToldTest | null {
  const found =
    /^(?:(?:has|have|had|is|are|was|were|been|be|still)\s+)*(not\s+(?:been\s+|yet\s+|yet been\s+)?)?([a-z]+)(?:\s+(.+))?$/i.exec(
      text,
    )
  if (!found?.[2]) return null
  const negated = found[1] !== undefined
  const columns = catalog.tables.find(({ id }) => id === table)?.columns ?? []
  const verb = stem(found[2])
  const own = columns.filter(
    (column) =>
      (column.kind === 'boolean' || (isTemporal(column) && column.nullable)) &&
      column.lemmas.some((word) => stem(word) === verb || word === lemma(found[2] ?? '')),
  )
  const [only] = own
  if (only && own.length === 1) {
    if (found[3]) return negated || !isTemporal(only) ? null : versus(only, found[3], table, catalog)
    return only.kind === 'boolean' ? { column: only.id, kind: 'true', negated } : emptyTest(only, !negated)
  }
  if (found[3] || own.length > 0) return null
  const stored = columns.flatMap((column) => {
    const value = column.role === 'category' && column.values ? storedValue(found[2] ?? '', column) : null
    return value === null ? [] : [{ column: column.id, value }]
  })
  const [value] = stored
  return value && stored.length === 1
    ? { column: value.column, kind: 'in', values: [value.value], negated }
    : null
}

/** "scored after the 85th minute", "fewer than 3 stars", "20 or more years of experience": the number before its column. */
function ordinalTest(text: string, table: string, catalog: ToldWorld): ToldTest | null {
  const plain = text.replace(/^(?:(?:have|has|had|lasts?|costs?|weighs?|with|of)\s+)+/i, '')
  const found =
    /^(?:[a-z]+(?:ed|de|n|ld)\s+)?(after|before|from|up to|at least|at most|more than|less than|fewer than|over|under|above|below)\s+(?:the\s+)?([\d.,]+)(?:st|nd|rd|th)?\s+([a-z]+(?: [a-z]+){0,2})$/i.exec(
      plain,
    ) ?? /^()([\d.,]+(?: or (?:more|fewer|less|\d+))?)\s+([a-z]+(?: [a-z]+){0,2})$/i.exec(plain)
  const column = found?.[3] ? columnNamed(found[3], table, catalog) : null
  if (!column || !found?.[2]) return null
  return comparison(column, `${found[1]} ${found[2]}`.trim()) ?? (found[1] ? null : listed(column, found[2]))
}

/** "gold medal": the value before its column. */
function valueFirst(text: string, table: string, catalog: ToldWorld): ToldTest | null {
  const found = /^(\S+)\s+(\S+)$/.exec(text)
  const column = found?.[2] ? columnNamed(found[2], table, catalog) : null
  const value = column && found?.[1] && column.kind === 'text' ? storedValue(found[1], column) : null
  return column && value !== null ? { column: column.id, kind: 'in', values: [value], negated: false } : null
}
