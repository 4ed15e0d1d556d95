import type { Reply } from './exchange.ts'

/** A call under way: await it for the body, or ask for `raw()` to get the whole answer. */
export interface Call<Body> extends PromiseLike<Body> {
  /** Status, headers, rate state and everything else of the answer. */
  raw(): Promise<Reply<Body>>
  catch<Other = never>(onRejected?: ((reason: unknown) => Other | PromiseLike<Other>) | null): Promise<Body | Other>
  finally(onSettled?: (() => void) | null): Promise<Body>
}

export function toCall<Body>(reply: Promise<Reply<Body>>): Call<Body> {
  const body = () => reply.then((answer) => answer.body)
  return {
    raw: () => reply,
    // biome-ignore lint/suspicious/noThenProperty: a call is awaited like a promise
    then: (onFulfilled, onRejected) => body().then(onFulfilled, onRejected),
    catch: (onRejected) => body().catch(onRejected),
    finally: (onSettled) => body().finally(onSettled),
  }
}

/** A call whose usage errors reject like its other errors, instead of being thrown. */
export function callOf<Body>(begin: () => Call<Body>): Call<Body> {
  try {
    return begin()
  } catch (error) {
    return toCall(Promise.reject(error))
  }
}
