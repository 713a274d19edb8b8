// One process as a user has it, for bench/latency.ts: reads a stored snapshot, builds the catalogue and asks questions.
// node bench/run.mjs --plain latency-stored <file> <budget in ms>
import { readFileSync } from 'node:fs'
import { tuneEngine } from '../src/cli/engine.js'
import * as parser from './support/parser.js'
import { askAll, type Stored } from './support/timed.js'

const [file = '', budget = ''] = process.argv.slice(2)
const residentMiB = () => process.memoryUsage.rss() / 2 ** 20

tuneEngine()
const startMiB = residentMiB()
const { snapshot, facts, questions } = JSON.parse(readFileSync(file, 'utf8')) as Stored
const snapshotMiB = residentMiB()
const start = performance.now()
const catalog = parser.buildCatalog(snapshot, facts)
const buildMs = performance.now() - start
const catalogMiB = residentMiB()
const first = await askAll(questions, catalog, null, Number(budget))
const again = await askAll(questions, catalog, null, Number(budget))
const peakMiB = process.resourceUsage().maxRSS / 1024
process.stdout.write(JSON.stringify({ buildMs, startMiB, snapshotMiB, catalogMiB, peakMiB, first, again }))
