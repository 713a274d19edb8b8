import type { CatalogColumn, CatalogTable } from './catalog.js'
import { isTemporal } from './catalog.js'
import { bare } from './column-roles.js'
import { commentNames } from './comment-names.js'
import { amountHeads, commentPhrases, listsValues } from './comment-phrases.js'
import { countVariants, isNumbered } from './count-patterns.js'
import { doneTo } from './done-names.js'
import { timesOf } from './duration-names.js'
import { enumNames, kindNames } from './enum-names.js'
import { flagPhrases, flagVariants } from './flag-patterns.js'
import { keyNames } from './key-names.js'
import { boundsOf } from './last-bounds.js'
import { lifeNames } from './life-names.js'
import { momentsOf } from './moment-names.js'
import type { NamePattern, NameReason } from './name-index.js'
import { plainAmounts, recordWords, suffixes } from './name-words.js'
import { rawParts } from './names.js'
import { ofTotal } from './own-amounts.js'
import { paidNames, thingNumbered } from './own-labels.js'
import { lemma } from './stem.js'
import { boundFirst, bounds, periodic, perPeriod, placeless, pricePer } from './turned-names.js'

/** Every way a person may name a table, best first. */
export function tablePatterns(table: CatalogTable): readonly NamePattern[] {
  const target = { kind: 'table', id: table.id } as const
  const words = table.lemmas
  const patterns: NamePattern[] = [{ target, lemmas: words, score: 1, reason: 'name' }]
  const add = (lemmas: readonly string[], score: number, reason: NameReason) => {
    if (lemmas.length > 0) patterns.push({ target, lemmas, score, reason })
  }
  add([...words, 'table'], 1, 'name')
  add(['table', ...words], 1, 'name')
  if (words.length === 2) add([lemma(table.words.join(''))], 0.98, 'name')
  const core = words.filter((word) => !tableNoise.has(word))
  if (core.length > 0 && core.length < words.length) add(core, 0.9, 'short')
  if (core.length > 1) {
    add(core.slice(-1), 0.7, 'head')
    if (core.length > 2) add(core.slice(-2), 0.75, 'head')
    add([...core.slice(-1), 'of', ...core.slice(0, -1)], 0.9, 'derived')
  }
  if (table.titles.length > 1) {
    for (const phrase of [['name'], ['full', 'name']]) {
      add(phrase, phrase.length === 1 ? 0.95 : 1, 'title')
      add([...core, ...phrase], 1.02, 'title')
    }
  }
  add(doneTo(core, table.words), 0.85, 'head')
  add(thingNumbered(table), 0.85, 'derived')
  for (const [phrase, score] of commentNames(table.comment, core)) add(phrase, score, 'comment')
  if (!tableNoise.has(words.at(-1) ?? '')) add([...core, 'record'], 0.95, 'derived')
  for (const word of ['entry', 'account', 'profile', 'row'])
    if (core.at(-1) !== word) add([...core, word], 0.85, 'derived')
  return patterns
}

const tableNoise = new Set([
  'info',
  'information',
  'data',
  'detail',
  'list',
  'master',
  'table',
  'ref',
  'lookup',
  'all',
])

const units =
  /^(?:usd|eur|gbp|chf|dollar|euro|cent|km|kg|gram|g|lb|cm|mm|m|meter|metre|mile|kwh|mwh|mw|kw|gb|mb|tb|sec|second|minute|hour|day|year|month|percent|pct|celsius|c|f|litre|liter|l|ml|ha|hectare|acre|sqm|sqft|ft|feet|inch|million|billion|thousand|ton|tonne|mg|ms|local|euros|utc|2|3|hl|cl|hectolitre|hectoliter|centilitre|m2|m3|km2|lbs|oz|ounce|gal|gallon|pint|barrel|bbl|kmh|kph|mph|rpm|bar|psi|volt|watt|dl|mmol|mol|mcg|kpa|ppm|hz|khz|mhz|ghz|kj|kcal|bpm|nm|knot)$/

