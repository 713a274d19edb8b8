import { openRecord } from '../../agentdb/record.js'
import { targetOf } from '../../agentdb/target.js'
import { type Config, resolveConfig } from '../../config.js'
import { AgentDbError, exitCodes } from '../../errors.js'
import { formatRows } from '../../output/format.js'
import { emit } from '../deliver.js'
import { type Checkup, checkupLine, failure, ok } from '../doctor/check.js'
import { checkDatabase, checkSample } from '../doctor/database.js'
import { grantsOf } from '../doctor/grants.js'
import { checkModel } from '../doctor/model.js'
import { checkCacheFolder, checkDataFolder, checkNode, checkSettings } from '../doctor/surroundings.js'
import { type Io, writeAnswer } from '../io.js'
import { type CommonFlags, formatFrom, settingsFrom } from '../options.js'

/** Flags of `agentdb doctor`, as the command line gave them. */
export interface DoctorFlags extends CommonFlags {
  /** Print the SQL of a role in place of the checks; true for the usual name. */
  readonly grants?: string | true
}

const usualRole = 'agentdb_reader'

/** Checks everything a question needs; resolves to 0, or to the exit code of the first failure. */
export async function doctor(flags: DoctorFlags, io: Io): Promise<number> {
  if (flags.grants !== undefined) {
    const config = resolveConfig({ flags: settingsFrom(flags), environment: io.environment, cwd: io.cwd })
    const role = flags.grants === true ? usualRole : flags.grants
    await emit(await grantsOf(config, role, io.signal), flags, io)
    return exitCodes.answered
  }
  const format = formatFrom(flags)
  const live = format === 'table' && flags.output === undefined
  const found: Checkup[] = []
  for await (const checkup of checkups(flags, io)) {
    found.push(checkup)
    if (live) await writeAnswer(io, checkupLine(checkup))
    io.signal.throwIfAborted()
  }
  if (!live)
    await emit(format === 'table' ? found.map(checkupLine).join('') : rowsOf(found, format), flags, io)
  return found.find(({ outcome }) => outcome === 'FAIL')?.exitCode ?? exitCodes.answered
}

async function* checkups(flags: CommonFlags, io: Io): AsyncGenerator<Checkup> {
  yield checkNode(process.version)
  let config: Config
  try {
    config = resolveConfig({ flags: settingsFrom(flags), environment: io.environment, cwd: io.cwd })
  } catch (error) {
    if (!(error instanceof AgentDbError)) throw error
    yield failure('settings', error)
    return
  }
  yield checkSettings(config)
  yield* checkDatabase(config, io.signal)
  yield await checkModel(config, io.signal)
  yield await checkStore(config, io.signal)
  yield checkDataFolder(config.dataDir)
  yield checkCacheFolder(config.cacheDir)
  if (!asksSample(config)) yield await checkSample(config)
}

/** The sample itself was opened as the database asked about. */
function asksSample(config: Config): boolean {
  try {
    return targetOf(config).sample
  } catch {
    // A malformed address has been told as the failure of the database.
    return false
  }
}

async function checkStore(config: Config, signal: AbortSignal): Promise<Checkup> {
  try {
    const store = await openRecord(config, signal)
    try {
      return ok('store', store.label)
    } finally {
      await store.close()
    }
  } catch (error) {
    if (!(error instanceof AgentDbError)) throw error
    return failure('store', error)
  }
}

function rowsOf(found: readonly Checkup[], format: Parameters<typeof formatRows>[2]): string {
  const columns = ['check', 'outcome', 'detail', 'hint'].map((name) => ({ name, type: 'text' }))
  return formatRows(
    columns,
    found.map(({ check, outcome, detail, hint }) => [check, outcome, detail, hint]),
    format,
  )
}
