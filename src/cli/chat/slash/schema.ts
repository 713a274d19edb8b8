import { schemaText } from '../../../agents/briefing-text.js'
import { cleanText } from '../../../output/clean-text.js'
import { pickTables } from '../../pick-tables.js'
import { describedTables } from '../../snapshot-report.js'
import type { SlashCommand } from '../room.js'

/** What the team sees of the database. */
export const schemaCommand: SlashCommand = {
  name: '/schema',
  usage: '/schema [table…]',
  help: 'the tables and columns there are',
  async run(words, { db }) {
    const { tables } = await db.schema()
    const names = words.split(/[\s,]+/).filter(Boolean)
    const picked = names.length === 0 ? tables : pickTables(tables, names)
    return { kind: 'say', text: `${cleanText(schemaText(describedTables(picked)), 'lines')}\n` }
  },
}
