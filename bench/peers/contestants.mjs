import { fileURLToPath } from 'node:url'

const here = (name) => fileURLToPath(new URL(name, import.meta.url))

/** Each is a program that asks: with PEERS_QUESTION one question; `warm` ones also many in one process. */
export const contestants = [
  { name: 'LangChain createAgent', args: () => [here('ask-langchain.mjs'), 'createAgent'], warm: true },
  { name: 'LangChain createSqlAgent', args: () => [here('ask-langchain.mjs'), 'createSqlAgent'], warm: true },
  { name: 'agentdb library', args: () => [here('ask-agentdb.mjs')], warm: true },
  {
    name: 'agentdb command',
    args: (question) => [here('../../bin/agentdb.js'), '--json', '--prompt', question],
    warm: false,
  },
  { name: 'node -e 0', args: () => ['-e', '0'], warm: false, idle: true },
]
