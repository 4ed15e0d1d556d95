/** Whether a host or an address is this machine, with a port or without. A name that only begins like one is not. */
export function isLoopback(host: string): boolean {
  const name = host
    .toLowerCase()
    .replace(/^(\[.*\]|[^:]*):\d+$/, '$1')
    .replace(/^\[(.*)\]$/, '$1')
  if (name === '::1' || name === 'localhost' || name.endsWith('.localhost')) return true
  // an IPv4 address inside of an IPv6 one, as sockets write it and as URL does
  const mapped = /^::ffff:(?:([\d.]+)|7f[\da-f]{2}:[\da-f]{1,4})$/.exec(name)
  return mapped ? mapped[1] === undefined || isLoopbackV4(mapped[1]) : isLoopbackV4(name)
}

function isLoopbackV4(text: string): boolean {
  const parts = text.split('.')
  const isAddress = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)
  return isAddress && parts[0] === '127'
}
