import { appendFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/builtin/outcome.js'
import { parse } from '../../src/builtin/parse.js'
import { printPlan } from '../../src/builtin/planning/print.js'
import { judge } from '../../src/evaluation/judge.js'
import { findValues } from '../../src/linking/values.js'
import { clock } from './generators/ask.js'
import { type LiveDatabase, type LiveSample, liveDatabase } from './generators/live.js'
import { openFaults } from './generators/open-faults.js'
import { questionsOf } from './generators/questions.js'
import { randomFrom } from './generators/random.js'
import { runs, timeoutMs } from './generators/runs.js'
import { blueprints, sampleOf } from './generators/samples.js'
import { ddlOf } from './generators/schema.js'
import type { MadeQuestion } from './generators/subject.js'

/** Of all made questions: what the parser reaches today, less a margin of two points. */
const minRightShare = 0.98

let database: LiveDatabase
beforeAll(async () => {
  database = await liveDatabase()
})
afterAll(() => database.close())

interface Tried {
  readonly template: string
  readonly outcome: 'right' | 'wrong' | 'declined'
  readonly story: string
  /** Offers of a clarification that read the same as another one. */
  readonly twins: readonly string[]
}

function twinsIn(outcome: Outcome): readonly string[] {
  const offers = outcome.kind === 'clarify' ? outcome.options.map(({ interpretation }) => interpretation) : []
  return offers.filter((offer, at) => offers.indexOf(offer) !== at)
}

async function tried(made: MadeQuestion, live: LiveSample): Promise<Tried> {
  const { template, question } = made
  const outcome = parse(
    question,
    live.catalog,
    await findValues(question, live.catalog, live.connection),
    clock,
  )
  if (outcome.kind !== 'answer')
    return {
      template,
      outcome: 'declined',
      twins: twinsIn(outcome),
      story: `${question}\n${JSON.stringify(outcome)}`,
    }
  const expected = printPlan(made.plan)
  const verdict = judge([await live.run(expected)], { ...(await live.run(outcome.sql)), truncated: false })
  const story = `${question}\n-- expected\n${expected}\n-- got\n${outcome.sql}`
  return { template, outcome: verdict.right ? 'right' : 'wrong', twins: [], story }
}

/** For people: with AGENTDB_TEST_REPORTS set to a folder, what was not right is appended there. */
function report(all: readonly (Tried & { readonly ddl: string })[]): void {
  const folder = process.env.AGENTDB_TEST_REPORTS
  if (folder === undefined) return
  const count = (outcome: Tried['outcome']) => all.filter((each) => each.outcome === outcome).length
  const file = `${folder}/round-trip.txt`
  appendFileSync(
    file,
    `${all.length} asked, ${count('right')} right, ${count('wrong')} wrong, ${count('declined')} declined\n`,
  )
  for (const { outcome, template, story, ddl } of all) {
    if (outcome !== 'right')
      appendFileSync(file, `\n${outcome} ${template}: ${story}\n${ddl.replace(/insert into .*\n/g, '')}\n`)
  }
}

describe('a question made from a plan', () => {
  it('is read back as a plan with the same rows', { timeout: timeoutMs(120_000) }, async () => {
    const all: (Tried & { readonly ddl: string })[] = []
    await fc.assert(
      fc.asyncProperty(blueprints, (blueprint) => {
        const sample = sampleOf(blueprint)
        return database.use(sample, async (live) => {
          for (const made of questionsOf(sample, live.catalog, randomFrom(blueprint.rowSeed))) {
            all.push({ ...(await tried(made, live)), ddl: ddlOf(sample) })
          }
        })
      }),
      { ...runs(10), endOnFailure: true },
    )
    report(all)
    const wrong = all.filter(({ outcome }) => outcome === 'wrong')
    expect(wrong.map(({ template, story }) => `${template}: ${story}`)).toEqual([])
    if (!openFaults.optionsAlike) expect(all.flatMap(({ twins }) => twins)).toEqual([])
    const right = all.filter(({ outcome }) => outcome === 'right').length
    expect(right / all.length).toBeGreaterThanOrEqual(minRightShare)
  })
})
