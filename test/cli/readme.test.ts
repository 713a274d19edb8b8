import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { programShape } from '../../src/cli/reference/pages.js'
import { everyCommand } from '../../src/cli/reference/shape.js'
import { runCli } from './run-cli.js'

const readme = readFileSync(path.resolve(import.meta.dirname, '..', '..', 'README.md'), 'utf8')

it('--help names every flag that README.md shows', async () => {
  const shown = new Set(
    readme
      .split('\n')
      .filter((line) => !/\b(?:npm (?:install|i|test|run)|git|psql|docker|node --)\b/.test(line))
      .flatMap((line) => line.match(/(?<![\w-])--[a-z][a-z-]+/g) ?? []),
  )
  const commands = everyCommand(programShape()).map(({ path: words }) => words.split(' ').filter(Boolean))
  const helps = await Promise.all(
    commands.map(async (command) => (await runCli([...command, '--help'])).stdout),
  )
  const known = new Set(helps.flatMap((help) => help.match(/--[a-z][a-z-]+/g) ?? []))
  expect(shown.size).toBeGreaterThan(0)
  expect([...shown].filter((flag) => !known.has(flag))).toEqual([])
})

it('README.md opens with a session, which docs-pages.test.ts runs, and is short', () => {
  const [before = ''] = readme.split('```console\n$ npx agentdb ')
  expect(before.split('\n').length).toBeLessThan(10)
  expect(readme.split('\n').length).toBeLessThanOrEqual(200)
})
