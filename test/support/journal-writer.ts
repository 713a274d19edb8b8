// A process that records runs, to be killed or not: journal-writer <dataDir> <runs> <end> [store address]
// end: `exit` | `hang` within one more run | `drain` after the runs | `drain-forever` | `hold` the store open
import { openJournal } from '../../src/instruments/journal.js'
import { newRunId } from '../../src/instruments/run-id.js'
import { openStore } from '../../src/instruments/store.js'
import { parseStoreLocation } from '../../src/instruments/store-location.js'
import { recordRun, sampleEvents } from '../instruments/sample-run.js'

const [dataDir = '', runs = '1', end = 'exit', address = ''] = process.argv.slice(2)
const say = (line: string) => process.stdout.write(`${line}\n`)
const open = () =>
  openStore({ location: parseStoreLocation(address, dataDir, {}), dataDir, cacheDir: null, waitMs: 60_000 })

for (let number = 0; number < Number(runs); number++) say(recordRun(dataDir))

switch (end) {
  case 'hang': {
    const runId = newRunId()
    const journal = openJournal(dataDir, runId)
    for (const event of sampleEvents({ runId }).slice(0, 6)) journal.append(event)
    say(`hanging ${runId}`)
    setInterval(() => undefined, 1000)
    break
  }
  case 'drain': {
    const store = await open()
    const { drained } = await store.drain()
    await store.close()
    say(`drained ${drained}`)
    break
  }
  case 'drain-forever': {
    const store = await open()
    for (;;) {
      say(recordRun(dataDir))
      say(`drained ${(await store.drain()).drained}`)
    }
  }
  case 'hold': {
    await open()
    say('holding')
    setInterval(() => undefined, 1000)
    break
  }
}
