import net from 'node:net'
import tls, { type ConnectionOptions } from 'node:tls'

/** The number that marks a startup packet as a cancel request, and the one that asks for TLS. */
const cancelRequestCode = 80_877_102
const sslRequestCode = 80_877_103

/** The server process of one connection, and how to reach its server a second time. */
export interface Backend {
  readonly processId: number
  /** Known to the connection alone: it proves that the one who cancels is the one who asked. */
  readonly secretKey: number
  /** A name, an address, or a folder that holds a Unix socket. */
  readonly host: string
  readonly port: number
  /** Null for a connection that is not encrypted. */
  readonly tls: ConnectionOptions | null
  /** Start with TLS at once instead of asking the server first. */
  readonly directTls: boolean
}

/**
 * Asks the server, over a connection of its own, to cancel what a backend is running. Resolves when the server has
 * closed that connection, or after `timeoutMs`: cancelling is a wish, nothing tells whether it was granted.
 */
export function requestCancel(backend: Backend, timeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = backend.host.startsWith('/')
      ? net.connect(`${backend.host}/.s.PGSQL.${backend.port}`)
      : net.connect(backend.port, backend.host)
    const done = () => {
      clearTimeout(late)
      socket.destroy()
      resolve()
    }
    const late = setTimeout(done, timeoutMs)
    socket.once('error', done)
    socket.once('close', done)
    socket.once('connect', () => sendCancel(socket, backend, done))
  })
}

function sendCancel(socket: net.Socket, backend: Backend, failed: () => void): void {
  const packet = message(cancelRequestCode, backend.processId, backend.secretKey)
  if (backend.tls === null) {
    socket.write(packet)
    socket.resume()
    return
  }
  const options = backend.tls
  const encrypt = () => {
    const protocols = backend.directTls ? { ALPNProtocols: ['postgresql'] } : {}
    const secure = tls.connect({ ...options, ...protocols, socket, host: backend.host })
    secure.once('error', failed)
    secure.once('secureConnect', () => secure.write(packet))
    secure.resume()
  }
  if (backend.directTls) {
    encrypt()
    return
  }
  socket.once('data', (reply) => (reply.toString('latin1') === 'S' ? encrypt() : failed()))
  socket.write(message(sslRequestCode))
}

function message(...words: readonly number[]): Buffer {
  const packet = Buffer.alloc(4 + words.length * 4)
  packet.writeInt32BE(packet.length, 0)
  words.forEach((word, index) => {
    packet.writeInt32BE(word, 4 + index * 4)
  })
  return packet
}
