import type { Column } from '../database/snapshot.js'
import type { CatalogColumn, ColumnKind, ColumnRole } from './catalog.js'

/** What a column's type amounts to for a question. */
export function kindOf(column: Column): ColumnKind {
  switch (column.category) {
    case 'integer':
    case 'decimal':
      return 'number'
    case 'text':
    case 'enum':
    case 'uuid':
      return 'text'
    case 'boolean':
    case 'date':
    case 'timestamp':
    case 'timestamptz':
    case 'time':
      return column.category
    case 'interval':
    case 'json':
    case 'array':
    case 'bytes':
    case 'other':
      return 'other'
    default:
      return column.category satisfies never
  }
}

interface RoleEvidence {
  readonly lemmas: readonly string[]
  readonly kind: ColumnKind
  readonly unique: boolean
  readonly isKey: boolean
  /** Its name says that it numbers something: "room_nr". */
  readonly numbered: boolean
  readonly isReference: boolean
  readonly rows: number | null
  readonly distinct: number | null
}

/** What part a column plays, from its name, type and statistics. */
export function roleOf(evidence: RoleEvidence): ColumnRole {
  const { lemmas, kind } = evidence
  const last = lemmas.at(-1) ?? ''
  if (evidence.isReference) return 'reference'
  if (evidence.isKey) return 'key'
  if (kind === 'boolean') return 'flag'
  if (kind === 'date' || kind === 'timestamp' || kind === 'timestamptz' || kind === 'time') return 'time'
  if (kind === 'number')
    return (['id', 'key', 'code'].includes(last) && lemmas.length > 1) || evidence.numbered
      ? 'reference'
      : 'measure'
  if (kind !== 'text') return 'freeText'
  if (last === 'id' || last === 'uuid') return evidence.unique ? 'key' : 'reference'
  if (last === 'name' || last === 'title' || lemmas.includes('name')) return 'name'
  if (freeText.has(last)) return 'freeText'
  return 'category'
}

const freeText = new Set([
  'description',
  'comment',
  'note',
  'remark',
  'text',
  'abstract',
  'bio',
  'body',
  'message',
  'content',
])

/** The columns a row is called by: `name`, `title`, `<table> name`, or first and last name together. */
export function titlesOf(
  columns: readonly CatalogColumn[],
  table: readonly string[],
  rows: number | null,
): readonly CatalogColumn[] {
  const texts = columns.filter((column) => column.kind === 'text' && column.role !== 'reference')
  const phrase = (column: CatalogColumn) => bare(column.lemmas, table).join(' ')
  const first = texts.find((column) =>
    ['first name', 'given name', 'firstname', 'forename', 'first'].includes(phrase(column)),
  )
  const last = texts.find((column) =>
    ['last name', 'family name', 'surname', 'lastname', 'last'].includes(phrase(column)),
  )
  for (const wanted of [
    'name',
    'full name',
    'fullname',
    'title',
    'display name',
    'official name',
    'company name',
    'label',
  ]) {
    const found = texts.find((column) => phrase(column) === wanted)
    if (found && !(wanted === 'title' && first && last)) return [found]
  }
  if (first && last) return [first, last]
  const named = texts.filter(
    (column) =>
      column.lemmas.at(-1) === 'name' &&
      !/user|file|host|middle|nick|class|contact|street|city|country/.test(column.name),
  )
  const own = named.find(
    (column) =>
      isOwnName(column, table) ||
      column.unique ||
      (column.distinct !== null && rows !== null && rows > 1 && column.distinct >= 0.9 * rows) ||
      (column.distinct === null && table.includes(column.lemmas[0] ?? '')),
  )
  if (own) return [own]
  const self = texts.find(
    (column) =>
      column.lemmas.join(' ') === table.join(' ') &&
      (column.unique || rows === null || rows <= 1 || (column.distinct ?? 0) >= 0.9 * rows),
  )
  if (self) return [self]
  const titled = texts.find((column) => column.lemmas.at(-1) === 'title')
  const headed = titled ?? texts.find((column) => column.lemmas.at(-1) === 'headline')
  const firm = texts.find(
    (column) =>
      firms.has(phrase(column)) &&
      (column.unique || rows === null || rows <= 1 || (column.distinct ?? 0) >= 0.9 * rows),
  )
  return headed ? [headed] : firm && !(first || last) ? [firm] : []
}

/** What companies are called by, where nothing is called a name. */
const firms: ReadonlySet<string> = new Set(['company', 'firm', 'organisation', 'organization', 'business'])

/** "customer name" of customers, and of the customer master; the vet's name is not that of the vet visit. */
function isOwnName({ lemmas }: CatalogColumn, table: readonly string[]): boolean {
  const [first = ''] = lemmas
  return first === table.at(-1) || (first === table[0] && !happenings.has(table.at(-1) ?? ''))
}

/** What happens to something or with it has no name of its own. */
const happenings: ReadonlySet<string> = new Set(
  'visit order booking reservation sale payment transaction appointment review rating comment request claim log entry event record history assignment enrollment registration rental loan shipment delivery feeding treatment purchase invoice contract session stop call ticket membership subscription result score line item'.split(
    ' ',
  ),
)

/** A column's words without its table's own: "customer name" of customer is "name". */
export function bare(words: readonly string[], table: readonly string[]): readonly string[] {
  if (words.length > table.length && table.every((word, at) => words[at] === word))
    return words.slice(table.length)
  const head = table.at(-1)
  if (words.length > 1 && words[0] === head) return words.slice(1)
  return words
}
