import type { Output, Plan } from '../../../src/builtin/planning/plan.js'
import {
  dateFilter,
  doubleFilter,
  eitherFilter,
  type FilterPhrase,
  flagFilter,
  type MakeFilter,
  missingFilter,
  notValueFilter,
  numberFilter,
  rangeFilter,
  valueFilter,
  valuesOf,
} from './filter-phrases.js'
import { asked, compare, countRows, planOf, text } from './plan-parts.js'
import { pick } from './random.js'
import { cellsOf, columnOfRole } from './schema.js'
import { type Subject, speaking, type Template } from './subject.js'

/** Questions that count or list the rows of one table. */
export const rowTemplates: Readonly<Record<string, Template>> = {
  count: (subject) => counting(subject, null),
  countWithValue: filtered(counting, valueFilter),
  countWithoutValue: filtered(counting, notValueFilter),
  countWithEither: filtered(counting, eitherFilter),
  countWithNumber: filtered(counting, numberFilter),
  countDated: filtered(counting, dateFilter),
  countFlagged: filtered(counting, flagFilter),
  countMissing: filtered(counting, missingFilter),
  countWithTwo: filtered(counting, doubleFilter),
  countOfValue: (subject) => {
    const [value] = valuesOf(subject)
    if (value === undefined) return null
    const of = speaking(subject, subject.table).ref(columnOfRole(subject.table, 'category'))
    const where = [compare(of, '=', text(value))]
    const question = `How many ${value} ${subject.table.noun.many} are there?`
    const plan = planFor(subject, [asked(countRows, 'count')], { where })
    return { question, plan, filter: { phrase: value, literals: [`'${value}'`] } }
  },
  list: (subject) => listing(subject, null),
  listWithValue: filtered(listing, valueFilter),
  listWithNumber: filtered(listing, numberFilter),
  listBetween: filtered(listing, rangeFilter),
  listDated: filtered(listing, dateFilter),
  listOrdered: (subject) => {
    const { table } = subject
    const measure = columnOfRole(table, 'measure')
    const { ref } = speaking(subject, table)
    const descending = subject.random() < 0.5
    const way = descending ? 'descending' : 'ascending'
    const question = `List the names of all ${table.noun.many} ordered by ${measure.noun.one} in ${way} order.`
    const order = [{ by: ref(measure), descending }]
    const plan = planFor(subject, [asked(ref(columnOfRole(table, 'name')), 'name')], { order })
    return { question, plan, filter: null }
  },
  oneByName: (subject) => {
    const { table, random } = subject
    const name = columnOfRole(table, 'name')
    const measure = columnOfRole(table, 'measure')
    const { ref } = speaking(subject, table)
    const wanted = String(pick(random, cellsOf(table, name.name)))
    const question = `What is the ${measure.noun.one} of the ${table.noun.one} named ${wanted}?`
    const where = [compare(ref(name), '=', text(wanted))]
    const filter = { phrase: `named ${wanted}`, literals: [`'${wanted}'`] }
    return { question, plan: planFor(subject, [asked(ref(measure), 'value')], { where }), filter }
  },
}

/** A plan over the subject's table alone. */
export function planFor(subject: Subject, select: readonly Output[], parts: Partial<Plan> = {}): Plan {
  return planOf({ from: speaking(subject, subject.table).source, select, ...parts })
}

function filtered(make: typeof counting, filterOf: MakeFilter): Template {
  return (subject) => {
    const filter = filterOf(subject)
    return filter === null ? null : make(subject, filter)
  }
}

function counting(subject: Subject, filter: FilterPhrase | null): ReturnType<Template> {
  const { many } = subject.table.noun
  const things = filter === null ? many : `${many} ${filter.phrase}`
  const question = pick(subject.random, [
    `How many ${things} are there?`,
    `What is the number of ${things}?`,
    `Count the ${things}.`,
    `Can you tell me how many ${things} there are?`,
    `I want to know the total number of ${things}.`,
  ])
  const where = filter?.where ?? []
  return { question, plan: planFor(subject, [asked(countRows, 'count')], { where }), filter }
}

function listing(subject: Subject, filter: FilterPhrase | null): ReturnType<Template> {
  const { table, random } = subject
  const name = columnOfRole(table, 'name')
  const other = columnOfRole(table, pick(random, ['category', 'measure'] as const))
  const { ref } = speaking(subject, table)
  const head = pick(random, [
    'List',
    'Show',
    'Show me',
    'Give me',
    'What are',
    'Please list',
    'Could you show',
    'I would like to see',
    'Return',
    'Find',
  ])
  const of = filter === null ? `all ${table.noun.many}` : `${table.noun.many} ${filter.phrase}`
  const question = `${head} the ${name.noun.one} and ${other.noun.one} of ${of}.`
  const select = [asked(ref(name), 'name'), asked(ref(other), 'other')]
  return { question, plan: planFor(subject, select, { where: filter?.where ?? [] }), filter }
}
