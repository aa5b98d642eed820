import type { Name } from '../../ledger/name.ts';
import type { Occurrence } from '../../lifecycle/occurrence.ts';
import type { OnReading, Share } from '../../lifecycle/play/on-reading.ts';

/** Something that is asked of a reading, as a text that tells the answers apart. */
type Question = (people: OnReading) => string;

/** What was asked after certain answers, or what came of them. */
type Step<T> =
  | { readonly question: Question; readonly next: Map<string, Step<T>> }
  | { readonly question: undefined; readonly result: T };

/** Plays on readings; those that give the same answers to all that playing asks are played once. */
export class PlayedOnce<T> {
  readonly #play: (people: OnReading) => T;
  #first: Step<T> | undefined;

  constructor(play: (people: OnReading) => T) {
    this.#play = play;
  }

  on(people: OnReading): T {
    let step = this.#first;
    while (step?.question) step = step.next.get(step.question(people));
    return step ? step.result : this.#playNew(people);
  }

  #playNew(people: OnReading): T {
    const asked = new Asked(people);
    const result = this.#play(asked);
    let add = (step: Step<T>): void => {
      this.#first ??= step;
    };
    let known = this.#first;
    for (const { question, answer } of asked.all) {
      const step = known?.question ? known : { question, next: new Map<string, Step<T>>() };
      if (!known) add(step);
      add = (next) => step.next.set(answer, next);
      known = step.next.get(answer);
    }
    add({ question: undefined, result });
    return result;
  }
}

/** Notes what is asked of a reading, and what it answers. */
class Asked implements OnReading {
  readonly all: { readonly question: Question; readonly answer: string }[] = [];
  readonly #people: OnReading;

  constructor(people: OnReading) {
    this.#people = people;
  }

  touched(occurrence: Occurrence, group: Name): number | undefined {
    return this.#ask((people) => people.touched(occurrence, group), String);
  }

  among(group: Name, deeds: readonly Occurrence[], spared?: readonly Name[]): Share | undefined {
    const asked = [...deeds];
    return this.#ask((people) => people.among(group, asked, spared), textOf);
  }

  #ask<A>(ask: (people: OnReading) => A, text: (answer: A) => string): A {
    const answer = ask(this.#people);
    this.all.push({ question: (people) => text(ask(people)), answer: text(answer) });
    return answer;
  }
}

function textOf(share: Share | undefined): string {
  return share ? `${share.touched} of ${share.size}` : '';
}
