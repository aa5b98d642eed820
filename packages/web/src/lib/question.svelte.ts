import type { Answered, Parameters, Question } from '@troth/core';
import { place } from './address/place.svelte.ts';
import { client } from './client/open-client.ts';
import { ledger } from './ledger.svelte.ts';

/** So many answers are kept, so that going back shows at once what was there. */
const MOST_KEPT = 30;
const kept = new Map<string, Answered<Question>>();

/** A question that is asked again whenever what it depends on changes; the last answer stays until the next is there. */
export class Asked<Q extends Question> {
  answer = $state.raw<Answered<Q> | undefined>();
  /** Why there is no answer. */
  error = $state.raw<Error | undefined>();
  /** Whether an answer is on its way. */
  waiting = $state(false);
  #latest = '';

  /**
   * @param parameters what it is asked with, the days aside; undefined asks nothing
   */
  constructor(question: Q, parameters: () => Parameters | undefined) {
    $effect(() => {
      const own = parameters();
      if (own === undefined) return;
      const all = { ...place.reading, ...own };
      const key = `${ledger.revision} ${question} ${JSON.stringify(all)}`;
      const stop = new AbortController();
      this.#ask(key, question, all, stop.signal);
      return () => stop.abort();
    });
  }

  get body(): Answered<Q>['body'] | undefined {
    return this.answer?.body;
  }

  async #ask(key: string, question: Q, parameters: Parameters, signal: AbortSignal): Promise<void> {
    this.#latest = key;
    const known = kept.get(key) as Answered<Q> | undefined;
    if (known) {
      this.#take(known);
      return;
    }
    this.waiting = true;
    try {
      const answer = await client.ask(question, parameters, signal);
      keep(key, answer as Answered<Question>);
      if (this.#latest === key) this.#take(answer);
    } catch (error) {
      if (signal.aborted || this.#latest !== key) return;
      this.answer = undefined;
      this.error = error instanceof Error ? error : new Error(String(error));
      this.waiting = false;
    }
  }

  #take(answer: Answered<Q>): void {
    this.answer = answer;
    this.error = undefined;
    this.waiting = false;
  }
}

/** Asks a question for as long as the component is there. */
export function ask<Q extends Question>(question: Q, parameters: () => Parameters | undefined): Asked<Q> {
  return new Asked(question, parameters);
}

function keep(key: string, answer: Answered<Question>): void {
  kept.set(key, answer);
  for (const old of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(old);
}
