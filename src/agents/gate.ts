import type { Clarification, Problem } from '../events.js'
import { writeRequest } from './write-request.js'

/** What can be told of a question before anything is spent on it. */
export type Gate =
  | { readonly kind: 'answerable' }
  /** It names nothing to look for: "how many are there?" */
  | { readonly kind: 'ambiguous'; readonly clarification: Clarification }
  | { readonly kind: 'not-about-data'; readonly problem: Problem }
  | { readonly kind: 'write-request'; readonly problem: Problem }

/** What the gate knows beside the question. */
export interface Known {
  /** The reading the user chose when asked back; null when nobody was asked. */
  readonly meaning: string | null
  /** Something was asked before: "2024?" and "how many are there?" may speak of that. */
  readonly followsUp?: boolean
  /** The tables there are, by the name a person calls them. */
  readonly tables: readonly string[]
}

const mostOptions = 6

/**
 * Decides, before anything is spent, whether a question can be one about data at all. It says no only where no data
 * could make a difference: everything else is answerable until someone has looked.
 */
export function gate(question: string, { meaning, tables, followsUp = false }: Known): Gate {
  const verb = writeRequest(question)
  if (verb !== null) return writes(verb)
  const words = question.toLowerCase().match(/\p{L}[\p{L}'’]*/gu) ?? []
  if (words.length === 0 && !(followsUp && /\d/.test(question))) {
    return offTopic(`"${question.slice(0, 80)}" holds no words to look for in the database.`)
  }
  if (smallTalk.test(words.join(' '))) {
    return offTopic(`"${question.trim().slice(0, 80)}" asks for nothing in the database.`)
  }
  if (followsUp) return { kind: 'answerable' }
  const empty = meaning === null && !/\d/.test(question) && words.every((word) => saysNothing.has(word))
  if (empty && words.some((word) => pointing.has(word)) && tables.length > 1)
    return whatIsMeant(question, tables)
  return { kind: 'answerable' }
}

function writes(verb: string): Gate {
  const message = `"${verb}" asks to change the database; agentdb only reads.`
  const hint = 'Ask what you want to know, for example which rows would be affected.'
  return { kind: 'write-request', problem: { code: 'write_requested', message, hint } }
}

function offTopic(message: string): Gate {
  const hint = 'Ask in plain words, for example "How many orders were placed in 2025?".'
  return { kind: 'not-about-data', problem: { code: 'not_a_data_question', message, hint } }
}

/** The tables are offered: which of them is meant, only the user knows. */
function whatIsMeant(question: string, tables: readonly string[]): Gate {
  const asked = question.trim().slice(0, 80)
  const options = tables
    .slice(0, mostOptions)
    .map((table) => ({ label: table, interpretation: `"${asked}" asked of ${table}` }))
  return {
    kind: 'ambiguous',
    clarification: { question: `"${asked}" does not say of what. What do you mean?`, options },
  }
}

const smallTalk =
  /^(?:(?:hi|hello|hey|hallo)(?: there)?|good (?:morning|afternoon|evening|day)|thanks|thank you(?: very much| so much)?|bye|goodbye|ok|okay|who are you|what are you|how are you(?: today| doing)?|are you there|tell me a joke)$/

/** What stands for something said before. */
const pointing = new Set(['them', 'they', 'those', 'these', 'there'])

/** Words of which none names anything that could be stored. */
const saysNothing = new Set([
  ...pointing,
  ...'how many much what which who show list give tell count me us all of the a an are is was were do does have has we please and or about'.split(
    ' ',
  ),
])
