import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { environmentVariables, resolveConfig } from '../../src/config.js'

const text = readFileSync(path.resolve(import.meta.dirname, '..', '..', '.env.sample'), 'utf8')
const assignments = [...text.matchAll(/^#?([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, name = '', value = '']) => ({
  name,
  value,
}))

it('.env.sample lists every variable that settings are read from, and no other', () => {
  expect(assignments.map(({ name }) => name).sort()).toEqual([...environmentVariables].sort())
})

it('.env.sample changes nothing when it is copied as it is', () => {
  expect(text.match(/^[A-Z]/gm)).toBeNull()
})

it('.env.sample gives only values that are understood, the defaults where there are any', () => {
  const set = assignments.filter(({ value }) => value !== '')
  const environment = Object.fromEntries(set.map(({ name, value }) => [name, value]))
  const sampled = resolveConfig({ environment, cwd: '/nonexistent' }).settings
  const { settings } = resolveConfig({ environment: {}, cwd: '/nonexistent' })
  for (const [name, value] of Object.entries(settings)) {
    if (value !== null) expect({ [name]: sampled[name as keyof typeof sampled] }).toEqual({ [name]: value })
  }
})
