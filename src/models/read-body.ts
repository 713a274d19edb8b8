/** No chat completion, and no list of models, is anywhere near as long: what is longer is not read to its end. */
export const longestReplyBytes = 16 * 1024 * 1024

/** What is said of a reply that is longer than that. */
export const tooLongReply = `a reply of more than ${longestReplyBytes / 1024 / 1024} MB`

/** The text of a reply; null as soon as it is longer than `maxBytes`, and the rest is left on the wire. */
export async function readBody(response: Response, maxBytes = longestReplyBytes): Promise<string | null> {
  if (response.body === null) return ''
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) return null
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}
