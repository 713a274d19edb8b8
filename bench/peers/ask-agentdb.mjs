// Asks through agentdb's built library; the settings come from the environment.
import { openAgentDb } from '../../dist/index.js'
import { askAll } from './ask-all.mjs'

const db = await openAgentDb()
await askAll(async (question) => {
  const { status, rows, error } = await db.answer(question)
  return rows.length > 0 ? JSON.stringify(rows) : `Error: ${status} ${error?.message}`
})
await db.close()
