import { addAbortSignal } from 'node:stream'
import { UsageError } from '../errors.js'
import type { Io } from './io.js'

const maxQuestionLength = 10_000
const maxInputBytes = 1_000_000

/**
 * The question of a command line: `--prompt`, else the words given, `-` for standard input.
 * @throws {UsageError} when there is none, when there are two, or when it is not text of a sensible length.
 */
export async function readQuestion(
  prompt: string | undefined,
  words: readonly string[],
  io: Io,
): Promise<string> {
  if (prompt !== undefined && words.length > 0) {
    throw new UsageError('two_questions', `Two questions: --prompt, and "${words.join(' ').slice(0, 60)}".`, {
      hint: 'Give the question once.',
    })
  }
  const given = prompt ?? words.join(' ')
  const question = (given === '-' ? await readInput(io) : given).trim()
  if (question === '') {
    throw new UsageError(
      'no_question',
      given === '-' ? 'Standard input held no question.' : 'No question given.',
      {
        hint: 'For example: agentdb "How many orders were placed in 2025?"\n  From a file or pipe: agentdb - < question.txt\n  All else: agentdb --help',
      },
    )
  }
  return checkQuestion(question)
}

/** @throws {UsageError} `question_too_long` or `not_text`, or `no_question` for an empty one. */
export function checkQuestion(question: string): string {
  if (question === '') throw new UsageError('no_question', 'No question given.')
  if (question.length > maxQuestionLength) {
    throw new UsageError(
      'question_too_long',
      `The question has ${question.length} characters; at most ${maxQuestionLength} are read.`,
      { hint: 'Ask one question at a time.' },
    )
  }
  if (controlCharacters.test(question)) {
    throw new UsageError('not_text', 'The question holds control characters; it does not look like text.', {
      hint: 'Give plain UTF-8 text.',
    })
  }
  return question
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const controlCharacters = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/

/** Standard input as text, bounded in size. */
export async function readInput(io: Io): Promise<string> {
  if (io.stdin.isTTY) {
    throw new UsageError('no_input', '"-" reads standard input, which is a terminal here.', {
      hint: 'Pipe something in: echo "how many orders?" | agentdb -',
    })
  }
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of addAbortSignal(io.signal, io.stdin)) {
    const piece = Buffer.from(chunk as Uint8Array | string)
    bytes += piece.length
    if (bytes > maxInputBytes) {
      throw new UsageError('input_too_long', `Standard input holds more than ${maxInputBytes} bytes.`, {
        hint: 'A question or statement is expected there, not data.',
      })
    }
    chunks.push(piece)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch (cause) {
    throw new UsageError('not_text', 'Standard input is not UTF-8 text.', {
      cause,
      hint: 'Pipe in plain text.',
    })
  }
}
