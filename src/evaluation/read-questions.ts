import { UsageError } from '../errors.js'
import { parseCsv } from './csv.js'
import { type EvalQuestion, toQuestion } from './question.js'

/** The fields of one line before they are judged, or why there are none. */
type Line = {
  readonly number: number
} & ({ readonly fields: unknown } | { readonly reason: string })

/**
 * The questions of a file, in its order. `name` ends in .jsonl, .ndjson or .csv; `text` is all of it.
 * @throws {UsageError} naming the lines that are wrong and what is wrong with each.
 * @example readQuestions('{"question": "How many orders?", "gold": "select count(*) from orders"}', 'mine.jsonl')
 */
export function readQuestions(text: string, name: string): readonly EvalQuestion[] {
  const lines = linesOf(text.replace(/^\uFEFF/, ''), name)
  const questions: EvalQuestion[] = []
  const problems: string[] = []
  const lineOfId = new Map<string, number>()
  for (const line of lines) {
    const found = 'fields' in line ? toQuestion(line.fields) : { ok: false as const, problems: [line.reason] }
    if (!found.ok) {
      problems.push(...found.problems.map((problem) => `line ${line.number}: ${problem}`))
      continue
    }
    const { id } = found.question
    const earlier = id === null ? undefined : lineOfId.get(id)
    if (earlier !== undefined)
      problems.push(`line ${line.number}: id: "${id}" is that of line ${earlier} too`)
    else if (id !== null) lineOfId.set(id, line.number)
    questions.push(found.question)
  }
  if (problems.length > 0) throw badLines(name, problems)
  if (questions.length === 0) {
    throw new UsageError('no_questions', `${name} holds no questions.`, { hint: lineHint })
  }
  return questions
}

function linesOf(text: string, name: string): readonly Line[] {
  const suffix = /\.([A-Za-z]+)$/.exec(name)?.[1]?.toLowerCase()
  if (suffix === 'jsonl' || suffix === 'ndjson') return jsonLines(text)
  if (suffix === 'csv') return csvLines(text, name)
  throw new UsageError('unknown_format', `${name} is neither .jsonl, .ndjson nor .csv.`, { hint: lineHint })
}

function jsonLines(text: string): readonly Line[] {
  return text.split(/\r?\n/).flatMap((line, i): readonly Line[] => {
    if (line.trim() === '') return []
    try {
      return [{ number: i + 1, fields: JSON.parse(line) as unknown }]
    } catch (error) {
      return [{ number: i + 1, reason: `it is not JSON: ${(error as Error).message}` }]
    }
  })
}

function csvLines(text: string, name: string): readonly Line[] {
  const csv = parseCsv(text)
  if (!csv.ok) throw badLines(name, [`line ${csv.line}: ${csv.reason}`])
  const [header, ...records] = csv.records
  const names = header?.fields.map((field) => field.trim().toLowerCase()) ?? []
  if (header && !names.includes('question')) {
    throw badLines(name, [`line ${header.line}: the header has no "question"; it names ${names.join(' | ')}`])
  }
  return records.map(({ line, fields }) => {
    if (fields.length > names.length) {
      return { number: line, reason: `it has ${fields.length} fields, the header names ${names.length}` }
    }
    return { number: line, ...csvFields(names, fields) }
  })
}

/** An empty cell says nothing. `rows`, and a `gold` that is a list, are JSON. */
function csvFields(
  names: readonly string[],
  cells: readonly string[],
): { readonly fields: unknown } | { readonly reason: string } {
  const fields: Record<string, unknown> = {}
  for (const [i, name] of names.entries()) {
    const cell = (cells[i] ?? '').trim()
    if (cell === '') continue
    if (name === 'rows' || (name === 'gold' && cell.startsWith('['))) {
      try {
        fields[name] = JSON.parse(cell)
      } catch (error) {
        return { reason: `${name}: it is not JSON: ${(error as Error).message}` }
      }
    } else fields[name] = name === 'answerable' ? (truth[cell.toLowerCase()] ?? cell) : cell
  }
  return { fields }
}

const truth: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  '1': true,
  false: false,
  no: false,
  '0': false,
}

const mostProblemsTold = 8
const lineHint =
  'A line is, for example: {"question": "How many orders?", "gold": "select count(*) from orders"}. See docs/evaluation.md.'

function badLines(name: string, problems: readonly string[]): UsageError {
  const told = problems.slice(0, mostProblemsTold).map((problem) => `\n  ${problem}`)
  const rest = problems.length - told.length
  const more = rest > 0 ? `\n  and ${rest} more` : ''
  return new UsageError('bad_questions', `${name} has bad lines:${told.join('')}${more}`, { hint: lineHint })
}
