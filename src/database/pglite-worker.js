// The thread that runs PGlite: it can be terminated in the middle of a statement, which PGlite itself cannot stop.
// Plain JavaScript, so that it starts unbundled (under vitest) just as it does beside the bundle.
// The messages are described in pglite-session.ts.
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite, protocol } from '@electric-sql/pglite'

const { serialize } = protocol

// WebAssembly memory never shrinks: what one statement may add to it is bounded, and Postgres says "out of memory".
const headroomPages = (64 * 2 ** 20) / 65_536
let bounded = false
let floorPages = null
const growFreely = WebAssembly.Memory.prototype.grow
WebAssembly.Memory.prototype.grow = function grow(pages) {
  const before = this.buffer.byteLength / 65_536
  if (!bounded) floorPages = null
  else {
    floorPages ??= before
    if (before + pages > floorPages + headroomPages)
      throw new RangeError('more memory than a statement may take')
  }
  return growFreely.call(this, pages)
}

const fileFaults = new Map([
  [2, 'EACCES: permission denied'],
  [19, 'EDQUOT: the disk quota is used up'],
  [22, 'EFBIG: file too large'],
  [29, 'EIO: input/output error'],
  [33, 'EMFILE: too many open files'],
  [44, 'ENOENT: no such file or directory'],
  [51, 'ENOSPC: no space left on device'],
  [63, 'EPERM: operation not permitted'],
  [69, 'EROFS: read-only file system'],
])

// Postgres 18 grows a file by allocating, and the file system in memory answers that by copying the whole file: a
// million rows took four times as long to load.
const startParams = [...PGlite.defaultStartParams, '-c', 'file_extend_method=write_zeros']

try {
  const { folder, dump } = workerData
  const database = await PGlite.create({
    startParams,
    ...(folder === null ? {} : { dataDir: folder }),
    ...(dump === null ? {} : { loadDataDir: new Blob([readFileSync(dump)]) }),
  })
  parentPort.on('message', (request) => answer(database, request))
  parentPort.postMessage({ id: 0, ok: true })
} catch (error) {
  parentPort.postMessage({ id: 0, ok: false, error: { message: wordsOf(error) } })
}

// What the file system of WebAssembly throws has a number and no words.
function wordsOf(error) {
  if (typeof error?.errno === 'number' && !(error instanceof Error && error.message))
    return fileFaults.get(error.errno) ?? `file system error ${error.errno}`
  const words = String(error?.message ?? error)
  return words.startsWith('Aborted(') ? 'it broke off, as on a full disk or on damaged files' : words
}

async function answer(database, request) {
  try {
    parentPort.postMessage({ id: request.id, ...(await perform(database, request)) })
  } catch (error) {
    parentPort.postMessage({
      id: request.id,
      ok: false,
      error: { message: wordsOf(error) },
      broken: true,
    })
  }
}

async function perform(database, request) {
  switch (request.kind) {
    case 'run':
      bounded = true
      return exchange(database, request, [
        serialize.parse({ text: request.sql }),
        serialize.bind({ values: request.params }),
        serialize.describe({ type: 'P' }),
        serialize.execute({}),
        serialize.sync(),
      ])
    case 'script':
      bounded = false
      return exchange(database, request, [serialize.query(request.sql)])
    case 'copy':
      bounded = false
      await database.query(request.sql, [], { blob: new Blob([request.bytes]) })
      return { ok: true }
    case 'dump': {
      bounded = false
      const file = await database.dumpDataDir('gzip')
      return { ok: true, bytes: new Uint8Array(await file.arrayBuffer()) }
    }
    case 'close':
      await database.close()
      return { ok: true }
    default:
      throw new Error(`unknown request ${request.kind}`)
  }
}

/** Sends wire messages and reads the reply as it comes: an over-large one is reported at once and then ignored. */
async function exchange(database, { id, maxBytes }, messages) {
  const parser = new protocol.Parser()
  const reply = { ok: true, fields: [], rows: [], transaction: 'I' }
  let receivedBytes = 0
  let tooLarge = false
  const onRawData = (data) => {
    receivedBytes += data.length
    if (tooLarge) return
    if (maxBytes !== null && receivedBytes > maxBytes) {
      tooLarge = true
      parentPort.postMessage({ id, ok: false, tooLarge: true })
      return
    }
    parser.parse(data, (message) => take(reply, message))
  }
  await database.execProtocolRawStream(joined(messages), { onRawData })
  return reply
}

function take(reply, message) {
  switch (message.name) {
    case 'rowDescription':
      reply.rows = []
      reply.fields = message.fields.map(({ name, dataTypeID, dataTypeModifier }) => ({
        name,
        typeOid: dataTypeID,
        modifier: dataTypeModifier,
      }))
      break
    case 'dataRow':
      reply.rows.push(message.fields)
      break
    case 'readyForQuery':
      reply.transaction = message.status
      break
    case 'error': {
      const { code, detail, hint, position } = message
      reply.ok = false
      reply.error = { message: message.message, code, detail, hint, position }
      break
    }
  }
}

function joined(messages) {
  const whole = new Uint8Array(messages.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of messages) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
