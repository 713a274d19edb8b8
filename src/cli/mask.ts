const mask = '••••'

/** An address as it may be shown: what could be a password or a key in it is masked, rather too much than too little. */
export function maskAddress(address: string): string {
  return address
    .replace(/(\/\/[^:/?]*:).*@/s, `$1${mask}@`)
    .replace(/(\bpass(?:word|file)?\s*=\s*)(?:'(?:[^'\\]|\\.)*'?|[^&\s]+)/gi, `$1${mask}`)
    .replace(/([?&][^=&]*(?:key|token|secret|sig|auth|pass)[^=&]*=)[^&\s]+/gi, `$1${mask}`)
}
