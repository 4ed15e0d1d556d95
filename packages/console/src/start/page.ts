import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { StartFacts } from './facts.ts'
import { assistantBlocks, type CopyBlock, libraryBlocks } from './lines.ts'

type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** The page that says what runs and how to use it. */
export function startPage(facts: StartFacts): Html {
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Rhetor</title>
  <link rel="icon" href="data:image/svg+xml,${encodeURIComponent(mark)}">
  <link rel="stylesheet" href="/start.css">
  <script type="module" src="/live.js"></script>
</head>
<body>
  <a class="skip" href="#main">Skip to content</a>
  <header>
    <h1>Rhetor</h1>
    <p>A Gorgias helpdesk of your own. Nothing here leaves this machine.</p>
    <p class="state" id="state" role="status">running</p>
  </header>
  <main id="main">
    <section class="parts" aria-label="What is running">
      ${facts.parts.map(
        ({ name, says, url }) => html`<article class="part">
        <h2>${name}</h2>
        <p>${says}</p>
        <p class="address"><code>${url}</code>${copyButton(url, `the address of ${name}`)}</p>
      </article>`,
      )}
    </section>
    <div class="columns">
      <div>
        ${tabs('Use it', 'use', libraryBlocks(facts))}
        ${tabs('Connect an assistant', 'assistant', assistantBlocks(facts), `Tools of the tier “${facts.assistant.tier}”. What reaches a customer is shown to you first.`)}
      </div>
      <div>
        ${live('Requests', 'requests', 'No request yet. Copy the curl line and run it: it shows up here.')}
        ${live('Outbox', 'outbox', 'Nothing has been sent. Answer a ticket: what would have reached the customer waits here.')}
      </div>
    </div>
  </main>
</body>
</html>`
}

const mark =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#2f5d50"/><path d="M10 23V9h7a5 5 0 0 1 1.600 9.700L23 23h-4.300l-3.800-4H13.600v4z" fill="#fff"/></svg>'

function tabs(title: string, id: string, blocks: readonly CopyBlock[], note = ''): Html {
  return html`<section class="panel" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${note ? html`<p class="note">${note}</p>` : ''}
    <div class="tabs" role="tablist" aria-labelledby="${id}-title">
      ${blocks.map((block, index) => html`<button role="tab" id="tab-${block.id}" aria-controls="panel-${block.id}" aria-selected="${String(index === 0)}" tabindex="${index === 0 ? 0 : -1}">${block.label}</button>`)}
    </div>
    ${blocks.map(
      (
        block,
        index,
      ) => html`<div role="tabpanel" id="panel-${block.id}" aria-labelledby="tab-${block.id}"${index === 0 ? '' : html` hidden`}>
      <div class="row"><p class="hint">${block.hint}</p>${copyButton(block.lines, `the lines for ${block.label}`)}</div>
      <pre tabindex="0"><code>${block.lines}</code></pre>
    </div>`,
    )}
  </section>`
}

function copyButton(text: string, what: string): Html {
  return html`<button class="copy" data-copy="${text}" aria-label="Copy ${what}">Copy</button>`
}

function live(title: string, id: string, empty: string): Html {
  return html`<section class="panel live" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title} <span class="count" id="${id}-count"></span></h2>
    <p class="empty" id="${id}-empty">${empty}</p>
    <ol id="${id}" aria-live="off"></ol>
  </section>`
}
