// What a perfect model writes must come out perfect: the evaluation with the oracle endpoint.
// Usage: node bench/oracle.mjs <eval folder> [--small] [--faults none|KIND,…]
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { small: { type: 'boolean' }, faults: { type: 'string', default: 'none' } },
})
const folder = positionals[0]
if (!folder) throw new Error('usage: node bench/oracle.mjs <eval folder> [--small] [--faults KIND,…]')
const set = values.small ? path.join(folder, 'small') : folder
const questions = path.join(set, 'questions.jsonl')
const bin = fileURLToPath(new URL('../bin/agentdb.js', import.meta.url))
const home = mkdtempSync(path.join(os.tmpdir(), 'agentdb-bench-'))
const log = path.join(home, 'calls.jsonl')
const out = path.join(home, 'results.jsonl')

const oracle = spawn(
  process.execPath,
  [path.join(folder, 'oracle-model.mjs'), '--questions', questions, '--faults', values.faults, '--log', log],
  { stdio: ['ignore', 'pipe', 'inherit'] },
)
try {
  const { baseUrl } = JSON.parse(await new Promise((resolve) => oracle.stdout.once('data', resolve)))
  const scorer = spawnSync(
    process.execPath,
    [
      path.join(folder, 'score.mjs'),
      ...['--agentdb', `"${process.execPath}" "${bin}"`, '--questions', questions],
      ...['--databases', path.join(set, 'databases'), '--out', out, '--quiet'],
    ],
    {
      env: { ...process.env, HOME: home, OPENAI_BASE_URL: baseUrl, AGENTDB_MODEL: 'oracle' },
      encoding: 'utf8',
    },
  )
  console.log(scorer.stdout.trim().split('\n').at(-1))
  const lines = (file) =>
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  const answerable = new Set(
    lines(questions)
      .filter((question) => question.answerable)
      .map(({ id }) => id),
  )
  const calls = lines(log).filter(({ id }) => answerable.has(id))
  const tokens = calls.map(({ promptChars }) => promptChars / 4).sort((a, b) => a - b)
  const at = (share) => Math.round(tokens[Math.floor(share * (tokens.length - 1))] ?? 0)
  console.log(
    `calls per answerable question ${(calls.length / answerable.size).toFixed(2)}; prompt tokens (characters / 4) median ${at(0.5)}, p95 ${at(0.95)}`,
  )
  const attempts = lines(out)
    .filter(({ id }) => answerable.has(id))
    .map((record) => record.attempts ?? 0)
  console.log(
    `attempts per question: at most ${Math.max(...attempts)}, mean ${(attempts.reduce((a, b) => a + b, 0) / attempts.length).toFixed(2)}`,
  )
} finally {
  oracle.kill()
  rmSync(home, { recursive: true, force: true })
}
