import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { UnreachableError } from '../errors.js'
import { passwordFromFile } from './password-file.js'
import { type Backend, requestCancel } from './postgres-cancel.js'
import {
  refusedByAccessRules,
  refusedForNow,
  refusesStartupOptions,
  refusesTls,
  unreachable,
} from './postgres-errors.js'
import { runStatement } from './postgres-run.js'
import { type TlsAttempt, tlsAttempts } from './postgres-tls.js'
import type { Session } from './session.js'
import { startupOptions } from './settings.js'
import type { PostgresTarget } from './target.js'

/** How long to wait before each further try at a server that is full or starting: within two seconds it shows. */
const retryWaitsMs = [200, 500, 1000]

/** How long closing waits for the server's goodbye. */
const closeTimeoutMs = 1000

/**
 * Logs in, trying encrypted and plain connections as sslmode says, and a few times where the server is full or starting.
 * @throws {UnreachableError} with a stable code and a hint.
 */
export async function connectPostgres(target: PostgresTarget): Promise<Session> {
  const { default: postgres } = await import('pg')
  const host = target.host ?? defaultHost(target.port)
  const password = target.password ?? (await passwordFromFile(target))
  const attempts = await tlsAttempts({ ...target, host })
  const startedAt = performance.now()
  let withOptions = true
  let retries = 0
  for (let index = 0; ; ) {
    const tls = attempts[index] ?? null
    const client = new postgres.Client(clientConfig(target, host, password, tls, withOptions))
    const failure = await login(client)
    if (failure === null) return session(client, target, { host, tls })
    if (withOptions && refusesStartupOptions(failure)) {
      withOptions = false
    } else if (index + 1 < attempts.length && (refusesTls(failure) || refusedByAccessRules(failure))) {
      index += 1
    } else if (refusedForNow(failure) && mayWait(retries, target, startedAt)) {
      await sleep(retryWaitsMs[retries])
      retries += 1
    } else {
      throw unreachable(failure, target, tls !== null)
    }
  }
}

function mayWait(retries: number, { connectTimeoutMs }: PostgresTarget, startedAt: number): boolean {
  const waitMs = retryWaitsMs[retries]
  return waitMs !== undefined && performance.now() - startedAt + waitMs < connectTimeoutMs
}

/** As psql does: the local server's socket when there is one, else TCP. */
function defaultHost(port: number): string {
  const folders = ['/var/run/postgresql', '/tmp']
  return folders.find((folder) => existsSync(`${folder}/.s.PGSQL.${port}`)) ?? 'localhost'
}

/** Everything is given, so that pg reads no variable of the process. */
function clientConfig(
  target: PostgresTarget,
  host: string,
  password: string | null,
  tls: TlsAttempt,
  withOptions: boolean,
): pg.ClientConfig {
  return {
    host,
    port: target.port,
    database: target.database,
    user: target.user,
    // An empty text would make pg look the password up by itself.
    password: () => password ?? '',
    ssl: tls ?? false,
    sslnegotiation: tls !== null && target.tls.direct ? 'direct' : 'postgres',
    connectionTimeoutMillis: target.connectTimeoutMs,
    application_name: 'agentdb',
    keepAlive: true,
    ...(withOptions ? { options: [target.options, startupOptions].filter(Boolean).join(' ') } : {}),
  }
}

async function login(client: pg.Client): Promise<unknown> {
  const ignore = () => undefined
  client.on('error', ignore)
  try {
    await client.connect()
    return null
  } catch (error) {
    client.connection.stream.destroy()
    return error ?? new Error('the connection failed')
  } finally {
    client.off('error', ignore)
  }
}

interface Login {
  readonly host: string
  readonly tls: TlsAttempt
}

function session(client: pg.Client, target: PostgresTarget, login: Login): Session {
  let usable = true
  const broken = () => {
    usable = false
  }
  client.on('error', broken)
  client.on('end', broken)
  const backend: Backend = {
    ...backendKey(client),
    host: login.host,
    port: target.port,
    tls: login.tls,
    directTls: target.tls.direct,
  }
  return {
    get usable() {
      return usable
    },
    run: (sql, params, limits) =>
      runStatement(client, { sql, params, limits }, { cancel: (ms) => requestCancel(backend, ms), broken }),
    async close() {
      if (!usable) return
      usable = false
      let late: NodeJS.Timeout | undefined
      const timeout = new Promise<void>((resolve) => {
        late = setTimeout(resolve, closeTimeoutMs)
      })
      await Promise.race([client.end().catch(() => undefined), timeout])
      clearTimeout(late)
      client.connection.stream.destroy()
    },
  }
}

/** What a cancel request must show; pg keeps it, its types do not say so. */
function backendKey(client: pg.Client): Pick<Backend, 'processId' | 'secretKey'> {
  const { processID, secretKey } = client as unknown as { processID: number | null; secretKey: number | null }
  if (processID === null || secretKey === null) {
    throw new UnreachableError('connection_failed', 'The server gave no key to cancel statements with.', {
      hint: 'agentdb needs a server or pooler that can cancel a running statement.',
    })
  }
  return { processId: processID, secretKey }
}
