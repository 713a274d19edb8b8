import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import type { Parser } from './ask.js'

/**
 * The parser as it would be with these lexicon files empty. Lexicons are read on import, so it is bundled anew.
 * @param emptied file names of src/linking/lexicon or src/builtin/lexicon, as `synonyms.json`
 * @throws when a name is of no file that the parser reads.
 */
export async function parserWithout(emptied: readonly string[]): Promise<Parser> {
  const met = new Set<string>()
  const outfile = path.resolve('node_modules', '.bench', `parser-${process.pid}-${emptied.join('-')}.mjs`)
  mkdirSync(path.dirname(outfile), { recursive: true })
  try {
    await build({
      entryPoints: [path.resolve('bench', 'support', 'parser.ts')],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      loader: { '.sql': 'text' },
      plugins: [emptying(emptied, met)],
      logLevel: 'warning',
    })
    const missing = emptied.find((name) => !met.has(name))
    if (missing !== undefined) throw new Error(`the parser reads no lexicon file called ${missing}`)
    return (await import(pathToFileURL(outfile).href)) as Parser
  } finally {
    rmSync(outfile, { force: true })
  }
}

function emptying(names: readonly string[], met: Set<string>): Plugin {
  return {
    name: 'empty-lexicon',
    setup(bundler) {
      bundler.onLoad({ filter: /[\\/]lexicon[\\/][^\\/]+\.json$/ }, ({ path: file }) => {
        const name = path.basename(file)
        if (!names.includes(name)) return null
        met.add(name)
        return {
          contents: Array.isArray(JSON.parse(readFileSync(file, 'utf8'))) ? '[]' : '{}',
          loader: 'json',
        }
      })
    },
  }
}
