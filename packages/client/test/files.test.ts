import { downloadPath, maxUploadBytes, type Upload } from '@rhetor/client'
import { describe, expect, it } from 'vitest'
import { startServer } from '../../../test/support/server.ts'

const uploaded = [{ url: 'https://uploads.gorgias.io/k1/a.txt', name: 'a.txt', size: 5, content_type: 'text/plain' }]

describe('uploading', () => {
  it('sends several files of every kind in one form', async () => {
    await using server = await startServer([{ status: 201, json: uploaded }])
    const stream = new Blob(['from a stream']).stream()
    const files = await server
      .client()
      .files.upload(
        [
          new File(['from a file'], 'a.txt', { type: 'text/plain' }),
          { name: 'b.bin', data: new Uint8Array([1, 2, 3]) },
          { name: 'c.pdf', data: stream },
          { name: 'd.csv', data: 'id,subject', contentType: 'text/csv; charset=utf-8' },
          { name: 'e', data: Buffer.from('bytes') },
        ],
        { type: 'public_attachment' },
      )
    expect(files).toEqual(uploaded)
    const [request] = server.requests
    expect(request?.url).toBe('/api/upload?type=public_attachment')
    const form = await new Response(new Uint8Array(request?.body ?? []), {
      headers: { 'content-type': request?.headers['content-type'] ?? '' },
    }).formData()
    const parts = form.getAll('file') as File[]
    expect(await Promise.all(parts.map(async (part) => [part.name, part.type, await part.text()]))).toEqual([
      ['a.txt', 'text/plain', 'from a file'],
      ['b.bin', 'application/octet-stream', '\u0001\u0002\u0003'],
      ['c.pdf', 'application/pdf', 'from a stream'],
      ['d.csv', 'text/csv; charset=utf-8', 'id,subject'],
      ['e', 'application/octet-stream', 'bytes'],
    ])
  })

  it('takes one file alone', async () => {
    await using server = await startServer([{ status: 201, json: uploaded }])
    expect(await server.client().files.upload({ name: 'a.txt', data: 'hello' })).toHaveLength(1)
  })

  it('is tried again after a lost connection, since an unused file does no harm', async () => {
    await using server = await startServer([{ fault: 'reset' }, { status: 201, json: uploaded }])
    const stream = new Blob(['once']).stream()
    await server.client({ random: () => 0 }).files.upload({ name: 'a.txt', data: stream })
    expect(server.requests[1]?.body.toString()).toContain('once')
  })

  const big = new Blob([new Uint8Array(maxUploadBytes + 1)])
  it.each<[string, unknown, RegExp]>([
    ['nothing', [], /give at least one file/],
    ['a file without a name', { data: 'x' }, /file 1: it needs a name/],
    ['a name that is a path', { name: '../etc/passwd', data: 'x' }, /needs a name without slashes/],
    ['a second file that is wrong', [{ name: 'a', data: 'x' }, { name: 'b' }], /file 2: its data must be/],
    ['a malformed content type', { name: 'a', data: 'x', contentType: 'pdf' }, /contentType is malformed/],
    ['a file that is too large', { name: 'a', data: big }, /larger than 25 MB/],
    ['a stream that is too large', { name: 'a', data: big.stream() }, /larger than 25 MB/],
    ['an unknown purpose', null, /data|name/],
  ])('refuses %s before any call', async (_, files, message) => {
    await using server = await startServer([{ status: 201, json: uploaded }])
    await expect(server.client().files.upload(files as Upload)).rejects.toThrow(message)
    expect(server.requests).toHaveLength(0)
  })

  it('refuses an unknown type of upload', async () => {
    await using server = await startServer([{}])
    const call = server.client().files.upload({ name: 'a', data: 'x' }, { type: 'secret' as 'attachment' })
    await expect(call).rejects.toThrow(/type: expected one of/)
  })

  it('says that a file is too large where the server refuses it', async () => {
    await using server = await startServer([{ status: 413, text: '<html>', headers: { 'content-type': 'text/html' } }])
    await expect(server.client().files.upload({ name: 'a', data: 'x' })).rejects.toMatchObject({ code: 'too_large' })
  })
})

describe('downloading', () => {
  const path = { file_type: 'attachments', domain_hash: 'k1', resource_name: 'receipt 1042.pdf' }

  it('returns a stream, its size and its content type', async () => {
    await using server = await startServer([
      { text: 'PDF bytes', headers: { 'content-type': 'application/pdf', 'content-length': '9' } },
    ])
    const file = await server.client().files.download(path)
    expect(file).toMatchObject({ contentType: 'application/pdf', size: 9 })
    expect(await new Response(file.stream).text()).toBe('PDF bytes')
    expect(server.requests[0]?.url).toBe('/api/attachments/download/k1/receipt%201042.pdf')
    expect(server.requests[0]?.headers.authorization).toBeDefined()
  })

  it('returns bytes, and no more than allowed', async () => {
    await using server = await startServer([{ text: 'x'.repeat(2000) }])
    const gorgias = server.client({ maxBytes: 1000 })
    await expect((await gorgias.files.download(path)).bytes()).rejects.toThrow(/larger than the 1000 bytes/)
    const plenty = await server.client().files.download(path)
    expect(await plenty.bytes()).toHaveLength(2000)
  })

  it('ends with the caller’s reason when aborted while reading', async () => {
    const stop = new AbortController()
    await using server = await startServer([
      { fault: 'cut', text: 'x'.repeat(100), headers: { 'content-length': '100000' } },
    ])
    const file = await server.client().files.download(path, { signal: stop.signal })
    const reason = new Error('closed the window')
    stop.abort(reason)
    await expect(file.bytes()).rejects.toBe(reason)
  })

  it('that breaks off is an error like any other, as a stream and whole', async () => {
    await using server = await startServer([{ fault: 'cut', text: 'half', headers: { 'content-length': '100000' } }])
    const broken = { name: 'ConnectionError', code: 'connection', operation: 'files.download' }
    const streamed = await server.client().files.download(path)
    await expect(new Response(streamed.stream).text()).rejects.toMatchObject(broken)
    await expect((await server.client().files.download(path)).bytes()).rejects.toMatchObject(broken)
  })

  it('a statistic is a file too', async () => {
    await using server = await startServer([
      { status: 201, text: 'a,b\n1,2\n', headers: { 'content-type': 'text/csv' } },
    ])
    const csv = await server.client().statistics.download('overview', { filters: {} })
    expect(await csv.text()).toBe('a,b\n1,2\n')
  })

  it('that is refused is an error like any other', async () => {
    await using server = await startServer([{ status: 404, json: { error: { msg: 'Resource not found.' } } }])
    const error = await server
      .client()
      .files.download(path)
      .catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'not_found' })
    // names of files are words of customers
    expect((error as Error).message).not.toContain('receipt')
  })

  it.each([
    [
      'https://gorgias.io/attachments/k1/receipt.pdf',
      { file_type: 'attachments', domain_hash: 'k1', resource_name: 'receipt.pdf' },
    ],
    [
      'https://uploads.gorgias.io/k1/re%20ceipt.pdf',
      { file_type: 'attachments', domain_hash: 'k1', resource_name: 're ceipt.pdf' },
    ],
    ['https://evil.test/attachments/k1/a.pdf', undefined],
    ['https://gorgias.io.evil.test/attachments/k1/a.pdf', undefined],
    ['https://gorgias.io/only', undefined],
    ['https://gorgias.io/a/b/c/d', undefined],
    ['not an address', undefined],
  ])('finds the path of %s', (url, expected) => {
    expect(downloadPath(url)).toEqual(expected)
  })
})
