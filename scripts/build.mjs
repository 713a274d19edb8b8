// Builds dist/: the split ESM bundle, the type declarations and the packed sample database.
// Plain JavaScript, because it runs in `prepare` before anything is built.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const dist = path.join(root, 'dist')

const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  loader: { '.md': 'text', '.sql': 'text' },
  // These carry WebAssembly or machine code beside their own and must be found where npm put them. Vega is bundled, in
  // chunks of its own: 1.2 MB, loaded in a third of the time of its eighty packages.
  external: ['@electric-sql/pglite', '@resvg/resvg-js', 'libpg-query', 'pg-native'],
  // CommonJS dependencies inside an ESM bundle still call require().
  banner: {
    js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
  },
  logLevel: 'warning',
}

/** Yoga carries its WebAssembly as a data URL and fetches that; Node would load the whole of fetch, 35 ms, to decode it. */
const yogaWithoutFetch = {
  name: 'yoga-without-fetch',
  setup({ onLoad }) {
    onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, ({ path: file }) => ({
      contents: `const fetch = undefined\n${readFileSync(file, 'utf8')}`,
    }))
  },
}

await bundle()
declareTypes()
await packSample()

async function bundle() {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  const { metafile } = await build({
    ...shared,
    entryPoints: {
      main: 'src/cli/main.ts',
      index: 'src/index.ts',
      'pglite-worker': 'src/database/pglite-worker.js',
    },
    outdir: 'dist',
    metafile: true,
    splitting: true,
    chunkNames: 'chunk-[name]-[hash]',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    define: {
      AGENTDB_VERSION: JSON.stringify(version),
      // Where there is no navigator (Node 20), pg makes a Response to learn whether this is Cloudflare, and with it
      // Node loads the whole of fetch: 20 ms on the way of every question.
      navigator: '{"userAgent":"Node.js"}',
      // React's development build is four times as large and checks what our tests check.
      'process.env.NODE_ENV': '"production"',
    },
    // Ink asks for it in development only; nobody else needs it installed.
    alias: { 'react-devtools-core': './scripts/no-devtools.mjs' },
    plugins: [yogaWithoutFetch],
  })
  // Only now, so that a program that runs meanwhile still finds its files.
  const built = new Set(Object.keys(metafile.outputs).map((file) => path.basename(file)))
  for (const name of readdirSync(dist)) {
    if (name.endsWith('.js') && !built.has(name)) rmSync(path.join(dist, name))
  }
}

function declareTypes() {
  const compiler = createRequire(import.meta.url).resolve('typescript/package.json')
  const { bin } = JSON.parse(readFileSync(compiler, 'utf8'))
  execFileSync(
    process.execPath,
    [path.join(path.dirname(compiler), bin.tsc), '-p', path.join(root, 'scripts', 'tsconfig.types.json')],
    { stdio: 'inherit' },
  )
}

/** Packing takes seconds, so it is done again only when what makes the sample has changed. */
async function packSample() {
  const sources = ['schema.sql', 'generate.ts', 'pack.ts', 'now.ts'].map((name) =>
    path.join(root, 'sample', name),
  )
  const hash = createHash('sha256')
  for (const file of sources) hash.update(readFileSync(file))
  const digest = hash.digest('hex')
  const stamp = path.join(dist, 'sample.sha256')
  const packed = path.join(dist, 'sample.tar.gz')
  if (existsSync(packed) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return
  // Inside the project, so that the bundle's own imports resolve.
  const outfile = path.join(dist, 'pack-sample.js')
  try {
    await build({ ...shared, entryPoints: ['sample/pack.ts'], outfile })
    const { packSample: pack } = await import(pathToFileURL(outfile).href)
    await pack(packed)
    writeFileSync(stamp, digest)
  } finally {
    rmSync(outfile, { force: true })
  }
}
