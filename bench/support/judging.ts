import { type Connection, StatementError } from '../../src/database/connection.js'
import { judge } from '../../src/evaluation/judge.js'
import type { Table } from '../../src/comparison/table.js'
import type { Question } from './question-sets.js'

export type Verdict = 'exact' | 'subset' | 'wrong'

export interface Judged {
  readonly verdict: Verdict
  /** Why it is wrong; null when it is right. */
  readonly reason: string | null
  readonly answerRows: number | null
  /** Some gold statement gives rows on these data. */
  readonly goldHasRows: boolean
  /** Wrong, but every row of a gold result is among the answer's, which has more: ties, say, that the gold cuts off. */
  readonly tooMany: boolean
}

const timeoutMs = 30_000

/**
 * Runs an answer and the gold statements on the same data and compares the rows. An answer to a question that the
 * database cannot answer is wrong; so is one that does not run.
 */
export async function judgeAnswer(connection: Connection, question: Question, sql: string): Promise<Judged> {
  const golds = await runAll(connection, question.gold)
  const goldHasRows = golds.some((gold) => gold.rows.length > 0)
  const wrong = (reason: string, answerRows: number | null = null): Judged => ({
    verdict: 'wrong',
    reason,
    answerRows,
    goldHasRows,
    tooMany: false,
  })
  const answer = await run(connection, sql)
  if (typeof answer === 'string') return wrong(answer)
  if (!question.answerable) return wrong('this database cannot answer the question', answer.rows.length)
  if (golds.length === 0) throw new Error(`no gold statement of ${question.id} runs`)
  const judgement = judge(golds, { ...answer, truncated: false })
  if (!judgement.right) {
    const tooMany = golds.some(
      (gold) => gold.rows.length > 0 && gold.rows.length < answer.rows.length && holds(answer, gold),
    )
    return { ...wrong(judgement.reason, answer.rows.length), tooMany }
  }
  return {
    verdict: judgement.match,
    reason: null,
    answerRows: answer.rows.length,
    goldHasRows,
    tooMany: false,
  }
}

/** Whether all gold rows are among the answer's, for some choice of its columns. */
function holds(answer: Table, gold: Table): boolean {
  const wanted = gold.rows.map((row) => JSON.stringify(row.map(String)))
  const tryColumns = (chosen: readonly number[]): boolean => {
    if (chosen.length === gold.columns.length) {
      const given = new Set(answer.rows.map((row) => JSON.stringify(chosen.map((at) => String(row[at])))))
      return wanted.every((row) => given.has(row))
    }
    return answer.columns.some((_, at) => !chosen.includes(at) && tryColumns([...chosen, at]))
  }
  return tryColumns([])
}

async function runAll(connection: Connection, statements: readonly string[]): Promise<readonly Table[]> {
  const tables: Table[] = []
  for (const sql of statements) {
    const table = await run(connection, sql)
    if (typeof table !== 'string') tables.push(table)
  }
  return tables
}

/** The rows, or the server's words about why there are none. */
async function run(connection: Connection, sql: string): Promise<Table | string> {
  try {
    return await connection.readOnly({ timeoutMs }, (tx) => tx.query(sql.trim().replace(/;$/, '')))
  } catch (error) {
    if (error instanceof StatementError && error.fault !== 'connection') return error.message
    throw error
  }
}
