import { chartRequests } from '../../../charts/chart.js'
import { UsageError } from '../../../errors.js'
import { checkOutput, deliver } from '../../deliver.js'
import { writeAnswer } from '../../io.js'
import { answerFormatFrom } from '../../options.js'
import { lastAnswered, type SlashCommand } from '../room.js'
import { noRows, nothingYet } from './last-answer.js'

/** Writes the last answer to a file. */
export const exportCommand: SlashCommand = {
  name: '/export',
  usage: '/export <file>',
  help: 'write the last answer to a file: .csv, .json, .html, .svg, …',
  async run(words, room) {
    const output = words.replace(/^(["'])(.*)\1$/, '$2')
    if (output === '') {
      throw new UsageError('no_file', '/export names no file.', { hint: 'For example: /export orders.csv.' })
    }
    const answer = lastAnswered(room)
    if (answer === null) throw noRows('/export', room)
    const flags = { color: false, output, quiet: true }
    const format = answerFormatFrom(flags)
    checkOutput(flags, room.io)
    await deliver(answer, format, flags, room.io)
    const rows = answer.rows.length === 1 ? '1 row' : `${answer.rows.length} rows`
    const more = answer.truncated ? '; there are more, see --max-rows' : ''
    return { kind: 'note', text: `${output}: ${rows}${more}.\n` }
  },
}

/** Draws the last answer. */
export const chartCommand: SlashCommand = {
  name: '/chart',
  usage: '/chart [kind]',
  help: `draw the last answer: ${chartRequests.slice(1, -1).join(', ')}`,
  async run(words, room) {
    const chart = chartRequests.find((kind) => kind === (words || 'auto'))
    if (chart === undefined || chart === 'none') {
      throw new UsageError('unknown_chart', `/chart: "${words}" is no kind of chart.`, {
        hint: `There are ${chartRequests.slice(0, -1).join(', ')}.`,
      })
    }
    const answer = lastAnswered(room)
    if (answer === null) throw noRows('/chart', room)
    const { chartFor } = await import('../../chart.js')
    const found = await chartFor(answer, 'table', { ...room.flags, chart }, room.io)
    if (found === null || !found.ok) {
      throw new UsageError('no_chart', `These rows make no chart: ${found?.reason ?? 'there are none'}.`, {
        hint: 'Another kind may: /chart bar.',
      })
    }
    await writeAnswer(room.io, `${(found.chart.text ?? '').trimEnd()}\n`)
    return { kind: 'done' }
  },
}

/** Keeps the last answer's question and SQL under a name. */
export const saveCommand: SlashCommand = {
  name: '/save',
  usage: '/save <name>',
  help: 'keep the SQL of the last answer: agentdb run <name> runs it again',
  async run(words, { talk, flags, io }) {
    const turn = talk.turns().at(-1)
    if (turn === undefined) throw nothingYet('/save')
    const { save } = await import('../../commands/save.js')
    await save(turn.runId, { ...flags, as: words }, io)
    return { kind: 'done' }
  },
}
