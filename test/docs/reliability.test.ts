import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..', '..')

it('each fault that docs/reliability.md lists names a test that there is', () => {
  const page = readFileSync(path.join(root, 'docs', 'reliability.md'), 'utf8')
  const rows = page.split('\n').filter((line) => /^\| (?!Fault |Found )/.test(line))
  expect(rows.length).toBeGreaterThan(30)
  const missing = rows.filter((row) => {
    const [, name = '', file = ''] = /`([^`]+)` in `(test\/[\w/.-]+)` \|$/.exec(row) ?? []
    return file === '' || !testsIn(file).includes(name)
  })
  expect(missing).toEqual([])
})

/** The names of tests in a file, as they stand in its source. */
function testsIn(file: string): readonly string[] {
  const source = readFileSync(path.join(root, file), 'utf8')
  return [...source.matchAll(/\(\s*['`]([^'`\n]+)['`],\s*(?:async |\(|\{)/g)].map(([, name = '']) => name)
}
