/** The files of whoever runs an action, as far as they let it. */
export interface Files {
  read(path: string): Promise<Uint8Array<ArrayBuffer>>
  /** The text of a file, or undefined where there is none. */
  readText(path: string): Promise<string | undefined>
  /** How many bytes a file has, or undefined where there is none; left out, files are read to be measured. */
  size?(path: string): Promise<number | undefined>
  write(path: string, data: string | ReadableStream<Uint8Array>): Promise<void>
  /** Adds to the end of a file and waits until it is on disk. */
  append(path: string, text: string): Promise<void>
  /** Cuts a file to so many bytes: what came after a crash's last known place is written again. */
  truncate(path: string, bytes: number): Promise<void>
  remove(path: string): Promise<void>
}
