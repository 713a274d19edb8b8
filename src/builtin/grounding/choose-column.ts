import {
  type Catalog,
  type CatalogColumn,
  type CatalogTable,
  isTemporal,
  isYear,
  mustTable,
} from '../../linking/catalog.js'
import { bare } from '../../linking/column-roles.js'
import { stem } from '../../linking/stem.js'
import { hopOver } from '../planning/joins.js'
import { Ungrounded } from './spec.js'
import { namesOfVerb } from './verbs.js'

/** Tables met by at most one row each, nearest first: where "older" or "in 2023" may find its column. */
export function toOneTables(catalog: Catalog, start: string, depth = 2): readonly CatalogTable[] {
  const out = [start]
  let edge = [start]
  for (let round = 0; round < depth; round++) {
    const next: string[] = []
    for (const table of edge) {
      for (const each of catalog.edgesOf.get(table) ?? []) {
        if (each.from.table === each.to.table) continue
        const hop = hopOver(each, table)
        if (hop.toOne && !out.includes(hop.to)) {
          out.push(hop.to)
          next.push(hop.to)
        }
      }
    }
    edge = next
  }
  return out.map((id) => mustTable(catalog, id))
}

/** The column a degree adjective is about, in the governing table or one it meets once. */
export function degreeColumn(
  catalog: Catalog,
  start: string,
  hints: readonly string[],
  word: string,
): CatalogColumn {
  const tables = toOneTables(catalog, start, 1)
  for (const table of tables) {
    const found = inTable(table, hints)
    if (found.length === 1 && found[0]) return found[0]
    if (found.length > 1)
      throw new Ungrounded(
        `'${word}' could be about several columns`,
        [word],
        found.map((column) => `${table.name}.${column.name}`),
      )
  }
  throw new Ungrounded(`nothing in ${mustTable(catalog, start).name} says what '${word}' is measured by`, [
    word,
  ])
}

function inTable(table: CatalogTable, hints: readonly string[]): readonly CatalogColumn[] {
  for (const hint of hints) {
    if (hint === 'date:*') {
      const dates = table.columns.filter((column) => isTemporal(column) && !column.audit)
      const found = dates.length > 0 ? dates : table.columns.filter((column) => isYear(column))
      if (found.length > 0) return mainDate(found, table)
      continue
    }
    const wanted = hint.replace('date:', '').split(' ')
    const isDateHint = hint.startsWith('date:')
    const usable = table.columns.filter(
      (column) =>
        (isDateHint
          ? isTemporal(column) || isYear(column)
          : column.kind === 'number' || column.kind === 'other') &&
        column.role !== 'key' &&
        column.role !== 'reference',
    )
    const exact = usable.filter((column) => bare(column.lemmas, table.lemmas).join(' ') === wanted.join(' '))
    if (exact.length > 0) return exact
    const near = usable.filter((column) =>
      wanted.every((each) => column.words.some((own) => stem(own) === stem(each))),
    )
    if (near.length > 0) return near
  }
  return []
}

/** Of several dates the one that bears the table's own name or is plainly "date". */
function mainDate(columns: readonly CatalogColumn[], table: CatalogTable): readonly CatalogColumn[] {
  if (columns.length <= 1) return columns
  const own = columns.filter((column) => {
    const words = column.lemmas
    const head = table.lemmas.at(-1) ?? ''
    return (
      words.join(' ') === 'date' ||
      words.join(' ') === 'timestamp' ||
      words.join(' ') === 'year' ||
      (words[0] === head && words.length === 2) ||
      table.lemmas.some((word) => stem(words[0] ?? '') === stem(word))
    )
  })
  if (own.length === 1) return own
  const first = columns.filter((column) => !isLater(column))
  return first.length === 1 ? first : columns
}

/** A date of what follows the event itself: due, paid, delivered. */
export function isLater(column: CatalogColumn): boolean {
  return column.words.some((word) => later.has(stem(word)))
}

/** Stems of what comes after the event itself: due, paid, delivered, closed. */
const later = new Set(
  [
    'due',
    'paid',
    'pay',
    'end',
    'close',
    'resolve',
    'deliver',
    'ship',
    'return',
    'cancel',
    'expire',
    'complet',
    'finish',
    'updat',
    'discharg',
    'refund',
    'terminat',
    'approv',
    'settl',
    'review',
    'follow',
    'departur',
    'until',
    'leave',
    'churn',
    'last',
    'next',
    'valid',
  ].map(stem),
)

/** The date column a phrase like "in 2023" is about: by the verb before it, then by nearness. Ties are not guessed. */
export function dateColumn(
  catalog: Catalog,
  starts: readonly string[],
  verbs: readonly string[],
  grain: string,
): CatalogColumn {
  const tried = new Set<string>()
  for (const start of starts) {
    for (const table of toOneTables(catalog, start, 1)) {
      if (tried.has(table.id)) continue
      tried.add(table.id)
      const byVerb = dateByVerb(table, verbs)
      if (byVerb) return byVerb
    }
  }
  const created = ownCreation(catalog, starts[0])
  if (created) return created
  let tie: Ungrounded | null = null
  for (const personal of [false, true]) {
    for (const start of starts) {
      for (const table of [mustTable(catalog, start), ...toOneTables(catalog, start, 2).slice(1)]) {
        const found = mainDates(table, grain, personal, table.id === start)
        if (found.length === 1 && found[0]) return found[0]
        if (found.length > 1) {
          tie ??= new Ungrounded(
            `${table.name} has several dates and the question does not say which`,
            [],
            found.map((column) => `${table.name}.${column.name}`),
          )
          break
        }
        if (personal) break
      }
    }
  }
  throw tie ?? new Ungrounded('no date column goes with the date in the question', [])
}

