// Runs one measurement written in TypeScript: node bench/run.mjs [--plain] <name> [arguments]
// --plain leaves out the map to the sources, which takes memory of its own.
// It is bundled first, because .sql files are imported as text; the bundle is fixed for the run even when src changes.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const given = process.argv.slice(2)
const plain = given[0] === '--plain'
const [name, ...rest] = plain ? given.slice(1) : given
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const entry = path.join(root, 'bench', `${name}.ts`)
if (!name || !existsSync(entry))
  throw new Error('usage: node bench/run.mjs <name of a bench/*.ts> [arguments]')

// Inside node_modules, so that packages are found and nothing has to be ignored.
const folder = path.join(root, 'node_modules', '.bench')
mkdirSync(folder, { recursive: true })
const outfile = path.join(folder, `${name}-${process.pid}.mjs`)
try {
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    loader: { '.sql': 'text', '.md': 'text' },
    sourcemap: plain ? false : 'inline',
    logLevel: 'warning',
  })
  const { status } = spawnSync(
    process.execPath,
    [...(plain ? [] : ['--enable-source-maps']), outfile, ...rest],
    {
      stdio: 'inherit',
    },
  )
  process.exitCode = status ?? 1
} finally {
  rmSync(outfile, { force: true })
}
