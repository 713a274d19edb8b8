import { type SettingFacts, secretSettings, settingFacts } from '../../config.js'
import { code, generatedNote, markdownTable, plain } from './markdown.js'
import { type CommandShape, optionsOf } from './shape.js'

/** Settings that stand in agentdb.config.json alone, so that neither --help nor .env.sample tells of them. */
const fileOnly: Readonly<Record<string, string>> = {
  private: 'columns whose values no model is ever shown: "table.column", "schema.table.column", "schema.*"',
  allowFunctions: 'functions of yours that only read, though the guard cannot prove it',
  allowForeignTables: 'foreign tables that may be read, though reading them reaches another server',
  policy: 'what may be asked about: tables, columns, masks, filters, row caps; see security.md',
  prices: 'USD a million tokens by model: { "name": { "input": 0.4, "output": 1.6 } }',
}

/** docs/configuration.md: every setting, from the program, the configuration and `.env.sample`. */
export function configurationPage(program: CommandShape, envSample: string): string {
  const options = new Map(optionsOf(program).map((option) => [option.long, option.description]))
  const comments = commentsOf(envSample)
  const rows = settingFacts.map((setting) => {
    const option = options.get(setting.flag)
    const said = option ?? comments.get(setting.variable ?? '') ?? fileOnly[setting.name] ?? ''
    return [
      code(setting.name),
      option === undefined ? '' : code(setting.flag),
      setting.variable === null ? '' : code(setting.variable),
      plain(usual(setting)),
      plain(withoutFacts(said, setting)),
    ]
  })
  return `${[
    '# Configuration',
    generatedNote('src/config.ts, the program and .env.sample'),
    'A setting is taken from the strongest place that has it: the command line, then the environment, then `.env` in the current folder, then `agentdb.config.json` there, then the default. `agentdb config` prints every value with where it came from, secrets masked; `agentdb init` writes `.env` for you.',
    markdownTable(['setting', 'flag', 'variable', 'default', 'meaning'], rows),
    'The first column is the name in `agentdb.config.json`:',
    '```json\n{ "maxRows": 500, "timeoutMs": "90s", "private": ["people.nick"] }\n```',
    `Durations are written \`500ms\`, \`30s\`, \`2m\` or \`1h\`; a bare number is seconds. Secrets (${[...secretSettings].map(code).join(', ')}) are masked wherever they are shown; an API key in \`agentdb.config.json\` is refused. The standard \`PG*\` variables fill in what \`DATABASE_URL\` leaves out.`,
  ].join('\n\n')}\n`
}

/** What the other columns say already is left out of the words: the variable, and the default. */
function withoutFacts(said: string, setting: SettingFacts): string {
  const facts = [setting.variable, usual(setting)].filter((fact) => fact !== null && fact !== '')
  return said.replace(/ \(([^()]*)\)$/, (whole, inner: string) =>
    facts.some((fact) => inner.split(', ')[0] === fact) ? '' : whole,
  )
}

function usual({ fallback, name }: SettingFacts): string {
  if (fallback === null) return ''
  if (typeof fallback === 'number' && name.endsWith('Ms')) return `${fallback / 1000}s`
  return typeof fallback === 'object' ? JSON.stringify(fallback) : String(fallback)
}

/** The comment above each variable of `.env.sample`; variables that follow each other share one. */
function commentsOf(envSample: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  let comment: string[] = []
  let open = true
  for (const line of envSample.split(/\r?\n/)) {
    const variable = /^#?([A-Z][A-Z0-9_]*)=/.exec(line)?.[1]
    if (variable !== undefined) {
      found.set(variable, comment.join(' ').replace(/\.$/, ''))
      open = false
    } else if (line.startsWith('# ')) {
      comment = open ? [...comment, line.slice(2)] : [line.slice(2)]
      open = true
    } else {
      comment = []
      open = true
    }
  }
  return found
}
