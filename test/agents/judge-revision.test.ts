import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/agents/critic.js'
import { judgeRevision } from '../../src/agents/decision.js'

function review(...said: readonly (readonly [check: string, severity: Finding['severity']])[]) {
  const findings = said.map(([check, severity]) => ({ check, severity, evidence: 'proof', fix: '' }))
  return { findings, checks: [], undecided: [] }
}

const before = review(['fan-out', 'block'], ['literals', 'block'], ['ranking', 'warn'])

describe('a revision', () => {
  it('stands when it mends the named finding and adds none', () => {
    expect(judgeRevision(before, review())).toBe('healed')
    expect(judgeRevision(before, review(['ranking', 'warn'], ['anything', 'note']))).toBe('healed')
    expect(judgeRevision(before, review(['literals', 'block'], ['ranking', 'warn']))).toBe('healed')
  })

  it.each([
    ['leaves the named finding', review(['fan-out', 'block'])],
    ['only makes it quieter', review(['fan-out', 'warn'])],
    ['adds a finding', review(['shape', 'warn'])],
    ['adds another of a kind there was', review(['ranking', 'warn'], ['ranking', 'warn'])],
    ['makes a warning a block', review(['ranking', 'block'])],
  ])('does not when it %s', (_, after) => {
    expect(judgeRevision(before, after)).toBe('regressed')
  })
})
