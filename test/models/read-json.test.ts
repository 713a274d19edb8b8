import { describe, expect, it } from 'vitest'
import { readJson, readWholeJson } from '../../src/models/read-json.js'

const draft = { sql: "select '{' || name || '}' from \"t\"", nested: { a: [1, { b: '}' }] } }
const json = JSON.stringify(draft)

describe('readJson', () => {
  it.each([
    ['the text itself', `  ${json}\n`],
    ['a text encoded twice', JSON.stringify(json)],
    ['a fenced block', `Here it is:\n\`\`\`json\n${JSON.stringify(draft, null, 2)}\n\`\`\`\nDone.`],
    ['a fenced block after one that is no JSON', `\`\`\`sql\nselect 1\n\`\`\`\n\n\`\`\`\n${json}\n\`\`\``],
    ['prose around it', `Certainly! ${json} Does that help?`],
    ['prose that has braces of its own', `For {this question} I use {}: ${json} {and "more"}`],
    ['thoughts before it', `<think>maybe {"sql": "select 0"}?</think>\n${json}`],
  ])('reads an object from %s', (_, text) => {
    expect(readJson(text)).toEqual(draft)
  })

  it('takes the first object of several', () => {
    expect(readJson('{"sql": "select 1"} or {"sql": "select 2"}')).toEqual({ sql: 'select 1' })
  })

  it.each([
    ['no JSON', 'I cannot answer that.'],
    ['nothing', ''],
    ['a list', '[1, 2]'],
    ['a bare string', '"select 1"'],
    ['a number', '42'],
    ['null', 'null'],
    ['JSON cut off', json.slice(0, -8)],
    ['JSON cut off after an inner object', '{"plan": {"table": "orders"}, "sql": "select'],
    ['single quotes', "{'sql': 'select 1'}"],
  ])('finds nothing in %s', (_, text) => {
    expect(readJson(text)).toBeUndefined()
  })

  it('ends on a long text full of openings', () => {
    expect(readJson('{"'.repeat(200_000))).toBeUndefined()
    expect(readJson('{"a}'.repeat(100_000))).toBeUndefined()
  })
})

describe('readWholeJson', () => {
  it('refuses an object that is only a part of the text', () => {
    expect(readWholeJson(json)).toEqual(draft)
    expect(readWholeJson(`${json} and`)).toBeUndefined()
  })
})
