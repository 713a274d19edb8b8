import { schemaText } from '../../agents/briefing-text.js'
import type { Snapshot } from '../../database/snapshot.js'
import { UsageError } from '../../errors.js'
import type { Briefing } from '../../linking/briefing.js'
import { cleanText } from '../../output/clean-text.js'
import { formatRows } from '../../output/format.js'
import type { Format } from '../../output/formats.js'
import { briefingText } from '../briefing-report.js'
import { emit } from '../deliver.js'
import type { Io } from '../io.js'
import { withDatabase } from '../open-database.js'
import { type CommonFlags, formatFrom } from '../options.js'
import { pickTables } from '../pick-tables.js'
import { columnList, describedTables } from '../snapshot-report.js'
import { jsonText } from '../../output/json-text.js'

/** Flags of `agentdb schema`, as the command line gave them. */
export interface SchemaFlags extends CommonFlags {
  /** A question: print what the team would be told for it. */
  readonly for?: string
  readonly refresh?: boolean
}

/** Prints what the team sees of the database, or what it would be told for one question; resolves to the exit code. */
export async function showSchema(names: readonly string[], flags: SchemaFlags, io: Io): Promise<number> {
  const format = formatFrom(flags)
  const question = questionOf(names, flags, format)
  const work = withDatabase(
    flags,
    io,
    async (db) =>
      question === null
        ? snapshotText(await db.schema(), names, format)
        : briefed(await db.brief(question), format),
    { refresh: flags.refresh === true },
  )
  await emit(await work, flags, io)
  return 0
}

function questionOf(names: readonly string[], flags: SchemaFlags, format: Format): string | null {
  if (flags.for === undefined) return null
  const question = flags.for.trim()
  if (question === '') throw new UsageError('no_question', '--for holds no question.')
  if (names.length > 0) {
    throw new UsageError('conflicting_flags', 'Tables are named and --for picks them itself.', {
      hint: 'Give one of them.',
    })
  }
  if (format !== 'table' && format !== 'json') {
    throw new UsageError('unknown_format', `A briefing cannot be written as ${format}.`, {
      hint: 'Use --json, or leave out --format.',
    })
  }
  return question
}

function snapshotText(snapshot: Snapshot, names: readonly string[], format: Format): string {
  const tables = names.length === 0 ? snapshot.tables : pickTables(snapshot.tables, names)
  switch (format) {
    case 'json':
      return `${jsonText({ ...snapshot, tables }, 2)}\n`
    case 'table':
      return `${cleanText(schemaText(describedTables(tables)), 'lines')}\n`
    default: {
      const { columns, rows } = columnList(tables)
      return formatRows(columns, rows, format)
    }
  }
}

function briefed(briefing: Briefing, format: Format): string {
  return format === 'json' ? `${jsonText(briefing, 2)}\n` : `${cleanText(briefingText(briefing), 'lines')}\n`
}
