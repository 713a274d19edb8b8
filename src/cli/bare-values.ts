import { chartRequests } from '../charts/chart.js'
import { reviewModes } from '../config.js'
import { expandedModes } from '../output/table-view.js'

interface BareOption {
  readonly values: readonly string[]
  /** What the option alone stands for. */
  readonly bare: string
}

/**
 * Options whose value may be left out get it written in, so that `--chart "orders per month"` does not take the question
 * for a kind of chart. `agentdb sql --review` needs no mode: no model is asked about a statement of the user's own.
 */
export function withBareValues(argv: readonly string[]): string[] {
  const options: Readonly<Record<string, BareOption>> = {
    '--chart': { values: chartRequests, bare: 'auto' },
    '--expanded': { values: expandedModes, bare: 'on' },
    ...(argv.includes('sql') ? { '--review': { values: reviewModes, bare: 'always' } } : {}),
  }
  const end = argv.indexOf('--')
  return argv.map((word, at) => {
    const option = Object.hasOwn(options, word) && (end < 0 || at < end) ? options[word] : undefined
    const next = argv[at + 1]
    return option === undefined || (next !== undefined && option.values.includes(next))
      ? word
      : `${word}=${option.bare}`
  })
}
