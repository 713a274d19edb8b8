import { expect, it } from 'vitest'
import { connectionFailure, isTransient } from '../../src/models/failure.js'

const thrown = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(`it was ${code}`), { code }) })

it.each([
  ['ENOTFOUND', false],
  ['SELF_SIGNED_CERT_IN_CHAIN', false],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', false],
  ['EAI_AGAIN', true],
  ['ECONNRESET', true],
  ['UND_ERR_SOCKET', true],
])('a connection that failed with %s may pass: %s', (code, passes) => {
  const failure = connectionFailure(thrown(code))
  expect(failure).toEqual({ kind: 'unreachable', code, text: `it was ${code}` })
  expect(isTransient(failure)).toBe(passes)
})

it('names the first of the addresses that failed', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED ::1:9'), { code: 'ECONNREFUSED' })
  const all = Object.assign(new AggregateError([refused]), { code: 'ECONNREFUSED' })
  expect(connectionFailure(new TypeError('fetch failed', { cause: all }))).toMatchObject({
    code: 'ECONNREFUSED',
    text: 'connect ECONNREFUSED ::1:9',
  })
})

it.each(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'])('%s is silence', (code) => {
  expect(connectionFailure(thrown(code))).toEqual({ kind: 'silent' })
})
