// For a child process of a test: `node --import tsx --import <this file> script.ts` reads *.sql and *.md as text.
import { register } from 'node:module'

const hooks = `
  import { readFileSync } from 'node:fs'
  export async function load(url, context, next) {
    if (!/\\.(sql|md)$/.test(url)) return next(url, context)
    const text = readFileSync(new URL(url), 'utf8')
    return { format: 'module', shortCircuit: true, source: 'export default ' + JSON.stringify(text) }
  }`

register(`data:text/javascript,${encodeURIComponent(hooks)}`)
