import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listJournals, readJournal } from '../../src/instruments/read-journal.js'
import { builtProgram, runProgram } from '../support/built-cli.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { type Reply, startModelServer } from '../support/model-server.js'
import { privateEnvironment, runCli, temporaryHome } from './run-cli.js'
import { ordersPerCountry, shop } from './shop.js'

const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

let database: TestDatabase
let program: string
beforeAll(async () => {
  program = await builtProgram()
  database = await createDatabase(shop)
}, 120_000)
afterAll(() => database.drop())

const settings = (baseUrl: string) => ({
  DATABASE_URL: database.readerUrl,
  OPENAI_BASE_URL: baseUrl,
  AGENTDB_MODEL: 'scripted',
})

interface Fault {
  readonly what: string
  readonly replies: readonly Reply[]
  readonly argv?: readonly string[]
  readonly exitCode: number
  readonly code: string
  readonly says: RegExp
  /** How often the endpoint was asked. */
  readonly requests?: number
}

const half: Reply = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: '{"choices": [{"mess',
}
const finally500: Reply = { status: 500, headers: { 'x-should-retry': 'false' } }

const faults: readonly Fault[] = [
  {
    what: 'stalls in the middle of its reply',
    replies: [{ silence: 'mid-body' }],
    argv: ['--timeout', '1s'],
    exitCode: 8,
    code: 'run_timeout',
    says: /1 s/,
  },
  {
    what: 'sends half a JSON',
    replies: [half],
    exitCode: 5,
    code: 'endpoint_not_openai',
    says: /not an OpenAI reply/,
  },
  {
    what: 'asks to wait for longer than the limit',
    replies: [{ status: 429, headers: { 'retry-after': '61' } }],
    exitCode: 5,
    code: 'rate_limited',
    says: /rate limited.*\n.*in 61 s/,
    requests: 1,
  },
  {
    what: 'asks to wait for a minute, where there is no such time',
    replies: [{ status: 429, headers: { 'retry-after': '60' } }],
    argv: ['--timeout', '5s'],
    exitCode: 5,
    code: 'rate_limited',
    says: /rate limited.*\n.*in 60 s/,
    requests: 1,
  },
  { what: 'answers 500', replies: [finally500], exitCode: 5, code: 'endpoint_error', says: /HTTP 500/ },
  {
    what: 'answers with a web page',
    replies: [{ html: '<html><title>Welcome</title></html>' }],
    exitCode: 5,
    code: 'endpoint_not_openai',
    says: /not an OpenAI reply: Welcome/,
  },
  {
    what: 'answers 100 MB',
    replies: [{ flood: 100 * 1024 * 1024 }],
    exitCode: 5,
    code: 'endpoint_not_openai',
    says: /a reply of more than 16 MB/,
    requests: 1,
  },
  {
    what: 'redirects elsewhere',
    replies: [{ status: 307, headers: { location: 'https://elsewhere.example/v1' } }],
    exitCode: 5,
    code: 'endpoint_not_openai',
    says: /redirects elsewhere/,
    requests: 1,
  },
]

describe('an endpoint that', () => {
  it.each(faults)('$what ends the run with $exitCode, recorded', async (fault) => {
    const { replies, argv = [], exitCode, code, says, requests } = fault
    const home = temporaryHome()
    const server = await startModelServer(replies)
    try {
      const environment = settings(server.baseUrl)
      const result = await runCli(['orders per country', ...argv], { home, environment })
      expect(result.stderr).toMatch(says)
      expect(result.stdout).toBe('')
      expect(result.exitCode).toBe(exitCode)
      if (requests !== undefined) expect(server.requests).toHaveLength(requests)
      expect(endings(home)).toEqual([code])
    } finally {
      await server.close()
    }
  })

  it('asks to wait for a moment is waited for, and then answers', async () => {
    const server = await startModelServer([
      { status: 429, headers: { 'retry-after': '1' } },
      ordersPerCountry,
    ])
    try {
      const result = await runCli(['orders per country'], { environment: settings(server.baseUrl) })
      expect(result).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('France has 2 orders.') })
      expect(server.requests).toHaveLength(2)
    } finally {
      await server.close()
    }
  })

  it('floods an error message is not read to its end', async () => {
    const server = await startModelServer(() => ({ flood: 100 * 1024 * 1024, status: 400 }))
    try {
      const result = await runCli(['orders per country'], { environment: settings(server.baseUrl) })
      expect(result.stderr).toContain('HTTP 400: a reply of more than 16 MB')
      expect(result.exitCode).toBe(5)
    } finally {
      await server.close()
    }
  })

  it.skipIf(!hasOpenssl)('shows an expired certificate is named so, and nothing is sent to it', async () => {
    const home = temporaryHome()
    const { key, certificate } = expiredCertificate(home)
    let asked = 0
    const server = createServer({ key: fs.readFileSync(key), cert: fs.readFileSync(certificate) }, () => {
      asked += 1
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      const { port } = server.address() as AddressInfo
      const environment = {
        ...privateEnvironment(home),
        ...settings(`https://localhost:${port}/v1`),
        NODE_EXTRA_CA_CERTS: certificate,
      }
      const result = await runProgram(program, ['orders per country'], { environment, cwd: home })
      expect(result.stderr).toMatch(/cannot be reached.*certificate has expired\n.*clock/)
      expect(result.exitCode).toBe(5)
      expect(asked).toBe(0)
    } finally {
      server.close()
    }
  })
})

/** How each run that this home's journals hold has ended. */
function endings(home: string): readonly (string | null)[] {
  return listJournals(path.join(home, 'data', 'agentdb')).map((file) => {
    const journal = readJournal(file)
    const last = journal.kind === 'journal' ? journal.entries.at(-1)?.event : undefined
    return last?.type === 'finished' ? (last.answer.error?.code ?? null) : 'not finished'
  })
}

/** A certificate of its own for localhost that was valid for a day, long ago. */
function expiredCertificate(folder: string): { readonly key: string; readonly certificate: string } {
  const file = (name: string) => path.join(folder, name)
  const [key, request, certificate, options] = ['key.pem', 'request.pem', 'certificate.pem', 'ca.cnf'].map(
    file,
  )
  if (!key || !request || !certificate || !options) throw new Error('no file name')
  const ca = [
    '[ca]\ndefault_ca = own',
    `[own]\ndatabase = ${file('index')}\nnew_certs_dir = ${folder}\nserial = ${file('serial')}`,
    'default_md = sha256\npolicy = any\nx509_extensions = names',
    '[any]\ncommonName = supplied',
    '[names]\nsubjectAltName = DNS:localhost\nbasicConstraints = CA:TRUE',
  ]
  fs.writeFileSync(options, `${ca.join('\n')}\n`)
  fs.writeFileSync(file('index'), '')
  fs.writeFileSync(file('serial'), '01\n')
  const openssl = (...words: string[]) => execFileSync('openssl', words, { stdio: 'pipe' })
  openssl(
    'req',
    '-new',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=localhost',
    '-keyout',
    key,
    '-out',
    request,
  )
  const dates = ['-startdate', '20200101000000Z', '-enddate', '20200102000000Z']
  const files = ['-config', options, '-keyfile', key, '-in', request, '-out', certificate]
  openssl('ca', '-batch', '-selfsign', '-notext', ...dates, ...files)
  return { key, certificate }
}
