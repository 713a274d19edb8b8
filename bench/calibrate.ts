/**
 * Is the stated confidence true, and what would a fitted one be? Prints stated and true frequency in ten bins, fits a
 * logistic regression and an isotonic step function on the evidence of every answer, judges both on databases they
 * have not seen, and writes the weights.
 *
 *   node bench/run.mjs calibrate [--ridge 10] [--step 25] [--weights FILE] <folder of questions>...
 *
 * --ridge   how strongly weights are drawn to 0: as by that many samples      --step  fewest answers of an isotonic step
 * --weights where the fitted weights go (bench/results/confidence-weights.json)
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ask, stoppedClock } from './support/ask.js'
import { brier, precisionAt, ranking, tenBins, threshold } from './support/calibration-figures.js'
import { openServer } from './support/databases.js'
import { featuresOf } from './support/features.js'
import { markdownTable, percentWithInterval } from './support/figures.js'
import { applyIsotonic, fitIsotonic, type IsotonicStep } from './support/isotonic.js'
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

interface Answer extends Sample {
  readonly stated: number
  readonly answerable: boolean
  readonly empty: boolean
}

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ridge: { type: 'string', default: '10' },
    step: { type: 'string', default: '25' },
    weights: { type: 'string', default: path.join('bench', 'results', 'confidence-weights.json') },
  },
})
const ridge = Number(flags.ridge)
const fewest = Number(flags.step)
const goal = { precision: 0.92, low: 0.88 } as const

async function main(): Promise<void> {
  if (!(ridge >= 0)) throw new Error(`--ridge is 0 or more, not '${flags.ridge}'`)
  if (!(fewest >= 1)) throw new Error(`--step is 1 or more, not '${flags.step}'`)
  const results = startResults('calibrate', 'Stated and true confidence')
  const answers = await collect(readSets(positionals))
  if (new Set(answers.map(({ group }) => group)).size < 3)
    throw new Error('answers on three databases at least are needed to leave one out')
  const raw = predictLeavingOut(answers, (kept) => rawModel(kept))
  const calibrated = predictLeavingOut(answers, (kept) => calibratedModel(kept))
  const { model, steps } = fitAll(answers)
  writeFileSync(flags.weights, `${JSON.stringify(weightsFile(answers, model, steps, calibrated), null, 2)}\n`)
  results.write(
    report(answers, { stated: answers.map(({ stated }) => stated), raw, calibrated }, model, steps),
  )
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
          const { verdict, answerRows } = await judgeAnswer(connection, question, outcome.sql)
          const features = featuresOf(question.text, outcome)
          answers.push({
            features,
            right: verdict !== 'wrong',
            group: key,
            stated: outcome.confidence,
            answerable: question.answerable,
            empty: answerRows === 0,
          })
        }
      }
    }
  } finally {
    await server.close()
  }
  return answers
}

function rawModel(kept: readonly Sample[]): (sample: Sample) => number {
  const model = fitLogistic(kept, ridge)
  return ({ features }) => predict(model, features)
}

/** The isotonic steps are fitted on scores that leave a database out too: in-sample scores are too good. */
function fitAll(kept: readonly Sample[]): { model: LogisticModel; steps: readonly IsotonicStep[] } {
  const scores = predictLeavingOut(kept, rawModel)
  const scored = kept.map(({ right }, at) => ({ score: scores[at] ?? 0, right }))
  return { model: fitLogistic(kept, ridge), steps: fitIsotonic(scored, fewest) }
}

function calibratedModel(kept: readonly Sample[]): (sample: Sample) => number {
  const { model, steps } = fitAll(kept)
  return ({ features }) => applyIsotonic(steps, predict(model, features))
}

/** What the parser would load: `p = isotonic(sigmoid(intercept + sum of weight x (value - mean) / scale))`. */
function weightsFile(
  answers: readonly Answer[],
  model: LogisticModel,
  steps: readonly IsotonicStep[],
  calibrated: readonly number[],
) {
  return {
    version: 1,
    fittedOn: {
      answers: answers.length,
      databases: new Set(answers.map(({ group }) => group)).size,
      right: answers.filter(({ right }) => right).length,
    },
    intercept: round(model.intercept),
    features: model.features.map((each) => ({
      name: each.name,
      mean: round(each.mean),
      scale: round(each.scale),
      weight: round(each.weight),
    })),
    isotonic: steps.map(({ from, probability }) => ({ from: round(from), probability: round(probability) })),
    threshold: threshold(pairs(answers, calibrated), goal)?.from ?? null,
  }
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4
}

function pairs(answers: readonly Answer[], probabilities: readonly number[]) {
  return answers.map(({ right }, at) => ({ probability: probabilities[at] ?? 0, right }))
}

function report(
  answers: readonly Answer[],
  ways: Readonly<Record<'stated' | 'raw' | 'calibrated', readonly number[]>>,
  model: LogisticModel,
  steps: readonly IsotonicStep[],
): string {
  const names = {
    stated: 'stated by the parser',
    raw: 'logistic, database left out',
    calibrated: 'logistic and isotonic, database left out',
  } as const
  const judged = (['stated', 'raw', 'calibrated'] as const).map((way) => ({
    way: names[way],
    list: pairs(answers, ways[way]),
  }))
  const right = (list: readonly Answer[]) => list.filter((answer) => answer.right).length
  const share = (list: readonly Answer[]) => percentWithInterval(right(list), list.length)
  const data = markdownTable(
    ['', 'answers', 'right', 'share'],
    [
      ['all', answers],
      ['with rows', answers.filter((answer) => !answer.empty)],
      ['with an empty result', answers.filter((answer) => answer.empty)],
      ['to questions that have no answer', answers.filter((answer) => !answer.answerable)],
    ].map(([name, list]) => [
      name as string,
      (list as Answer[]).length,
      right(list as Answer[]),
      share(list as Answer[]),
    ]),
  )
  const quality = markdownTable(
    [
      '',
      'Brier score',
      'chance that a right answer ranks above a wrong one',
      'smallest threshold for 92 % (interval above 88 %)',
      'answers kept',
      'precision there',
      'right ones kept',
    ],
    judged.map(({ way, list }) => {
      const found = threshold(list, goal)
      const kept = found ? precisionAt(list, found.from) : null
      return [
        way,
        brier(list).toFixed(4),
        ranking(list).toFixed(3),
        found ? found.from.toFixed(3) : 'none',
        kept?.answers ?? 0,
        kept ? percentWithInterval(kept.right, kept.answers) : '-',
        kept ? `${kept.right} of ${right(answers)}` : '-',
      ]
    }),
  )
  const weights = markdownTable(
    ['feature', 'weight a standard deviation', 'mean', 'scale'],
    model.features
      .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
      .map((each) => [each.name, each.weight.toFixed(3), each.mean.toFixed(3), each.scale.toFixed(3)]),
  )
  const stair = markdownTable(
    ['score from', 'probability', 'answers'],
    steps.map((step) => [step.from.toFixed(4), step.probability.toFixed(3), step.samples]),
  )
  const bins = judged.map(({ way, list }) => `### ${way}\n\n${tenBins(list)}`)
  return [
    data,
    quality,
    '## Stated against true, in ten bins',
    ...bins,
    '## Weights fitted on everything',
    weights,
    stair,
  ].join('\n\n')
}

await main()
