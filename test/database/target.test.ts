import { describe, expect, it } from 'vitest'
import { parseTarget, type PostgresTarget } from '../../src/database/target.js'
import { AgentDbError, UsageError } from '../../src/errors.js'

function postgres(text: string | null, environment: Record<string, string> = {}): PostgresTarget {
  const target = parseTarget(text, environment)
  if (target?.kind !== 'postgres') throw new Error('not a Postgres target')
  return target
}

function failure(text: string): AgentDbError {
  try {
    parseTarget(text, {})
  } catch (error) {
    if (error instanceof AgentDbError) return error
  }
  throw new Error(`${text} was accepted`)
}

describe('a database address', () => {
  it('is read from a URL with every part', () => {
    const target = postgres(
      'postgresql://ann:s%40cret@db.example.org:6543/shop?sslmode=verify-full&sslrootcert=/ca.pem',
    )
    expect(target).toMatchObject({
      host: 'db.example.org',
      port: 6543,
      user: 'ann',
      password: 's@cret',
      database: 'shop',
      label: 'db.example.org:6543/shop',
      tls: { mode: 'verify-full', rootCertificateFile: '/ca.pem' },
    })
  })

  it('may hold a password with characters that a URL would have escaped', () => {
    expect(postgres('postgres://ann:a@b#c?d:e@host/shop').password).toBe('a@b#c?d:e')
  })

  it('takes what it leaves out from the PG variables', () => {
    const target = postgres('postgres://host/shop', {
      PGUSER: 'bob',
      PGPASSWORD: 'secret',
      PGPORT: '7777',
      PGSSLMODE: 'require',
    })
    expect(target).toMatchObject({ user: 'bob', password: 'secret', port: 7777, tls: { mode: 'require' } })
  })

  it('prefers its own words to the PG variables', () => {
    expect(postgres('postgres://ann@host/shop', { PGUSER: 'bob', PGHOST: 'other' })).toMatchObject({
      user: 'ann',
      host: 'host',
    })
  })

  it('may be the PG variables alone', () => {
    expect(postgres(null, { PGHOST: 'db', PGDATABASE: 'shop', PGUSER: 'ann' }).label).toBe('db:5432/shop')
  })

  it('is absent when there is neither a text nor a PG variable that names a database', () => {
    expect(parseTarget(null, { PGUSER: 'ann' })).toBeNull()
    expect(parseTarget('  ', {})).toBeNull()
  })

  it('names the database after the user when it names none', () => {
    expect(postgres('postgres://ann@host').database).toBe('ann')
  })

  it('is read from libpq keywords with quotes and escapes', () => {
    const target = postgres("host=localhost port=5433 dbname='my shop' user=ann password='it\\'s'")
    expect(target).toMatchObject({ port: 5433, database: 'my shop', password: "it's" })
  })

  it('names a folder with a Unix socket in either place', () => {
    expect(postgres('postgres://ann@%2Fvar%2Frun%2Fpg/shop').host).toBe('/var/run/pg')
    expect(postgres('postgres:///shop?host=/var/run/pg&user=ann').host).toBe('/var/run/pg')
  })

  it('reads an IPv6 address in brackets', () => {
    expect(postgres('postgres://ann@[::1]:5433/shop')).toMatchObject({ host: '::1', port: 5433 })
  })

  it('uses TLS when the server offers it unless told otherwise', () => {
    expect(postgres('postgres://h/d').tls.mode).toBe('prefer')
    expect(postgres('postgres://h/d?sslmode=disable').tls.mode).toBe('disable')
    expect(postgres('postgres://h/d?ssl=true').tls.mode).toBe('require')
  })

  it('says that several hosts are too many', () => {
    expect(failure('postgres://ann@one:5432,two:5433/shop').message).toContain('("one,two")')
  })

  it('passes over what other tools add to it', () => {
    const url = 'postgres://host/shop?schema=public&pgbouncer=true&sslsni=1&sslcert=/x'
    expect(postgres(url)).toMatchObject({ database: 'shop', tls: { mode: 'prefer' } })
  })

  it('names an embedded database by its folder', () => {
    expect(parseTarget('pglite:data/shop', {})).toMatchObject({ kind: 'pglite', folder: 'data/shop' })
    expect(parseTarget('pglite:///data/shop', {})).toMatchObject({ folder: '/data/shop' })
  })

  it.each([
    'mysql://ann:topsecret@host/shop',
    'postgres://ann:topsecret%zz@host/shop',
    'postgres://ann:topsecret@host:port/shop',
    'postgres://ann:topsecret@host:99999/shop',
    'postgres://ann:topsecret@host/shop?sslmode=sometimes',
    'postgres://ann:topsecret@::1/shop',
    'postgres://ann:topsecret@one,two/shop',
    'postgres://ann:topsecret@one:1,two:2/shop',
    'postgres://ann:topsecret@host/sh%00op',
    'postgres://ann:topsecret@host/?service=shop',
    "service=shop password='topsecret'",
    'postgres://ann:topsecret@host/shop?connect_timeout=soon',
    'postgres://ann:topsecret@host/shop?sslMode=verify-full',
    'postgres://ann:topsecret@host/shop?sslmod=verify-full',
    'postgres://ann:1234/topsecret@host:5432/shop',
    'postgres://ann:x@topsecret/y@host/shop',
    'postgres://ann:12/x?topsecret@host/shop',
    'postgres://ann:12/x?a&topsecret=y@host/shop',
    "host=x password='topsecret",
    'topsecret',
  ])('that cannot be read is a usage error which never holds the password: %s', (text) => {
    const error = failure(text)
    expect(error).toBeInstanceOf(UsageError)
    expect(error.hint).not.toBeNull()
    expect(`${error.message} ${error.hint} ${error.stack}`).not.toContain('topsecret')
  })
})

describe('a service', () => {
  it('that stands for the database is refused: no other one is asked instead', () => {
    expect(() => parseTarget(null, { PGSERVICE: 'shop' })).toThrow(/The service "shop" is named/)
    expect(() => parseTarget('dbname=shop', { PGSERVICE: 'shop' })).toThrow(UsageError)
  })

  it('of the environment says nothing about an address that names its host', () => {
    expect(parseTarget('postgres://one/shop', { PGSERVICE: 'shop' })).toMatchObject({ host: 'one' })
  })
})

it('takes a host by its number as well', () => {
  expect(parseTarget('hostaddr=10.0.0.1 dbname=shop', {})).toMatchObject({ host: '10.0.0.1' })
  expect(parseTarget(null, { PGHOSTADDR: '10.0.0.1' })).toMatchObject({ host: '10.0.0.1' })
})
