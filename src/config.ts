import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import * as z from 'zod'
import { readDotenvFile } from './config/dotenv-file.js'
import {
  definitions,
  flagName,
  type SettingName,
  type Settings,
  type SettingsInput,
  secretSettings,
  settingNames,
} from './config/settings.js'
import { UsageError } from './errors.js'

export {
  approvalModes,
  environmentVariables,
  flagName,
  reviewModes,
  type SettingFacts,
  type SettingName,
  type Settings,
  type SettingsInput,
  secretSettings,
  settingFacts,
  settingNames,
  shareModes,
} from './config/settings.js'

/** Where a setting's value came from, strongest first. */
export type Origin = 'flag' | 'environment' | '.env' | 'agentdb.config.json' | 'default'

/** Variables by name, as `process.env` holds them. */
export type Environment = Readonly<Record<string, string | undefined>>

/** All settings resolved, with the folders that depend on the environment. */
export interface Config {
  readonly settings: Settings
  /** Where each value came from, for `agentdb config` and messages. */
  readonly origins: Readonly<Record<SettingName, Origin>>
  /** The environment with `.env` beneath it: what libpq's `PG*` variables are read from. */
  readonly environment: Environment
  /** Things to say once: lines of `.env` that are passed over. */
  readonly warnings: readonly string[]
  /** Relative paths of files start here. */
  readonly cwd: string
  /** The store, journals and what was taught; made by whoever writes there first. */
  readonly dataDir: string
  /** Schemas and profiles: it can be deleted at any time. */
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
  const { variables: dotenv, warnings } = readDotenvFile(path.join(cwd, '.env'))
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
    warnings,
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

function originLabel(origin: Origin): string {
  return origin === 'flag' ? 'the command line' : origin === 'environment' ? 'the environment' : origin
}

/** Null when there is none. One that cannot be read may hold a policy: it is not passed over. */
function readConfigText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    const hint = 'Make it readable for this user, or run agentdb in another folder.'
    throw new UsageError('bad_config_file', `${file} cannot be read: ${message}.`, { hint, cause })
  }
}

function readConfigFile(file: string): Readonly<Record<string, unknown>> {
  const text = readConfigText(file)
  if (text === null) return {}
  let json: unknown
  try {
    json = JSON.parse(text)
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
