// A process that remembers words and keeps verified queries: taught-writer.ts <dataDir> <name> <how many>
import { addDefinition } from '../../src/instruments/definitions.js'
import { addToVerifiedFile } from '../../src/instruments/verified-file.js'

const [dataDir = '', name = '', count = '0'] = process.argv.slice(2)
for (let at = 0; at < Number(count); at++) {
  const term = `${name} ${at}`
  await addDefinition(dataDir, 'shop', { term, meaning: 'customers', addedAt: new Date().toISOString() })
  await addToVerifiedFile(dataDir, [{ question: term, sql: 'select 1', fingerprint: null }], 'shop')
}
process.stdout.write('done\n')
