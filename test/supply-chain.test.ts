import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'

const root = path.resolve(import.meta.dirname, '..')
const read = (name: string) => readFileSync(path.join(root, name), 'utf8')

const Entry = z.object({
  dev: z.boolean().optional(),
  devOptional: z.boolean().optional(),
  optional: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
})
const lock = z.object({ packages: z.record(z.string(), Entry) }).parse(JSON.parse(read('package-lock.json')))
const { dependencies } = z
  .object({ dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')))

const installed = Object.entries(lock.packages).filter(([name]) => name !== '')
const production = installed.filter(([, { dev, devOptional }]) => !dev && !devOptional)

describe('the supply chain', () => {
  it('runs no install script of a production dependency', () => {
    expect(production.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([])
  })

  it('pins every package by its digest', () => {
    expect(installed.filter(([, { integrity }]) => integrity === undefined)).toEqual([])
  })

  it('names no host to download from', () => {
    expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
  })

  it('is stated in docs/security.md: each direct dependency, and how many there are in all', () => {
    const page = read('docs/security.md')
    const rows = page.slice(page.indexOf('| direct dependency |'))
    expect(Object.keys(dependencies).filter((name) => !rows.includes(`\`${name}\``))).toEqual([])
    expect(page).toContain(`${production.length} packages are installed for production`)
    const optional = production.filter(([, entry]) => entry.optional).map(([name]) => name)
    expect(page).toContain(`${optional.length} of them optional`)
    expect(optional.filter((name) => !name.includes('/@resvg/resvg-js-'))).toEqual([
      'node_modules/pg-cloudflare',
    ])
  })
})
