import { Box, Text } from 'ink'
import { cleanText } from '../output/clean-text.js'
import type { Look, Paint } from './paint.js'
import { type AgentView, agentNames, agentOrder, type RunView } from './run-view.js'

const signs: Readonly<Record<AgentView['state'], readonly [sign: string, look: Look]>> = {
  waiting: ['○', 'dim'],
  working: ['●', 'bold'],
  done: ['✓', 'green'],
  trouble: ['!', 'red'],
}

/** The longest name, and two spaces. */
const nameWidth = 'data engineer'.length + 2

/** The four agents, a line each: state, name, and what it does or what came of it. */
export function TeamLines({ run, paint }: { readonly run: RunView; readonly paint: Paint }) {
  return (
    <Box flexDirection="column">
      {agentOrder.map((agent) => {
        const { state, note } = run.agents[agent]
        const [sign, look] = signs[state]
        const name = agentNames[agent].padEnd(nameWidth)
        const said = [agent === 'sql-analyst' ? attemptText(run) : '', cleanText(note)]
        const line = `${paint(state === 'waiting' ? 'dim' : 'plain', name)}${said.filter(Boolean).join(' · ')}`
        return <Text key={agent} wrap="truncate-end">{`${paint(look, sign)} ${line}`}</Text>
      })}
    </Box>
  )
}

/** "attempt 2 of 3, because column "x" does not exist"; nothing of a first attempt, which is what everybody expects. */
function attemptText({ attempt }: RunView): string {
  if (attempt === null || attempt.number < 2) return ''
  const { number, of, because } = attempt
  const counted = of !== null && number <= of ? `attempt ${number} of ${of}` : `attempt ${number}`
  return because === null ? counted : `${counted}, because: ${cleanText(because)}`
}
