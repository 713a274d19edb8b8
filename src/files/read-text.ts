import fs from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { UsageError } from '../errors.js'
import type { DataFile } from './file-kinds.js'

/** How the bytes of a text file are read; `windows-1252` is tried where they are not UTF-8. */
export type Encoding = 'utf-8' | 'utf-16le' | 'windows-1252'

/** How a file's text is read, watched and ended. */
export interface TextOptions {
  readonly encoding: Encoding
  readonly signal: AbortSignal
  /** Told how many bytes of the file itself have been read. */
  readonly onBytes: (bytes: number) => void
}

/** Thrown by {@link readText} when the bytes are not of the encoding. */
export class NotThisEncoding extends Error {}

/**
 * The text of a file piece by piece, unpacked when it is compressed, without a byte order mark.
 * @throws {UsageError} `file_not_found`, `file_not_readable`; {@link NotThisEncoding}
 */
export async function readText(
  file: DataFile,
  { encoding, signal, onBytes }: TextOptions,
  take: (text: string) => Promise<void> | void,
): Promise<void> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const decode = (bytes?: Uint8Array) => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true })
    } catch (cause) {
      throw new NotThisEncoding(`not ${encoding}`, { cause })
    }
  }
  const source = fs.createReadStream(file.path, { highWaterMark: 1024 * 1024 })
  const takeAll = async (chunks: AsyncIterable<Uint8Array>) => {
    for await (const bytes of chunks) {
      await take(decode(bytes))
      onBytes(source.bytesRead)
    }
    await take(decode())
  }
  try {
    if (file.compressed) await pipeline(source, createGunzip(), takeAll, { signal })
    else await pipeline(source, takeAll, { signal })
  } catch (error) {
    signal.throwIfAborted()
    throw unreadable(file, error)
  }
}

/** UTF-16 has a byte order mark wherever it is met; all else is taken for UTF-8 until it is not. */
export function firstEncoding(file: DataFile): Encoding {
  try {
    const head = Buffer.alloc(2)
    const handle = fs.openSync(file.path, 'r')
    try {
      fs.readSync(handle, head, 0, 2, 0)
    } finally {
      fs.closeSync(handle)
    }
    return head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : 'utf-8'
  } catch (error) {
    throw unreadable(file, error)
  }
}

function unreadable(file: DataFile, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT')
    return new UsageError('file_not_found', `${file.path}: there is no such file.`, { cause: error })
  if (code === 'EISDIR')
    return new UsageError('file_not_readable', `${file.path} is a folder; name the files in it.`, {
      cause: error,
    })
  if (code === 'EACCES' || code === 'EPERM')
    return new UsageError('file_not_readable', `${file.path}: this user may not read it.`, { cause: error })
  if (/^Z_/.test(code))
    return new UsageError(
      'file_not_readable',
      `${file.path} is named .gz and is not gzip: ${(error as Error).message}.`,
      {
        cause: error,
      },
    )
  return error
}
