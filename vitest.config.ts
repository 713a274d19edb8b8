import { readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

/** Prompts and SQL are files of their own; esbuild's text loader does this in the bundle. */
const textFiles = {
  name: 'text-files',
  enforce: 'pre' as const,
  load(id: string) {
    if (!/\.(md|sql)$/.test(id)) return null
    return `export default ${JSON.stringify(readFileSync(id, 'utf8'))}`
  },
}

export default defineConfig({
  plugins: [textFiles],
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    // No module of ours keeps state, so test files may share the modules a worker has loaded.
    isolate: false,
    // As cli/main.ts does: optimising PGlite's WebAssembly costs more than a test ever gets back.
    execArgv: ['--wasm-tiering-budget=18000000'],
  },
})
