import type { Command } from 'commander'

/** Command lines for the help of each command, by its words; those of the program stand in program.ts. */
const examples: Readonly<Record<string, readonly string[]>> = {
  chat: [
    'agentdb chat',
    'agentdb chat --session weekly "orders in 2025"',
    'agentdb --session weekly "now by month"',
    'agentdb chat --json < questions.txt | jq .answer',
  ],
  sql: [
    'agentdb sql "select count(*) from orders"',
    'agentdb sql --review "select sum(o.shipping_fee) from orders o join order_items i on i.order_id = o.id"',
    'agentdb sql - --format csv --output orders.csv < orders.sql',
  ],
  files: [
    'agentdb --file sales.csv --keep shop "how many sales are there?"',
    'agentdb files',
    'agentdb files --remove shop',
  ],
  schema: [
    'agentdb schema',
    'agentdb schema orders customers',
    'agentdb schema --for "late orders"   # what the team would be told',
    'agentdb schema --json | jq ".tables[].name"',
  ],
  remember: [
    'agentdb remember "client = customers"',
    'agentdb remember "revenue means the sum of order_items.revenue"',
    'agentdb remember --remove client',
  ],
  'teach add': [
    'agentdb teach add --from last',
    'agentdb teach add "orders per channel" --sql "select channel, count(*) from orders group by 1"',
  ],
  'teach list': ['agentdb teach list', 'agentdb teach list --json'],
  'teach remove': ['agentdb teach remove 3'],
  'teach export': ['agentdb teach export verified.jsonl'],
  'teach import': ['agentdb teach import verified.jsonl', 'cat verified.jsonl | agentdb teach import -'],
  eval: [
    'agentdb eval questions.jsonl',
    'agentdb eval questions.jsonl --min-precision 95%   # exit 10 when fewer are right',
    'agentdb eval questions.jsonl --output results.json --quiet',
    'agentdb eval questions.jsonl --baseline results.json',
  ],
  history: [
    'agentdb history',
    'agentdb history refund --since 7d',
    'agentdb history --status failed --limit 5 --json',
  ],
  show: ['agentdb show', 'agentdb show last --format csv   # its result again'],
  costs: ['agentdb costs', 'agentdb costs --since 7d --by day', 'agentdb costs --by tag'],
  rerun: ['agentdb rerun last', 'agentdb rerun last --format csv --output today.csv'],
  trace: ['agentdb trace last > run.md', 'agentdb trace last --format jsonl'],
  batch: [
    'agentdb batch questions.txt --concurrency 4 > answers.ndjson',
    'agentdb batch questions.jsonl --max-usd 0.50',
    'cat questions.txt | agentdb batch -',
  ],
  prune: ['agentdb prune --older-than 90d --dry-run', 'agentdb prune --older-than 90d --keep 100 --yes'],
  init: [
    'agentdb init',
    'agentdb init --database-url postgres://reader@localhost:5432/shop --yes',
    'agentdb init --base-url http://localhost:11434/v1 --model llama3.1 --yes --no-check',
  ],
  doctor: [
    'agentdb doctor',
    'agentdb doctor --database-url postgres://reader@localhost:5432/shop',
    'agentdb doctor --grants report_reader > role.sql   # read it, then run it with psql',
  ],
  config: ['agentdb config', 'agentdb config --json'],
  completion: [
    'eval "$(agentdb completion bash)"   # in ~/.bashrc',
    'source <(agentdb completion zsh)    # in ~/.zshrc, below compinit',
    'agentdb completion fish > ~/.config/fish/completions/agentdb.fish',
  ],
  help: ['agentdb help teach add', 'agentdb help store_busy', 'agentdb help errors'],
}

/** Gives each command of a program below it its examples, and all of them the same way to ask for help. */
export function addExamples(command: Command, above = ''): void {
  for (const each of command.commands) {
    const path = `${above} ${each.name()}`.trim()
    const lines = examples[path] ?? []
    each.helpOption('-h, --help', 'this help')
    if (lines.length > 0)
      each.addHelpText('after', ['\nExamples:', ...lines.map((line) => `  ${line}`)].join('\n'))
    each.addHelpText('after', '\nThe options of agentdb --help may stand here as well.')
    addExamples(each, path)
  }
}
