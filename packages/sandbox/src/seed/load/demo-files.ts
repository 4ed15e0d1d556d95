import { storeFile } from '../../files/store-file.ts'
import type { FileDoc } from '../../store/documents.ts'
import type { World } from '../../world.ts'
import { jpegOf } from '../files/jpeg.ts'
import { pdfOf } from '../files/pdf.ts'
import { pictureOf } from '../files/picture.ts'
import { pngOf } from '../files/png.ts'
import { silence } from '../files/wav.ts'

interface DemoFile {
  readonly name: string
  readonly content_type: string
  /** What is written in it, where it is a document. */
  readonly lines?: readonly string[]
}

const contents: Readonly<Record<string, (file: DemoFile) => Uint8Array>> = {
  'image/png': ({ name }) => pngOf(pictureOf(name)),
  'image/jpeg': ({ name }) => jpegOf(pictureOf(name)),
  'application/pdf': ({ name, lines = [] }) => pdfOf(headingOf(name), lines),
  'audio/wav': silence,
}

/** Stores a file of the demo, which has only names for them, with something to see in it. */
export function storeDemoFile(world: World, file: DemoFile): FileDoc {
  const bytes = contents[file.content_type]?.(file) ?? new Uint8Array()
  return storeFile(world, { name: file.name, contentType: file.content_type, bytes, public: false })
}

/** `return-label.pdf` → `RETURN LABEL` */
function headingOf(name: string): string {
  return name
    .replace(/\.\w+$/, '')
    .replaceAll(/[-_]/g, ' ')
    .toUpperCase()
}
