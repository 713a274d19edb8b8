import { homedir, userInfo } from 'node:os'
import path from 'node:path'
import { distance } from 'fastest-levenshtein'
import { UsageError } from '../errors.js'
import { type ConnectionSettings, settingsFromKeywords, settingsFromUrl } from './target-text.js'

/** The words that `sslmode` may be, the least strict first. */
export const sslModes = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const

/** How a connection is encrypted and what is verified, as libpq defines the words. */
export type SslMode = (typeof sslModes)[number]

/** A Postgres server to connect to. `password` is the only secret; nothing but the connection reads it. */
export interface PostgresTarget {
  readonly kind: 'postgres'
  /** `host:port/database`, for people. Never a password. */
  readonly label: string
  /** A name, an address, or a folder that holds a Unix socket; null for the local server's default. */
  readonly host: string | null
  readonly port: number
  readonly database: string
  readonly user: string
  readonly password: string | null
  /** Where to look when there is no password. */
  readonly passwordFile: string
  readonly tls: TlsSettings
  readonly connectTimeoutMs: number
  /** Extra startup options, as in `-c search_path=sales`; null when none. */
  readonly options: string | null
}

/** How to encrypt a connection; a path is null where the system's own certificates, or none, will do. */
export interface TlsSettings {
  readonly mode: SslMode
  readonly rootCertificateFile: string | null
  readonly certificateFile: string | null
  readonly keyFile: string | null
  /** Start with TLS at once instead of asking the server first (`sslnegotiation=direct`). */
  readonly direct: boolean
}

/** An embedded database: a folder, or in memory from a packed data folder, or both. */
export interface PgliteTarget {
  readonly kind: 'pglite'
  readonly label: string
  /** Null for a database that lives in memory only. */
  readonly folder: string | null
  /** A packed data folder (tar or tar.gz): unpacked into an absent `folder`, or loaded into memory. */
  readonly dump: string | null
}

/** What a database URL leads to. */
export type DatabaseTarget = PostgresTarget | PgliteTarget

/** Variables by name, as `process.env` holds them; here the `PG*` ones count. */
export type Environment = Readonly<Record<string, string | undefined>>

const defaultPort = 5432
const defaultConnectTimeoutMs = 10_000

/**
 * What to connect to, from a URL (`postgres://…`, `postgresql://…`, `pglite:folder`) or libpq keywords
 * (`host=… dbname=…`), with the `PG*` variables for whatever it leaves out.
 * With no text, the `PG*` variables alone when they name a host, a database or a service, else null.
 * @throws {UsageError} `malformed_url` or `bad_setting`; no message ever holds the password.
 */
