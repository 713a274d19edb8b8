import type { Mention } from '../../../linking/link.js'
import type { ToldState } from '../../../linking/told-states.js'
import { type Token, tokenise } from '../../../linking/tokens.js'
import { tableNamed } from './state-columns.js'
import { stateSentence } from './state-sentences.js'
import { testsOf } from './state-tests.js'
import type { ToldWorld } from './told-world.js'

/** A sentence that defines a state of the rows of one table, over this schema; null when it is not one that is wholly read. */
export function toldState(sentence: string, catalog: ToldWorld): ToldState | null {
  const said = stateSentence(sentence)
  if (!said) return null
  const owner = said.said === null ? null : tableNamed(said.said, catalog)
  const own = said.said !== null && owner === null
  const noun = own ? said.noun : (said.said ?? said.noun)
  const clause = own ? (said.whole ?? said.clause) : said.clause
  const named = noun === null ? null : tableNamed(noun, catalog)
  if (noun !== null && named === null) return null
  const tables = named === null ? catalog.tables.filter(({ isView }) => !isView).map(({ id }) => id) : [named]
  const read = tables.flatMap((table) => {
    const tests = testsOf(clause, table, catalog)
    return tests ? [{ table, tests }] : []
  })
  const [only] = read
  if (!only || read.length !== 1) return null
  const spoken = owner !== null && said.noun !== null ? tableNamed(said.noun, catalog) : null
  return { ...only, ...(spoken && { also: spoken }), phrases: said.phrases, text: said.text }
}

/** The question's words for a state, which mean nothing else then. */
export function stateMentions(
  tokens: readonly Token[],
  states: readonly ToldState[],
  mentions: readonly Mention[],
): readonly Mention[] {
  const told = states.flatMap((state) =>
    state.phrases.flatMap((phrase) => spansOf(tokens, phrase).map((span) => ({ ...span, state }))),
  )
  const out: Mention[] = told.map(({ start, end, state }) => ({
    start,
    end,
    links: [
      {
        kind: 'column',
        column: state.tests[0]?.column ?? '',
        told: state,
        score: 1.05,
        reason: 'name',
        readAs: null,
      },
    ],
  }))
  const free = mentions.filter(
    (mention) => !told.some(({ start, end }) => mention.start < end && start < mention.end),
  )
  return [...free, ...out]
}

function spansOf(tokens: readonly Token[], phrase: string): readonly { start: number; end: number }[] {
  const words = tokenise(phrase).map(({ low }) => low)
  return tokens.flatMap((token) =>
    words.every((word, at) => {
      const other = tokens[token.index + at]
      return other !== undefined && other.kind === 'word' && other.low === word
    })
      ? [{ start: token.index, end: token.index + words.length }]
      : [],
  )
}

/** The first state that was told and that no word of the question is for: what it is good for is not understood. */
export function unusedState(states: readonly ToldState[], mentions: readonly Mention[]): string | null {
  const used = new Set(
    mentions.flatMap(({ links }) =>
      links.flatMap((link) => (link.kind === 'column' ? (link.told ?? []) : [])),
    ),
  )
  return states.find((state) => state.label === undefined && !used.has(state))?.text ?? null
}

/** The tokens with the words for states that were told made into ones that mean nothing else: "upcoming" is as it was told. */
export function asToldOnly(tokens: readonly Token[], states: readonly ToldState[]): readonly Token[] {
  const told = new Set(
    states.flatMap(({ phrases }) =>
      phrases.flatMap((phrase) =>
        spansOf(tokens, phrase).flatMap(({ start, end }) =>
          tokens.slice(start, end).map(({ index }) => index),
        ),
      ),
    ),
  )
  return told.size === 0
    ? tokens
    : tokens.map((token) =>
        told.has(token.index) ? { ...token, low: `${token.low}_`, lemma: `${token.lemma}_` } : token,
      )
}
