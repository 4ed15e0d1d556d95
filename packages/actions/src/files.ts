/** The files that an action may read and write. */
export interface Files {
  read(path: string): Promise<Uint8Array<ArrayBuffer>>
  /** The text of a file, or undefined where there is none. */
  readText(path: string): Promise<string | undefined>
  /** How many bytes a file has, or undefined where there is none; without this, files are read to count them. */
  size?(path: string): Promise<number | undefined>
  /** The bytes from one place to another; without this, files are read whole. */
  slice?(path: string, start: number, end: number): Promise<Uint8Array<ArrayBuffer>>
  write(path: string, data: string | ReadableStream<Uint8Array>): Promise<void>
  /** Adds to the end of a file and waits until it is on disk. */
  append(path: string, text: string): Promise<void>
  /** Cuts a file to this many bytes: after a crash, what followed the last stored point is written again. */
  truncate(path: string, bytes: number): Promise<void>
  remove(path: string): Promise<void>
}
