import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ask } from './generators/ask.js'
import { columnWith, valuesOf } from './generators/filter-phrases.js'
import { openFaults } from './generators/open-faults.js'
import { randomFrom } from './generators/random.js'
import { runs, timeoutMs } from './generators/runs.js'
import { type Blueprint, blueprints, sampleOf } from './generators/samples.js'
import { cellsOf, columnOfRole, type Sample, type SampleTable } from './generators/schema.js'
import { catalogOf } from './generators/snapshots.js'

/** Words of a child, the parent it refers to, and what the child has. */
interface Cast {
  readonly child: string
  readonly parent: string
  readonly parentOne: string
  /** A name that a child has and no parent; null when there is none. */
  readonly strangeName: string | null
  readonly category: string
  readonly measure: string
  readonly value: string
  readonly flag: string | null
}

function castOf(sample: Sample, seed: number): Cast | null {
  for (const table of sample.tables) {
    const parent = sample.tables[table.links[0]?.to ?? -1]
    const [value] = valuesOf({ sample, table, catalog: catalogOf(sample), random: randomFrom(seed) })
    if (!parent || value === undefined) continue
    return {
      child: table.noun.many,
      parent: parent.noun.many,
      parentOne: parent.noun.one,
      strangeName: strangeNameIn(table, parent),
      category: columnOfRole(table, 'category').noun.one,
      measure: columnOfRole(table, 'measure').noun.one,
      value,
      flag: columnWith(table, 'flag')?.noun.one ?? null,
    }
  }
  return null
}

function strangeNameIn(child: SampleTable, parent: SampleTable): string | null {
  const names = (table: SampleTable) => cellsOf(table, columnOfRole(table, 'name').name).map(String)
  const known = new Set(names(parent))
  return names(child).find((name) => !known.has(name)) ?? null
}

/** A question, and the same question with one small word more, which makes it another question. */
type Trap = (cast: Cast) => readonly [plain: string, trap: string] | null

const quantifier =
  (words: string): Trap =>
  ({ parent, value, child }) => [
    `How many ${parent} have ${value} ${child}?`,
    `How many ${parent} have ${words} ${value} ${child}?`,
  ]

const traps: Readonly<Record<string, { readonly open: boolean; readonly trap: Trap }>> = {
  only: { open: openFaults.universalsReadAsSome, trap: quantifier('only') },
  just: { open: openFaults.universalsReadAsSome, trap: quantifier('just') },
  no: { open: false, trap: quantifier('no') },
  'more than one': { open: false, trap: quantifier('more than one') },
  all: {
    open: openFaults.universalsReadAsSome,
    trap: ({ parent, child, flag }) =>
      flag === null
        ? null
        : [
            `How many ${parent} have ${child} that are ${flag}?`,
            `How many ${parent} have ${child} that are all ${flag}?`,
          ],
  },
  not: {
    open: false,
    trap: ({ child, category, value }) => [
      `How many ${child} have ${category} ${value}?`,
      `How many ${child} do not have ${category} ${value}?`,
    ],
  },
  except: {
    open: false,
    trap: ({ child, category, value }) => [
      `List the names of ${child} whose ${category} is ${value}.`,
      `List the names of ${child} except those whose ${category} is ${value}.`,
    ],
  },
  unless: {
    open: false,
    trap: ({ child, category, value }) => [
      `List the names of ${child} whose ${category} is ${value}.`,
      `List the names of ${child} unless their ${category} is ${value}.`,
    ],
  },
  percent: {
    open: openFaults.percentDropped,
    trap: ({ child, measure }) => [
      `How many ${child} have a ${measure} above 50?`,
      `How many ${child} have a ${measure} above 50%?`,
    ],
  },
  twice: {
    open: false,
    trap: ({ child, measure }) => [
      `How many ${child} have a ${measure} above 50?`,
      `How many ${child} have twice a ${measure} above 50?`,
    ],
  },
  per: {
    open: false,
    trap: ({ child, measure }) => [
      `Show the ${measure} of all ${child}.`,
      `Show the ${measure} per id of all ${child}.`,
    ],
  },
  'and their': {
    open: openFaults.secondThingReadAsCondition,
    trap: ({ child, parent }) => [
      `What are the names of the ${parent} that have ${child}?`,
      `What are the names of the ${parent} and their ${child}?`,
    ],
  },
  second: {
    open: false,
    trap: ({ child, measure }) => [
      `Which of the ${child} has the highest ${measure}?`,
      `Which of the ${child} has the second highest ${measure}?`,
    ],
  },
  half: {
    open: false,
    trap: ({ child, value }) => [
      `How many ${value} ${child} are there?`,
      `How many half ${value} ${child} are there?`,
    ],
  },
}

interface Cased {
  readonly sample: Sample
  readonly cast: Cast
}

const cased: fc.Arbitrary<Cased> = fc
  .tuple(blueprints, fc.nat(1000))
  .map(([blueprint, seed]: [Blueprint, number]) => {
    const sample = sampleOf(blueprint)
    return { sample, cast: castOf(sample, seed) }
  })
  .filter((each): each is Cased => each.cast !== null)
  .map((each) => ({ ...each, [fc.toStringMethod]: () => JSON.stringify(each.cast) }))

describe('a name beside a thing', { timeout: timeoutMs(60_000) }, () => {
  it.skipIf(openFaults.namedRowSoughtElsewhere)(
    'that has no such row is not sought in another table',
    async () => {
      await fc.assert(
        fc.asyncProperty(cased, async ({ sample, cast }) => {
          const { child, parentOne, strangeName } = cast
          if (strangeName === null) return
          const outcome = await ask(
            `How many ${child} does the ${parentOne} ${strangeName} have?`,
            catalogOf(sample),
          )
          if (outcome.kind === 'answer') expect(outcome.sql).not.toContain(`'${strangeName}'`)
        }),
        runs(12),
      )
    },
  )
})

describe('a small word that changes the question', { timeout: timeoutMs(60_000) }, () => {
  for (const [word, { open, trap }] of Object.entries(traps)) {
    it.skipIf(open)(`"${word}" is never passed over`, async () => {
      await fc.assert(
        fc.asyncProperty(cased, async ({ sample, cast }) => {
          const pair = trap(cast)
          if (pair === null) return
          const catalog = catalogOf(sample)
          const [plain, trapped] = [await ask(pair[0], catalog), await ask(pair[1], catalog)]
          if (trapped.kind !== 'answer') return
          expect(`${pair[1]}\n${trapped.sql}`).not.toBe(
            `${pair[1]}\n${plain.kind === 'answer' ? plain.sql : ''}`,
          )
        }),
        runs(12),
      )
    })
  }
})
