import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { UsageError } from '../../errors.js'
import { replaceFile } from '../deliver.js'
import type { Io } from '../io.js'
import { maskAddress } from '../mask.js'
import { type Answers, answerVariables } from './answers.js'
import { type EnvPlan, planEnv } from './env-file.js'
import { type Ignored, planIgnore } from './git-ignore.js'

/** What `agentdb init` would write. */
export interface InitPlan {
  readonly file: string
  readonly env: EnvPlan
  /** Its permissions now, where others may read it; null where nobody else may, or it is not there yet. */
  readonly openMode: number | null
  readonly ignored: Ignored
  /** Variables that the environment sets as well, which is stronger. */
  readonly overruled: readonly string[]
}

const ownerOnly = 0o600

/**
 * Reads what is there and works out what would become of it; writes nothing.
 * @throws {UsageError} `unreadable_file`, `unstorable_value`
 */
export async function planFiles(answers: Answers, io: Io): Promise<InitPlan> {
  const named = path.join(io.cwd, '.env')
  const wanted = new Map<string, string>()
  for (const [key, variable] of Object.entries(answerVariables)) {
    const value = answers[key as keyof Answers]
    if (value != null) wanted.set(variable, value)
  }
  const overruled = [...wanted].filter(([name, value]) => (io.environment[name] || value) !== value)
  // A link keeps leading to its file.
  const file = existsSync(named) ? realpathSync(named) : named
  return {
    file,
    env: planEnv(textOf(file), wanted),
    openMode: openModeOf(file),
    ignored: await planIgnore(io.cwd, '.env'),
    overruled: overruled.map(([name]) => name),
  }
}

/** Whether there is anything to write. */
export function changesAnything({ env, openMode, ignored }: InitPlan): boolean {
  return env.changes.length > 0 || openMode !== null || ignored.kind === 'add'
}

/** Whether a value that was set before is lost. */
export function replacesAnything({ env }: InitPlan): boolean {
  return env.changes.some(({ before }) => before !== null)
}

/** The plan as a person reads it; no secret is in it. */
export function planText({ file, env, openMode, ignored, overruled }: InitPlan): string {
  const lines = env.changes.map(({ name, before, after }) =>
    before === null
      ? `  + ${name}=${shown(name, after)}`
      : `  ~ ${name}=${shown(name, after)}  (it was ${shown(name, before)})`,
  )
  if (openMode !== null) lines.push(`  ~ readable by you alone (its mode is ${openMode.toString(8)})`)
  const told = lines.length === 0 ? [] : [`${file}:`, ...lines]
  if (ignored.kind === 'add') told.push(`${ignored.file}:`, '  + .env')
  if (ignored.kind === 'tracked')
    told.push('warning: git has this .env already, secrets and all: git rm --cached .env')
  for (const name of overruled)
    told.push(`warning: ${name} is set in the environment as well, which is stronger than .env.`)
  return told.map((line) => `${line}\n`).join('')
}

/** Writes the plan, each file whole or not at all. `.gitignore` comes first, so that no secret is ever in its way. */
export function writeFiles({ file, env, openMode, ignored }: InitPlan): void {
  try {
    if (ignored.kind === 'add') {
      const known = statSync(ignored.file, { throwIfNoEntry: false })
      replaceFile(ignored.file, ignored.text, known === undefined ? undefined : known.mode & 0o777)
    }
    if (env.changes.length > 0 || openMode !== null) replaceFile(file, env.text, ownerOnly)
  } catch (cause) {
    throw new UsageError('output_not_writable', `Cannot write ${file}: ${(cause as Error).message}.`, {
      cause,
      hint: 'Make the folder writable, or run agentdb init in another.',
    })
  }
}

function shown(name: string, value: string): string {
  return name === answerVariables.apiKey ? '••••' : maskAddress(value)
}

function textOf(file: string): string {
  if (!existsSync(file)) return ''
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file))
  } catch (cause) {
    const why = cause instanceof TypeError ? 'it is not UTF-8 text' : (cause as Error).message
    throw new UsageError('unreadable_file', `Cannot read ${file}: ${why}.`, {
      cause,
      hint: 'Mend it or move it away, then run agentdb init again.',
    })
  }
}

function openModeOf(file: string): number | null {
  if (process.platform === 'win32') return null
  const mode = statSync(file, { throwIfNoEntry: false })?.mode
  return mode === undefined || (mode & 0o077) === 0 ? null : mode & 0o777
}
