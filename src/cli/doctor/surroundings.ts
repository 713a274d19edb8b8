import { randomBytes } from 'node:crypto'
import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Config, flagName, type Origin, settingNames } from '../../config.js'
import { exitCodes } from '../../errors.js'
import { type Checkup, fail, ok, warn } from './check.js'

const oldestNode = [20, 19] as const

/** Whether this Node.js is one that agentdb runs on. */
export function checkNode(version: string): Checkup {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  const enough = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])
  if (enough) return ok('node', `Node.js ${version}`)
  const hint = `Install Node.js ${oldestNode.join('.')} or newer.`
  return fail('node', `Node.js ${version} is too old.`, hint, exitCodes.usage)
}

/** Which settings are in force, by name and source; `agentdb config` has the values. */
export function checkSettings({ origins }: Config): Checkup {
  const set = settingNames.filter((name) => origins[name] !== 'default')
  if (set.length === 0) return ok('settings', 'all at their defaults')
  return ok(
    'settings',
    set.map((name) => `${flagName(name).slice(2)} from ${sourceName(origins[name])}`).join(', '),
  )
}

function sourceName(origin: Origin): string {
  return origin === 'flag' ? 'the command line' : origin === 'environment' ? 'the environment' : origin
}

/** Whether runs can be recorded. */
export function checkDataFolder(folder: string): Checkup {
  const problem = writeProblem(folder)
  if (problem === null) return ok('data folder', folder)
  const hint = 'Runs are answered but not recorded: make it writable, or set XDG_DATA_HOME.'
  return fail('data folder', `${folder} cannot be written (${problem}).`, hint, exitCodes.failed)
}

/** Whether schemas and the sample can be kept between runs; without it every run only takes longer. */
export function checkCacheFolder(folder: string): Checkup {
  const problem = writeProblem(folder)
  if (problem === null) return ok('cache folder', folder)
  const hint = 'Every question reads the schema again: make it writable, or set XDG_CACHE_HOME.'
  return warn('cache folder', `${folder} cannot be written (${problem}).`, hint)
}

/** Permissions do not tell all (read-only mounts, full disks), so a file is written and removed. */
function writeProblem(folder: string): string | null {
  const probe = path.join(folder, `.doctor-${randomBytes(4).toString('hex')}`)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
    writeFileSync(probe, 'agentdb doctor')
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    try {
      rmSync(probe, { force: true })
    } catch {
      // Below a regular file there is nothing to remove.
    }
  }
}
