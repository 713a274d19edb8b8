import type { TestProject } from 'vitest/node'
import { startServer } from './postgres-server.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser URL of the suite's own Postgres server, database `postgres`. */
    serverUrl: string
  }
}

/** One real Postgres server for the whole run; each test file makes databases of its own on it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer()
  project.provide('serverUrl', server.url)
  return server.stop
}
