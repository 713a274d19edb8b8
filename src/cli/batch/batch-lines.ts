import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { addAbortSignal, type Readable } from 'node:stream'
import * as z from 'zod'
import { AgentDbError, UsageError } from '../../errors.js'
import type { Problem } from '../../events.js'
import type { Io } from '../io.js'
import { checkQuestion } from '../question.js'
import { checkedTags } from '../tags.js'

/** A line of a batch: a question, or what is wrong with it. */
export type BatchLine =
  | {
      readonly kind: 'question'
      readonly question: string
      /** As the line gives it; undefined when it gives none. */
      readonly id: string | number | undefined
      readonly session: string | null
      readonly tags: readonly string[]
    }
  | { readonly kind: 'bad'; readonly problem: Problem; readonly id: string | number | undefined }

/** How the lines of an input are read: `mixed` is an object where one begins, else a question. */
type Manner = 'json' | 'text' | 'mixed'

const Line = z.strictObject({
  question: z.string(),
  id: z.union([z.string(), z.number()]).optional(),
  session: z.string().min(1).nullish(),
  tags: z.array(z.string()).optional(),
})

/**
 * The lines of a file or of standard input (`-`), as they come; empty ones do not count.
 * @throws {UsageError} `unreadable_file` or `no_input`
 */
export async function* batchLines(file: string, io: Io): AsyncGenerator<BatchLine> {
  const { stream, manner } = file === '-' ? fromInput(io) : await fromFile(file, io)
  // Its own error ends the reading; readline alone would wait for ever.
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })
  const failed = new Promise<never>((_, reject) => {
    stream.once('error', (cause: Error) => reject(unreadable(file, cause)))
  })
  failed.catch(() => undefined)
  const reading = lines[Symbol.asyncIterator]()
  let number = 0
  try {
    for (;;) {
      const next = await Promise.race([reading.next(), failed])
      if (next.done) return
      number += 1
      const text = number === 1 ? next.value.replace(/^\uFEFF/, '') : next.value
      if (text.trim() !== '') yield readLine(text.trim(), manner, number)
    }
  } finally {
    lines.close()
    stream.destroy()
  }
}

function fromInput(io: Io): { readonly stream: Readable; readonly manner: Manner } {
  if (io.stdin.isTTY) {
    throw new UsageError('no_input', '"-" reads standard input, which is a terminal here.', {
      hint: 'Pipe questions in, one a line: agentdb batch - < questions.txt',
    })
  }
  return { stream: addAbortSignal(io.signal, io.stdin), manner: 'mixed' }
}

async function fromFile(
  name: string,
  io: Io,
): Promise<{ readonly stream: Readable; readonly manner: Manner }> {
  const file = path.resolve(io.cwd, name)
  try {
    if ((await stat(file)).isDirectory()) throw new Error('it is a folder')
  } catch (cause) {
    throw unreadable(name, cause as Error)
  }
  const manner = /\.(?:jsonl|ndjson)$/i.test(name) ? 'json' : 'text'
  return { stream: createReadStream(file, { signal: io.signal }), manner }
}

function unreadable(name: string, cause: Error): UsageError {
  return new UsageError('unreadable_file', `Cannot read ${name}: ${cause.message}.`, { cause })
}

function readLine(text: string, manner: Manner, number: number): BatchLine {
  const asJson = manner === 'json' || (manner === 'mixed' && text.startsWith('{'))
  try {
    return asJson ? readObject(text, number) : asked(text, {})
  } catch (error) {
    if (!(error instanceof AgentDbError)) throw error
    const { code, message, hint } = error
    return { kind: 'bad', problem: { code, message: `Line ${number}: ${message}`, hint }, id: undefined }
  }
}

function readObject(text: string, number: number): BatchLine {
  const bad = (why: string, id?: string | number): BatchLine => ({
    kind: 'bad',
    id,
    problem: {
      code: 'bad_line',
      message: `Line ${number}: ${why}`,
      hint: 'A line is, for example: {"question": "How many orders?", "id": 1, "tags": ["weekly"]}',
    },
  })
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return bad(`it is not JSON: ${(error as Error).message}`)
  }
  const read = Line.safeParse(typeof json === 'string' ? { question: json } : json)
  const id = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(json).data?.id
  if (!read.success) {
    const [issue] = read.error.issues
    const where = issue?.path.join('.') ?? ''
    return bad(`${where === '' ? '' : `"${where}": `}${issue?.message ?? 'it is wrong'}`, id)
  }
  try {
    return asked(read.data.question, read.data)
  } catch (error) {
    if (!(error instanceof AgentDbError)) throw error
    const { code, message, hint } = error
    return { kind: 'bad', id, problem: { code, message: `Line ${number}: ${message}`, hint } }
  }
}

function asked(text: string, line: Partial<z.infer<typeof Line>>): BatchLine {
  const { id, session = null, tags } = line
  if (text.includes('\uFFFD')) throw new UsageError('not_text', 'The question is not UTF-8 text.')
  return { kind: 'question', question: checkQuestion(text.trim()), id, session, tags: checkedTags(tags) }
}
