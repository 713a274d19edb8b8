import { approvalModes } from '../../../config.js'
import { UsageError } from '../../../errors.js'
import { isPerson } from '../input.js'
import type { SlashCommand } from '../room.js'

/** Who answers from now on. */
export const modelCommand: SlashCommand = {
  name: '/model',
  usage: '/model [name]',
  help: 'who answers: auto, builtin, or a model of the endpoint',
  async run(words, { flags }) {
    if (words === '')
      return {
        kind: 'note',
        text: `The model is ${flags.model ?? 'as the settings say (agentdb config)'}.\n`,
      }
    if (/\s/.test(words))
      throw new UsageError('bad_model_name', `"${words}" is no name of a model.`, {
        hint: 'For example: /model builtin.',
      })
    return {
      kind: 'flags',
      flags: { ...flags, model: words },
      reopen: true,
      note: `From now on ${words} answers.\n`,
    }
  },
}

/** Which statements are shown before they run. */
export const approveCommand: SlashCommand = {
  name: '/approve',
  usage: '/approve [mode]',
  help: 'which statements you see before they run',
  async run(words, { flags, io }) {
    const modes: readonly string[] = approvalModes
    if (words === '') {
      return {
        kind: 'note',
        text: `Approval is ${flags.approve ?? 'as the settings say (agentdb config)'}; it can be ${modes.join(', ')}.\n`,
      }
    }
    if (!modes.includes(words)) {
      throw new UsageError('bad_approval', `/approve: "${words}" is none of ${modes.join(', ')}.`, {
        hint: 'For example: /approve always.',
      })
    }
    if (words !== 'never' && !isPerson(io)) {
      throw new UsageError(
        'approval_needs_terminal',
        `/approve ${words} asks before a statement runs, and nobody can be asked here.`,
        {
          hint: 'Chat at a terminal.',
        },
      )
    }
    return { kind: 'flags', flags: { ...flags, approve: words }, reopen: true, note: `Approval: ${words}.\n` }
  },
}
