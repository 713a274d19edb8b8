import { describe, expect, it } from 'vitest'
import { queryNodes } from '../../src/guard/nodes.js'
import type { AstNode } from '../../src/guard/parse.js'
import { walk } from '../../src/guard/walk.js'

const options = { table: queryNodes(), text: '', parameters: 0 }

function outcome(tree: unknown): string {
  const walked = walk(tree as AstNode, options)
  return walked.ok ? 'allowed' : walked.code
}

describe('the tree of a query', () => {
  it('passes when every node and field is known', () => {
    expect(
      outcome({ SelectStmt: { targetList: [{ ResTarget: { val: { A_Star: {} } } }], op: 'SETOP_NONE' } }),
    ).toBe('allowed')
  })

  it('is refused for a node type of a later Postgres', () => {
    expect(outcome({ SelectStmt: { targetList: [{ ResTarget: { val: { QuantumExpr: {} } } }] } })).toBe(
      'syntax_not_allowed',
    )
  })

  it('is refused for a field of a later Postgres', () => {
    expect(outcome({ SelectStmt: { sideEffectClause: { DeleteStmt: {} } } })).toBe('syntax_not_allowed')
  })

  it('is refused when a node is not wrapped as one', () => {
    expect(outcome({ SelectStmt: { targetList: [{ ResTarget: {}, DeleteStmt: {} }] } })).toBe(
      'syntax_not_allowed',
    )
    expect(outcome({ SelectStmt: { targetList: ['DeleteStmt'] } })).toBe('syntax_not_allowed')
  })

  it('takes names that every object has as unknown', () => {
    expect(outcome({ constructor: {} })).toBe('syntax_not_allowed')
    expect(outcome({ SelectStmt: { toString: [] } })).toBe('syntax_not_allowed')
  })

  it('is refused when it has more parts than any query', () => {
    const one = { A_Const: { ival: { ival: 1 } } }
    const items = Array.from({ length: 150_000 }, () => one)
    expect(outcome({ SelectStmt: { targetList: items } })).toBe('too_complex')
  })
})
