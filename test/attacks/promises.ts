/** What the product promises, each in the words of SECURITY.md. A promise that no attack tries fails a test. */
export const promises = {
  consent: 'Nothing reaches a customer by accident, and no far-reaching change is made without confirmation.',
  delivery: 'A message counts as sent when Gorgias says so, and never earlier.',
  once: 'A write happens once, whatever is repeated or cut off.',
  whole: 'No text is shortened silently, and no shortened text is stored in place of the whole one.',
  outcome: 'An outcome is never misreported: after a write, no result looks as if nothing had been written.',
  budget: 'The rate budget belongs to the account: customers go first, and the server never has to refuse.',
  data: 'What others wrote is data: marked for models, harmless on screens, absent from logs and errors.',
  least:
    'Least privilege is the default: tools only read, keys are sent to Gorgias only, servers listen on this machine only.',
  real: 'The real service wins: what it answers is kept, and what is sent is checked strictly.',
} as const
export type Promised = keyof typeof promises
