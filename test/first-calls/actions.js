import { actionNamed, createSession, perform } from '@rhetor/actions'
import { basic, Gorgias } from '@rhetor/client'

const fetch = async () => Response.json({ data: [] })
const gorgias = new Gorgias({ account: 'acme', auth: basic('ana@acme.example', 'KEY'), fetch })
const { result } = await perform(actionNamed('api'), { method: 'GET', path: '/tickets' }, createSession({ gorgias }), {
  face: 'test',
})
if (result.status === 200) console.log('works')
