import {
  type ActEntry,
  type Entry,
  type EventEntry,
  isPromise,
  type PromiseEntry,
} from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import { selectionOf, selects } from '../../ledger/selection.ts';
import type { World } from '../world.ts';
import { openInstances } from './instances.ts';
import type { PlayedOpenings } from './played-openings.ts';

/** An entry that is about cases of a promise, and how it names them. */
export interface AboutCases {
  readonly entry: Entry;
  readonly name: Name;
}

const NONE: readonly never[] = [];

/** The cases of the promises with many, by what is known in a world. */
export class CaseBook {
  /** The promises with many cases; their instances are among the promises of the world, they themselves are not. */
  readonly generics: PromiseEntry[] = [];
  /** The instances of each. */
  readonly instances = new Map<PromiseEntry, readonly PromiseEntry[]>();
  /** What is about some of them. */
  readonly about: AboutCases[] = [];
  readonly #open = new Set<PromiseEntry>();
  readonly #disputed = new Set<PromiseEntry>();
  readonly #byText = new Map<string, PromiseEntry>();

  /**
   * Opens the instances of all promises with many cases.
   *
   * @param played what opens cases by more than an event
   */
  open(world: World, played: PlayedOpenings): void {
    const looked = this.about.filter(({ entry }) => entry.kind === 'event' || entry.kind === 'alleged');
    for (const generic of this.generics) {
      const lines = looked
        .filter(({ name }) => name.entry === generic)
        .map(({ entry, name }) => ({ entry: entry as EventEntry, promise: name }));
      const opened = openInstances(world, generic, lines, played);
      this.instances.set(
        generic,
        opened.map(({ entry }) => entry),
      );
      const isDisputed = world.isDisputed(generic);
      for (const { entry, disputed } of opened) {
        this.#open.add(entry);
        this.#byText.set(entry.name.text, entry);
        if (disputed || isDisputed) this.#disputed.add(entry);
      }
    }
  }

  /** Whether an instance has opened. */
  isOpen(instance: PromiseEntry): boolean {
    return this.#open.has(instance);
  }

  /** The instance of a name, as it is written without its `@`. */
  named(text: string): PromiseEntry | undefined {
    return this.#byText.get(text);
  }

  /** Whether an instance or what opened it is disputed. */
  isDisputed(instance: PromiseEntry): boolean {
    return this.#disputed.has(instance);
  }

  /** The promises that a name stands for: the one declared under it, or instances. */
  select(name: Name): readonly PromiseEntry[] {
    const { entry } = name;
    if (!isPromise(entry)) return NONE;
    const selection = selectionOf(name);
    if (!entry.terms.many) return selection ? NONE : [entry];
    const instances = this.instances.get(entry) ?? NONE;
    return selection ? instances.filter((instance) => selects(selection, instance)) : instances;
  }

  /** Files under each instance what is about it. */
  file(world: World, takeDeed: (act: ActEntry, target: Name) => void): void {
    for (const { entry, name: written } of this.about) {
      for (const instance of this.select(written)) {
        const { name } = instance;
        switch (entry.kind) {
          case 'event':
          case 'alleged':
            // What another event opened is not what this one is about.
            if (isAbout(entry, instance)) append(world.outside, name, { entry, promise: name });
            break;
          case 'act':
            append(world.acts, name, entry);
            takeDeed(entry, name);
            break;
          case 'rated':
            append(world.ratings, name, entry);
            break;
          case 'checked':
            append(world.checks, name, entry);
            break;
          case 'notified':
          case 'consulted':
            append(world.notices, name, entry);
        }
      }
    }
  }
}

function isAbout(entry: EventEntry, { instance }: PromiseEntry): boolean {
  return entry.outside.some(({ promise }) => {
    const on = selectionOf(promise)?.on;
    return (
      instance !== undefined &&
      promise.entry === instance.generic &&
      (on !== undefined || instance.event === entry)
    );
  });
}

function append<T>(lists: Map<Name, T[]>, name: Name, item: T): void {
  const list = lists.get(name);
  if (list) list.push(item);
  else lists.set(name, [item]);
}
