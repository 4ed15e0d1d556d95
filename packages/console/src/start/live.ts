import type { LiveState, OutboxMessage, ServedRequest } from './live-state.ts'

/**
 * What the page does in the browser: tabs, copy buttons, and two lists that follow what happens.
 * Its source is sent to the browser, so it uses nothing outside of itself.
 */
export function followLive(): void {
  const everyMs = 1_000
  const shownIds = new Map<string, string>()

  for (const list of document.querySelectorAll<HTMLElement>('[role=tablist]')) followTabs(list)
  document.addEventListener('click', (event) => {
    const button = (event.target as HTMLElement).closest<HTMLElement>('[data-copy]')
    if (button) void copy(button)
  })
  void follow()

  function followTabs(list: HTMLElement): void {
    const tabs = [...list.querySelectorAll<HTMLElement>('[role=tab]')]
    const select = (chosen: HTMLElement) => {
      for (const tab of tabs) {
        const isChosen = tab === chosen
        tab.setAttribute('aria-selected', String(isChosen))
        tab.tabIndex = isChosen ? 0 : -1
        const panel = document.getElementById(tab.getAttribute('aria-controls') ?? '')
        if (panel) panel.hidden = !isChosen
      }
    }
    list.addEventListener('click', (event) => {
      const tab = (event.target as HTMLElement).closest<HTMLElement>('[role=tab]')
      if (tab) select(tab)
    })
    list.addEventListener('keydown', ({ key }) => {
      const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
      if (step === 0) return
      const at = tabs.findIndex((tab) => tab.tabIndex === 0)
      const next = tabs[(at + step + tabs.length) % tabs.length] as HTMLElement
      select(next)
      next.focus()
    })
  }

  async function copy(button: HTMLElement): Promise<void> {
    await navigator.clipboard.writeText(button.dataset['copy'] ?? '')
    button.textContent = 'Copied'
    setTimeout(() => {
      button.textContent = 'Copy'
    }, 1_500)
  }

  async function follow(): Promise<void> {
    for (;;) {
      // a hidden page does not poll
      if (!document.hidden) await look()
      await new Promise((resolve) => setTimeout(resolve, everyMs))
    }
  }

  async function look(): Promise<void> {
    const state = document.getElementById('state')
    try {
      const answer = await fetch('/live')
      const { requests, outbox } = (await answer.json()) as LiveState
      fill('requests', requests, requestRow)
      fill('outbox', outbox, sentRow)
      if (state) {
        state.textContent = 'running'
        state.classList.remove('gone')
      }
    } catch {
      if (state) {
        state.textContent = 'stopped: start it again with npm start'
        state.classList.add('gone')
      }
    }
  }

  function fill<Item extends { id: number }>(
    id: string,
    items: readonly Item[],
    row: (item: Item) => HTMLElement,
  ): void {
    const key = items.map((item) => item.id).join()
    if (shownIds.get(id) === key) return
    shownIds.set(id, key)
    document.getElementById(id)?.replaceChildren(...items.map(row))
    const empty = document.getElementById(`${id}-empty`)
    if (empty) empty.hidden = items.length > 0
    const count = document.getElementById(`${id}-count`)
    if (count) count.textContent = items.length > 0 ? String(items.length) : ''
  }

  function requestRow({ at, method, path, status }: ServedRequest): HTMLElement {
    return element('li', [
      element('span', [String(status)], `status s${String(status)[0]}`),
      element('span', [method], 'method'),
      element('span', [path], 'path', path),
      element('time', [timeOf(at)]),
    ])
  }

  function sentRow({ at, channel, to, text, ticket }: OutboxMessage): HTMLElement {
    return element(
      'li',
      [
        element(
          'div',
          [
            element('span', [channel], 'method'),
            element('span', [to], 'to'),
            ...(ticket === undefined ? [] : [element('span', [`ticket ${ticket}`], 'ticket')]),
            element('time', [timeOf(at)]),
          ],
          'head',
        ),
        element('p', [text]),
      ],
      'sent',
    )
  }

  function element(name: string, children: readonly (Node | string)[], className = '', title = ''): HTMLElement {
    const made = document.createElement(name)
    if (className) made.className = className
    if (title) made.title = title
    made.append(...children)
    return made
  }

  function timeOf(at: string): string {
    return new Date(at).toLocaleTimeString()
  }
}
