import { resolveConfig, type SettingName, secretSettings, settingNames } from '../../config.js'
import { formatRows } from '../../output/format.js'
import { emit } from '../deliver.js'
import { type Io, write } from '../io.js'
import { maskAddress } from '../mask.js'
import { type CommonFlags, formatFrom, settingsFrom } from '../options.js'
import { tableViewOf } from '../screen.js'

/** Prints every setting with where its value came from; secrets are masked. */
export async function showConfig(flags: CommonFlags, io: Io): Promise<number> {
  const config = resolveConfig({ flags: settingsFrom(flags), environment: io.environment, cwd: io.cwd })
  for (const warning of config.warnings) await write(io.stderr, `warning: ${warning}\n`)
  const columns = ['setting', 'value', 'from'].map((name) => ({ name, type: 'text' }))
  const rows = settingNames.map((name) => [name, shown(name, config.settings[name]), config.origins[name]])
  const folders = [
    ['dataDir', config.dataDir, ''],
    ['cacheDir', config.cacheDir, ''],
  ]
  const view = tableViewOf(flags, io)
  await emit(formatRows(columns, [...rows, ...folders], formatFrom(flags), view), flags, io)
  return 0
}

function shown(name: SettingName, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (name === 'apiKey') return '••••'
  if (secretSettings.has(name)) return maskAddress(String(value))
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
