import { type Answer, type Listening, listen, ports } from '@rhetor/listen'
import type { Identity } from '../tls/authority.ts'
import { problemForm } from './server.ts'
import { CutConnection } from './with-faults.ts'

interface Place {
  readonly port: number
  readonly host: string
  readonly identity: Identity | undefined
}

/** Serves the app on a port, until it is closed. */
export function listenOn(app: Answer, { port, host, identity }: Place): Promise<Listening> {
  const answer: Answer = async (request, env) => {
    try {
      return await app(request, env)
    } catch (error) {
      if (!(error instanceof CutConnection)) throw error
      env.incoming?.socket.destroy()
      return new Response(null)
    }
  }
  return listen(answer, { asks: ports.sandbox, port, host, tls: identity, form: problemForm, onFault: console.error })
}
