import { expect, it } from 'vitest'
import { hidePasswords, withoutSecrets } from '../../src/instruments/redact.js'

it.each([
  ['postgres://bi:s3cret@db.example:5432/shop', 'postgres://bi:***@db.example:5432/shop'],
  ['at postgres://bi:a@b:c#?d@db/shop failed', 'at postgres://bi:***@db/shop failed'],
  ["host=db password='it is' user=bi", 'host=db password=*** user=bi'],
  ['host=db PASSWORD=x user=bi', 'host=db PASSWORD=*** user=bi'],
  [
    'postgres://db/shop?user=bi&password=x&sslmode=require',
    'postgres://db/shop?user=bi&password=***&sslmode=require',
  ],
  ['localhost:5432/shop', 'localhost:5432/shop'],
  ['https://example.com/a:b/c@d', 'https://example.com/a:b/c@d'],
])('masks the password of %s', (text, masked) => {
  expect(hidePasswords(text)).toBe(masked)
})

it('masks passwords wherever an event speaks of a connection', () => {
  const url = 'postgres://bi:s3cret@db/shop'
  const started = withoutSecrets({
    type: 'started',
    runId: 'x',
    startedAt: '2026-01-01T00:00:00Z',
    question: null,
    database: url,
    fingerprint: null,
    model: 'm',
    session: null,
  })
  expect(JSON.stringify(started)).not.toContain('s3cret')
  expect(JSON.stringify(withoutSecrets({ type: 'warning', message: url }))).not.toContain('s3cret')
})
