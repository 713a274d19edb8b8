import fs from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { maskAddress } from '../../src/cli/mask.js'
import { runCli, temporaryHome } from './run-cli.js'

afterEach(() => vi.unstubAllEnvs())

function withEnv(text: string | Buffer): string {
  const home = temporaryHome()
  fs.writeFileSync(path.join(home, '.env'), text)
  return home
}

describe('a .env file', () => {
  it.each([
    [
      'no equals sign',
      '# mine\nDATABASE_URL postgres://u:hunter2secret@h/db\n',
      /line 2: DATABASE_URL .*not NAME=value/,
    ],
    [
      'a quote that is not closed',
      'A=1\n\nOPENAI_API_KEY="hunter2secret\n',
      /line 3: OPENAI_API_KEY .*quote is not closed/,
    ],
    [
      'words after a quote',
      "PGPASSWORD='hunter2secret' too\n",
      /line 1: PGPASSWORD .*follows the closing quote/,
    ],
    [
      'a # in a bare value',
      'A="x\ny"\nPGPASSWORD=hunter2#secret\n',
      /line 3: PGPASSWORD .*counts as a comment/,
    ],
    ['UTF-16', Buffer.from('\ufeffAGENTDB_MODEL=builtin', 'utf16le'), /not UTF-8 text/],
  ])('with %s is refused by its line, and its text is not shown', async (_, text, says) => {
    const { stderr, exitCode } = await runCli(['sql', 'select 1'], { home: withEnv(text) })
    expect(stderr).toMatch(says)
    expect(stderr).not.toContain('hunter2')
    expect(exitCode).toBe(2)
  })

  it.each(['.env', 'agentdb.config.json'])(
    'that cannot be looked at is not passed over: %s',
    async (name) => {
      const home = temporaryHome()
      fs.symlinkSync(name, path.join(home, name))
      const { stdout, stderr, exitCode } = await runCli(['sql', 'select 1'], { home })
      expect(stderr).toMatch(/^agentdb: .*(cannot be told|cannot be read): ELOOP/)
      expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 })
    },
  )

  it('with lines for other programs costs one warning that names the first', async () => {
    const home = withEnv(
      'AGENTDB_MAX_ROWS=7 # few\nOTHER\nset -a\nX="a" b hunter2secret\nexport AGENTDB_MODEL=builtin\n',
    )
    const { stdout, stderr, exitCode } = await runCli(['config'], { home })
    expect(stderr).toBe(
      `warning: ${home}/.env, line 3 is passed over: it is not NAME=value (1 more like it).\n`,
    )
    expect(stdout).toMatch(/^ *maxRows +\| 7 +\| \.env/m)
    expect(stdout).toMatch(/^ *model +\| builtin +\| \.env/m)
    expect(exitCode).toBe(0)
  })

  it('takes quotes, comments, blank lines, colons, other newlines and a byte order mark for what they are', async () => {
    const lines = [
      '\ufeff# one=two "three',
      '',
      "  export A='x\n#y\n'",
      'B: 2',
      'C=',
      'D=`q` # r',
      'E={"a":"b"}',
      "F=it's",
    ]
    const home = withEnv(`${lines.join('\r\n')}\r\nAGENTDB_MAX_ROWS="8"`)
    const { stdout, stderr } = await runCli(['config'], { home })
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^ *maxRows +\| 8 +\| \.env/m)
  })

  it('that is a folder is somebody else’s', async () => {
    const home = temporaryHome()
    fs.mkdirSync(path.join(home, '.env'))
    expect(await runCli(['config'], { home })).toMatchObject({ exitCode: 0, stderr: '' })
  })
})

describe('agentdb config', () => {
  it('prints every setting with its value and where it came from, the strongest source first', async () => {
    const home = temporaryHome()
    fs.writeFileSync(path.join(home, '.env'), 'AGENTDB_MAX_ROWS=5\nAGENTDB_MODEL=from-file\n')
    fs.writeFileSync(path.join(home, 'agentdb.config.json'), '{ "maxAttempts": 4, "maxRows": 6 }')
    const environment = { AGENTDB_MODEL: 'from-environment' }
    const { stdout, exitCode } = await runCli(['config', '--timeout', '2m', '--json'], { home, environment })
    const settings = Object.fromEntries(
      (JSON.parse(stdout) as { setting: string; value: string; from: string }[]).map((each) => [
        each.setting,
        each,
      ]),
    )
    expect(settings.timeoutMs).toMatchObject({ value: '120000', from: 'flag' })
    expect(settings.model).toMatchObject({ value: 'from-environment', from: 'environment' })
    expect(settings.maxRows).toMatchObject({ value: '5', from: '.env' })
    expect(settings.maxAttempts).toMatchObject({ value: '4', from: 'agentdb.config.json' })
    expect(settings.statementTimeoutMs).toMatchObject({ value: '30000', from: 'default' })
    expect(settings.dataDir?.value).toBe(path.join(home, 'data', 'agentdb'))
    expect(exitCode).toBe(0)
  })

  it('keeps its folders out of the current one when HOME is empty', async () => {
    vi.stubEnv('HOME', '')
    const environment = { HOME: '', XDG_DATA_HOME: '', XDG_CACHE_HOME: 'relative' }
    const { stdout } = await runCli(['config', '--json'], { environment })
    const folders = (JSON.parse(stdout) as { setting: string; value: string }[]).filter(({ setting }) =>
      ['dataDir', 'cacheDir'].includes(setting),
    )
    expect(folders.map(({ value }) => path.isAbsolute(value))).toEqual([true, true])
  })

  it('masks every secret', async () => {
    const environment = {
      DATABASE_URL: 'postgres://user:hunter2secret@host/db',
      AGENTDB_STORE_URL: "host=h password='hunter2secret too' user=u",
      OPENAI_API_KEY: 'sk-hunter2secret',
      OPENAI_BASE_URL: 'https://name:hunter2secret@host/v1?api-key=hunter2secret',
    }
    const { stdout } = await runCli(['config'], { environment })
    expect(stdout).not.toContain('hunter2secret')
    expect(stdout).toContain('postgres://user:••••@host/db')
  })

  it.each([
    ['postgres://u:a@b@host/db', 'postgres://u:••••@host/db'],
    ['postgres://u@corp:a@host/db', 'postgres://u@corp:••••@host/db'],
    ['postgres://u:a/b@host/db', 'postgres://u:••••@host/db'],
    [
      'postgres://host:5432/db?user=u&password=a&sslmode=require',
      'postgres://host:5432/db?user=u&password=••••&sslmode=require',
    ],
    ["host=h password = 'it\\'s a' user=u", 'host=h password = •••• user=u'],
    ['postgres://host:5432/db', 'postgres://host:5432/db'],
    ['./a folder', './a folder'],
  ])('shows %s as %s', (address, shown) => {
    expect(maskAddress(address)).toBe(shown)
  })
})
