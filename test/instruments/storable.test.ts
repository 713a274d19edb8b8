import fc from 'fast-check'
import { expect, it } from 'vitest'
import { storableJson, storableText } from '../../src/instruments/storable.js'

it('replaces exactly what Postgres cannot hold', () => {
  expect(storableText('a\0b\ud800c🎈')).toBe('a\ufffdb\ufffdc🎈')
  expect(JSON.parse(storableJson({ 'k\0': ['\udfff', '\\u0000', '\\\0', 'é🎈'] }))).toEqual({
    'k\ufffd': ['\ufffd', '\\u0000', '\\\ufffd', 'é🎈'],
  })
})

it('changes nothing of a value that can be held, and always gives the same as for plain text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(JSON.parse(storableJson([text]))).toEqual([storableText(text)])
    }),
  )
})