export function parseTarget(text: string | null, environment: Environment): DatabaseTarget | null {
  const given = text?.trim() ?? ''
  if (given === '') {
    const { PGHOST, PGHOSTADDR, PGDATABASE, PGSERVICE } = environment
    return PGHOST || PGHOSTADDR || PGDATABASE || PGSERVICE ? postgresTarget({}, environment) : null
  }
  if (/^postgres(ql)?:\/\//i.test(given)) return postgresTarget(settingsFromUrl(given), environment)
  if (/^pglite:/i.test(given)) return folderTarget(given)
  if (/^[a-z_]+\s*=/.test(given)) return postgresTarget(settingsFromKeywords(given), environment)
  throw new UsageError('malformed_url', 'The database address is neither a URL nor a list of keywords.', {
    hint: 'Write postgres://user:password@host:5432/database, or host=… dbname=… user=…, or pglite:folder.',
  })
}

/** An embedded database as a target; give `folder`, `dump`, or both. */
export function pgliteTarget(places: {
  readonly folder: string | null
  readonly dump: string | null
  readonly label: string
}): PgliteTarget {
  return { kind: 'pglite', ...places }
}

function folderTarget(url: string): PgliteTarget {
  const folder = url.replace(/^pglite:(\/\/(?=\/|\.))?/i, '')
  if (folder === '') {
    throw new UsageError('malformed_url', 'The address "pglite:" names no folder.', {
      hint: 'Write pglite:/path/to/folder.',
    })
  }
  return { kind: 'pglite', label: folder, folder, dump: null }
}

function postgresTarget(given: ConnectionSettings, environment: Environment): PostgresTarget {
  refuseMistyped(Object.keys(given))
  const user = given.user || environment.PGUSER || systemUser(environment)
  const host = given.host || given.hostaddr || environment.PGHOST || environment.PGHOSTADDR || null
  refuseService(given.service || (given.host ? undefined : environment.PGSERVICE))
  if (host !== null && !host.startsWith('/') && host.includes(',')) {
    const hosts = host.replaceAll(/:[^,]*/g, '')
    throw new UsageError('bad_setting', `Several hosts are named ("${hosts}"); agentdb connects to one.`, {
      hint: 'Name one host.',
    })
  }
  const port = portNumber(given.port || environment.PGPORT)
  const database = given.dbname || environment.PGDATABASE || user
  return {
    kind: 'postgres',
    label: `${host ?? 'localhost'}:${port}/${database}`,
    host,
    port,
    database,
    user,
    password: given.password || environment.PGPASSWORD || null,
    passwordFile: given.passfile || environment.PGPASSFILE || ownPasswordFile(environment),
    tls: {
      mode: sslMode(given, environment),
      rootCertificateFile: given.sslrootcert || environment.PGSSLROOTCERT || null,
      certificateFile: given.sslcert || environment.PGSSLCERT || null,
      keyFile: given.sslkey || environment.PGSSLKEY || null,
      direct: (given.sslnegotiation || environment.PGSSLNEGOTIATION) === 'direct',
    },
    connectTimeoutMs: connectTimeout(given.connect_timeout || environment.PGCONNECT_TIMEOUT),
    options: given.options || environment.PGOPTIONS || null,
  }
}

/** A service stands for a host and a login: without its file another database would be asked. */
function refuseService(service: string | undefined): void {
  if (!service) return
  throw new UsageError('bad_setting', `The service "${service}" is named; agentdb reads no service file.`, {
    hint: 'Write what the file says as DATABASE_URL=postgres://user@host:port/database, and leave PGSERVICE out.',
  })
}

/** What is not known is ignored, as other tools add words of their own; but verification must not get lost in a slip. */
function refuseMistyped(names: readonly string[]): void {
  for (const name of names) {
    const meant = ['sslmode', 'sslrootcert'].find((known) => distance(name.toLowerCase(), known) < 2)
    if (meant === undefined || meant === name) continue
    throw new UsageError('bad_setting', `The database address sets "${name}", which nothing reads.`, {
      hint: `Write ${meant}.`,
    })
  }
}

function systemUser(environment: Environment): string {
  const named = environment.USER || environment.USERNAME
  if (named) return named
  try {
    return userInfo().username
  } catch {
    return 'postgres'
  }
}

function ownPasswordFile(environment: Environment): string {
  if (environment.APPDATA) return path.join(environment.APPDATA, 'postgresql', 'pgpass.conf')
  return path.join(environment.HOME || homedir(), '.pgpass')
}

function portNumber(text: string | undefined): number {
  if (!text) return defaultPort
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new UsageError('bad_setting', `"${text}" is not a port.`, { hint: 'Give a number from 1 to 65535.' })
}

function connectTimeout(text: string | undefined): number {
  if (!text) return defaultConnectTimeoutMs
  const seconds = Number(text)
  if (!Number.isFinite(seconds))
    throw new UsageError('bad_setting', `"${text}" is not a connect_timeout.`, {
      hint: 'Give a number of seconds.',
    })
  return seconds > 0 ? seconds * 1000 : defaultConnectTimeoutMs
}

/** `ssl=true` and `sslmode=no-verify` are what other Node programs write; both mean `require`. */
function sslMode(given: ConnectionSettings, environment: Environment): SslMode {
  const word = (given.sslmode || sslFlag(given.ssl) || environment.PGSSLMODE || 'prefer').toLowerCase()
  if (word === 'no-verify') return 'require'
  const mode = sslModes.find((known) => known === word)
  if (mode) return mode
  throw new UsageError('bad_setting', `"${word}" is not an sslmode.`, {
    hint: `Use one of ${sslModes.join(', ')}.`,
  })
}

function sslFlag(text: string | undefined): SslMode | null {
  if (text === undefined) return null
  return text === 'true' || text === '1' ? 'require' : 'disable'
}
