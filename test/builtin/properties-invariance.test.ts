import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ask, seen } from './generators/ask.js'
import { type Asked, asking, questionOf } from './generators/asking.js'
import { skeletonOf } from './generators/isomorphic.js'
import { columnName, tableName } from './generators/naming.js'
import { randomFrom, shuffled } from './generators/random.js'
import { runs, timeoutMs } from './generators/runs.js'
import { sampleOf, type Vocabulary, vocabulary } from './generators/samples.js'
import type { Sample, SampleTable } from './generators/schema.js'
import { catalogOf } from './generators/snapshots.js'
import { strangerAttributes, strangers } from './generators/words.js'

/** Every name stands for another of its kind: gardens are kettles now. Stored values stay what they are. */
function renamed(by: number): Vocabulary {
  const turned = <T>(list: readonly T[]) => [
    ...list.slice(by % list.length),
    ...list.slice(0, by % list.length),
  ]
  const { things, categories, measures, dates, flags } = vocabulary
  return {
    things: turned(things),
    categories: turned(categories).map((name, at) => ({ ...name, values: categories[at]?.values ?? [] })),
    measures: turned(measures),
    dates: turned(dates),
    flags: turned(flags),
  }
}

/** A table that shares no word with any question, spelt as the others are. */
function strangerTo({ sample, blueprint }: Asked, which: number): SampleTable {
  const { style } = blueprint
  const noun = strangers[which % strangers.length] ?? { one: 'glacier', many: 'glaciers' }
  const id = { one: 'id', many: 'ids' }
  const columns: SampleTable['columns'] = [
    { name: columnName('id', style), noun: id, role: 'key', type: 'integer' },
    { name: columnName('name', style), noun: { one: 'name', many: 'names' }, role: 'name', type: 'text' },
    ...strangerAttributes.map((attribute) => ({
      name: columnName(attribute.one, style),
      noun: attribute,
      role: 'measure' as const,
      type: 'integer' as const,
    })),
  ]
  const rows = [1, 2, 3].map((key) =>
    columns.map(({ role }, at) => (role === 'name' ? `Stranger${key}` : key * 1000 + at)),
  )
  return {
    name: tableName(noun, style),
    noun,
    columns,
    links: [],
    keyDeclared: sample.tables[0]?.keyDeclared ?? true,
    rows,
  }
}

/** Every table with its columns in another order. */
function reordered(sample: Sample, seed: number): Sample {
  const random = randomFrom(seed)
  return {
    ...sample,
    tables: sample.tables.map((table) => {
      const order = shuffled(random, [...table.columns.keys()])
      const turn = <T>(cells: readonly T[]) => order.map((at) => cells[at] as T)
      return { ...table, columns: turn(table.columns), rows: table.rows.map(turn) }
    }),
  }
}

const options = { timeout: timeoutMs(60_000) }

describe('the same question', options, () => {
  it('is read the same byte for byte, also over a catalogue built anew', async () => {
    await fc.assert(
      fc.asyncProperty(asking, async ({ made, catalog, blueprint }: Asked) => {
        const first = seen(await ask(made.question, catalog))
        expect(seen(await ask(made.question, catalog))).toBe(first)
        expect(seen(await ask(made.question, catalogOf(sampleOf(blueprint))))).toBe(first)
      }),
      runs(60),
    )
  })

  it('is read the same when a table is added that it is not about', async () => {
    await fc.assert(
      fc.asyncProperty(asking, fc.nat(100), async (asked: Asked, which) => {
        const { made, sample, catalog } = asked
        const stranger = strangerTo(asked, which)
        for (const tables of [
          [...sample.tables, stranger],
          [
            stranger,
            ...sample.tables.map((table) => ({
              ...table,
              links: table.links.map((link) => ({ ...link, to: link.to + 1 })),
            })),
          ],
        ]) {
          const more = catalogOf({ ...sample, tables })
          expect(`${made.question}\n${seen(await ask(made.question, more))}`).toBe(
            `${made.question}\n${seen(await ask(made.question, catalog))}`,
          )
        }
      }),
      runs(60),
    )
  })

  it('is read the same when a table is added that has the same columns and values, but is not named', async () => {
    await fc.assert(
      fc.asyncProperty(asking, fc.nat(100), async (asked: Asked, which) => {
        const { made, sample, catalog } = asked
        const stranger = strangerTo(asked, which)
        const [model] = sample.tables
        if (!model) return
        const lookalike = { ...model, name: stranger.name, noun: stranger.noun, links: [] }
        const more = catalogOf({ ...sample, tables: [...sample.tables, lookalike] })
        expect(`${made.question}\n${seen(await ask(made.question, more))}`).toBe(
          `${made.question}\n${seen(await ask(made.question, catalog))}`,
        )
      }),
      runs(60),
    )
  })

  it('is read the same when the columns of every table stand in another order', async () => {
    await fc.assert(
      fc.asyncProperty(asking, fc.nat(1_000_000), async ({ made, sample, catalog }: Asked, seed) => {
        const turned = catalogOf(reordered(sample, seed))
        expect(`${made.question}\n${seen(await ask(made.question, turned))}`).toBe(
          `${made.question}\n${seen(await ask(made.question, catalog))}`,
        )
      }),
      runs(60),
    )
  })
})

describe('a question about renamed tables and columns', options, () => {
  it('in their new names is the same plan', async () => {
    await fc.assert(
      fc.asyncProperty(
        asking,
        fc.integer({ min: 1, max: 100 }),
        async ({ made, sample, catalog, blueprint, questionSeed }: Asked, by) => {
          const other = sampleOf(blueprint, renamed(by))
          const otherCatalog = catalogOf(other)
          const otherMade = questionOf(other, otherCatalog, questionSeed)
          const [one, two] = [await ask(made.question, catalog), await ask(otherMade.question, otherCatalog)]
          const both = `${made.question}\n${otherMade.question}`
          expect(`${both}\n${two.kind}`).toBe(`${both}\n${one.kind}`)
          if (one.kind !== 'answer' || two.kind !== 'answer') return
          expect(`${both}\n${skeletonOf(two.plan, other)}`).toBe(`${both}\n${skeletonOf(one.plan, sample)}`)
        },
      ),
      runs(80),
    )
  })
})
