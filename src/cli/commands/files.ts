import { resolveConfig } from '../../config.js'
import { UsageError } from '../../errors.js'
import { keptFolder, listKept, removeKept } from '../../files/kept-files.js'
import { type Io, write } from '../io.js'
import { nearNames } from '../near-names.js'
import { type CommonFlags, settingsFrom } from '../options.js'
import { printListing } from '../print-rows.js'

/** Lists what `--keep` has kept, or removes one of them; resolves to the exit code. */
export async function keptFiles(flags: CommonFlags & { readonly remove?: string }, io: Io): Promise<number> {
  const { dataDir } = resolveConfig({ flags: settingsFrom(flags), environment: io.environment, cwd: io.cwd })
  const kept = listKept(dataDir)
  if (flags.remove !== undefined) {
    const { remove: name } = flags
    const names = kept.map((one) => one.name)
    if (!names.includes(name)) {
      const near = nearNames(name, names)
      throw new UsageError('unknown_files', `No files are kept as "${name}".`, {
        hint: near.length > 0 ? `Near it: ${near.join(', ')}.` : 'agentdb files lists what is kept.',
      })
    }
    await removeKept(keptFolder(dataDir, name))
    if (!flags.quiet) await write(io.stderr, `The files kept as ${name} are removed.\n`)
    return 0
  }
  const columns = [
    { name: 'name', type: 'text' },
    { name: 'loaded', type: 'timestamptz' },
    { name: 'databaseUrl', type: 'text' },
  ]
  const rows = kept.map(({ name, loadedAt }) => [name, loadedAt, `files:${name}`])
  const whenEmpty = 'No files are kept; agentdb --file sales.csv --keep sales keeps some.'
  await printListing({ columns, rows, table: { columns, rows }, whenEmpty }, flags, io)
  return 0
}
