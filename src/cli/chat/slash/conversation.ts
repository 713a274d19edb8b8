import { contextText } from '../../../conversation/context-text.js'
import { cleanText } from '../../../output/clean-text.js'
import type { SlashCommand } from '../room.js'
import { sessionsOf } from '../talk.js'

/** Takes back the last question. */
export const undoCommand: SlashCommand = {
  name: '/undo',
  usage: '/undo',
  help: 'take the last question back',
  async run(_, { talk }) {
    const gone = await talk.undo()
    if (gone === null) return { kind: 'note', text: 'There is nothing to take back.\n' }
    const last = talk.turns().at(-1)
    const now = last
      ? `The next question goes on from "${last.question ?? last.said}".`
      : 'The next question is the first.'
    return { kind: 'note', text: `${cleanText(`Taken back: "${gone.said}". ${now}`)}\n` }
  },
}

/** Forgets what was said. */
export const newCommand: SlashCommand = {
  name: '/new',
  usage: '/new',
  help: 'begin anew: the next question stands alone',
  async run(_, { talk }) {
    await talk.clear()
    return { kind: 'note', text: 'The next question is the first.\n' }
  },
}

/** What the next question goes on from. */
export const contextCommand: SlashCommand = {
  name: '/context',
  usage: '/context',
  help: 'what the next question goes on from, and a model is told',
  async run(_, { talk }) {
    return { kind: 'say', text: `${cleanText(contextText(talk.turns(), talk.name), 'lines')}\n` }
  },
}

/** The conversations that are kept by name. */
export const sessionsCommand: SlashCommand = {
  name: '/sessions',
  usage: '/sessions',
  help: 'the conversations that are kept under a name',
  async run(_, { flags, io, talk }) {
    const kept = sessionsOf(flags, io)
    if (kept.length === 0)
      return {
        kind: 'note',
        text: 'No session is kept for this database; agentdb chat --session <name> begins one.\n',
      }
    const lines = kept.map(({ name, changedAt, turns }) => {
      const here = name === talk.name ? ' (this one)' : ''
      return `${name}${here} · ${turns.length} ${turns.length === 1 ? 'question' : 'questions'} · ${changedAt.slice(0, 16).replace('T', ' ')} UTC · last: ${turns.at(-1)?.said ?? ''}`
    })
    return { kind: 'say', text: `${lines.map((line) => cleanText(line)).join('\n')}\n` }
  },
}
