import * as z from 'zod'
import furtherPrompt from '../../prompts/further-questions.md'
import { analystMessages } from './analyst-messages.js'
import { fillPrompt } from './fill-prompt.js'
import type { Manner, MeteredModel } from './model-analyst.js'
import type { AnalystTask, FurtherQuestion } from './sql-analyst.js'

const Reply = z.object({
  questions: z.array(z.object({ question: z.string(), sql: z.string(), answer_template: z.string() })),
})

const { $schema: _, ...replySchema } = z.toJSONSchema(Reply, { target: 'draft-7' })

/** What one proposal takes of a reply, and the rest of it. */
const outputTokensEach = 500
const outputTokensBeside = 500

/**
 * Asks the model, in one call, for questions that an answer leads to. It is told the statement, which it wrote, and
 * nothing of the rows. What cannot be read is nothing proposed.
 * @throws {BudgetError} when the call is more than may be spent; {ModelError} as any call
 */
export async function proposeFurther(
  model: MeteredModel,
  task: AnalystTask,
  sql: string,
  count: number,
  { temperature, privacy }: Manner,
  signal: AbortSignal,
): Promise<readonly FurtherQuestion[]> {
  const completion = await model.complete(
    {
      role: 'sql-analyst',
      messages: [
        ...analystMessages({ ...task, failures: [] }, null, privacy),
        { role: 'assistant', content: JSON.stringify({ sql }) },
        { role: 'user', content: fillPrompt(furtherPrompt, { count: String(count) }) },
      ],
      reply: { name: 'further_questions_reply', schema: replySchema },
      temperature,
      maxOutputTokens: outputTokensBeside + outputTokensEach * count,
    },
    signal,
  )
  const parsed = Reply.safeParse(completion.outcome === 'ok' ? completion.json : null)
  if (!parsed.success) return []
  return parsed.data.questions
    .filter(({ question, sql: other }) => question.trim() !== '' && other.trim() !== '')
    .slice(0, count)
    .map(({ question, sql: other, answer_template: template }) => ({
      question: question.trim(),
      sql: other.trim(),
      template: template.trim() === '' ? null : template.trim(),
    }))
}
