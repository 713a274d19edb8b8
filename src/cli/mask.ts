const mask = '••••'

/** An address as it may be shown: what could be a password or a key in it is masked, rather too much than too little. */
export function maskAddress(address: string): string {
  return address
    .replace(/(\/\/[^:/?]*:).*@/s, `$1${mask}@`)
    .replace(/^([^:/?#\s]+:)(?!\/\/).*@/s, `$1${mask}@`)
    .replace(/(\bpass(?:word|file)?\s*=\s*)(?:'(?:[^'\\]|\\.)*'?|[^&\s]+)/gi, `$1${mask}`)
    .replace(/([?&])([^=&\s]*)=([^&\s]+)/g, (all, before: string, name: string) =>
      plain.test(name) ? all : `${before}${name}=${mask}`,
    )
}

/** Parameters of addresses that are no secret; a vendor's own, such as `code`, may be anything. */
const plain =
  /^(ssl\w*|channel_binding|host|hostaddr|port|user|dbname|\w*timeout\w*|keepalives\w*|application_name|options|search_path|target_session_attrs|client_encoding|api-version)$/i
