import type { ResultColumn } from '../../events.js'
import type { CostGroup } from '../../instruments/costs.js'
import type { Io } from '../io.js'
import { withRecord } from '../open-record.js'
import { type CommonFlags, formatFrom } from '../options.js'
import { printListing } from '../print-rows.js'
import { parseSince } from '../since.js'

/** Flags of `agentdb costs`, as the command line gave them. */
export interface CostsFlags extends CommonFlags {
  /** A date, or a time ago such as `7d`; absent is all there is. */
  readonly since?: string
  readonly by?: CostGroup
}

/** Prints what the runs cost, added up by what the flags say; resolves to the exit code. */
export async function showCosts(flags: CostsFlags, io: Io): Promise<number> {
  formatFrom(flags)
  const { by = 'model' } = flags
  const since = parseSince(flags.since, Date.now())
  // A day begins where the user is.
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const sums = await withRecord(flags, io, (store) => store.costs(by, since, timeZone))
  const columns = columnsFor(by)
  const rows = sums.map((sum) => [
    sum.key,
    sum.runs,
    sum.calls,
    sum.inputTokens,
    sum.outputTokens,
    sum.usd,
    sum.unpricedCalls,
  ])
  const shown = sums.map((sum, i) =>
    (rows[i] ?? []).map((cell, at) => (at === usdAt ? money(sum.usd) : (cell ?? '(none)'))),
  )
  await printListing(
    {
      columns,
      rows,
      table: { columns, rows: shown },
      whenEmpty: `${by === 'agent' ? 'No agent called a model' : 'No runs are recorded'}${since === null ? ' yet' : ` since ${since}`}.`,
    },
    flags,
    io,
  )
  return 0
}

const usdAt = 5

function columnsFor(by: CostGroup): readonly ResultColumn[] {
  const counts = ['runs', 'calls', 'inputTokens', 'outputTokens'].map((name) => ({ name, type: 'bigint' }))
  return [
    { name: by, type: 'text' },
    ...counts,
    { name: 'usd', type: 'numeric' },
    { name: 'unpricedCalls', type: 'bigint' },
  ]
}

function money(usd: number | null): string {
  return usd === null ? 'unknown' : usd.toFixed(4)
}
