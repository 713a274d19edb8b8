import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { runCli } from './run-cli.js'

describe('a command line that makes no sense', () => {
  it.each([
    ['no question', [], /No question given.*--help/s],
    ['an empty question', ['   '], /No question given/],
    [
      'a question without quotes that begins with a command',
      ['show', 'me', 'all', 'orders'],
      /agentdb "show me all orders"/,
    ],
    ['a mistyped command', ['histroy'], /no command "histroy".*agentdb history.*--prompt histroy/s],
    ['an unknown option', ['--fromat', 'json', 'q'], /Unknown option '--fromat'.*--format/s],
    ['an unknown option of a command', ['history', '--limt', '3'], /Unknown option '--limt'.*--limit/s],
    [
      'a mistyped command with options of it',
      ['histroy', '--limit', '3'],
      /no command "histroy".*agentdb history/s,
    ],
    [
      'a mistyped command below another',
      ['teach', 'lst'],
      /cannot do with "lst".*Did you mean "agentdb teach list"/s,
    ],
    ['a mistyped format', ['q', '--format', 'jsn'], /'jsn' is invalid.*Did you mean json/s],
    [
      'a format with two letters swapped',
      ['q', '--format', 'tabel'],
      /'tabel' is invalid.*Did you mean table/s,
    ],
    ['a command with two letters swapped', ['hlep'], /no command "hlep".*agentdb help/s],
    ['a mistyped status', ['history', '--status', 'fialed'], /'fialed' is invalid.*Did you mean failed\?/s],
    ['an option without its value', ['q', '--model'], /'-m, --model <name>' argument missing/],
    ['an unknown format', ['q', '--format', 'xml'], /'xml' is invalid.*table, json/s],
    ['a suffix without a format', ['q', '--output', 'report.doc'], /no format goes with that suffix.*\.csv/s],
    ['two questions', ['one', '--prompt', 'two'], /Two questions/],
    ['two databases', ['q', '--sample', '--database-url', 'postgres://h/d'], /two databases/],
    ['a limit that is no number', ['q', '--max-rows', 'many'], /--max-rows.*"many" is not a whole number/],
    ['a duration that is none', ['q', '--timeout', 'soon'], /--timeout.*"soon" is not a duration/],
    ['an output below a file', ['q', '--output', '/dev/null/x.csv'], /Cannot write \/dev\/null\/x\.csv/],
    [
      'an output that is a folder',
      ['q', '--format', 'csv', '--output', '/tmp'],
      /Cannot write \/tmp: it is a folder/,
    ],
    ['a command without its argument', ['sql'], /Missing required argument 'statement'/],
    ['an empty statement', ['sql', ' '], /No statement given/],
    ['an unknown status', ['history', '--status', 'fine'], /'fine' is invalid.*answered/s],
    ['a group there is not', ['costs', '--by', 'hour'], /'hour' is invalid.*day, model/s],
    ['a since that is no time', ['costs', '--since', 'lately'], /--since: "lately"/],
    ['a limit of no runs', ['history', '--limit', '0'], /--limit: "0" is not a number from 1/],
    [
      'a model without an endpoint',
      ['q', '--model', 'gpt-x'],
      /Model "gpt-x" needs an endpoint.*OPENAI_API_KEY/s,
    ],
    [
      'a base URL that is none',
      ['q', '--base-url', 'nonsense'],
      /'nonsense' is not the URL of a model endpoint/,
    ],
  ])('exits 2 for %s', async (_, argv, message) => {
    const { exitCode, stdout, stderr } = await runCli(argv)
    expect(stderr).toMatch(message)
    expect(stderr).toMatch(/^agentdb: /)
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
  })

  it.each([
    ['commander’s own errors', ['--json', '--fromat', 'q'], 'unknown_option'],
    ['two formats', ['q', '--json', '--format', 'csv'], 'conflicting_flags'],
    ['a missing question', ['--json'], 'no_question'],
    ['a bad setting', ['q', '--format', 'json', '--max-rows', 'x'], 'bad_setting'],
    ['the short form of the format', ['q', '-f', 'json', '--timeout', 'x'], 'bad_setting'],
    ['a command', ['costs', '--format=json', '--since', 'x'], 'bad_setting'],
  ])('prints the envelope as well with --json: %s', async (_, argv, code) => {
    const { exitCode, stdout, stderr } = await runCli(argv)
    const envelope = JSON.parse(stdout)
    expect(envelope).toMatchObject({ version: 1, status: 'failed', rows: [], error: { code } })
    expect(stderr).toContain(envelope.error.message)
    expect(exitCode).toBe(2)
  })

  it('prints the same object as YAML with --format yaml', async () => {
    const { stdout, exitCode } = await runCli(['q', '--format', 'yaml', '--max-rows', 'x'])
    expect(parse(stdout)).toMatchObject({ version: 1, status: 'failed', error: { code: 'bad_setting' } })
    expect(exitCode).toBe(2)
  })

  it('names the question in the envelope when there was one', async () => {
    const { stdout } = await runCli(['how', 'many', '--json', '--timeout', 'soon'])
    expect(JSON.parse(stdout).question).toBe('how many')
  })
})

