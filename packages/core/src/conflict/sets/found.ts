import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Prospects } from '../ahead/prospects.ts';
import { Component } from '../future/component.ts';
import type { World } from '../future/worlds.ts';

/** A minimal set of promises that no future keeps. */
export interface Found {
  readonly promises: readonly PromiseEntry[];
  /** Whether it is so in every world, and without any condition. */
  readonly isShown: boolean;
  scene(): Scene;
}

/** Some promises, and the worlds in which a set of them is a minimal one that no future keeps. */
export interface Scene {
  readonly component: Component;
  readonly worlds: readonly World[];
}

/** A set that the sentences show to be minimal in all worlds; these are looked at when something is asked of them. */
export function shownIn(prospects: Prospects, promises: readonly PromiseEntry[]): Found {
  return new Alone(prospects, promises, true);
}

/** A set that is known to be minimal in its own worlds. */
export function aloneIn(prospects: Prospects, promises: readonly PromiseEntry[]): Found {
  return new Alone(prospects, promises, false);
}

class Alone implements Found {
  readonly promises: readonly PromiseEntry[];
  readonly isShown: boolean;
  readonly #prospects: Prospects;
  #scene: Scene | undefined;

  constructor(prospects: Prospects, promises: readonly PromiseEntry[], isShown: boolean) {
    this.#prospects = prospects;
    this.promises = promises;
    this.isShown = isShown;
  }

  scene(): Scene {
    if (!this.#scene) {
      const component = new Component(
        this.#prospects,
        this.promises.map((promise) => this.#prospects.of(promise)),
      );
      this.#scene = { component, worlds: component.worlds };
    }
    return this.#scene;
  }
}
