import { doors, guarded, listen, ports } from '@rhetor/listen'

const page = guarded(doors.startPage, {}, () => new Response('works'))
const server = await listen(page, { asks: ports.start, port: 0 })
console.log(await (await fetch(server.url)).text())
await server.close()
