import type { Cond, Expr, Output, Plan } from '../../../src/builtin/plan.js'
import { aggregateOf, asked, compare, countRows, day, number, planOf, text } from './plan-parts.js'
import { type Subject, speaking, type Template } from './subject.js'
import { pick } from './random.js'
import { cellsOf, columnOfRole, type SampleColumn } from './schema.js'

/** Questions about the rows of one table. */
export const rowTemplates: Readonly<Record<string, Template>> = {
  count: (subject) => counting(subject, null),
  countWithValue: (subject) => counting(subject, valueFilter(subject)),
  countWithNumber: (subject) => counting(subject, numberFilter(subject)),
  countInYear: (subject) => counting(subject, yearFilter(subject)),
  countFlagged: (subject) => counting(subject, flagFilter(subject)),
  countMissing: (subject) => counting(subject, missingFilter(subject)),
  list: (subject) => listing(subject, null),
  listWithValue: (subject) => listing(subject, valueFilter(subject)),
  listWithNumber: (subject) => listing(subject, numberFilter(subject)),
  listBetween: (subject) => listing(subject, rangeFilter(subject)),
  aggregate: (subject) => {
    const { measure, fn, word } = aggregated(subject)
    const { many } = subject.table.noun
    const select = [asked(aggregateOf(fn, speaking(subject, subject.table).ref(measure)), 'value')]
    return {
      question: `What is the ${word} ${measure.noun.one} of all ${many}?`,
      plan: planFor(subject, select),
      filter: null,
    }
  },
  aggregateWithValue: (subject) => {
    const filter = valueFilter(subject)
    if (filter === null) return null
    const { measure, fn, word } = aggregated(subject)
    const select = [asked(aggregateOf(fn, speaking(subject, subject.table).ref(measure)), 'value')]
    const question = `What is the ${word} ${measure.noun.one} of ${subject.table.noun.many} ${filter.phrase}?`
    return { question, plan: planFor(subject, select, { where: filter.where }), filter }
  },
  countPerCategory: (subject) => {
    const category = columnOfRole(subject.table, 'category')
    const key = speaking(subject, subject.table).ref(category)
    const per = pick(subject.random, ['per', 'for each', 'by'])
    const question = `How many ${subject.table.noun.many} are there ${per} ${category.noun.one}?`
    return {
      question,
      plan: planFor(subject, [asked(key, 'key'), asked(countRows, 'count')], { group: [key] }),
      filter: null,
    }
  },
  aggregatePerCategory: (subject) => {
    const { measure, fn, word } = aggregated(subject)
    const category = columnOfRole(subject.table, 'category')
    const { ref } = speaking(subject, subject.table)
    const select = [asked(ref(category), 'key'), asked(aggregateOf(fn, ref(measure)), 'value')]
    const question = `Show the ${word} ${measure.noun.one} of ${subject.table.noun.many} for each ${category.noun.one}.`
    return { question, plan: planFor(subject, select, { group: [ref(category)] }), filter: null }
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
    const select = [asked(speaking(subject, subject.table).ref(category), 'key')]
    const question = `What are the different ${category.noun.many} of the ${subject.table.noun.many}?`
    return { question, plan: planFor(subject, select, { distinct: true }), filter: null }
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

interface Filter {
  readonly phrase: string
  readonly where: readonly Cond[]
  readonly literals: readonly string[]
}

function planFor(subject: Subject, select: readonly Output[], parts: Partial<Plan> = {}): Plan {
  return planOf({ from: speaking(subject, subject.table).source, select, ...parts })
}

function counting(subject: Subject, filter: Filter | null): ReturnType<Template> {
  const { many } = subject.table.noun
  const question =
    filter === null ? `How many ${many} are there?` : `How many ${many} ${filter.phrase} are there?`
  return {
    question,
    plan: planFor(subject, [asked(countRows, 'count')], { where: filter?.where ?? [] }),
    filter,
  }
}

function listing(subject: Subject, filter: Filter | null): ReturnType<Template> {
  const { table, random } = subject
  const name = columnOfRole(table, 'name')
  const other = columnOfRole(table, pick(random, ['category', 'measure'] as const))
  const { ref } = speaking(subject, table)
  const head = pick(random, ['List', 'Show', 'Show me', 'Give me'])
  const of = filter === null ? `all ${table.noun.many}` : `${table.noun.many} ${filter.phrase}`
  const question = `${head} the ${name.noun.one} and ${other.noun.one} of ${of}.`
  const select = [asked(ref(name), 'name'), asked(ref(other), 'other')]
  return { question, plan: planFor(subject, select, { where: filter?.where ?? [] }), filter }
}

function aggregated({ table, random }: Subject) {
  const [fn, word] = pick(random, [
    ['avg', 'average'],
    ['sum', 'total'],
    ['max', 'highest'],
    ['min', 'lowest'],
    ['max', 'maximum'],
  ] as const)
  return { measure: columnOfRole(table, 'measure'), fn, word }
}

/** The filters below are null when the column is missing or holds nothing to filter by. */
export function valueFilter(subject: Subject): Filter | null {
  const category = columnOfRole(subject.table, 'category')
  const values = [...new Set(cellsOf(subject.table, category.name).filter((cell) => cell !== null))]
  if (values.length === 0) return null
  const value = String(pick(subject.random, values))
  const where = [compare(speaking(subject, subject.table).ref(category), '=', text(value))]
  return { phrase: `whose ${category.noun.one} is ${value}`, where, literals: [`'${value}'`] }
}

export function numberFilter(subject: Subject): Filter {
  const measure = columnOfRole(subject.table, 'measure')
  const amount = 31 + Math.floor(subject.random() * 150)
  const [op, words] = pick(subject.random, [
    ['>', 'above'],
    ['>', 'greater than'],
    ['<', 'below'],
    ['>=', 'of at least'],
    ['<=', 'of at most'],
  ] as const)
  const where = [compare(speaking(subject, subject.table).ref(measure), op, number(amount))]
  return { phrase: `with a ${measure.noun.one} ${words} ${amount}`, where, literals: [String(amount)] }
}

function rangeFilter(subject: Subject): Filter {
  const measure = columnOfRole(subject.table, 'measure')
  const low = 31 + Math.floor(subject.random() * 50)
  const high = low + 10 + Math.floor(subject.random() * 90)
  const ref = speaking(subject, subject.table).ref(measure)
  const where = [compare(ref, '>=', number(low)), compare(ref, '<=', number(high))]
  return {
    phrase: `with a ${measure.noun.one} between ${low} and ${high}`,
    where,
    literals: [String(low), String(high)],
  }
}

function yearFilter(subject: Subject): Filter | null {
  const date = columnWith(subject, 'date')
  if (date === null) return null
  const year = 2019 + Math.floor(subject.random() * 5)
  const ref = speaking(subject, subject.table).ref(date)
  const where = [compare(ref, '>=', day(`${year}-01-01`)), compare(ref, '<', day(`${year + 1}-01-01`))]
  return {
    phrase: `with a ${date.noun.one} in ${year}`,
    where,
    literals: [`${year}-01-01`, `${year + 1}-01-01`],
  }
}

function flagFilter(subject: Subject): Filter | null {
  const flag = columnWith(subject, 'flag')
  if (flag === null) return null
  const of = speaking(subject, subject.table).ref(flag)
  return {
    phrase: `that are ${flag.noun.one}`,
    where: [{ kind: 'true', of, negated: false }],
    literals: [flag.name],
  }
}

function missingFilter(subject: Subject): Filter | null {
  const date = columnWith(subject, 'date')
  if (date === null) return null
  const of = speaking(subject, subject.table).ref(date)
  return {
    phrase: `without a ${date.noun.one}`,
    where: [{ kind: 'null', of, negated: false }],
    literals: [date.name],
  }
}

function columnWith({ table }: Subject, role: SampleColumn['role']): SampleColumn | null {
  return table.columns.find((column) => column.role === role) ?? null
}
