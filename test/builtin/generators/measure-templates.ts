import type { Cond, Expr } from '../../../src/builtin/planning/plan.js'
import { flagFilter, numberFilter, valueFilter } from './filter-phrases.js'
import { aggregateOf, asked, compare, countRows, number } from './plan-parts.js'
import { pick } from './random.js'
import { planFor } from './row-templates.js'
import { columnOfRole } from './schema.js'
import { type Subject, speaking, type Template } from './subject.js'

/** Questions about totals, groups and the best of one table. */
export const measureTemplates: Readonly<Record<string, Template>> = {
  aggregate: (subject) => {
    const { measure, fn, word } = aggregated(subject)
    const select = [asked(aggregateOf(fn, speaking(subject, subject.table).ref(measure)), 'value')]
    const question = `What is the ${word} ${measure.noun.one} of all ${subject.table.noun.many}?`
    return { question, plan: planFor(subject, select), filter: null }
  },
  aggregateFiltered: (subject) => {
    const filter = pick(subject.random, [valueFilter, flagFilter, numberFilter])(subject)
    if (filter === null) return null
    const { measure, fn, word } = aggregated(subject)
    const select = [asked(aggregateOf(fn, speaking(subject, subject.table).ref(measure)), 'value')]
    const question = `What is the ${word} ${measure.noun.one} of ${subject.table.noun.many} ${filter.phrase}?`
    return { question, plan: planFor(subject, select, { where: filter.where }), filter }
  },
  twoAggregates: (subject) => {
    const measure = columnOfRole(subject.table, 'measure')
    const ref = speaking(subject, subject.table).ref(measure)
    const select = [asked(aggregateOf('min', ref), 'low'), asked(aggregateOf('max', ref), 'high')]
    const question = `What are the minimum and maximum ${measure.noun.one} of the ${subject.table.noun.many}?`
    return { question, plan: planFor(subject, select), filter: null }
  },
  countDifferent: (subject) => {
    const category = columnOfRole(subject.table, 'category')
    const of = speaking(subject, subject.table).ref(category)
    const select = [asked({ kind: 'count', of, distinct: true, filter: null }, 'count')]
    const question = `How many different ${category.noun.many} do the ${subject.table.noun.many} have?`
    return { question, plan: planFor(subject, select), filter: null }
  },
  countPerCategory: (subject) => {
    const { many } = subject.table.noun
    const category = columnOfRole(subject.table, 'category')
    const key = speaking(subject, subject.table).ref(category)
    const question = pick(subject.random, [
      `How many ${many} are there per ${category.noun.one}?`,
      `How many ${many} are there for each ${category.noun.one}?`,
      `How many ${many} are there in each ${category.noun.one}?`,
      `Show the number of ${many} by ${category.noun.one}.`,
      `For each ${category.noun.one}, how many ${many} are there?`,
    ])
    const select = [asked(key, 'key'), asked(countRows, 'count')]
    return { question, plan: planFor(subject, select, { group: [key] }), filter: null }
  },
  aggregatePerCategory: (subject) => {
    const { measure, fn, word } = aggregated(subject)
    const category = columnOfRole(subject.table, 'category')
    const { ref } = speaking(subject, subject.table)
    const select = [asked(ref(category), 'key'), asked(aggregateOf(fn, ref(measure)), 'value')]
    const question = `Show the ${word} ${measure.noun.one} of ${subject.table.noun.many} for each ${category.noun.one}.`
    return { question, plan: planFor(subject, select, { group: [ref(category)] }), filter: null }
  },
  categoryWithMost: (subject) => {
    const category = columnOfRole(subject.table, 'category')
    const key = speaking(subject, subject.table).ref(category)
    const least = 1 + Math.floor(subject.random() * 4)
    const having = [compare(countRows, '>', number(least))]
    // What has no shape is no shape of its own.
    const where: readonly Cond[] = [{ kind: 'null', of: key, negated: true }]
    const phrase = `with more than ${least} ${subject.table.noun.many}`
    const question = `List the ${category.noun.many} ${phrase}.`
    return {
      question,
      plan: planFor(subject, [asked(key, 'key')], { where, group: [key], having }),
      filter: null,
    }
  },
  highest: (subject) => {
    const measure = columnOfRole(subject.table, 'measure')
    const descending = subject.random() < 0.5
    const { ref } = speaking(subject, subject.table)
    const select = [asked(ref(columnOfRole(subject.table, 'name')), 'name')]
    const order = [{ by: ref(measure), descending }]
    const question = `Which ${subject.table.noun.one} has the ${descending ? 'highest' : 'lowest'} ${measure.noun.one}?`
    return { question, plan: planFor(subject, select, { order, limit: 1 }), filter: null }
  },
  topThree: (subject) => {
    const measure = columnOfRole(subject.table, 'measure')
    const { ref } = speaking(subject, subject.table)
    const select = [asked(ref(columnOfRole(subject.table, 'name')), 'name')]
    const order = [{ by: ref(measure), descending: true }]
    const question = `What are the top 3 ${subject.table.noun.many} by ${measure.noun.one}?`
    return { question, plan: planFor(subject, select, { order, limit: 3 }), filter: null }
  },
  distinct: (subject) => {
    const category = columnOfRole(subject.table, 'category')
    const of = speaking(subject, subject.table).ref(category)
    const question = `What are the different ${category.noun.many} of the ${subject.table.noun.many}?`
    const empty = of.kind === 'column' && (of.column.nullFraction ?? 0) > 0
    const where: readonly Cond[] = empty ? [{ kind: 'null', of, negated: true }] : []
    return { question, plan: planFor(subject, [asked(of, 'key')], { distinct: true, where }), filter: null }
  },
  aboveAverage: (subject) => {
    const measure = columnOfRole(subject.table, 'measure')
    const { ref } = speaking(subject, subject.table)
    const average: Expr = {
      kind: 'scalar',
      plan: planFor(subject, [asked(aggregateOf('avg', ref(measure)), 'average')]),
    }
    const question = `List the names of ${subject.table.noun.many} with a ${measure.noun.one} above the average.`
    const select = [asked(ref(columnOfRole(subject.table, 'name')), 'name')]
    return {
      question,
      plan: planFor(subject, select, { where: [compare(ref(measure), '>', average)] }),
      filter: null,
    }
  },
}

function aggregated({ table, random }: Subject) {
  const [fn, word] = pick(random, [
    ['avg', 'average'],
    ['avg', 'mean'],
    ['sum', 'total'],
    ['max', 'highest'],
    ['min', 'lowest'],
    ['max', 'maximum'],
  ] as const)
  return { measure: columnOfRole(table, 'measure'), fn, word }
}
