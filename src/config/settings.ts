import * as z from 'zod'
import { policyShape } from './policy.js'
import { count, duration, instant, temperature, text, yesOrNo } from './shapes.js'

/** What of the rows a model is shown: nothing, what columns hold in common, or a few rows as well. */
export const shareModes = ['none', 'profile', 'sample'] as const

/** When the critic asks a model: when a check is undecided, always, or never. */
export const reviewModes = ['auto', 'always', 'never'] as const

/** Which statements a person approves before they run. */
export const approvalModes = ['never', 'always', 'final', 'low-confidence'] as const

/** One line per setting: its shape, its environment variable (null: none) and its default. */
export const definitions = {
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
  allowForeignTables: { shape: z.array(text), variable: null, fallback: [] as readonly string[] },
  policy: { shape: policyShape, variable: null, fallback: null },
  prices: {
    shape: z.record(text, z.object({ input: z.number().min(0), output: z.number().min(0) })),
    variable: null,
    fallback: {} as Readonly<Record<string, { readonly input: number; readonly output: number }>>,
  },
} as const

type Definitions = typeof definitions

/** A setting's name in `agentdb.config.json` and in code; `flagName` gives the command line's. */
export type SettingName = keyof Definitions

/** In the order in which docs and `agentdb config` list them. */
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
