import type { About } from './client/client.ts';
import { client } from './client/open-client.ts';

/** What is served, and how it goes. */
class LedgerState {
  about = $state.raw<About | undefined>();
  /** Counts the changes that this page was told of. */
  revision = $state(0);
  connected = $state(true);

  /** Follows the ledger until the function that it gives is called. */
  follow(): () => void {
    this.#look();
    if (!client.live) return () => {};
    return client.listen((event) => {
      if (event.kind !== 'changed') {
        this.connected = event.kind === 'connected';
        return;
      }
      this.revision++;
      this.#look();
    });
  }

  #look(): void {
    client.about().then(
      (about) => {
        this.about = about;
      },
      () => {
        this.connected = false;
      },
    );
  }
}

export const ledger = new LedgerState();
