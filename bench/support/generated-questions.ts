import pluralize from 'pluralize'
import type { Column, Snapshot, Table } from '../../src/database/snapshot.js'
import { pick, type Random, seeded } from './random.js'

/** Blanks: {T} tables by name, {R} a table that T refers to, {N} {C} {D} a number, category or date of T, {V} a value of C. */
const templates = [
  'How many {T} are there?',
  'List the name of every {T1}.',
  'What is the average {N} of {T}?',
  'What is the total {N} of {T} per {C}?',
  'How many {T} have {C} {V}?',
  'Which {T1} has the highest {N}?',
  'Show the top 5 {T} by {N}.',
  'Show the {C} and {N} of all {T}, ordered by {N} in descending order.',
  'Which {T} have a {N} of more than 100?',
  'How many {T} per {R}?',
  'Give me the names of {R} that have no {T}.',
  'What is the average {N} of {T} for each {R}?',
  'Provide a list of {V} {T} together with their {R}.',
  'How many {T} were there in 2023 by {D}?',
  'Which {R} has the most {T}?',
  'What percentage of {T} are {V}?',
  'For each {C}, show the number of {T} and the maximum {N}, only where there are more than two.',
  'List the {T} in {V} with {N} between 10 and 500 and sort them by {D}.',
] as const

/** Questions in a person's words over a generated schema, the same for the same arguments. */
export function generateQuestions(snapshot: Snapshot, count: number, seed = 11): readonly string[] {
  const random = seeded(seed)
  const questions: string[] = []
  for (let tries = 0; questions.length < count && tries < 50 * count; tries += 1) {
    const question = fill(pick(random, templates), pick(random, snapshot.tables), random)
    if (question !== null) questions.push(question)
  }
  return questions
}

/** Null when the table has no column for one of the blanks. */
function fill(template: string, table: Table, random: Random): string | null {
  const of = (category: Column['category']) => table.columns.filter((column) => column.category === category)
  const listed = of('text').filter((column) => column.profile?.valuesComplete)
  const category = listed.length > 0 ? pick(random, listed) : null
  const words: Readonly<Record<string, string | undefined>> = {
    T: pluralize(spoken(table.name)),
    T1: spoken(table.name),
    R: spoken(table.foreignKeys[0]?.references.table ?? ''),
    N: maybe(random, of('decimal')),
    D: maybe(random, of('date')),
    C: category ? spoken(category.name) : '',
    V: category ? pick(random, category.profile?.commonValues ?? []).value : '',
  }
  let complete = true
  const question = template.replaceAll(/\{(\w+)\}/g, (_, blank: string) => {
    const word = words[blank] ?? ''
    if (word === '') complete = false
    return word
  })
  return complete ? question : null
}

function maybe(random: Random, columns: readonly Column[]): string {
  return columns.length === 0 ? '' : spoken(pick(random, columns).name)
}

function spoken(name: string): string {
  return name.replaceAll('_', ' ')
}
