import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { runCli, temporaryHome } from './run-cli.js'

function home() {
  const folder = temporaryHome()
  fs.writeFileSync(
    path.join(folder, 'sales.csv'),
    'id,region,amount\n1,North,10\n2,South,20\n3,South,5\n4,East\n',
  )
  return folder
}

it('asks files as tables, and says what was loaded and passed over', async () => {
  const cwd = home()
  const { exitCode, stdout, stderr } = await runCli(
    ['--json', '--file', 'sales.csv', 'total amount per region'],
    { cwd, home: cwd },
  )
  expect(exitCode).toBe(0)
  const { rows, warnings } = JSON.parse(stdout)
  expect(rows.map(Object.values)).toEqual(
    expect.arrayContaining([
      ['North', 10],
      ['South', 25],
    ]),
  )
  expect(warnings.join()).toContain('line 5 (2 values for 3 columns)')
  expect(stderr).toContain('loaded sales.csv: table sales, 3 rows, 3 columns (key id)')
})

it('keeps files under a name, also when a later load fails, until they are removed', async () => {
  const cwd = home()
  const run = (...argv: readonly string[]) => runCli(argv, { cwd, home: cwd })
  expect((await run('--file', 'sales.csv', '--keep', 'shop', 'sql', 'select 1')).exitCode).toBe(0)
  fs.writeFileSync(path.join(cwd, 'broken.csv'), 'x,y\n1,"2\n')
  expect(await run('--file', 'broken.csv', '--keep', 'shop', 'sql', 'select 1')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('never closed'),
  })
  const later = await run('--json', '-d', 'files:shop', 'how many sales are there?')
  expect(JSON.parse(later.stdout).rows).toEqual([{ count: 3 }])
  const listed = await run('files', '--json')
  expect(JSON.parse(listed.stdout)).toMatchObject([{ name: 'shop', databaseUrl: 'files:shop' }])
  expect((await run('files', '--remove', 'shop')).exitCode).toBe(0)
  expect(await run('-d', 'files:shop', 'sql', 'select 1')).toMatchObject({
    exitCode: 6,
    stderr: expect.stringMatching(/no embedded database.*agentdb files lists/s),
  })
})

it.each([
  [['--file', 'nope.csv', 'x'], 'there is no such file'],
  [['--file', 'x.xlsx', 'x'], 'no kind of data goes with the suffix ".xlsx"'],
  [['--file', 'sales.csv', '--sample', 'x'], '--file and --sample name two things'],
  [['--keep', 'shop', 'x'], 'no --file is given'],
  [['--file', 'sales.csv', '--keep', '../up', 'x'], 'is no name to keep files under'],
  [['files', '--remove', 'shop'], 'No files are kept as "shop"'],
])('says what is wrong with %j', async (argv, words) => {
  const cwd = home()
  const { exitCode, stderr } = await runCli(argv, { cwd, home: cwd })
  expect(exitCode).toBe(2)
  expect(stderr).toContain(words)
})
