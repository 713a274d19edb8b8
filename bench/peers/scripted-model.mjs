import { questions } from './questions.mjs'

const reactFormat = 'Action Input:'
const finalAnswer = 'The rows above answer the question.'

/** The instant model: a reply for each request, from nothing but what the request says. */
export function replyTo({ text, body, prompt }) {
  const asked = questionIn(text)
  if (asked === undefined) return { status: 400, body: { error: { message: 'no known question in it' } } }
  if (body.response_format !== undefined) {
    return {
      fill: {
        outcome: 'query',
        sql: asked.sql,
        reading: asked.question,
        answer_template: 'The first of {rows} rows.',
      },
    }
  }
  const steps = [
    ['list-tables-sql', ''],
    ['info-sql', asked.tables],
    ['query-checker', asked.sql],
    ['query-sql', asked.sql],
  ]
  if (body.tools !== undefined) return toolCall(body, steps)
  if (prompt.includes(reactFormat)) return reactStep(prompt, steps)
  return { text: asked.sql }
}

/** Which of the questions a request is about; the check of a query tells it by the SQL alone. */
export function questionIn(text) {
  return questions.find(({ question, sql }) => text.includes(question) || text.includes(sql))
}

function toolCall(body, steps) {
  const done = body.messages.filter(({ role }) => role === 'tool').length
  if (done === steps.length) return { text: finalAnswer }
  const [name, input] = steps[done]
  const call = {
    id: `call_${done}`,
    type: 'function',
    function: { name, arguments: JSON.stringify({ input }) },
  }
  const message = { role: 'assistant', content: null, tool_calls: [call] }
  return {
    status: 200,
    body: {
      // An agent's memory takes two messages of one id for one message.
      id: `chatcmpl-${done}`,
      object: 'chat.completion',
      created: 0,
      model: body.model,
      choices: [{ index: 0, message, finish_reason: 'tool_calls' }],
      usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    },
  }
}

/** The format of a ReAct agent: what was done so far stands behind the question. */
function reactStep(prompt, steps) {
  const done = prompt.slice(prompt.indexOf('Begin!')).split('Observation:').length - 1
  if (done === steps.length) return { text: `I now know the final answer\nFinal Answer: ${finalAnswer}` }
  const [name, input] = steps[done]
  return { text: `I go on with ${name}.\nAction: ${name}\nAction Input: ${input}` }
}
