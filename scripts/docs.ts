// Writes the pages of docs/ that are made from the program: npm run docs
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { referencePages } from '../src/cli/reference/pages.js'

const root = path.resolve(import.meta.dirname, '..')
const pages = referencePages(readFileSync(path.join(root, '.env.sample'), 'utf8'))
for (const [name, text] of Object.entries(pages)) writeFileSync(path.join(root, 'docs', name), text)