describe('standard input', () => {
  it.each([
    ['nothing', '', /Standard input held no question/],
    ['blank lines', '\n \n', /Standard input held no question/],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x80]), /not UTF-8 text/],
    ['text with control characters', 'how many\u0000 orders', /control characters/],
    ['200 KB', 'how many orders? '.repeat(12_000), /characters; at most 10000/],
    ['more than a megabyte', 'x'.repeat(1_100_000), /more than 1000000 bytes/],
  ])('is refused when it holds %s', async (_, stdin, message) => {
    const { exitCode, stdout, stderr } = await runCli(['-'], { stdin })
    expect(stderr).toMatch(message)
    expect(stderr.length).toBeLessThan(600)
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
  })

  it('is not waited for when it is a terminal', async () => {
    const stdin = Object.assign(new Readable({ read() {} }), { isTTY: true })
    const { exitCode, stderr } = await runCli(['-'], { stdin })
    expect(stderr).toContain('which is a terminal here')
    expect(exitCode).toBe(2)
  })

  it('is not read unless asked for, even when it never ends', async () => {
    const { exitCode } = await runCli([], { stdin: new Readable({ read() {} }) })
    expect(exitCode).toBe(2)
  })

  it('can be interrupted while it is waited for', async () => {
    const interrupt = new AbortController()
    const running = runCli(['-', '--json'], { stdin: new Readable({ read() {} }), signal: interrupt.signal })
    setTimeout(() => interrupt.abort(), 20)
    const { exitCode, stdout } = await running
    expect(exitCode).toBe(130)
    expect(JSON.parse(stdout).error.code).toBe('interrupted')
  })
})

describe('help', () => {
  it('goes to stdout with examples and every exit code of the contract', async () => {
    const { exitCode, stdout, stderr } = await runCli(['--help'])
    expect(exitCode).toBe(0)
    expect(stderr).toBe('')
    expect(stdout).toContain('agentdb "Which 5 products')
    const codes = stdout.slice(stdout.indexOf('Exit codes:')).match(/\b\d+\b/g)
    expect(codes).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '10', '130'])
  })

  it.each(['sql', 'schema', 'history', 'show', 'costs', 'doctor', 'config'])(
    'knows the command %s',
    async (name) => {
      const { exitCode, stdout } = await runCli([name, '--help'])
      expect(exitCode).toBe(0)
      expect(stdout).toContain(`Usage: agentdb ${name}`)
      expect((await runCli(['--help'])).stdout).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'))
    },
  )

  it.each([['--version'], ['-V'], ['--quiet', '--version']])(
    'prints the version alone for %s',
    async (...argv) => {
      const { exitCode, stdout, stderr } = await runCli(argv)
      expect(stdout).toMatch(/^\S+\n$/)
      expect(stderr).toBe('')
      expect(exitCode).toBe(0)
    },
  )
})
