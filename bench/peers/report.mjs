import os from 'node:os'
import { median } from './processes.mjs'

const row = (...cells) => `| ${cells.join(' | ')} |`
const whole = (value) => Math.round(value).toLocaleString('en').replaceAll(',', ' ')
const sum = (sizes, key) => sizes.reduce((total, size) => total + size[key], 0)
const of = (runs, key) => (runs.length === 0 ? '' : whole(median(runs.map((run) => run[key]))))

/** results.md: what each contestant asked of the model, and what time and memory it took. */
export function report({ results, questions, loads, dependencies, values }) {
  const asking = [...results].filter(([, { sizes }]) => sizes.length > 0)
  const each = (pick) => asking.map(([, result]) => pick(result))
  const warmTimes = ({ warm }, index) =>
    warm === undefined
      ? []
      : warm.answers
          .slice(questions.length)
          .filter((_, at) => at % questions.length === index)
          .map(({ ms }) => ms)
  const warmMedian = (result) => {
    const times = questions.flatMap((_, index) => warmTimes(result, index))
    return times.length === 0 ? '' : median(times).toFixed(1)
  }
  const perQuestion = (key) => each(({ sizes }) => whole(median(sizes.map((calls) => sum(calls, key)))))
  const lines = [
    '# Against LangChain.js',
    '',
    `- Date: ${new Date().toISOString().slice(0, 16)}Z, node ${process.versions.node}, ${os.cpus().length} shared cores, load ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}`,
    `- Command: \`npx tsx bench/peers/run.mjs --cold ${values.cold} --rounds ${values.rounds}\`; medians; all answers right`,
    `- Peers: ${Object.entries(dependencies)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}`,
    '',
    row('', ...asking.map(([name]) => name)),
    row('---', ...asking.map(() => '---:')),
    row('model calls a question', ...each(({ sizes }) => median(sizes.map((calls) => calls.length)))),
    row('prompt tokens a question: request bodies, characters / 4', ...perQuestion('characters')),
    row('o200k tokens: messages', ...perQuestion('messages')),
    row('o200k tokens: messages, tools and reply form', ...perQuestion('all')),
    row('fresh process, one question, ms', ...each(({ cold }) => of(cold, 'wallMs'))),
    row('of it processor time, ms', ...each(({ cold }) => of(cold, 'cpuMs'))),
    row('peak memory of that process, MiB', ...each(({ cold }) => of(cold, 'peakMib'))),
    row('the same without any cache yet, ms', ...each(({ first }) => of(first, 'wallMs'))),
    row('its peak memory, MiB', ...each(({ first }) => of(first, 'peakMib'))),
    row('warm, ms a question', ...each(warmMedian)),
    row('peak memory after all rounds, MiB', ...each(({ warm }) => (warm ? whole(warm.peakMib) : ''))),
    '',
    bare(results.get('node -e 0').cold),
    '',
    ...perQuestionTable(questions, asking, warmTimes),
    '',
  ]
  return lines.join('\n')
}

function bare(cold) {
  return `\`node -e 0\`, measured the same way: ${of(cold, 'wallMs')} ms, ${of(cold, 'cpuMs')} ms of processor time, ${of(cold, 'peakMib')} MiB.`
}

function perQuestionTable(questions, asking, warmTimes) {
  return [
    row('calls / tokens (characters / 4) / warm ms', ...asking.map(([name]) => name)),
    row('---', ...asking.map(() => '---:')),
    ...questions.map(({ question }, index) =>
      row(
        question,
        ...asking.map(([, result]) => {
          const calls = result.sizes[index]
          const times = warmTimes(result, index)
          const parts = [calls.length, whole(sum(calls, 'characters'))]
          return [...parts, ...(times.length > 0 ? [median(times).toFixed(1)] : [])].join(' / ')
        }),
      ),
    ),
  ]
}
