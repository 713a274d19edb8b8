import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openConnection } from '../../src/database/open.js'
import { UnreachableError } from '../../src/errors.js'
import { startServer, type TestServer } from '../support/postgres-server.js'
import { targetOf, temporaryFolder } from './databases.js'

const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

/** Needs openssl to make a certificate of its own. */
describe.skipIf(!hasOpenssl)('a server with TLS and a certificate of its own', () => {
  const home = temporaryFolder()
  const certificate = path.join(home, 'server.pem')
  const key = path.join(home, 'server.key')
  let server: TestServer
  beforeAll(async () => {
    const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost']
    const files = ['-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate]
    execFileSync('openssl', [...request, ...files], { stdio: 'ignore' })
    chmodSync(home, 0o755)
    chmodSync(key, 0o600)
    const owner = serverUser()
    if (owner !== null) chownSync(key, owner, owner)
    server = await startServer({ ssl: 'on', ssl_cert_file: certificate, ssl_key_file: key })
  })
  afterAll(async () => {
    await server.stop()
    rmSync(home, { recursive: true })
  })

  const address = (parameters: string, host = 'localhost') =>
    `${server.url.replace('127.0.0.1', host)}?${parameters}`

  async function isEncrypted(url: string): Promise<unknown> {
    const connection = await openConnection(targetOf(url))
    try {
      const sql = 'select ssl from pg_stat_ssl where pid = pg_backend_pid()'
      return (await connection.readOnly({ timeoutMs: 5000 }, (tx) => tx.query(sql))).rows[0]?.[0]
    } finally {
      await connection.close()
    }
  }

  it.each([
    ['', true],
    ['sslmode=disable', false],
    ['sslmode=allow', false],
    ['sslmode=prefer', true],
    ['sslmode=require', true],
    ['sslmode=require&sslnegotiation=direct', true],
  ])('with "%s" is encrypted: %s', async (parameters, encrypted) => {
    expect(await isEncrypted(address(parameters))).toBe(encrypted)
  })

  it('is verified against the named authority', async () => {
    expect(await isEncrypted(address(`sslmode=verify-full&sslrootcert=${certificate}`))).toBe(true)
  })

  it('is refused by verify-full when nobody vouches for it', async () => {
    const opening = openConnection(targetOf(address('sslmode=verify-full')))
    await expect(opening).rejects.toThrow(UnreachableError)
    await expect(opening).rejects.toMatchObject({ code: 'tls_failed' })
  })

  it('is refused under another name by verify-full, not by verify-ca', async () => {
    const rootCertificate = `sslrootcert=${certificate}`
    const full = openConnection(targetOf(address(`sslmode=verify-full&${rootCertificate}`, '127.0.0.1')))
    await expect(full).rejects.toMatchObject({ code: 'tls_failed' })
    expect(await isEncrypted(address(`sslmode=verify-ca&${rootCertificate}`, '127.0.0.1'))).toBe(true)
  })

  it('cancels a statement over an encrypted connection', async () => {
    const connection = await openConnection(targetOf(address('sslmode=require')))
    const interruption = new AbortController()
    const running = connection.readOnly({ timeoutMs: 20_000, signal: interruption.signal }, async (tx) => {
      setTimeout(() => interruption.abort(), 50)
      await tx.query('select count(*) from generate_series(1, 100000000000)')
    })
    await expect(running).rejects.toMatchObject({ fault: 'cancelled' })
    await connection.close()
  })
})

/** The server runs as this user when the tests run as root; null when it runs as ourselves. */
function serverUser(): number | null {
  if (statSync('/').uid !== process.getuid?.()) return null
  return Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' }))
}
