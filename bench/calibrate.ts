/**
 * Is the stated confidence true? Prints stated and true frequency in ten bins over the folders given, and fits the
 * weights of the parser's confidence on the first runs of unseen blocks: only there did a wrong answer count that
 * nobody had mended yet.
 *
 *   node bench/run.mjs calibrate --first-run <folder of one unseen block>   notes its answers, before it is learned from
 *   node bench/run.mjs calibrate [--ridge 10] [--fit] <folder of questions>...
 *
 * --ridge  how strongly weights are drawn to 0: as by that many answers
 * --fit    writes src/builtin/lexicon/confidence.json
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { ask, stoppedClock } from './support/ask.js'
import { brier, precisionAt, ranking, tenBins } from './support/calibration-figures.js'
import { openServer } from './support/databases.js'
import { markdownTable, percentWithInterval } from './support/figures.js'
import { judgeAnswer } from './support/judging.js'
import {
  fitLogistic,
  type LogisticModel,
  predict,
  predictLeavingOut,
  type Sample,
} from './support/logistic.js'
import * as parser from './support/parser.js'
import { type QuestionSet, readSets } from './support/question-sets.js'
import { startResults } from './support/results.js'

const FirstRun = z.object({
  group: z.string(),
  id: z.string(),
  right: z.boolean(),
  features: z.record(z.string(), z.number()),
})

interface Answer extends Sample {
  readonly id: string
  readonly stated: number
}

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ridge: { type: 'string', default: '10' },
    fit: { type: 'boolean', default: false },
    'first-run': { type: 'boolean', default: false },
  },
})
const ridge = Number(flags.ridge)
const firstRunsFile = path.join('bench', 'first-runs.jsonl')
const weightsFile = path.join('src', 'builtin', 'lexicon', 'confidence.json')
/** An answer below is not given as sure by `--prefer-builtin` and the fallback. */
const goal = { precision: 0.92 } as const

async function main(): Promise<void> {
  if (!(ridge >= 0)) throw new Error(`--ridge is 0 or more, not '${flags.ridge}'`)
  const answers = await collect(readSets(positionals))
  if (flags['first-run']) return noteFirstRun(answers)
  const results = startResults('calibrate', 'Stated and true confidence')
  const firstRuns = readFirstRuns()
  if (new Set(firstRuns.map(({ group }) => group)).size < 3)
    throw new Error(`${firstRunsFile} must hold three blocks at least, for one to be left out`)
  const model = fitLogistic(firstRuns, ridge)
  if (flags.fit) writeFileSync(weightsFile, `${JSON.stringify(rounded(model), null, 2)}\n`)
  results.write(report(answers, firstRuns, model))
}

async function collect(sets: readonly QuestionSet[]): Promise<readonly Answer[]> {
  const clock = stoppedClock()
  const answers: Answer[] = []
  const server = await openServer()
  try {
    for (const set of sets) {
      for (const [key, sql] of set.databases) {
        const { snapshot, facts, connection } = await server.open(key, sql)
        const catalog = parser.buildCatalog(snapshot, facts)
        for (const question of set.questions.filter(({ database }) => database === key)) {
          const { outcome } = await ask(parser, question.text, catalog, connection, clock)
          if (outcome.kind !== 'answer') continue
          const { verdict } = await judgeAnswer(connection, question, outcome.sql)
          answers.push({
            id: question.id,
            features: outcome.evidence,
            right: verdict !== 'wrong',
            group: key,
            stated: outcome.confidence,
          })
        }
      }
    }
  } finally {
    await server.close()
  }
  return answers
}

/** A block has one first run: one that is noted already is refused. */
function noteFirstRun(answers: readonly Answer[]): void {
  const known = new Set(readFirstRuns().map(({ group }) => group))
  const again = answers.find(({ group }) => known.has(blockOf(group)))
  if (again) throw new Error(`${firstRunsFile} holds the first run of ${blockOf(again.group)} already`)
  for (const { group, id, right, features } of answers)
    appendFileSync(firstRunsFile, `${JSON.stringify({ group: blockOf(group), id, right, features })}\n`)
}

function readFirstRuns(): readonly z.infer<typeof FirstRun>[] {
  if (!existsSync(firstRunsFile)) return []
  const lines = readFileSync(firstRunsFile, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => FirstRun.parse(JSON.parse(line)))
}

function blockOf(group: string): string {
  return group.split('/').at(-1) ?? group
}

function rounded(model: LogisticModel): LogisticModel {
  const round = (value: number) => Math.round(value * 1e4) / 1e4
  return {
    intercept: round(model.intercept),
    features: model.features.map(({ name, mean, scale, weight }) => ({
      name,
      mean: round(mean),
      scale: round(scale),
      weight: round(weight),
    })),
  }
}

function report(answers: readonly Answer[], firstRuns: readonly Sample[], model: LogisticModel): string {
  const leftOut = predictLeavingOut(firstRuns, (kept) => {
    const fitted = fitLogistic(kept, ridge)
    return ({ features }) => predict(fitted, features)
  })
  const unseen = firstRuns.map(({ right }, at) => ({ probability: leftOut[at] ?? 0, right }))
  const stated = answers.map(({ right, stated: probability }) => ({ probability, right }))
  const lists = [
    ['first runs, each by weights that have not seen its block', unseen],
    ['the folders given, as stated', stated],
  ] as const
  const quality = markdownTable(
    [
      '',
      'answers',
      'right',
      'Brier score',
      'chance that a right answer ranks above a wrong one',
      'at 0.92 or above',
    ],
    lists.map(([name, list]) => {
      const kept = precisionAt(list, goal.precision)
      return [
        name,
        list.length,
        percentWithInterval(list.filter(({ right }) => right).length, list.length),
        brier(list).toFixed(4),
        ranking(list).toFixed(3),
        `${kept.right} of ${kept.answers} right`,
      ]
    }),
  )
  const weights = markdownTable(
    ['evidence', 'weight a standard deviation', 'mean', 'scale'],
    model.features
      .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
      .map((each) => [each.name, each.weight.toFixed(3), each.mean.toFixed(3), each.scale.toFixed(3)]),
  )
  const bins = lists.map(([name, list]) => `### ${name}\n\n${tenBins(list)}`)
  return [quality, '## Stated against true, in ten bins', ...bins, '## Weights', weights].join('\n\n')
}

await main()