/** Every way a person may name a column, with its table's words or without. */
export function columnPatterns(column: CatalogColumn, table: CatalogTable): readonly NamePattern[] {
  const target = { kind: 'column', id: column.id } as const
  const seen = new Map<string, NamePattern>()
  const add = (lemmas: readonly string[], score: number, reason: NameReason) => {
    const key = lemmas.join(' ')
    if (lemmas.length === 0 || /^(?:of|in|by|to|at|the|is|has|and|per|from|for|with|than)$/.test(key)) return
    const open = lemmas.length > 1 && ['by', 'at', 'on', 'to', 'in'].includes(lemmas.at(-1) ?? '')
    if (open && !(lemmas.at(-1) === 'in' && phrasal.has(lemmas.at(-2) ?? ''))) return
    if ((seen.get(key)?.score ?? 0) < score) seen.set(key, { target, lemmas, score, reason })
  }
  const full = column.lemmas
  const short = bare(full, table.lemmas)
  const owner = table.lemmas.filter((word) => !tableNoise.has(word))
  add(full, 1, 'name')
  if (short.length < full.length) add(short, 1, 'name')
  for (const head of ownerNames(owner))
    if (!short.join(' ').startsWith(head.join(' ')))
      add([...head, ...short], head.length === owner.length ? 1.05 : 0.95, 'name')
  for (const [lemmas, score, reason] of variants(
    short,
    column,
    table.titles.length === 1 && table.titles[0]?.id === column.id,
  )) {
    add(lemmas, score, reason)
    const open = ['by', 'at', 'on', 'to'].includes(short.at(-1) ?? '')
    if (score >= 0.85 && !open)
      for (const head of ownerNames(owner))
        if (lemmas[0] !== head[0]) add([...head, ...lemmas], score, reason)
  }
  for (const head of ownerNames(owner)) add(ofTotal(head, short, column), 0.95, 'derived')
  const raw = rawParts(column.name).map(lemma)
  if (raw.length < full.length) add(raw, 1, 'name')
  if (column.role === 'category' && column.kind === 'text' && !short.includes('name'))
    add([...short, 'name'], 0.9, 'derived')
  for (const name of kindNames(column, short, table)) add(name, 0.88, 'derived')
  if (holdsYears(column) && !short.includes('year')) add([...short, 'year'], 0.95, 'derived')
  if (isTemporal(column) && !short.includes('date') && !short.includes('time'))
    for (const phrase of [
      [...withoutAt(short), 'date'],
      ['date', 'of', ...withoutAt(short)],
    ])
      add(phrase, 0.95, 'derived')
  for (const phrase of momentsOf(short, column)) add(phrase, 0.95, 'derived')
  for (const kind of enumNames(column, short)) add(kind, 0.9, 'derived')
  for (const name of lifeNames(column)) add(name, 1, 'derived')
  for (const [key, score] of keyNames(column, owner)) add(key, score, 'derived')
  const yesOrNo = column.kind === 'boolean' && column.comment ? flagPhrases(column.comment) : []
  const told = column.comment !== null && !listsValues(column.comment, column.samples)
  if (column.comment && told && column.role !== 'reference' && column.role !== 'key' && yesOrNo.length === 0)
    for (const phrase of commentPhrases(column.comment, owner)) {
      add(phrase, 0.8, 'comment')
      if (column.kind === 'number' && phrase.length > 1 && amountHeads.has(phrase.at(-1) ?? ''))
        add(phrase.slice(-1), 0.62, 'comment')
    }
  for (const said of yesOrNo) add(said, 0.9, 'comment')
  return [...seen.values()]
}

/** "check-in": with these the preposition belongs to the noun. */
const phrasal: ReadonlySet<string> = new Set('check log sign move clock opt buy trade walk'.split(' '))

function withoutAt(words: readonly string[]): readonly string[] {
  return ['at', 'on', 'ts'].includes(words.at(-1) ?? '') && words.length > 1 ? words.slice(0, -1) : words
}

function holdsYears(column: CatalogColumn): boolean {
  return (
    (column.kind === 'text' || column.category === 'integer') &&
    column.samples.length > 1 &&
    column.samples.every((value) => /^(?:1[5-9]|20)\d\d$/.test(value))
  )
}

function ownerNames(owner: readonly string[]): readonly (readonly string[])[] {
  if (owner.length < 2) return [owner]
  const told = recordWords.has(owner.at(-1) ?? '') ? [owner.slice(0, -1)] : []
  return [owner, owner.slice(-1), ...told]
}

type Variant = readonly [lemmas: readonly string[], score: number, reason: NameReason]

