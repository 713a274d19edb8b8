import { type Command, Option } from 'commander'
import { type ChartRequest, chartRequests } from '../charts/chart.js'
import type { SettingsInput } from '../config.js'
import { UsageError } from '../errors.js'
import { type Format, formats } from '../output/formats.js'
import { type Expanded, expandedModes } from '../output/table-view.js'
import { checkChart } from './check-chart.js'

/** The flags every command shares, as commander delivers them. */
export interface CommonFlags {
  readonly prompt?: string
  readonly databaseUrl?: string
  readonly sample?: boolean
  readonly file?: string[]
  readonly keep?: string
  readonly storeUrl?: string
  readonly model?: string
  readonly baseUrl?: string
  readonly preferBuiltin?: boolean
  readonly shareRows?: string
  readonly record?: string
  readonly replay?: string
  readonly format?: Format
  readonly json?: boolean
  readonly output?: string
  readonly chart?: ChartRequest
  readonly x?: boolean
  readonly expanded?: Expanded
  readonly pager?: boolean
  readonly maxRows?: string
  readonly timeout?: string
  readonly statementTimeout?: string
  readonly maxAttempts?: string
  readonly candidates?: string
  readonly review?: string
  readonly approve?: string
  readonly insights?: string
  readonly maxUsd?: string
  readonly maxCalls?: string
  readonly session?: string
  readonly tag?: readonly string[]
  readonly dryRun?: boolean
  readonly sqlOnly?: boolean
  readonly events?: boolean
  readonly quiet?: boolean
  readonly verbose?: boolean
  readonly color?: boolean
  readonly plain?: boolean
}

/** Declares the shared flags; commander accepts them before and after a subcommand. */
export function addCommonOptions(program: Command): void {
  program
    .optionsGroup('What is asked:')
    .option('-p, --prompt <text>', 'the question; "-" reads it from standard input')
    .option('-d, --database-url <url>', 'the database asked about (DATABASE_URL, PG*)')
    .option('--sample', 'ask the embedded sample database')
    .option('--file <path...>', 'ask CSV, TSV, JSON or NDJSON files, also .gz, as tables named after them')
    .option('--keep <name>', 'keep the files under this name; later: --database-url files:<name>')
    .optionsGroup('Who answers:')
    .option('-m, --model <name>', 'auto, builtin, or a model of the endpoint (AGENTDB_MODEL)')
    .option('--base-url <url>', 'an OpenAI-compatible endpoint (OPENAI_BASE_URL)')
    .option('--prefer-builtin', 'the built-in model first where it is sure (AGENTDB_PREFER_BUILTIN)')
    .option(
      '--candidates <n>',
      'drafts to make at once, 1 to 8; the result most agree on counts (AGENTDB_CANDIDATES)',
    )
    .option(
      '--review <mode>',
      'the critic asks a model too: auto (when unsure), always, never (AGENTDB_REVIEW)',
    )
    .option(
      '--approve <mode>',
      'ask you before a statement runs: never, always, final, low-confidence (AGENTDB_APPROVE)',
    )
    .option(
      '--share-rows <mode>',
      'what of the rows a model is shown: none, profile or sample (AGENTDB_SHARE_ROWS)',
    )
    .option('--insights <n>', 'further questions to ask and answer by itself, 0 to 10 (AGENTDB_INSIGHTS)')
    .option('--record <file>', 'keep what is said to and by the model, without secrets (AGENTDB_RECORD)')
    .option('--replay <file>', 'answer from such a file, with no network and no key (AGENTDB_REPLAY)')
    .optionsGroup('Limits:')
    .option('--max-rows <n>', 'rows to fetch at most (1000)')
    .option('--timeout <duration>', 'for the whole question, e.g. 90s or 2m (120s)')
    .option('--statement-timeout <duration>', 'for one statement (30s)')
    .option('--max-attempts <n>', 'statements to try (3)')
    .option('--max-calls <n>', 'model calls to make at most (8)')
    .option('--max-usd <amount>', 'money to spend at most')
    .optionsGroup('Output:')
    .addOption(formatOption())
    .option('--json', 'the same as --format json')
    .option(
      '-o, --output <file>',
      'write the answer there; the format follows its suffix, a chart for .svg and .png',
    )
    .addOption(
      new Option('--chart <kind>', 'draw the rows; alone: whichever kind suits them').choices([
        ...chartRequests,
      ]),
    )
    .option('-x', 'rows as one line a column, the same as --expanded on')
    .addOption(
      new Option('--expanded <mode>', 'auto: when the table is wider than the screen; on; off').choices([
        ...expandedModes,
      ]),
    )
    .option('--no-pager', 'never through a pager, even when longer than the screen (AGENTDB_PAGER, PAGER)')
    .option('--sql-only', 'print the SQL and do not run it')
    .option('--dry-run', 'write and check the SQL, but do not run it')
    .option('--events', 'every event of the run as NDJSON on standard error')
    .option('-q, --quiet', 'no progress, notes or warnings')
    .option('-v, --verbose', 'the SQL, the reading and every step, also without a terminal')
    .option('--no-color', 'no colour (NO_COLOR)')
    .option('--plain', 'plain lines in place of what is redrawn; for screen readers (AGENTDB_PLAIN)')
    .optionsGroup('Where it is remembered:')
    .option('--store-url <url>', 'the instrument store (AGENTDB_STORE_URL)')
    .option('--session <name>', 'a conversation to go on with: "now by month"')
    .option('--tag <name>', 'a further name to find the run by; may be given several times', collect)
}

