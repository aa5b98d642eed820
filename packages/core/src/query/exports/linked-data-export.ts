import type {
  ClaimEntry,
  Entry,
  PromiseEntry,
  RatedEntry,
  ResponseEntry,
  SourceEntry,
} from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import { EARLIEST, isoDay, isoRange, LATEST } from '../../ledger/values/civil-day.ts';
import type { DateValue } from '../../ledger/values/date-value.ts';
import {
  addDecimals,
  type Decimal,
  decimalOf,
  formatDecimal,
  multiplyDecimals,
} from '../../ledger/values/decimal.ts';
import { isOutBy } from '../../lifecycle/chain.ts';
import { countsFor, statementsOf } from '../../lifecycle/counting.ts';
import { idOf, titleOf } from '../words/name-text.ts';
import { upperFirst } from '../words/upper-first.ts';
import {
  type ExportInput,
  isRetracted,
  knownEntries,
  ledgerTitle,
  promiseNamed,
  ratingsOf,
  repliesByTarget,
  saysText,
  termsOf,
} from './export-input.ts';
import { promiseAddress } from './page-path.ts';
import { stableUuid } from './stable-uuid.ts';

/** A thing of schema.org: its type and its properties. */
export type LinkedThing = Readonly<Record<string, unknown>> & { readonly '@type': string };

/** What schema.org is told of a ledger. */
export interface LinkedData {
  readonly '@context': 'https://schema.org';
  readonly '@graph': readonly LinkedThing[];
}

/** How a rating reads on a scale from 1, broken, to 5, kept; what is neither finished nor judged has no place on it. */
const VALUES: Partial<Record<RatedEntry['status'], number>> = { kept: 5, compromise: 3, broken: 1 };

const FOUR_HUNDREDTHS: Decimal = { digits: 4n, scale: 2 };

/** Where a share in percent lies between 1 and 5, exactly: `9` gives 1.36, not 1.3599999999999999. */
function ratingOf(percent: Decimal): number {
  return Number(formatDecimal(addDecimals(decimalOf(1), multiplyDecimals(percent, FOUR_HUNDREDTHS))));
}

/**
 * Promises and claims as `Claim`, and ratings of promises as `ClaimReview` (schema.org), as JSON-LD. Where a promise
 * stands by computation is no review of anybody's, and is not told here.
 */
export function linkedDataExport(input: ExportInput): LinkedData {
  const writer = new LinkedDataWriter(input);
  const entries = new Set([...knownEntries(input), ...input.judgement.promises.map(({ entry }) => entry)]);
  const graph = [...entries].flatMap((entry) => writer.thing(entry) ?? []);
  return { '@context': 'https://schema.org', '@graph': graph };
}

/** What schema.org is told of one promise: the claim, and the reviews of it. */
export function linkedPromise(input: ExportInput, promise: PromiseEntry): LinkedData {
  const writer = writers.get(input) ?? new LinkedDataWriter(input);
  writers.set(input, writer);
  const about = [promise, ...ratingsOf(input, promise.name)];
  return { '@context': 'https://schema.org', '@graph': about.flatMap((entry) => writer.thing(entry) ?? []) };
}

const writers = new WeakMap<ExportInput, LinkedDataWriter>();

class LinkedDataWriter {
  readonly #input: ExportInput;
  readonly #ledger: string;
  readonly #replies: ReadonlyMap<Name, readonly ResponseEntry[]>;

  constructor(input: ExportInput) {
    this.#input = input;
    this.#ledger = ledgerTitle(input);
    this.#replies = repliesByTarget(input);
  }

