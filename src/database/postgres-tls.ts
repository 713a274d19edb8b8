import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import type { ConnectionOptions } from 'node:tls'
import { UsageError } from '../errors.js'
import type { PostgresTarget } from './target.js'

/** One way to try: TLS with these options, or null for a plain connection. */
export type TlsAttempt = ConnectionOptions | null

/**
 * The ways to connect, in order, as libpq tries them for this sslmode. A Unix socket is never encrypted.
 * `require` verifies only when a root certificate is named; `verify-ca` and `verify-full` without one use libpq's
 * `~/.postgresql/root.crt` when it exists, else the authorities that Node trusts.
 * @throws {UsageError} `tls_file` when a certificate file cannot be read.
 */
export async function tlsAttempts(target: PostgresTarget): Promise<readonly TlsAttempt[]> {
  const { mode } = target.tls
  if (target.host?.startsWith('/') || mode === 'disable') return [null]
  const options = await tlsOptions(target)
  switch (mode) {
    case 'allow':
      return [null, options]
    case 'prefer':
      return [options, null]
    default:
      return [options]
  }
}

async function tlsOptions(target: PostgresTarget): Promise<ConnectionOptions> {
  const { mode, rootCertificateFile, certificateFile, keyFile } = target.tls
  const verified =
    mode === 'verify-ca' || mode === 'verify-full' || (mode === 'require' && rootCertificateFile)
  const options: ConnectionOptions = {
    ...(certificateFile === null ? {} : { cert: await readPem(certificateFile, 'sslcert') }),
    ...(keyFile === null ? {} : { key: await readPem(keyFile, 'sslkey') }),
  }
  if (!verified) return { ...options, rejectUnauthorized: false }
  const ca = await rootCertificate(rootCertificateFile)
  return {
    ...options,
    rejectUnauthorized: true,
    ...(ca === null ? {} : { ca }),
    ...(mode === 'verify-full' ? {} : { checkServerIdentity: () => undefined }),
  }
}

async function rootCertificate(file: string | null): Promise<string | null> {
  if (file === 'system') return null
  if (file !== null) return readPem(file, 'sslrootcert')
  return readFile(path.join(homedir(), '.postgresql', 'root.crt'), 'utf8').catch(() => null)
}

async function readPem(file: string, setting: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new UsageError('tls_file', `The file "${file}" of ${setting} cannot be read.`, {
      hint: 'Give the path of a readable PEM file.',
      cause: error,
    })
  }
}
