import { existsSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parse as parseDotenv } from 'dotenv'
import * as z from 'zod'
import { policyShape } from './config/policy.js'
import { UsageError } from './errors.js'

/** Where a setting's value came from, strongest first. */
export type Origin = 'flag' | 'environment' | '.env' | 'agentdb.config.json' | 'default'

export type Environment = Readonly<Record<string, string | undefined>>

const duration = z.union([z.number(), z.string()]).transform((value, context) => {
  const found = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h)?$/.exec(String(value).trim())
  if (!found) {
    context.addIssue({ code: 'custom', message: 'is not a duration; write seconds, or 500ms, 30s, 2m' })
    return z.NEVER
  }
  const unitMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }[found[2] ?? 's'] ?? 1000
  const durationMs = Math.round(Number(found[1]) * unitMs)
  if (durationMs < 1 || durationMs > 86_400_000) {
    context.addIssue({ code: 'custom', message: 'must lie between 1ms and 24h' })
    return z.NEVER
  }
  return durationMs
})

const count = (min: number, max: number) =>
  z.coerce
    .number(`is not a whole number`)
    .int('is not a whole number')
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`)

const instant = z
  .string()
  .refine((text) => /^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(Date.parse(text)), {
    message: 'is not an ISO 8601 instant such as 2026-01-31T12:00:00Z',
  })

const text = z.string().min(1, 'is empty')

const yesOrNo = z.union([z.boolean(), z.string()]).transform((value, context) => {
  if (typeof value === 'boolean') return value
  const said = value.trim().toLowerCase()
  if (['1', 'true', 'yes', 'on'].includes(said)) return true
  if (['0', 'false', 'no', 'off'].includes(said)) return false
  context.addIssue({ code: 'custom', message: 'is neither true nor false' })
  return z.NEVER
})

/** `default` leaves the temperature to the endpoint. */
const temperature = z.union([
  z.literal('default'),
  z.coerce
    .number('is neither a number from 0 to 2 nor "default"')
    .min(0, 'must be at least 0')
    .max(2, 'must be at most 2'),
])

/** What of the rows a model is shown: nothing, what columns hold in common, or a few rows as well. */
export const shareModes = ['none', 'profile', 'sample'] as const

/** When the critic asks a model: when a check is undecided, always, or never. */
export const reviewModes = ['auto', 'always', 'never'] as const

/** Which statements a person approves before they run. */
export const approvalModes = ['never', 'always', 'final', 'low-confidence'] as const

/** One line per setting: its shape, its environment variable (null: none) and its default. */
const definitions = {
  databaseUrl: { shape: text, variable: 'DATABASE_URL', fallback: null },
  sample: { shape: z.boolean(), variable: null, fallback: false },
  files: { shape: z.array(text).readonly(), variable: null, fallback: null },
  keep: { shape: text, variable: null, fallback: null },
  storeUrl: { shape: text, variable: 'AGENTDB_STORE_URL', fallback: null },
  model: { shape: text, variable: 'AGENTDB_MODEL', fallback: 'auto' },
  analystModel: { shape: text, variable: 'AGENTDB_MODEL_SQL_ANALYST', fallback: null },
  criticModel: { shape: text, variable: 'AGENTDB_MODEL_CRITIC', fallback: null },
  preferBuiltin: { shape: yesOrNo, variable: 'AGENTDB_PREFER_BUILTIN', fallback: false },
  apiKey: { shape: text, variable: 'OPENAI_API_KEY', fallback: null },
  baseUrl: { shape: text, variable: 'OPENAI_BASE_URL', fallback: null },
  apiVersion: { shape: text, variable: 'OPENAI_API_VERSION', fallback: null },
  temperature: { shape: temperature, variable: 'AGENTDB_TEMPERATURE', fallback: 0 },
  analystTemperature: { shape: temperature, variable: 'AGENTDB_TEMPERATURE_SQL_ANALYST', fallback: null },
  criticTemperature: { shape: temperature, variable: 'AGENTDB_TEMPERATURE_CRITIC', fallback: null },
  shareRows: {
    shape: z.enum(shareModes, `is none of ${shareModes.join(', ')}`),
    variable: 'AGENTDB_SHARE_ROWS',
    fallback: 'none',
  },
  private: { shape: z.array(text), variable: null, fallback: [] as readonly string[] },
  record: { shape: text, variable: 'AGENTDB_RECORD', fallback: null },
  replay: { shape: text, variable: 'AGENTDB_REPLAY', fallback: null },
  now: { shape: instant, variable: 'AGENTDB_NOW', fallback: null },
  maxRows: { shape: count(1, 1_000_000), variable: 'AGENTDB_MAX_ROWS', fallback: 1000 },
  timeoutMs: { shape: duration, variable: 'AGENTDB_TIMEOUT', fallback: 120_000 },
  statementTimeoutMs: { shape: duration, variable: 'AGENTDB_STATEMENT_TIMEOUT', fallback: 30_000 },
  maxAttempts: { shape: count(1, 20), variable: 'AGENTDB_MAX_ATTEMPTS', fallback: 3 },
  review: {
    shape: z.enum(reviewModes, `is none of ${reviewModes.join(', ')}`),
    variable: 'AGENTDB_REVIEW',
    fallback: 'auto',
  },
  approve: {
    shape: z.enum(approvalModes, `is none of ${approvalModes.join(', ')}`),
    variable: 'AGENTDB_APPROVE',
    fallback: 'never',
  },
  insights: { shape: count(0, 10), variable: 'AGENTDB_INSIGHTS', fallback: 0 },
  candidates: { shape: count(1, 8), variable: 'AGENTDB_CANDIDATES', fallback: 1 },
  maxCalls: { shape: count(0, 1000), variable: 'AGENTDB_MAX_CALLS', fallback: 8 },
  maxUsd: {
    shape: z.coerce.number('is not an amount').min(0, 'must not be negative'),
    variable: 'AGENTDB_MAX_USD',
    fallback: null,
  },
  maxPlanCost: {
    shape: z.coerce.number('is not a number').positive(),
    variable: 'AGENTDB_MAX_PLAN_COST',
    fallback: null,
  },
  allowFunctions: { shape: z.array(text), variable: null, fallback: [] as readonly string[] },
  policy: { shape: policyShape, variable: null, fallback: null },
  prices: {
    shape: z.record(text, z.object({ input: z.number().min(0), output: z.number().min(0) })),
    variable: null,
    fallback: {} as Readonly<Record<string, { readonly input: number; readonly output: number }>>,
  },
} as const

type Definitions = typeof definitions
export type SettingName = keyof Definitions
export const settingNames = Object.keys(definitions) as SettingName[]

/** A setting as docs, completion and `agentdb init` tell of it. */
export interface SettingFacts {
  readonly name: SettingName
  /** As it is called on the command line, where it may stand there. */
  readonly flag: string
  readonly variable: string | null
  readonly fallback: unknown
  /** The words it takes; null where any value of its kind will do. */
  readonly words: readonly string[] | null
}

/** The facts of all settings, in their order. */
export const settingFacts: readonly SettingFacts[] = settingNames.map((name) => {
  const { shape, variable, fallback } = definitions[name]
  const words = name === 'model' ? ['auto', 'builtin'] : shape instanceof z.ZodEnum ? shape.options : null
  return { name, flag: flagName(name), variable, fallback, words }
})

/** The environment variables that settings are read from; `.env.sample` lists them all. */
export const environmentVariables: readonly string[] = Object.values(definitions).flatMap(
  ({ variable }) => variable ?? [],
)

/** Every setting with its resolved value; null means not set. Durations are milliseconds, money US dollars. */
export type Settings = {
  readonly [K in SettingName]: z.output<Definitions[K]['shape']> | Definitions[K]['fallback']
}

/** The same settings as a caller may pass them: every field optional. */
export type SettingsInput = {
  readonly [K in SettingName]?: z.input<Definitions[K]['shape']> | null | undefined
}

export interface Config {
  readonly settings: Settings
  readonly origins: Readonly<Record<SettingName, Origin>>
  /** The environment with `.env` beneath it: what libpq's `PG*` variables are read from. */
  readonly environment: Environment
  /** Relative paths of files start here. */
  readonly cwd: string
  readonly dataDir: string
  readonly cacheDir: string
  /** What a person did at the terminal: the history of chat. */
  readonly stateDir: string
}

/**
 * Resolves every setting: flag > environment > `.env` > `agentdb.config.json` > default.
 * @throws {UsageError} naming the setting, its value and where it came from.
 */
export function resolveConfig(
  input: { readonly flags?: SettingsInput; readonly environment?: Environment; readonly cwd?: string } = {},
): Config {
  const cwd = input.cwd ?? process.cwd()
  const environment = input.environment ?? process.env
  const dotenv = readDotenv(path.join(cwd, '.env'))
  const file = readConfigFile(path.join(cwd, 'agentdb.config.json'))
  const settings: Record<string, unknown> = {}
  const origins: Partial<Record<SettingName, Origin>> = {}
  for (const name of settingNames) {
    const { shape, variable, fallback } = definitions[name]
    const sources: readonly (readonly [Origin, unknown])[] = [
      ['flag', input.flags?.[name]],
      ['environment', variable ? environment[variable] || undefined : undefined],
      ['.env', variable ? dotenv[variable] || undefined : undefined],
      ['agentdb.config.json', file[name]],
    ]
    const found = sources.find(([, value]) => value !== undefined && value !== null)
    origins[name] = found ? found[0] : 'default'
    settings[name] = found ? parse(name, shape, found[1], found[0]) : fallback
  }
  for (const name of ['record', 'replay'] as const) {
    if (typeof settings[name] === 'string') settings[name] = path.resolve(cwd, settings[name])
  }
  const merged = { ...dotenv, ...environment }
  return {
    settings: settings as Settings,
    origins: origins as Record<SettingName, Origin>,
    environment: merged,
    cwd,
    dataDir: xdgFolder(merged, 'XDG_DATA_HOME', ['.local', 'share']),
    cacheDir: xdgFolder(merged, 'XDG_CACHE_HOME', ['.cache']),
    stateDir: xdgFolder(merged, 'XDG_STATE_HOME', ['.local', 'state']),
  }
}

function parse(name: SettingName, shape: z.ZodType, value: unknown, origin: Origin): unknown {
  const parsed = shape.safeParse(value)
  if (parsed.success) return parsed.data
  const variable = definitions[name].variable
  const label =
    origin === 'flag' && name !== 'policy'
      ? flagName(name)
      : origin === 'agentdb.config.json'
        ? name
        : (variable ?? name)
  const [issue] = parsed.error.issues
  const at = issue?.path ?? []
  const place =
    label + at.map((key) => (/^\w+$/.test(String(key)) ? `.${String(key)}` : `["${String(key)}"]`)).join('')
  const shown = secretSettings.has(name) ? 'its value' : JSON.stringify(valueAt(value, at))
  throw new UsageError(
    'bad_setting',
    `${place} (from ${originLabel(origin)}): ${shown} ${issue?.message ?? 'is not valid'}.`,
    {
      hint:
        name === 'policy'
          ? 'Correct it: with a policy that makes no sense nothing is asked.'
          : `Correct ${place}, or leave it out for the default.`,
    },
  )
}

/** The part of a setting that a path leads to. */
function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (part, key) =>
      typeof part === 'object' && part !== null ? (part as Record<PropertyKey, unknown>)[key] : part,
    value,
  )
}

/** Settings whose values are masked wherever they are shown. */
export const secretSettings: ReadonlySet<SettingName> = new Set<SettingName>([
  'apiKey',
  'databaseUrl',
  'storeUrl',
  'baseUrl',
])

/** The command-line flag of a setting: `maxRows` -> `--max-rows`, `statementTimeoutMs` -> `--statement-timeout`. */
export function flagName(name: SettingName): string {
  if (name === 'files') return '--file'
  return `--${name.replace(/Ms$/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

function originLabel(origin: Origin): string {
  return origin === 'flag' ? 'the command line' : origin === 'environment' ? 'the environment' : origin
}

function readDotenv(file: string): Environment {
  if (!existsSync(file)) return {}
  return parseDotenv(readFileSync(file))
}

function readConfigFile(file: string): Readonly<Record<string, unknown>> {
  if (!existsSync(file)) return {}
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new UsageError('bad_config_file', `${file} is not valid JSON: ${(cause as Error).message}.`, {
      cause,
    })
  }
  const record = z.record(z.string(), z.unknown()).safeParse(json)
  if (!record.success) throw new UsageError('bad_config_file', `${file} must hold one JSON object.`)
  const unknown = Object.keys(record.data).find((key) => !(key in definitions))
  if (unknown !== undefined) {
    throw new UsageError('bad_config_file', `${file}: unknown setting "${unknown}".`, {
      hint: `Known settings: ${settingNames.filter((name) => name !== 'apiKey').join(', ')}.`,
    })
  }
  if ('apiKey' in record.data) {
    throw new UsageError(
      'bad_config_file',
      `${file} holds an API key; files like it are committed by accident.`,
      {
        hint: 'Put OPENAI_API_KEY into the environment or into .env.',
      },
    )
  }
  return record.data
}

/** XDG base folders on every platform, as gh and others do; LOCALAPPDATA on Windows. */
function xdgFolder(environment: Environment, variable: string, below: readonly string[]): string {
  const set = environment[variable]
  if (set && path.isAbsolute(set)) return path.join(set, 'agentdb')
  if (process.platform === 'win32' && environment.LOCALAPPDATA) {
    return path.join(environment.LOCALAPPDATA, 'agentdb', below.at(-1) ?? '')
  }
  // homedir() repeats an empty HOME, which would scatter these folders below the current one.
  const home = environment.HOME || os.homedir() || os.userInfo().homedir
  return path.join(home, ...below, 'agentdb')
}
