import { describe, expect, it } from 'vitest'
import { defaultRetryPolicy, type Failed, parseRetryAfter, type RetryPolicy, retryDelay } from '../src/retry.ts'

const decide = (failed: Failed, { attempt = 1, repeat = 'unsafe' as const, random = 1 } = {}) =>
  retryDelay(defaultRetryPolicy, failed, { attempt, repeat: repeat as 'safe' | 'unsafe', random: () => random })

describe('whether and when a request is sent again', () => {
  it.each<[string, Failed, 'safe' | 'unsafe' | 'until-gone', number, number | undefined]>([
    ['429 waits as long as the server asks', { code: 'rate_limited', retryAfterMs: 3000 }, 'unsafe', 1, 3250],
    ['429 without Retry-After backs off', { code: 'rate_limited' }, 'unsafe', 1, 500],
    ['429 that asks for a day waits a minute', { code: 'rate_limited', retryAfterMs: 86_400_000 }, 'unsafe', 1, 60_250],
    ['429 with Retry-After 0 still waits a little', { code: 'rate_limited', retryAfterMs: 0 }, 'unsafe', 1, 250],
    ['500 on a read doubles its wait', { code: 'server_error' }, 'safe', 3, 2000],
    ['502 on a delete repeats', { code: 'bad_gateway' }, 'until-gone', 1, 500],
    ['503 with Retry-After on a read waits as long', { code: 'unavailable', retryAfterMs: 5000 }, 'safe', 1, 5250],
    ['500 on a write that must not happen twice stops', { code: 'server_error' }, 'unsafe', 1, undefined],
    ['a lost connection on such a write stops', { code: 'connection' }, 'unsafe', 1, undefined],
    [
      'a connection that was never made repeats even such a write',
      { code: 'connection', neverSent: true },
      'unsafe',
      1,
      500,
    ],
    ['a timeout on a read repeats', { code: 'timeout' }, 'safe', 2, 1000],
    ['400 stops', { code: 'bad_request' }, 'safe', 1, undefined],
    ['401 stops', { code: 'unauthorized' }, 'safe', 1, undefined],
    ['404 stops', { code: 'not_found' }, 'until-gone', 1, undefined],
    ['an answer too large stops', { code: 'broken_answer', final: true }, 'safe', 1, undefined],
    ['the fifth attempt is the last', { code: 'server_error' }, 'safe', 5, undefined],
  ])('%s', (_, failed, repeat, attempt, expected) => {
    expect(retryDelay(defaultRetryPolicy, failed, { attempt, repeat, random: () => 1 })).toBe(expected)
  })

  it('back-off is spread over half of its length', () => {
    expect(decide({ code: 'server_error' }, { repeat: 'safe' as never, random: 0 })).toBe(250)
    expect(decide({ code: 'server_error' }, { repeat: 'safe' as never, random: 1 })).toBe(500)
  })

  it('never grows beyond half a minute', () => {
    const patient = { ...defaultRetryPolicy, attempts: 50 }
    expect(retryDelay(patient, { code: 'timeout' }, { attempt: 40, repeat: 'safe', random: () => 1 })).toBe(30_000)
  })
})

describe('a policy of the caller', () => {
  const exact: RetryPolicy = {
    attempts: 5,
    firstMs: 500,
    growth: 2,
    longestMs: 600_000,
    longestRetryAfterMs: 600_000,
    jitter: 0,
    refusals: false,
  }
  const steady = { ...exact, growth: 1 }
  const stubborn = { ...exact, refusals: true }

  it.each<[string, Failed, number, 'safe' | 'unsafe', RetryPolicy, number | undefined]>([
    ['the first wait', { code: 'unavailable' }, 1, 'safe', exact, 500],
    ['the second wait', { code: 'unavailable' }, 2, 'safe', exact, 1_000],
    ['the fourth wait', { code: 'unavailable' }, 4, 'safe', exact, 4_000],
    ['no retry too many', { code: 'unavailable' }, 5, 'safe', exact, undefined],
    ['the same wait each time', { code: 'unavailable' }, 4, 'safe', steady, 500],
    ['as long as the server asks', { code: 'unavailable', retryAfterMs: 7_000 }, 1, 'safe', exact, 7_000],
    ['not longer than the longest wait', { code: 'unavailable', retryAfterMs: 7_200_000 }, 1, 'safe', exact, 600_000],
    ['at least a millisecond', { code: 'rate_limited', retryAfterMs: 0 }, 1, 'unsafe', exact, 1],
    ['a rate limit, for a write', { code: 'rate_limited' }, 1, 'unsafe', exact, 500],
    ['a failure, for a write', { code: 'server_error' }, 1, 'unsafe', exact, undefined],
    ['a write that never left', { code: 'connection', neverSent: true }, 1, 'unsafe', exact, 500],
    ['a write that may have left', { code: 'connection' }, 1, 'unsafe', exact, undefined],
    ['a read that may have left', { code: 'connection' }, 1, 'safe', exact, 500],
    ['a refusal', { code: 'bad_request' }, 1, 'safe', exact, undefined],
    ['a refusal, with refusals', { code: 'bad_request' }, 1, 'unsafe', stubborn, 500],
    ['a failed write, with refusals', { code: 'server_error' }, 1, 'unsafe', stubborn, undefined],
  ])('%s', (_, failed, attempt, repeat, policy, waitMs) => {
    expect(retryDelay(policy, failed, { attempt, repeat, random: () => 1 })).toBe(waitMs)
  })
})

describe('Retry-After', () => {
  const now = Date.parse('2026-03-02T10:00:00Z')
  it.each<[string, Record<string, string>, number | undefined]>([
    ['seconds', { 'retry-after': '7' }, 7000],
    ['a fraction', { 'retry-after': '0.5' }, 500],
    ['a date', { 'retry-after': 'Mon, 02 Mar 2026 10:00:09 GMT' }, 9000],
    [
      'a date by a clock that is an hour ahead of ours',
      { 'retry-after': 'Mon, 02 Mar 2026 11:00:09 GMT', date: 'Mon, 02 Mar 2026 11:00:00 GMT' },
      9000,
    ],
    ['a date in the past', { 'retry-after': 'Mon, 02 Mar 2026 09:00:00 GMT' }, 0],
    ['a negative number', { 'retry-after': '-5' }, 0],
    ['a huge number', { 'retry-after': '99999999' }, 99_999_999_000],
    ['nonsense', { 'retry-after': 'soon' }, undefined],
    ['nothing', {}, undefined],
  ])('%s', (_, headers, expected) => {
    expect(parseRetryAfter(new Headers(headers), now)).toBe(expected)
  })
})
