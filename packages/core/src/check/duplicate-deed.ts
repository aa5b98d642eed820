import type { DeedEntry } from '../ledger/entry.ts';
import { byPlace } from '../ledger/order.ts';
import type { Sentence, Shape } from '../ledger/sentence.ts';
import { sentencePlace } from './places.ts';
import type { CheckLedger } from './rule.ts';

interface Claim {
  readonly deed: DeedEntry;
  readonly sentence: Sentence;
}

/** A wording belongs to one deed, and stands there once. */
export const duplicateDeed: CheckLedger = (ledger, report) => {
  const claims = new Map<Shape, Claim>();
  for (const deed of [...ledger.deeds.values()].flat().sort(byPlace)) {
    for (const sentence of deed.sentence ? [deed.sentence, ...deed.also] : deed.also) {
      const first = claims.get(sentence.shape);
      if (!first) {
        claims.set(sentence.shape, { deed, sentence });
        continue;
      }
      const own = first.deed === deed;
      report({
        code: 'duplicate-deed',
        message: own
          ? 'This wording stands in the deed twice.'
          : 'This wording belongs to another deed already.',
        help: own
          ? 'Remove it. Which argument is which is told by the words between them, so the same words cannot mean them in another order.'
          : 'Put what is said of it into one `deed` entry, or use other words here.',
        place: sentencePlace(deed, sentence),
        related: [
          {
            place: sentencePlace(first.deed, first.sentence),
            message: own ? 'the same wording' : 'the deed that has it',
          },
        ],
      });
    }
  }
};
