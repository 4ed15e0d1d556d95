import * as z from 'zod'
import { get, post, resource } from '../operation.ts'
import { arrayOf, bytes } from '../paging.ts'
import { UploadedFile, UploadQuery, UploadRequest } from '../schemas/files.ts'

export const files = resource('files', {
  upload: post('/upload', {
    id: 'post_/api/upload',
    summary: 'Upload files',
    effect: 'write',
    reaches: [],
    repeat: 'safe',
    scopes: 'undocumented',
    role: 'lite-agent',
    query: UploadQuery,
    body: UploadRequest,
    bodyType: 'multipart',
    reply: arrayOf(UploadedFile),
  }),
  download: get('/{file_type}/download/{domain_hash}/{resource_name}', {
    id: 'download-file',
    summary: 'Download a private file',
    effect: 'read',
    repeat: 'safe',
    scopes: 'undocumented',
    params: {
      file_type: z.string().min(1).meta({ description: 'Such as attachments' }),
      domain_hash: z.string().min(1).meta({ description: 'The part of its URL before the name' }),
      resource_name: z.string().min(1).meta({ description: 'The last part of its URL' }),
    },
    reply: bytes,
  }),
})