  thing(entry: Entry): LinkedThing | undefined {
    if (!this.#counts(entry)) return undefined;
    switch (entry.kind) {
      case 'promise':
        return this.#promise(entry);
      case 'claim':
        return this.#claim(entry);
      case 'rated':
        return this.#review(entry);
      default:
        return undefined;
    }
  }

  #promise(entry: PromiseEntry): LinkedThing {
    const terms = termsOf(this.#input, entry);
    return {
      '@type': 'Claim',
      '@id': this.#idOf(entry.name),
      ...present('name', entry.title),
      text: saysText(this.#input, entry),
      author: terms.from.map(({ party }) => agentOf(party)),
      ...made(entry.date),
      ...present('keywords', entry.tags.map((tag) => tag.replace(/^#/, '')).join(', ')),
      ...this.#beside(entry),
      ...present('url', promiseAddress(this.#input.base, entry.name)),
    };
  }

  #claim(entry: ClaimEntry): LinkedThing {
    return {
      '@type': 'Claim',
      '@id': entry.name ? this.#idOf(entry.name) : this.#urn(entry),
      ...present('name', entry.title),
      text: entry.text ?? entry.title ?? '',
      ...(entry.by === undefined
        ? {}
        : {
            author: typeof entry.by === 'string' ? { '@type': 'Person', name: entry.by } : agentOf(entry.by),
          }),
      ...made(entry.date),
      ...this.#beside(entry),
    };
  }

  #review(entry: RatedEntry): LinkedThing | undefined {
    const promise = entry.promise && promiseNamed(this.#input, entry.promise);
    if (promise?.kind !== 'promise') return undefined;
    const claim = this.#promise(promise);
    const value = entry.percent ? ratingOf(entry.percent) : VALUES[entry.status];
    const words = entry.status.replaceAll('-', ' ');
    return {
      '@type': 'ClaimReview',
      '@id': this.#urn(entry),
      ...present('name', entry.title),
      claimReviewed: claim.text,
      itemReviewed: { '@id': claim['@id'] },
      ...(entry.by ? { author: agentOf(entry.by) } : {}),
      ...made(entry.date, 'datePublished'),
      reviewRating: {
        '@type': 'Rating',
        ...(value === undefined ? {} : { ratingValue: value, worstRating: 1, bestRating: 5 }),
        alternateName: upperFirst(words),
        ...present('ratingExplanation', entry.because),
      },
      ...this.#beside(entry),
      ...present('url', promiseAddress(this.#input.base, promise.name)),
    };
  }

  /** The sources it stands in, and the replies to it. */
  #beside(entry: Entry): Record<string, unknown> {
    const { known } = this.#input.judgement;
    const sources = new Set(
      entry.evidence.flatMap(({ source, stance }) =>
        stance === 'supports' && source.entry?.kind === 'source' && isOutBy(known, source)
          ? [source.entry]
          : [],
      ),
    );
    const works = [...sources].map(workOf);
    const comments = (entry.name ? (this.#replies.get(entry.name) ?? []) : []).map((reply) => ({
      '@type': 'Comment',
      text: reply.text ?? reply.title ?? '',
      author: reply.from.map(({ party }) => agentOf(party)),
      ...made(reply.date),
    }));
    const where = entry.kind === 'rated' ? 'citation' : 'appearance';
    return {
      ...(works.length > 0 ? { [where]: works } : {}),
      ...(comments.length > 0 ? { comment: comments } : {}),
    };
  }

  #counts(entry: Entry): boolean {
    const { on, judging } = this.#input.judgement;
    const { acceptance } = judging.world;
    const isSaying = entry.kind === 'rated' || entry.kind === 'claim';
    return (
      !(isSaying && entry.date.first > on) &&
      !isRetracted(this.#input, entry) &&
      statementsOf(entry).some((one) => countsFor(acceptance, entry, one))
    );
  }

  #idOf(name: Name): string {
    const address = name.entry?.kind === 'promise' ? promiseAddress(this.#input.base, name) : undefined;
    return address ? `${address}#claim` : `urn:uuid:${stableUuid(`${this.#ledger}\n${idOf(name)}`)}`;
  }

  #urn({ block }: Entry): string {
    const text = block.source.text.slice(block.start, block.end).replace(/\s+/g, ' ').trim();
    return `urn:uuid:${stableUuid(`${this.#ledger}\n${text}`)}`;
  }
}

function agentOf(name: Name): LinkedThing {
  const { entry } = name;
  return {
    '@type': entry?.kind === 'person' ? 'Person' : 'Organization',
    name: titleOf(name),
    ...(entry?.kind === 'party' || entry?.kind === 'person' ? present('url', entry.url) : {}),
  };
}

function workOf(source: SourceEntry): LinkedThing {
  return {
    '@type': 'CreativeWork',
    name: source.title ?? (source.name ? idOf(source.name) : ''),
    ...present('url', source.url ?? source.archived),
    ...(source.author ? { author: { '@type': 'Person', name: source.author } } : {}),
    ...(source.by ? { publisher: agentOf(source.by) } : {}),
    ...(source.published ? made(source.published, 'datePublished') : {}),
  };
}

/** A day, or the span in which a day lies: schema.org dates hold no spans. */
function made({ first, last }: DateValue, field = 'dateCreated'): Record<string, string> {
  if (first === last) return { [field]: isoDay(first) };
  if (first <= EARLIEST && last >= LATEST) return {};
  return { temporalCoverage: isoRange(first, last) };
}

function present(field: string, value: string | undefined): Record<string, string> {
  return value === undefined || value === '' ? {} : { [field]: value };
}
