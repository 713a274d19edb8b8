import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { runCli, temporaryHome } from './run-cli.js'
import { shop } from './shop.js'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase(shop)
}, 120_000)
afterAll(() => database.drop())

const perCountry = 'select country, count(*) as customers from customers group by 1 order by 2 desc'
const run = (
  argv: readonly string[],
  options: { home?: string; environment?: Record<string, string> } = {},
) => runCli(argv, { ...options, environment: { DATABASE_URL: database.readerUrl, ...options.environment } })

describe('--chart', () => {
  it('stands between the sentence and the table, and takes no question for its kind', async () => {
    const { stdout, exitCode } = await run([
      '--chart',
      'How many customers per country?',
      '--model',
      'builtin',
    ])
    const [sentence, caption, bars, table] = stdout.split('\n\n')
    expect(sentence).toMatch(/^2 rows/)
    expect(caption).toMatch(/ by country$/)
    expect(bars?.split('\n').toSorted()).toEqual([
      expect.stringMatching(/^France █+ 2$/),
      expect.stringMatching(/^Norway █+ 1$/),
    ])
    expect(table).toContain('-+-')
    expect(exitCode).toBe(0)
  })

  it.each([[{ TERM: 'dumb' }], [{ LC_ALL: 'C' }], [{ LANG: 'en_US.ISO-8859-1' }]])(
    'is ASCII with %j',
    async (environment) => {
      const { stdout } = await run(['sql', perCountry, '--chart', 'bar'], { environment })
      expect(stdout).toMatch(/France #+ 2\n/)
      expect(stdout).toMatch(/^[\x20-\x7e\n]+$/)
    },
  )

  it('is the Vega-Lite specification in JSON and YAML, and null unless asked for', async () => {
    const asked = JSON.parse((await run(['sql', perCountry, '--chart', '--json'])).stdout)
    expect(asked.chart).toMatchObject({
      mark: 'bar',
      data: {
        values: [
          { label: 'France', value: 2 },
          { label: 'Norway', value: 1 },
        ],
      },
    })
    const yaml = parse((await run(['sql', perCountry, '--chart', 'bar', '--format', 'yaml'])).stdout)
    expect(yaml.chart).toEqual(asked.chart)
    expect(JSON.parse((await run(['sql', perCountry, '--json'])).stdout).chart).toBeNull()
    expect(JSON.parse((await run(['sql', perCountry, '--json', '--chart', 'none'])).stdout).chart).toBeNull()
  })

  it('says why there is none, and answers all the same', async () => {
    const text = await run(['sql', 'select name, country from customers', '--chart'])
    expect(text.stderr).toContain(
      'warning: no chart: no column holds quantities: name (text), country (text)',
    )
    expect(text.stdout).toContain('Norway')
    expect(text.exitCode).toBe(0)
    const json = JSON.parse((await run(['sql', perCountry, '--chart', 'line', '--json'])).stdout)
    expect(json).toMatchObject({ status: 'answered', chart: null, rowCount: 2 })
    expect(json.warnings).toEqual([expect.stringMatching(/^no chart: a line needs dates/)])
  })

  it('stands in Markdown as text and in HTML as an inlined picture', async () => {
    const home = temporaryHome()
    await run(['sql', perCountry, '--chart', '-o', 'a.md'], { home })
    expect(fs.readFileSync(path.join(home, 'a.md'), 'utf8')).toMatch(
      /^```text\ncustomers by country\n\nFrance █+ 2\n/,
    )
    await run(['sql', perCountry, '--chart', '-o', 'a.html'], { home })
    const page = fs.readFileSync(path.join(home, 'a.html'), 'utf8')
    expect(page).toMatch(/<figure><svg [^>]*>.*France.*<\/svg>\s*<\/figure>\n<table>/s)
    expect(page).not.toMatch(/<script|<img| style=/i)
  })

  it('is a file of its own for .svg and .png, drawn also without --chart', async () => {
    const home = temporaryHome()
    const svg = await run(['sql', perCountry, '-o', 'c.svg'], { home })
    expect(svg).toEqual({ exitCode: 0, stdout: '', stderr: '' })
    expect(fs.readFileSync(path.join(home, 'c.svg'), 'utf8')).toMatch(/^<svg .*France.*<\/svg>\n$/s)
    await run(['sql', perCountry, '-o', 'c.PNG', '--chart', 'bar'], { home })
    expect(fs.readFileSync(path.join(home, 'c.PNG')).subarray(1, 4).toString()).toBe('PNG')
  })

  it('leaves no file, and exits 2, when a picture is asked of rows that make none', async () => {
    const home = temporaryHome()
    const { exitCode, stderr } = await run(['sql', 'select 1 as one', '-o', 'c.svg'], { home })
    expect(stderr).toContain('These rows make no chart: a single row')
    expect(exitCode).toBe(2)
    expect(fs.readdirSync(home).filter((name) => name.startsWith('c.'))).toEqual([])
  })

  it('writes no picture of a statement that fails, and exits with its code', async () => {
    const home = temporaryHome()
    const { exitCode } = await run(['sql', 'delete from customers', '-o', 'c.svg'], { home })
    expect(exitCode).toBe(3)
    expect(fs.existsSync(path.join(home, 'c.svg'))).toBe(false)
  })
})

describe('a chart that cannot be shown', () => {
  it.each([
    [['--chart', 'bar', '--format', 'csv'], /--chart bar: csv holds rows and no chart/],
    [['--chart', '--format', 'ndjson'], /ndjson holds rows/],
    [['--chart', '--sql-only'], /needs rows, and --sql-only fetches none/],
    [['-o', 'x.svg', '--dry-run'], /needs rows, and --dry-run fetches none/],
    [['-o', 'x.png', '--chart', 'none'], /--chart none asks for none/],
    [['--chart=pie'], /'pie' is invalid.*bar, line, histogram, scatter, sparkline/s],
    [['--expanded=sideways'], /'sideways' is invalid.*auto, on, off/s],
  ])('is refused before anything is asked: %j', async (flags, message) => {
    const { exitCode, stderr, stdout } = await runCli(['q', ...flags])
    expect(stderr).toMatch(message)
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
  })

  it('is among the suffixes that are proposed for an answer', async () => {
    const { exitCode, stderr } = await runCli(['q', '-o', 'x.pdf'])
    expect(stderr).toMatch(/Use \.json, .*, \.svg, \.png, or add --format\./)
    expect(exitCode).toBe(2)
  })

  it('is an unknown format for lists, which are no results', async () => {
    const { exitCode, stderr } = await runCli(['costs', '-o', 'x.svg'])
    expect(stderr).toMatch(/no format goes with that suffix/)
    expect(stderr).not.toMatch(/Use .*\.svg/)
    expect(exitCode).toBe(2)
  })
})
