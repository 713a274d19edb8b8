// Asks through LangChain.js. Its modules are loaded by what each agent needs, so that neither pays for the other.
import { ChatOpenAI } from '@langchain/openai'
import { SqlDatabase } from '@langchain/classic/sql_db'
import { createSqlAgent, SQL_PREFIX, SqlToolkit } from '@langchain/classic/agents/toolkits/sql'
import { DataSource } from 'typeorm'
import { askAll } from './ask-all.mjs'

const dataSource = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL })
const db = await SqlDatabase.fromDataSourceParams({ appDataSource: dataSource })
const model = new ChatOpenAI({
  model: 'scripted',
  temperature: 0,
  configuration: { baseURL: process.env.OPENAI_BASE_URL },
})
const toolkit = new SqlToolkit(db, model)
toolkit.dialect = 'postgres'

const makers = {
  async createAgent() {
    const { createAgent } = await import('langchain')
    const systemPrompt = SQL_PREFIX.replace('{dialect}', 'postgres').replace('{top_k}', '10')
    const agent = createAgent({ model, tools: toolkit.tools, systemPrompt })
    return async (question) => {
      const { messages } = await agent.invoke({ messages: [{ role: 'user', content: question }] })
      return messages.findLast((message) => message.getType() === 'tool').content
    }
  },
  async createSqlAgent() {
    const executor = createSqlAgent(model, toolkit)
    return async (question) => {
      const { intermediateSteps } = await executor.invoke({ input: question })
      return intermediateSteps.at(-1).observation
    }
  },
}

await askAll(await makers[process.argv[2]]())
await dataSource.destroy()
