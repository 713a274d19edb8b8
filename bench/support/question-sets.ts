import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'

const Line = z.object({
  id: z.string(),
  db: z.string(),
  question: z.string(),
  instructions: z.string().nullish(),
  category: z.string().nullish(),
  answerable: z.boolean().default(true),
  gold: z.array(z.string()).default([]),
})

export interface Question {
  readonly id: string
  /** Of the database the question is about, unique over all sets: `set/database`. */
  readonly database: string
  /** As the tool is given it: the question with its instructions below. */
  readonly text: string
  readonly category: string | null
  readonly answerable: boolean
  readonly gold: readonly string[]
}

export interface QuestionSet {
  readonly name: string
  readonly questions: readonly Question[]
  /** SQL that makes each database, by `set/database`. */
  readonly databases: ReadonlyMap<string, string>
}

/**
 * Reads folders of questions: `questions.jsonl` beside `databases/*.sql`, or pairs of `<name>.jsonl` and `<name>.sql`.
 * @throws when a folder holds neither, a line is malformed, or a question names a database that is not there.
 */
export function readSets(folders: readonly string[]): readonly QuestionSet[] {
  if (folders.length === 0) throw new Error('name at least one folder of questions')
  const sets = folders.map(readSet)
  const names = sets.map((set) => set.name)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined)
    throw new Error(`two folders are called '${twice}': their databases could not be told apart`)
  return sets
}

function readSet(folder: string): QuestionSet {
  const name = path.basename(path.resolve(folder))
  const single = path.join(folder, 'questions.jsonl')
  const files = existsSync(single)
    ? [single]
    : readdirSync(folder)
        .filter(
          (file) => file.endsWith('.jsonl') && existsSync(path.join(folder, file.replace(/jsonl$/, 'sql'))),
        )
        .sort()
        .map((file) => path.join(folder, file))
  if (files.length === 0)
    throw new Error(`${folder} has neither questions.jsonl nor pairs of <name>.sql and <name>.jsonl`)
  const sqlFolder = existsSync(single) ? path.join(folder, 'databases') : folder
  const questions = files.flatMap((file) => readQuestions(file, name))
  const databases = new Map<string, string>()
  for (const { database, id } of questions) {
    if (databases.has(database)) continue
    const file = path.join(sqlFolder, `${database.slice(name.length + 1)}.sql`)
    if (!existsSync(file)) throw new Error(`question ${id} names a database that is not there: ${file}`)
    databases.set(database, readFileSync(file, 'utf8'))
  }
  return { name, questions, databases }
}

function readQuestions(file: string, set: string): readonly Question[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text, at) => {
      if (text.trim() === '') return []
      const line = Line.safeParse(JSON.parse(text))
      if (!line.success) throw new Error(`${file}:${at + 1}: ${z.prettifyError(line.error)}`)
      const { id, db, question, instructions, category, answerable, gold } = line.data
      const prompt = instructions ? `${question}\n\nInstructions: ${instructions}` : question
      return [{ id, database: `${set}/${db}`, text: prompt, category: category ?? null, answerable, gold }]
    })
}