function variants(words: readonly string[], column: CatalogColumn, titled: boolean): readonly Variant[] {
  const out: Variant[] = []
  const push = (lemmas: readonly string[], score: number, reason: NameReason = 'short') => {
    if (lemmas.length > 0) out.push([lemmas, score, reason])
  }
  const plain = withoutUnit(words)
  if (plain.length < words.length) push(plain, 0.96)
  for (const phrase of timesOf(words, column)) push(phrase, phrase.length > 1 ? 0.9 : 0.8, 'derived')
  if (['percent', 'percentage'].includes(words.at(-1) ?? '') && words.length > 1)
    push([...words.slice(0, -1), 'rate'], 0.9, 'derived')
  if (plain.length === 1 && words.length === 2 && measuredNouns.has(plain[0] ?? ''))
    push(words.slice(-1), 0.72, 'head')
  const numbered = isNumbered(words, column)
  if ((plain.length === 2 || plain.length === 3) && !numbered)
    push([...plain.slice(-1), 'of', ...plain.slice(0, -1)], 0.95, 'derived')
  if (!numbered) countVariants(plain, push)
  flagVariants(plain, column, push)
  const spoken = words.map((word) => periodic.get(word) ?? word)
  if (column.kind === 'number' && words.length > 1 && spoken.join(' ') !== words.join(' ')) {
    push(spoken, 1, 'name')
    push(spoken.slice(-2), 0.95, 'name')
  }
  const last = plain.at(-1) ?? ''
  const rest = plain.slice(0, -1)
  for (const turned of boundFirst(plain)) push(turned, 1, 'name')
  for (const turned of perPeriod(words)) push(turned, 0.96, 'derived')
  push(pricePer(words), 0.84)
  if (rest.length > 0) {
    for (const word of boundsOf(last)) push([word, ...rest], 0.97, 'derived')
    if (last === 'id') push(rest, column.role === 'reference' || column.role === 'key' ? 0.6 : 0.8)
    else if (last === 'by' || last === 'at' || last === 'on') push(rest, 0.95, 'derived')
    // Units are how many there are, and never the price of one.
    else if (suffixes.has(last) && rest.join(' ') !== 'unit') push(rest, last === 'name' ? 0.9 : 0.84)
    const partOfName =
      last === 'name' && ['first', 'last', 'middle', 'given', 'family'].includes(rest.at(-1) ?? '')
    // The lowest pay of a grade is not the pay.
    const bound = rest.some((word) => bounds.has(word) || word === 'birth')
    if (last !== 'id' && !vagueHeads.has(last) && !partOfName && !bound) push([last], headScore(last), 'head')
    if (rest.length > 1 && last !== 'id') push(plain.slice(-2), 0.8, 'head')
  }
  for (const [phrase, score] of paidNames(words, column)) push(phrase, score)
  push(placeless(plain), 0.84)
  if (last === 'amount' && rest.length > 0 && !rest.some((word) => plainAmounts.has(word)))
    for (const word of ['revenue', 'spend', 'spending', 'charge', 'money', 'income'])
      push([...rest, word], 0.8)
  if (last === 'id' && rest.length > 0) push([...rest.slice(-1), 'id'], 0.9)
  if (titled && plain.length === 1 && (last === 'first' || last === 'last')) push([last, 'name'], 1, 'name')
  if (titled && words.join(' ') !== 'name') push(['name'], ['name', 'title'].includes(last) ? 0.9 : 0.75)
  if (column.role === 'key' && (last === 'id' || last === 'number')) push(['number'], 0.6)
  if (isTemporal(column) && !column.audit && last !== 'date') push(['date'], 0.62, 'head')
  if (isTemporal(column) && rest.length === 1 && ['last', 'first', 'date'].includes(rest[0] ?? ''))
    push([last, 'date'], 0.9, 'derived')
  if (last === 'year' && rest.length > 0) push(['year', 'of', ...rest], 0.95, 'derived')
  if (last === 'date' && rest.length > 0) push(['date', 'of', ...rest], 0.95, 'derived')
  return out
}

const vagueHeads = new Set([
  'id',
  'by',
  'at',
  'on',
  'of',
  'in',
  'for',
  'to',
  'no',
  'point',
  'flag',
  '1',
  '2',
  '3',
])

function headScore(last: string): number {
  return ['name', 'date', 'year', 'number', 'code', 'time'].includes(last) ? 0.62 : 0.72
}

const measuredNouns = new Set(['duration', 'length', 'runtime', 'distance', 'delay', 'playtime'])

function withoutUnit(words: readonly string[]): readonly string[] {
  let kept = words
  while (kept.length > 1) {
    const last = kept.at(-1) ?? ''
    if (
      !units.test(last) ||
      (['day', 'year', 'month', 'hour', 'minute', 'second'].includes(last) &&
        kept.length < 3 &&
        kept.at(-2) !== 'in' &&
        !measuredNouns.has(kept.at(-2) ?? ''))
    )
      break
    kept = kept.slice(0, -1)
    if (kept.length > 1 && (kept.at(-1) === 'in' || kept.at(-1) === 'per')) kept = kept.slice(0, -1)
  }
  return kept
}
