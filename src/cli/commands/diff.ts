import { alignColumns, diffRows } from '../../comparison/diff-rows.js'
import { inferKey, isUnique } from '../../comparison/infer-key.js'
import { exitCodes, UsageError } from '../../errors.js'
import type { RunRecord } from '../../instruments/history.js'
import type { ResultRow } from '../../instruments/run-rows.js'
import { cleanText } from '../../output/clean-text.js'
import { uniqueNames } from '../../output/unique-names.js'
import { checkOutput, emit } from '../deliver.js'
import { type Compared, differs, diffJson, diffText } from '../diff-report.js'
import { type Io, write } from '../io.js'
import { withRecord } from '../open-record.js'
import { type CommonFlags, formatFrom } from '../options.js'
import { foundRun } from '../recorded-run.js'
import { tableViewOf } from '../screen.js'

/** Flags of `agentdb diff`, as the command line gave them. */
export interface DiffFlags extends CommonFlags {
  /** Columns that tell which row is which. */
  readonly key?: readonly string[]
  /** A difference is exit code 10. */
  readonly exitCode?: boolean
}

/** Compares the results of two recorded runs; resolves to the exit code. */
export async function diff(a: string, b: string, flags: DiffFlags, io: Io): Promise<number> {
  const format = formatFrom(flags)
  if (format !== 'table' && format !== 'json') {
    throw new UsageError('unknown_format', `agentdb diff cannot print ${format}.`, {
      hint: 'It prints text, or JSON with --json.',
    })
  }
  checkOutput(flags, io)
  const [before, after] = await withRecord(flags, io, async (store) => {
    const first = foundRun(await store.run(a), a)
    return [first, foundRun(await store.run(b), b)] as const
  })
  const compared = compare(before, after, flags.key)
  await emit(format === 'json' ? diffJson(compared) : diffText(compared, tableViewOf(flags, io)), flags, io)
  if (!flags.quiet) {
    for (const warning of compared.warnings) await write(io.stderr, `warning: ${cleanText(warning)}\n`)
  }
  return flags.exitCode && differs(compared) ? exitCodes.assertionFailed : exitCodes.answered
}

function compare(before: RunRecord, after: RunRecord, wanted: readonly string[] | undefined): Compared {
  const a = resultOf(before)
  const b = resultOf(after)
  const aligned = alignColumns(a, b)
  const key = wanted === undefined ? inferKey(aligned) : wantedKey(wanted, aligned)
  const warnings = [partWarning(before, a), partWarning(after, b)].filter((text) => text !== null)
  return {
    a: { run: before.run, result: a },
    b: { run: after.run, result: b },
    names: aligned.names,
    key,
    inferred: wanted === undefined,
    difference: diffRows(aligned, key),
    partial: warnings.length > 0,
    warnings,
  }
}

function resultOf({ run, result }: RunRecord): ResultRow {
  if (result === null) {
    throw new UsageError(
      'no_result',
      `Run ${run.id} has no result to compare: it ended as "${run.status}".`,
      {
        hint: 'agentdb history --status answered lists the runs that may have one.',
      },
    )
  }
  const names = uniqueNames(result.columns.map(({ name }) => name))
  return {
    ...result,
    columns: result.columns.map((column, i) => ({ ...column, name: names[i] ?? column.name })),
  }
}

function wantedKey(wanted: readonly string[], aligned: ReturnType<typeof alignColumns>): readonly number[] {
  const columns = wanted.map((name) => {
    const index = aligned.names.indexOf(name)
    if (index >= 0) return index
    throw new UsageError('bad_key', `--key: "${name}" is not a column of both results.`, {
      hint: `They have in common: ${aligned.names.join(', ') || 'none'}.`,
    })
  })
  for (const [side, rows] of [['first', aligned.a] as const, ['second', aligned.b] as const]) {
    if (isUnique(rows, columns)) continue
    throw new UsageError(
      'bad_key',
      `--key: ${wanted.join(', ')} does not tell the rows of the ${side} result apart.`,
      {
        hint: 'Name more columns, each with a --key of its own, or leave it out.',
      },
    )
  }
  return columns
}

/** Rows that were never stored can be neither the same nor different. */
function partWarning({ run }: RunRecord, { rows, row_count, capped, truncated }: ResultRow): string | null {
  if (capped)
    return `The record keeps ${rows.length} of the ${row_count} rows of run ${run.id}; the rest is not compared.`
  return truncated
    ? `Run ${run.id} was limited to ${rows.length} rows; there were more, which are not compared.`
    : null
}
