import fc from 'fast-check'
import type { Catalog } from '../../../src/linking/catalog.js'
import { questionsOf } from './questions.js'
import { pick, randomFrom } from './random.js'
import { type Blueprint, blueprints, sampleOf } from './samples.js'
import { ddlOf, type Sample } from './schema.js'
import { catalogOf } from './snapshots.js'
import type { MadeQuestion } from './subject.js'

/** A made question with the sample it is about. */
export interface Asked {
  readonly blueprint: Blueprint
  readonly sample: Sample
  readonly catalog: Catalog
  readonly made: MadeQuestion
  readonly questionSeed: number
}

/** Any question over any sample, without a database. */
export const asking: fc.Arbitrary<Asked> = fc
  .tuple(blueprints, fc.nat(1_000_000))
  .map(([blueprint, questionSeed]) => {
    const sample = sampleOf(blueprint)
    const catalog = catalogOf(sample)
    const made = questionOf(sample, catalog, questionSeed)
    // A failing case is told by what one needs to see it again, not by a printed catalogue.
    const told = () => `${made.question}\n${ddlOf(sample)}`
    return { blueprint, sample, catalog, questionSeed, made, [fc.toStringMethod]: told }
  })

/** The same choices over another sample of the same blueprint give the same question in its words. */
export function questionOf(sample: Sample, catalog: Catalog, questionSeed: number): MadeQuestion {
  const random = randomFrom(questionSeed)
  const which = random()
  const all = questionsOf(sample, catalog, random)
  return pick(() => which, all)
}
