import { scopes as knownScopes } from '@rhetor/contract'
import type { AppDoc, UserDoc } from '../store/documents.ts'

/** Asks somebody whether an app may act for them. */
export function consentPage(
  account: string,
  app: AppDoc,
  scopes: readonly string[],
  users: readonly UserDoc[],
  query: URLSearchParams,
): Response {
  const wanted = scopes.map((scope) => `<li><code>${toHtml(scope)}</code> ${toHtml(meaning(scope))}</li>`).join('')
  const people = users
    .map((user) => `<option value="${user.id}">${toHtml(user.name ?? '')} (${toHtml(user.email ?? '')})</option>`)
    .join('')
  const hidden = [...query]
    .map(([name, value]) => `<input type="hidden" name="${toHtml(name)}" value="${toHtml(value)}">`)
    .join('')
  return page(
    200,
    `Connect ${app.name}`,
    `<p><strong>${toHtml(app.name)}</strong> would like to use the helpdesk <strong>${toHtml(account)}</strong>:</p>
    <ul>${wanted}</ul>
    <form method="post">${hidden}
      <label>As <select name="user_id">${people}</select></label>
      <p><button name="decision" value="allow">Allow</button> <button name="decision" value="deny">Deny</button></p>
    </form>`,
  )
}

/** Says why the user was not asked. */
export function errorPage(what: string, hint: string): Response {
  return page(400, 'This app cannot be connected', `<p>${toHtml(what)}</p><p>${toHtml(hint)}</p>`)
}

function meaning(scope: string): string {
  return (knownScopes as Record<string, string>)[scope] ?? ''
}

function page(status: number, title: string, body: string): Response {
  return new Response(pageOf(title, body), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action *",
    },
  })
}

/** A page as text. */
export function pageOf(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${toHtml(title)}</title>
<style>
  :root { color-scheme: light dark }
  body { font: 1rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 4rem auto; padding: 0 1.5rem }
  h1 { font-size: 1.5rem; line-height: 1.2 }
  select, button { font: inherit; padding: .5rem 1rem }
  code { font-size: .9em }
</style>
<h1>${toHtml(title)}</h1>
${body}
</html>`
}

function toHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
