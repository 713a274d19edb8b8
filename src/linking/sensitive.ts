import type { Snapshot } from '../database/snapshot.js'
import { rawParts } from './names.js'
import { looksSecret } from './value-lookup.js'

/** What of the rows may leave the machine. Values of a sensitive column never do. */
export interface Privacy {
  /** `none`: stored values that the question names; `profile`: common values and bounds too; `sample`: rows too. */
  readonly shareRows: 'none' | 'profile' | 'sample'
  /** Sensitive by the user's word: `schema.table.column`, `table.column`, `table.*` or `*.column`. */
  readonly privateColumns: readonly string[]
}

/** A column as far as it matters to whether its values may be shown. */
export interface JudgedColumn {
  readonly schema: string
  readonly table: string
  readonly name: string
  readonly comment: string | null
  /** Of its table. */
  readonly tableComment: string | null
}

/** Whether a column's values must not leave the machine: by its name, by `@private` in a comment, or by the user's word. */
export function isSensitive(
  column: JudgedColumn,
  { privateColumns }: Pick<Privacy, 'privateColumns'>,
): boolean {
  return (
    looksPersonal(column.name) ||
    saysPrivate(column.comment) ||
    saysPrivate(column.tableComment) ||
    privateColumns.some((pattern) => namesColumn(pattern, column))
  )
}

/** Whether a pattern of the user's names a column, in any case of letters. */
export function namesColumn(
  pattern: string,
  { schema, table, name }: Pick<JudgedColumn, 'schema' | 'table' | 'name'>,
): boolean {
  const parts = pattern.trim().split('*')
  const shape = new RegExp(
    `^${parts.map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`,
    'iu',
  )
  return [`${schema}.${table}.${name}`, `${table}.${name}`].some((id) => shape.test(id))
}

/** The patterns that name no column: most likely a slip of the pen, and what they were to protect is not. */
export function idlePatterns(patterns: readonly string[], { tables }: Snapshot): readonly string[] {
  const columns = tables.flatMap(({ schema, name: table, columns }) =>
    columns.map(({ name }) => ({ schema, table, name })),
  )
  return patterns
    .filter((pattern) => !columns.some((column) => namesColumn(pattern, column)))
    .map((pattern) => `"${pattern}" of "private" in the settings matches no column of this database.`)
}

/** Names by which people call what is nobody's business: contact, identity, money, health, credentials. */
export function looksPersonal(name: string): boolean {
  return looksSecret(name) || personal.test(` ${rawParts(name).join(' ')} `)
}

const personal = new RegExp(
  [
    / e ?mail\w* /,
    / (tele)?phone\w* | mobile( (no|nr|num|number|phone))? | cell ?(phone)? | fax\w* /,
    / (home|postal|mailing|billing|shipping|street|ip|mac) ?address\w* | address( line)?( \d)? | street\w* | ip /,
    /birth| dob | born( on)? /,
    / social ?(security|insurance)\w* | national (id|insurance)\w* | nino | passport\w* /,
    / (driver|driving)s? licen[cs]e\w* | licen[cs]e (no|nr|number|plate) | tax ?(id|no|nr|number) | vat ?(id|no|nr|number) /,
    / (bank )?account ?(no|nr|num|number) | bic | swift( code)? | sort code | routing ?\w* | credit ?card\w* /,
    / card ?(no|nr|num|number) | cvv | cvc | pin | otp | credentials? | signature | biometric\w* /,
    / salary| salaries | wages? | income | diagnos[ie]s | religion | ethnicity /,
  ]
    .map(({ source }) => source)
    .join('|'),
  'iu',
)

function saysPrivate(comment: string | null): boolean {
  return comment !== null && /(^|[^\w@])@private\b/i.test(comment)
}
