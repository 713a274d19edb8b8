// Usage: npx tsx bench/peers/run.mjs [--cold 9] [--rounds 30] [--wait-s 0]   (writes bench/peers/results.md)
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startModelServer } from '../../test/support/model-server.ts'
import { contestants } from './contestants.mjs'
import { measure } from './processes.mjs'
import { promptSize } from './prompt-size.mjs'
import { questions } from './questions.mjs'
import { report } from './report.mjs'
import { questionIn, replyTo } from './scripted-model.mjs'
import { openWorkshop } from './workshop.mjs'

const { values } = parseArgs({
  options: {
    cold: { type: 'string', default: '9' },
    rounds: { type: 'string', default: '30' },
    'wait-s': { type: 'string', default: '0' },
  },
})
const waitUntil = Date.now() + Number(values['wait-s']) * 1000
while (os.loadavg()[0] >= 3 && Date.now() < waitUntil) await sleep(5000)

const home = mkdtempSync(path.join(os.tmpdir(), 'agentdb-peers-'))
const model = await startModelServer(replyTo)
const workshop = await openWorkshop()
const loads = [os.loadavg()[0]]
try {
  const results = new Map(contestants.map(({ name }) => [name, { sizes: [], cold: [], first: [] }]))
  // What is asked of the model, question by question; it also fills the caches.
  for (const contestant of contestants.filter(({ idle }) => !idle)) {
    const before = model.requests.length
    await checkAll(contestant)
    const requests = model.requests.slice(before)
    results.get(contestant.name).sizes = questions.map((asked) =>
      requests.filter(({ text }) => questionIn(text) === asked).map(promptSize),
    )
  }
  // In turn, so that the machine's other work falls on all alike.
  for (let run = 0; run < Number(values.cold); run++) {
    for (const contestant of contestants) {
      const result = results.get(contestant.name)
      result.cold.push(await ask(contestant, 0))
      if (contestant.name.startsWith('agentdb')) result.first.push(await askAnew(contestant))
    }
    loads.push(os.loadavg()[0])
  }
  for (const contestant of contestants.filter(({ warm }) => warm)) {
    results.get(contestant.name).warm = await measure(
      contestant.args(''),
      environment(home, { PEERS_ROUNDS: values.rounds }),
    )
  }
  loads.push(os.loadavg()[0])
  const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))
  const text = report({ results, questions, loads, dependencies, values })
  writeFileSync(new URL('results.md', import.meta.url), text)
  console.log(text)
} finally {
  await workshop.stop()
  await model.close()
  rmSync(home, { recursive: true, force: true })
}

/** Asks every question once. */
async function checkAll(contestant) {
  if (contestant.warm) {
    const { answers } = await measure(contestant.args(''), environment(home, {}))
    for (const [index, { rows }] of answers.entries()) check(contestant, index, rows)
    return
  }
  for (const index of questions.keys()) check(contestant, index, (await ask(contestant, index)).stdout)
}

function ask(contestant, index, at = home) {
  return measure(
    contestant.args(questions[index].question),
    environment(at, { PEERS_QUESTION: String(index) }),
  )
}

/** In a home folder without any cache, as on the first day. */
async function askAnew(contestant) {
  const empty = mkdtempSync(path.join(home, 'first-'))
  try {
    return await ask(contestant, 0, empty)
  } finally {
    rmSync(empty, { recursive: true, force: true })
  }
}

function environment(at, more) {
  return {
    PATH: process.env.PATH,
    HOME: at,
    DATABASE_URL: workshop.url,
    OPENAI_BASE_URL: model.baseUrl,
    OPENAI_API_KEY: 'none',
    AGENTDB_MODEL: 'scripted',
    ...more,
  }
}

/** Every cell of the right rows must stand in what the contestant got from the database. */
function check({ name }, index, text) {
  const cells = workshop.expected[index].flatMap((row) =>
    Object.values(row).map((cell) => String(cell).replace(/\.00$/, '')),
  )
  const missing = cells.filter((cell) => !text.includes(cell))
  if (missing.length > 0) throw new Error(`${name}, question ${index + 1}: no ${missing[0]} in ${text}`)
}