/** `jsonl` is another name for `ndjson`. */
function formatOption(): Option {
  const option = new Option('-f, --format <format>', 'how to print the answer').choices([...formats])
  const { parseArg } = option
  return option.argParser((value, before) => parseArg?.(value === 'jsonl' ? 'ndjson' : value, before))
}

/** The values of a flag that may be given several times. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}

/** The settings among the flags; what is absent stays undefined, so that weaker sources may speak. */
export function settingsFrom(flags: CommonFlags): SettingsInput {
  if (flags.sample && flags.databaseUrl !== undefined) {
    throw new UsageError('conflicting_flags', '--sample and --database-url name two databases.', {
      hint: 'Give one of them.',
    })
  }
  if (flags.file && (flags.sample || flags.databaseUrl !== undefined)) {
    const other = flags.sample ? '--sample' : '--database-url'
    throw new UsageError('conflicting_flags', `--file and ${other} name two things to ask.`, {
      hint: 'Give one of them.',
    })
  }
  return {
    databaseUrl: flags.databaseUrl,
    sample: flags.sample,
    files: flags.file,
    keep: flags.keep,
    storeUrl: flags.storeUrl,
    model: flags.model,
    baseUrl: flags.baseUrl,
    preferBuiltin: flags.preferBuiltin,
    shareRows: flags.shareRows as SettingsInput['shareRows'],
    record: flags.record,
    replay: flags.replay,
    maxRows: flags.maxRows,
    timeoutMs: flags.timeout,
    statementTimeoutMs: flags.statementTimeout,
    maxAttempts: flags.maxAttempts,
    maxUsd: flags.maxUsd,
    maxCalls: flags.maxCalls,
    candidates: flags.candidates,
    review: flags.review as SettingsInput['review'],
    approve: flags.approve as SettingsInput['approve'],
    insights: flags.insights,
  }
}

const suffixes: Readonly<Record<string, Format>> = {
  json: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  csv: 'csv',
  tsv: 'tsv',
  txt: 'table',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  yaml: 'yaml',
  yml: 'yaml',
}

/** A format of text, or a picture of the rows. */
export type AnswerFormat = Format | 'svg' | 'png'

/** The format of an answer, which may be a picture: `--output chart.svg`. */
export function answerFormatFrom(flags: CommonFlags): AnswerFormat {
  const picture = flags.json || flags.format !== undefined ? null : /\.(svg|png)$/i.exec(flags.output ?? '')
  const format = picture
    ? picture[1]?.toLowerCase() === 'svg'
      ? 'svg'
      : 'png'
    : formatFrom(flags, ['svg', 'png'])
  checkChart(format, flags)
  return format
}

/**
 * The output format: `--format`, else `--json`, else the suffix of `--output`, else a table.
 * @param pictures suffixes that the caller takes besides, for the hint
 */
export function formatFrom(flags: CommonFlags, pictures: readonly string[] = []): Format {
  if (flags.json && flags.format !== undefined && flags.format !== 'json') {
    throw new UsageError('conflicting_flags', `--json and --format ${flags.format} ask for two formats.`, {
      hint: 'Give one of them.',
    })
  }
  if (flags.json) return 'json'
  if (flags.format !== undefined) return flags.format
  if (flags.output === undefined) return 'table'
  const suffix = /\.([A-Za-z]+)$/.exec(flags.output)?.[1]?.toLowerCase() ?? ''
  const format = suffixes[suffix]
  if (format === undefined) {
    throw new UsageError('unknown_format', `--output ${flags.output}: no format goes with that suffix.`, {
      hint: `Use .${[...Object.keys(suffixes), ...pictures].join(', .')}, or add --format.`,
    })
  }
  return format
}

/** The flags of a command with those given before its name, unchecked: `settingsFrom` checks them. */
export function flagsOf(command: Command): CommonFlags {
  return command.optsWithGlobals<CommonFlags & Record<string, never>>()
}
