/** What came on a stream: a line, or that one was too long. */
export type Line =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'too-long'; readonly head: string; readonly tail: string }

// enough to find the id of a message in, at either end
const keptBytes = 256

/** Splits chunks into lines, and keeps no more of a line than the limit. */
export function createLineReader(mostBytes: number): (chunk: Buffer) => Line[] {
  let parts: Buffer[] = []
  let size = 0
  let head: string | undefined
  let tail: Buffer = Buffer.alloc(0)
  const add = (part: Buffer) => {
    size += part.length
    if (size <= mostBytes) {
      parts.push(part)
      return
    }
    head ??= Buffer.concat([...parts, part])
      .subarray(0, keptBytes)
      .toString()
    tail = Buffer.concat([tail, ...parts, part]).subarray(-keptBytes)
    parts = []
  }
  const end = (): Line => {
    const line: Line =
      head === undefined
        ? { kind: 'line', text: Buffer.concat(parts).toString().replace(/\r$/, '') }
        : { kind: 'too-long', head, tail: tail.toString().trimEnd() }
    parts = []
    size = 0
    head = undefined
    tail = Buffer.alloc(0)
    return line
  }
  return (chunk) => {
    const lines: Line[] = []
    let rest = chunk
    for (let at = rest.indexOf(10); at >= 0; at = rest.indexOf(10)) {
      add(rest.subarray(0, at))
      lines.push(end())
      rest = rest.subarray(at + 1)
    }
    add(rest)
    return lines
  }
}
