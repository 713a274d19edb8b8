import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const source = path.resolve(import.meta.dirname, '..', 'src')

/** Which rooms a room may import; every room may import errors. docs/architecture.md states the same table. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  'text-files.d': [],
  events: [],
  config: [],
  comparison: ['events'],
  conversation: ['events'],
  database: ['events'],
  models: ['events'],
  guard: ['database'],
  linking: ['database', 'events'],
  builtin: ['linking', 'database'],
  agents: ['models', 'linking', 'builtin', 'guard', 'database', 'conversation', 'events'],
  instruments: ['database', 'conversation', 'events'],
  orchestrator: [
    'agents',
    'conversation',
    'guard',
    'linking',
    'comparison',
    'instruments',
    'events',
    'database',
  ],
  output: ['events'],
  files: ['database'],
  charts: ['events'],
  ui: ['events', 'output', 'charts'],
  evaluation: ['agentdb', 'comparison', 'events', 'output'],
  agentdb: [
    'config',
    'events',
    'database',
    'files',
    'models',
    'guard',
    'linking',
    'builtin',
    'agents',
    'instruments',
    'orchestrator',
    'conversation',
    'output',
  ],
  index: ['agentdb', 'config', 'events', 'database', 'linking', 'conversation', 'output'],
}

/** Rooms that may be imported for their types alone. */
const typesOnly: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  events: ['errors'],
  database: ['events'],
  models: ['events'],
  comparison: ['events'],
  conversation: ['events'],
  agents: ['database'],
  output: ['events'],
  charts: ['events'],
  ui: ['events'],
  evaluation: ['agentdb', 'events'],
  index: ['config', 'events', 'database', 'linking', 'output'],
}

describe('the import rules', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(ts|tsx|js)$/.test(file),
  )

  it('sees the source', () => {
    expect(files.length).toBeGreaterThan(50)
  })

  it('lets each room import only what the table allows', () => {
    const violations = files.flatMap((file) => {
      const room = roomOf(file)
      if (room === 'cli') return []
      const text = readFileSync(path.join(source, file), 'utf8')
      return importsOf(text).flatMap(({ target, typeOnly }) => {
        const imported = roomOf(path.relative(source, path.resolve(source, path.dirname(file), target)))
        if (imported === room || imported === 'errors' || imported.startsWith('..')) return []
        if (!allowed[room]?.includes(imported)) return [`${file} imports ${target}`]
        return typesOnly[room]?.includes(imported) && !typeOnly
          ? [`${file} may import only types of ${target}`]
          : []
      })
    })
    expect(violations).toEqual([])
  })

  it('leaves the process to bin, cli and config', () => {
    const offenders = files.filter((file) => {
      if (['cli', 'config'].includes(roomOf(file))) return false
      const code = readFileSync(path.join(source, file), 'utf8').replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '')
      return /\bprocess\.(?:env|exit)\b|\bconsole\./.test(code)
    })
    expect(offenders).toEqual([])
  })

  it('keeps the entry points out of everybody else', () => {
    const offenders = files.filter(
      (file) =>
        roomOf(file) !== 'cli' &&
        importsOf(readFileSync(path.join(source, file), 'utf8')).some(({ target }) => /\/cli\//.test(target)),
    )
    expect(offenders).toEqual([])
  })
})

function roomOf(file: string): string {
  return (file.split(path.sep)[0] ?? '').replace(/\.(ts|tsx|js)$/, '')
}

function importsOf(text: string): { target: string; typeOnly: boolean }[] {
  const statements = text.matchAll(
    /^\s*(?:import|export)\s+(type\s+)?(?:([\w$*{},\s]+?)\s+from\s+)?['"](\.{1,2}\/[^'"]+)['"]/gm,
  )
  const dynamic = text.matchAll(/\bimport\(\s*['"](\.{1,2}\/[^'"]+)['"]\s*\)/g)
  return [
    ...[...statements].map(([, type, names = '', target = '']) => ({
      target,
      typeOnly:
        type !== undefined ||
        (/^\{[^}]*\}$/.test(names) &&
          names
            .slice(1, -1)
            .split(',')
            .filter((n) => n.trim())
            .every((n) => /^\s*type\s/.test(n))),
    })),
    ...[...dynamic].map(([, target = '']) => ({ target, typeOnly: false })),
  ]
}
