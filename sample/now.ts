export { sampleNow } from '../src/database/sample.js'
