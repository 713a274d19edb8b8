import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startServer } from './postgres-server.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser URL of the suite's own Postgres server, database `postgres`. */
    serverUrl: string
    /** A folder for what is made once for all test files; see `madeOnce`. */
    sharedFolder: string
  }
}

/** One real Postgres server for the whole run; each test file makes databases of its own on it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer()
  const shared = fs.mkdtempSync(path.join(os.tmpdir(), 'agentdb-test-shared-'))
  project.provide('serverUrl', server.url)
  project.provide('sharedFolder', shared)
  return async () => {
    fs.rmSync(shared, { recursive: true, force: true })
    await server.stop()
  }
}
