import { describe, expect, it } from 'vitest'
import { distance } from '../../src/builtin/grounding/distances.js'
import { parse } from '../../src/builtin/parse.js'
import { cheapestPath } from '../../src/builtin/planning/cheapest-path.js'
import { noHints } from '../../src/builtin/planning/hops.js'
import { tokenise } from '../../src/linking/tokens.js'
import { spellings } from '../../src/linking/value-forms.js'
import { knownValues } from '../../src/linking/values.js'
import { madeCatalog, type ShortTable } from './made-catalog.js'

const clock = { now: '2025-05-14T10:00:00Z', timeZone: 'UTC' }

/** "zaba", "zabe", …: table names that no dictionary and no stem brings together. */
function nameOf(at: number): string {
  const [first, second, third] = [at % 5, Math.floor(at / 5) % 5, Math.floor(at / 25)]
  return `z${'aeiou'[first]}b${'aeiou'[second]}k${'aeiou'[third]}`
}

/** A hundred tables in a chain, each with a city and an amount: their columns' names say nothing. */
const chain = madeCatalog(
  Object.fromEntries(
    Array.from({ length: 100 }, (_, at): [string, ShortTable] => [
      nameOf(at),
      {
        columns: {
          [`${nameOf(at)}_id`]: { type: 'integer' },
          ...(at === 0
            ? {}
            : {
                [`${nameOf(at - 1)}_id`]: {
                  type: 'integer',
                  references: `${nameOf(at - 1)}.${nameOf(at - 1)}_id`,
                },
              }),
          ...(at === 40 ? {} : { city: { type: 'text', values: ['Ghent', 'Turku'] } }),
          amount: { type: 'decimal' },
        },
      },
    ]),
  ),
)

function ask(question: string) {
  const tokens = tokenise(question)
  return parse(question, chain, knownValues(tokens, spellings(tokens), chain), clock)
}

describe('a schema whose tables share their columns', () => {
  it('reads a shared column in the table that is named', () => {
    expect(ask(`What is the total amount of ${nameOf(57)} rows?`)).toMatchObject({
      kind: 'answer',
      sql: `select sum(${nameOf(57)}.amount) as sum_amount\nfrom ${nameOf(57)}`,
    })
  })

  it('finds a shared value in the table that is named, wherever it is in the schema', () => {
    expect(ask(`List the ${nameOf(99)} rows whose city is Turku`)).toMatchObject({
      kind: 'answer',
      sql: expect.stringContaining(`where ${nameOf(99)}.city = 'Turku'`),
    })
  })

  it('declines and says so when no table is named', () => {
    expect(ask('What is the average amount?')).toMatchObject({
      kind: 'abstain',
      reason: expect.stringMatching(
        /^too many tables match, among them z\w+, z\w+, z\w+: name the one that is meant$/,
      ),
    })
  })
})

describe('distances between tables', () => {
  const between = (from: number, to: number) => [`public.${nameOf(from)}`, `public.${nameOf(to)}`] as const

  it.each([0, 1, 2, 3, 4, 5])('are what the cheapest path over %i joins costs', (hops) => {
    const [from, to] = between(30, 30 + hops)
    expect(distance(chain, from, to)).toBeCloseTo(cheapestPath(chain, [from], to, noHints)?.cost ?? -1)
    expect(distance(chain, to, from)).toBe(distance(chain, from, to))
    expect(distance(chain, from, to)).toBeCloseTo(hops)
  })

  it('are infinite, and no path is found, beyond five joins', () => {
    const [from, to] = between(30, 36)
    expect(distance(chain, from, to)).toBe(Number.POSITIVE_INFINITY)
    expect(cheapestPath(chain, [from], to, noHints)).toBeNull()
  })

  it('count a detour over a common parent as the cheapest path does', () => {
    const child = (parent: string): ShortTable['columns'] => ({
      [`${parent}_id`]: { type: 'integer', references: `${parent}.${parent}_id` },
    })
    const family = madeCatalog({
      parent: { columns: { parent_id: { type: 'integer' } } },
      one: { columns: { one_id: { type: 'integer' }, ...child('parent') } },
      other: { columns: { other_id: { type: 'integer' }, ...child('parent') } },
      grandchild: { columns: { grandchild_id: { type: 'integer' }, ...child('other') } },
    })
    const ids = family.tables.map((table) => table.id)
    const paths = ids.flatMap((from) =>
      ids.map((to) => [from, to, cheapestPath(family, [from], to, noHints)?.cost]),
    )
    expect(ids.flatMap((from) => ids.map((to) => [from, to, distance(family, from, to)]))).toEqual(paths)
    expect(distance(family, 'public.one', 'public.other')).toBeGreaterThan(2)
  })
})
