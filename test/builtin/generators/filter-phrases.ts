import type { Cond } from '../../../src/builtin/planning/plan.js'
import { compare, day, number, text } from './plan-parts.js'
import { pick, shuffled } from './random.js'
import { cellsOf, columnOfRole, type SampleColumn, type SampleTable } from './schema.js'
import { type Subject, speaking } from './subject.js'

/** A condition as a phrase after the noun, and what it is in a plan. */
export interface FilterPhrase {
  readonly phrase: string
  readonly where: readonly Cond[]
  /** What the condition brings into the SQL and nothing else does. */
  readonly literals: readonly string[]
}

/** Null, here and below, when the table has no such column or nothing in it to filter by. */
export type MakeFilter = (subject: Subject) => FilterPhrase | null

export function columnWith(table: SampleTable, role: SampleColumn['role']): SampleColumn | null {
  return table.columns.find((column) => column.role === role) ?? null
}

/** The values of the first category, each once, in any order. */
export function valuesOf({ table, random }: Subject): readonly string[] {
  const { name } = columnOfRole(table, 'category')
  const values = cellsOf(table, name).filter((cell) => cell !== null)
  return shuffled(random, [...new Set(values.map(String))].sort())
}

export const valueFilter: MakeFilter = (subject) => {
  const category = columnOfRole(subject.table, 'category')
  const [value] = valuesOf(subject)
  if (value === undefined) return null
  const where = [compare(speaking(subject, subject.table).ref(category), '=', text(value))]
  return { phrase: `whose ${category.noun.one} is ${value}`, where, literals: [`'${value}'`] }
}

export const notValueFilter: MakeFilter = (subject) => {
  const category = columnOfRole(subject.table, 'category')
  const [value] = valuesOf(subject)
  if (value === undefined) return null
  const where = [compare(speaking(subject, subject.table).ref(category), '<>', text(value))]
  return { phrase: `whose ${category.noun.one} is not ${value}`, where, literals: [`'${value}'`] }
}

export const eitherFilter: MakeFilter = (subject) => {
  const category = columnOfRole(subject.table, 'category')
  const [one, two] = valuesOf(subject)
  if (one === undefined || two === undefined) return null
  const of = speaking(subject, subject.table).ref(category)
  const where: readonly Cond[] = [{ kind: 'in', of, values: [text(one), text(two)], negated: false }]
  return {
    phrase: `whose ${category.noun.one} is ${one} or ${two}`,
    where,
    literals: [`'${one}'`, `'${two}'`],
  }
}

export const numberFilter: MakeFilter = (subject) => {
  const measure = columnOfRole(subject.table, 'measure')
  const amount = 31 + Math.floor(subject.random() * 150)
  const [op, words] = pick(subject.random, [
    ['>', 'above'],
    ['>', 'greater than'],
    ['>', 'of more than'],
    ['<', 'below'],
    ['<', 'less than'],
    ['>=', 'of at least'],
    ['<=', 'of at most'],
    ['=', 'of exactly'],
  ] as const)
  const where = [compare(speaking(subject, subject.table).ref(measure), op, number(amount))]
  return { phrase: `with a ${measure.noun.one} ${words} ${amount}`, where, literals: [String(amount)] }
}

export const rangeFilter: MakeFilter = (subject) => {
  const measure = columnOfRole(subject.table, 'measure')
  const low = 31 + Math.floor(subject.random() * 50)
  const high = low + 10 + Math.floor(subject.random() * 90)
  const ref = speaking(subject, subject.table).ref(measure)
  const where = [compare(ref, '>=', number(low)), compare(ref, '<=', number(high))]
  const phrase = `with a ${measure.noun.one} between ${low} and ${high}`
  return { phrase, where, literals: [String(low), String(high)] }
}

export const dateFilter: MakeFilter = (subject) => {
  const date = columnWith(subject.table, 'date')
  if (date === null) return null
  const year = 2020 + Math.floor(subject.random() * 3)
  const [words, from, to] = pick(subject.random, [
    [`in ${year}`, `${year}-01-01`, `${year + 1}-01-01`],
    [`in March ${year}`, `${year}-03-01`, `${year}-04-01`],
    [`in the second quarter of ${year}`, `${year}-04-01`, `${year}-07-01`],
    [`since ${year}`, `${year}-01-01`, null],
    [`before ${year}`, null, `${year}-01-01`],
    [`after ${year}`, `${year + 1}-01-01`, null],
    [`between ${year}-02-01 and ${year}-10-31`, `${year}-02-01`, `${year}-11-01`],
  ] as const)
  const ref = speaking(subject, subject.table).ref(date)
  const where = [
    ...(from === null ? [] : [compare(ref, '>=', day(from))]),
    ...(to === null ? [] : [compare(ref, '<', day(to))]),
  ]
  const literals = [from, to].filter((bound) => bound !== null)
  return { phrase: `with a ${date.noun.one} ${words}`, where, literals }
}

export const flagFilter: MakeFilter = (subject) => {
  const flag = columnWith(subject.table, 'flag')
  if (flag === null) return null
  const of = speaking(subject, subject.table).ref(flag)
  const negated = subject.random() < 0.3
  const phrase = `that are ${negated ? 'not ' : ''}${flag.noun.one}`
  return { phrase, where: [{ kind: 'true', of, negated }], literals: [flag.name] }
}

export const missingFilter: MakeFilter = (subject) => {
  const date = columnWith(subject.table, 'date')
  if (date === null) return null
  const of = speaking(subject, subject.table).ref(date)
  return {
    phrase: `without a ${date.noun.one}`,
    where: [{ kind: 'null', of, negated: false }],
    literals: [date.name],
  }
}

/** Two conditions of different kinds, "and" between them. */
export const doubleFilter: MakeFilter = (subject) => {
  const [one, two] = [valueFilter(subject), flagFilter(subject) ?? numberFilter(subject)]
  if (one === null || two === null) return null
  return {
    phrase: `${one.phrase} and ${two.phrase}`,
    where: [...one.where, ...two.where],
    literals: [...one.literals, ...two.literals],
  }
}