/** When a row came to be: joined, registered, created. */
export function isEntryDate(column: CatalogColumn, table: CatalogTable): boolean {
  if (!isTemporal(column) && !isYear(column)) return false
  const own = column.lemmas.filter((word) => !table.lemmas.includes(word))
  return own.some((word) => entryWords.has(word))
}

const entryWords = new Set(
  'join joined joining register registered registration sign signup signed created creation create enroll enrolled enrollment enrolment admitted admission hire hired onboarded onboarding subscribed since start started opened opening'.split(
    ' ',
  ),
)

/** An event dated by nothing but its entry: complaint.created_at. Lines take the date of what they belong to. */
function ownCreation(catalog: Catalog, start: string | undefined): CatalogColumn | null {
  const table = start === undefined ? null : mustTable(catalog, start)
  if (
    !table ||
    table.isLink ||
    table.lemmas.some((word) => ['item', 'line', 'detail', 'entry', 'position'].includes(word))
  )
    return null
  const dates = table.columns.filter((column) => isTemporal(column) || isYear(column))
  const created = dates.filter((column) => column.audit && isEntryDate(column, table))
  return dates.every((column) => column.audit) && created.length === 1 ? (created[0] ?? null) : null
}

/** Dates of a life or a career are meant only when a verb says so, or when nothing else is dated. */
export function isPersonal(column: CatalogColumn): boolean {
  return column.lemmas.some((word) => personalWords.has(word))
}

const personalWords = new Set([
  'birth',
  'birthday',
  'dob',
  'death',
  'hire',
  'hired',
  'join',
  'joined',
  'sign',
  'signed',
  'signup',
  'registered',
  'registration',
  'register',
  'termination',
  'left',
  'member',
  'founded',
  'built',
  'opened',
  'launched',
  'discontinued',
  'onboarded',
  'onboarding',
  'activated',
  'enrolled',
  'admitted',
  'established',
  'expiry',
  'expires',
])

function mainDates(
  table: CatalogTable,
  grain: string,
  personal: boolean,
  own: boolean,
): readonly CatalogColumn[] {
  const dates = table.columns.filter(
    (column) => isTemporal(column) && !column.audit && (personal || !isPersonal(column)),
  )
  const years = table.columns.filter((column) => isYear(column) && (personal || !isPersonal(column)))
  const created = table.columns.filter(
    (column) => isTemporal(column) && column.audit && /creat|insert|crtd/i.test(column.name),
  )
  const begins = personal
    ? []
    : table.columns.filter(
        (column) => isTemporal(column) && !column.audit && isPersonal(column) && !isLater(column),
      )
  if (begins.length === 1 && dates.length > 0 && dates.every(isLater)) return begins
  const pool = dates.length > 0 ? dates : years.length > 0 ? years : own ? created : []
  if (pool.length > 0 && pool.every(isYear) && grain !== 'year') return []
  return mainDate(pool, table)
}

/** "When the order was placed; NULL while …": the first clause of a date's comment says its verb. */
function commentSays(comment: string | null, verb: string): boolean {
  const clause = comment?.split(/[.;:(]/)[0] ?? ''
  return clause.split(/[^\p{L}]+/u).some((word) => word.length > 2 && stem(word) === verb)
}

/** "Joined" in `hire_date`: the first name for what the verb says that exactly one date has. */
function dateKeptUnder(table: CatalogTable, verb: string): CatalogColumn | null {
  for (const name of namesOfVerb(verb)) {
    const found = table.columns.filter(
      (column) => (isTemporal(column) || isYear(column)) && column.words.some((word) => stem(word) === name),
    )
    if (found.length === 1 && found[0]) return found[0]
    if (found.length > 1) return null
  }
  return null
}

function dateByVerb(table: CatalogTable, verbs: readonly string[]): CatalogColumn | null {
  for (const verb of verbs) {
    if (verb === 'new') {
      const entries = table.columns.filter((column) => isEntryDate(column, table))
      const plain = entries.filter((column) => !column.audit)
      const only = plain.length > 0 ? plain : entries
      if (only.length === 1 && only[0]) return only[0]
      continue
    }
    const found = table.columns.filter(
      (column) => (isTemporal(column) || isYear(column)) && column.words.some((word) => stem(word) === verb),
    )
    if (found.length === 1 && found[0]) return found[0]
    const first = found.filter((column) => stem(column.words[0] ?? '') === verb)
    if (first.length === 1 && first[0]) return first[0]
    const said = table.columns.filter(
      (column) => (isTemporal(column) || isYear(column)) && commentSays(column.comment, verb),
    )
    if (found.length === 0 && said.length === 1 && said[0]) return said[0]
    const kept = found.length === 0 ? dateKeptUnder(table, verb) : null
    if (kept) return kept
  }
  return null
}
