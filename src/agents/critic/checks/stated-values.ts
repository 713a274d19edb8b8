import { nodes, stringOf } from '../../../guard/mentions.js'
import type { Catalog } from '../../../linking/catalog.js'
import { lemma, stem } from '../../../linking/stem.js'
import { normalise } from '../../../linking/value-forms.js'
import type { AskedQuestion } from '../question/read-question.js'
import { type CriticCheck, type Finding, type Reviewed, warn } from '../review-task.js'
import { allConstants } from '../statement/comparisons.js'
import { within } from '../statement/tree.js'
import { usedColumns } from '../statement/used-columns.js'

/** Stored values and quoted words of the question that no condition has. */
export const statedValues: CriticCheck = {
  id: 'stated-value',
  passed: 'every value asked for is in a condition',
  needs: 'question',
  find(seen) {
    const { question } = seen
    if (question === null) return []
    const said = constantsOf(seen)
    const missing = [...quotedIn(question, seen), ...valuesIn(question, seen)].filter(
      (wanted) => !wanted.forms.some((form) => said.some((each) => covers(each, form))),
    )
    const texts = new Set<string>()
    return missing.flatMap((wanted): readonly Finding[] => {
      if (texts.has(wanted.text)) return []
      texts.add(wanted.text)
      return [warn('stated-value', `"${wanted.text}" is asked for, and no condition has it.`, wanted.fix)]
    })
  },
}

interface Wanted {
  readonly text: string
  readonly forms: readonly string[]
  readonly fix: string
}

/** Text constants of the statement, and the columns of truth values, which stand for their own names. */
function constantsOf({ statement }: Reviewed): readonly string[] {
  const flags = [...within(statement.root.node, { subqueries: true })].flatMap(({ type, body }) =>
    type === 'ColumnRef' ? nodes(body.fields).map((field) => stringOf(field) ?? '') : [],
  )
  return [...allConstants(statement.root).map(({ value }) => value), ...flags].map(normalise).filter(Boolean)
}

/** `%machine learning%` has the value "Machine Learning"; 'J' begins "J%". */
function covers(constant: string, wanted: string): boolean {
  if (constant === wanted) return true
  if (wanted.length <= 2) return constant.split(' ').includes(wanted)
  return constant.includes(wanted) || (constant.length >= 3 && wanted.includes(constant))
}

function quotedIn(question: AskedQuestion, { catalog, statement }: Reviewed): readonly Wanted[] {
  const outputs = new Set(statement.root.outputs.map(({ name }) => normalise(name ?? '')))
  const schema = schemaWords(catalog)
  return question.tokens
    .filter(({ kind, start, text }) => kind === 'quoted' && start < question.head.length && text.length <= 60)
    .map(({ text }) => ({ text, form: normalise(text) }))
    .filter(({ form }) => form !== '' && !outputs.has(form) && !schema.has(form))
    .map(({ text, form }) => ({
      text,
      forms: [
        form,
        ...question.values.filter((match) => match.text === text).map((match) => normalise(match.value)),
      ],
      fix: `Compare a column with '${text}'.`,
    }))
}

function schemaWords(catalog: Catalog): ReadonlySet<string> {
  return new Set(
    catalog.tables.flatMap((table) => [
      normalise(table.name),
      ...table.columns.map((column) => normalise(column.name)),
    ]),
  )
}

const sureScore = 0.93

/** Words of the question that are stored values of the tables in use, and nothing else. */
function valuesIn(question: AskedQuestion, { catalog, statement }: Reviewed): readonly Wanted[] {
  const used = new Set(
    statement.queries.flatMap(({ sources }) => sources.flatMap(({ table }) => table?.id ?? [])),
  )
  const words = new Set(
    catalog.tables.flatMap((table) => [...table.lemmas, ...table.columns.flatMap(({ lemmas }) => lemmas)]),
  )
  const usedStems = new Set([...usedColumns(statement).values()].flatMap((column) => column.words.map(stem)))
  const found = question.values.filter(({ text, value, score, schema, table, column }) => {
    const partOfName = score >= 0.6 && /^\p{Lu}\p{L}{3,}$/u.test(text) && !begins(question.head, text)
    if ((score < sureScore && !partOfName) || value.length < 2 || !question.head.includes(text)) return false
    const stored = catalog.columnById.get(`${schema}.${table}.${column}`)
    if (stored?.kind !== 'text' || stored.role === 'freeText') return false
    const parts = text.split(/\s+/)
    // "Booked in 2024" is a condition on booked_on.
    if (parts.every((part) => usedStems.has(stem(part)))) return false
    if (parts.every((part) => words.has(lemma(part.toLowerCase())) || common.has(part.toLowerCase())))
      return false
    const named = /^\p{Lu}/u.test(text) && !begins(question.head, text)
    return (
      named || (used.has(stored.table) && text.length >= 3 && (stored.values !== null || parts.length > 1))
    )
  })
  const longest = found.filter(
    ({ text }) => !found.some((other) => other.text.length > text.length && other.text.includes(text)),
  )
  return longest.map(({ text, table, column }) => ({
    text,
    forms: [
      normalise(text),
      ...question.values.filter((match) => match.text === text).map((match) => normalise(match.value)),
    ],
    fix: `Compare ${table}.${column}.`,
  }))
}

/** Where a capital says nothing. */
function begins(head: string, text: string): boolean {
  return head.split(/[.?!:]\s+/).some((sentence) => sentence.trimStart().startsWith(text))
}

/** Words of every question, which somebody may have stored as well. */
const common = new Set(
  'all any both each every no none not other others same yes total new old top first last most'.split(' '),
)
