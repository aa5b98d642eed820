import { expect, test } from 'vitest';
import { SAMPLE } from './sample.ts';
import { folderWith, troth } from './troth.ts';

const PAINTING = `ledger "Painting"
  on  2026-04-01

party @anna "Anna"
party @gallery "The Gallery"
party @gallery/shop "The Gallery’s shop"
  part of  @gallery
party @carl "Carl"
party @ben "Ben"
thing @painting "Painting"
source @letter "Letter"
  published  2026-03-01
source @diary "Anna’s diary"
  published  2026-03-05

2026-03-01 promise @sale "Sell the painting"
  from    @gallery
  to      @anna
  will    @gallery sells @painting to @anna
  by      2026-05-01
  stake   @anna "her deposit" 500 EUR
    source  @diary p3
  stake   @anna "the journey" 0.10 USD
  stake   @gallery/shop "a regular customer" 120.20 EUR
  source  @letter
2026-03-01 promise @framing "Frame it"
  from    @carl
  to      @anna
  if      @gallery sells @painting to @anna
  will    @carl frames @painting
  stake   @anna "the frame" 80.05 EUR
  source  @letter
2026-03-01 promise @hanging "Hang it"
  from    @ben
  to      @anna
  if      @carl frames @painting
  will    @ben hangs @painting
  source  @letter
2026-03-01 promise @dinner "Cook a dinner to celebrate"
  from    @anna
  to      @carl
  to      @ben
  if      @hanging is done
  will    @anna cooks dinner
  source  @letter
2026-03-01 promise @insurance "Insure it"
  from    @ben
  to      @anna
  if      @framing is kept
  will    @ben insures @painting
  stake   @anna "cover" more than 1000 EUR
  source  @letter
2026-03-01 promise @song "Sing"
  from    @ben
  to      @carl
  will    @ben sings
  source  @letter
2026-03-03 event @sung
  did     @ben sings
  source  @diary
2026-03-04 claim @reputation by "a neighbour" "The Gallery will lose its name."
  about   @sale
  stake   @gallery "its good name" about 1k EUR
  source  @diary
`;

function painting(): string {
  return folderWith({ 'painting.troth': PAINTING });
}

test('a promise: what is lost, what falls with it as a tree, and what is only claimed', async () => {
  expect(await troth('exposure @sale', { folder: painting() })).toEqual({
    status: 0,
    out: `@sale  Sell the painting
The Gallery → Anna · due
On 1 Apr 2026

What is lost if it is not kept
  Anna                her deposit · 500 EUR
                      @diary
  Anna                the journey · 0.1 USD
                      @letter
  The Gallery’s shop  a regular customer · 120.2 EUR
                      @letter

In all: 620.2 EUR, 0.1 USD

What falls with it
  @sale  Sell the painting · The Gallery → Anna
  └─ @framing  Frame it · Carl → Anna
     │ if The Gallery sells Painting to Anna
     ├─ @hanging  Hang it · Ben → Anna
     │  │ if Carl frames Painting
     │  └─ @dinner  Cook a dinner to celebrate · Anna → Carl and Ben
     │       if @hanging is done
     └─ @insurance  Insure it · Ben → Anna
          if @framing is kept

What is lost with that
  Anna  the frame · 80.05 EUR       @framing, Carl
        @letter
  Anna  cover · more than 1000 EUR  @insurance, Ben
        @letter

Claimed, not counted
  The Gallery  its good name · 900..1100 EUR
               by a neighbour · @reputation · about @sale · @diary
`,
    err: '',
  });
});

test('a party: what it stands to lose, from whom, and what falls with what', async () => {
  expect(await troth('exposure @anna', { folder: painting() })).toEqual({
    status: 0,
    out: `@anna  Anna
On 1 Apr 2026

At stake
  Anna  the frame · 80.05 EUR       @framing, Carl
        @letter
  Anna  cover · more than 1000 EUR  @insurance, Ben
        @letter
  Anna  her deposit · 500 EUR       @sale, The Gallery
        @diary
  Anna  the journey · 0.1 USD       @sale, The Gallery
        @letter

In all: more than 1580.05 EUR, 0.1 USD

Promised to it
  conditional  @framing    Frame it · from Carl
  conditional  @hanging    Hang it · from Ben
  conditional  @insurance  Insure it · from Ben
  due          @sale       Sell the painting · from The Gallery

What falls with what
  @sale  Sell the painting · The Gallery → Anna
  └─ @framing  Frame it · Carl → Anna
     │ if The Gallery sells Painting to Anna
     ├─ @hanging  Hang it · Ben → Anna
     │  │ if Carl frames Painting
     │  └─ @dinner  Cook a dinner to celebrate · Anna → Carl and Ben
     │       if @hanging is done
     └─ @insurance  Insure it · Ben → Anna
          if @framing is kept
`,
    err: '',
  });
});

test('the parts of a party count, and what is claimed does not', async () => {
  expect(await troth('exposure @gallery', { folder: painting() })).toEqual({
    status: 0,
    out: `@gallery  The Gallery
with @gallery/shop
On 1 Apr 2026

At stake
  The Gallery’s shop  a regular customer · 120.2 EUR  @sale, The Gallery
                      @letter

Claimed, not counted
  The Gallery  its good name · 900..1100 EUR
               by a neighbour · @reputation · about @sale · @diary
`,
    err: '',
  });
});

test('a promise that is kept', async () => {
  expect(await troth('exposure @song', { folder: painting() })).toEqual({
    status: 0,
    out: `@song  Sing
Ben → Carl · kept
On 1 Apr 2026

It is kept: nothing hangs on it any more.
`,
    err: '',
  });
});

test('every party, most first', async () => {
  expect(await troth('exposure', { folder: painting() })).toEqual({
    status: 0,
    out: `On 1 Apr 2026

Party               At stake               Promised to it  May fall       Not counted
@anna               4 stakes               4 promises      3 with others
Anna                more than 1580.05 EUR
                    0.1 USD
@gallery/shop       1 stake
The Gallery’s shop  120.2 EUR
@ben                                       1 promise       1 with others
Ben
@carl                                      1 promise       1 with others
Carl
@gallery                                                                  1 claimed
The Gallery
`,
    err: '',
  });
});

test('--quiet leaves out the evidence and what is claimed', async () => {
  expect(await troth('exposure @sale --quiet', { folder: painting() })).toEqual({
    status: 0,
    out: `@sale  Sell the painting
The Gallery → Anna · due
On 1 Apr 2026

What is lost if it is not kept
  Anna                her deposit · 500 EUR
  Anna                the journey · 0.1 USD
  The Gallery’s shop  a regular customer · 120.2 EUR

In all: 620.2 EUR, 0.1 USD

What falls with it
  @sale  Sell the painting · The Gallery → Anna
  └─ @framing  Frame it · Carl → Anna
     │ if The Gallery sells Painting to Anna
     ├─ @hanging  Hang it · Ben → Anna
     │  │ if Carl frames Painting
     │  └─ @dinner  Cook a dinner to celebrate · Anna → Carl and Ben
     │       if @hanging is done
     └─ @insurance  Insure it · Ben → Anna
          if @framing is kept

What is lost with that
  Anna  the frame · 80.05 EUR       @framing, Carl
  Anna  cover · more than 1000 EUR  @insurance, Ben
`,
    err: '',
  });
});

test('--quiet of all parties prints the rows only', async () => {
  expect(await troth('exposure --quiet', { folder: painting() })).toEqual({
    status: 0,
    out: `@anna               4 stakes               4 promises  3 with others
Anna                more than 1580.05 EUR
                    0.1 USD
@gallery/shop       1 stake
The Gallery’s shop  120.2 EUR
@ben                                       1 promise   1 with others
Ben
@carl                                      1 promise   1 with others
Carl
@gallery                                                              1 claimed
The Gallery
`,
    err: '',
  });
});

test('on an earlier day, as known by then', async () => {
  expect(await troth('exposure @sale --on 2026-03-02 --known 2026-03-02', { folder: painting() })).toEqual({
    status: 0,
    out: `@sale  Sell the painting
The Gallery → Anna · due
On 2 Mar 2026, as known by 2 Mar 2026

What is lost if it is not kept
  Anna                the journey · 0.1 USD
                      @letter
  The Gallery’s shop  a regular customer · 120.2 EUR
                      @letter

In all: 120.2 EUR, 0.1 USD

What falls with it
  @sale  Sell the painting · The Gallery → Anna
  └─ @framing  Frame it · Carl → Anna
     │ if The Gallery sells Painting to Anna
     ├─ @hanging  Hang it · Ben → Anna
     │  │ if Carl frames Painting
     │  └─ @dinner  Cook a dinner to celebrate · Anna → Carl and Ben
     │       if @hanging is done
     └─ @insurance  Insure it · Ben → Anna
          if @framing is kept

What is lost with that
  Anna  the frame · 80.05 EUR       @framing, Carl
        @letter
  Anna  cover · more than 1000 EUR  @insurance, Ben
        @letter
`,
    err: '',
  });
});

test('a person without any', async () => {
  expect(await troth('exposure @carl --on 2026-02-01', { folder: painting() })).toEqual({
    status: 0,
    out: `@carl  Carl
On 1 Feb 2026

It stands to lose nothing that the ledger tells of.
`,
    err: '',
  });
});

test('a promise in a narrow terminal', async () => {
  expect(await troth('exposure @sale --quiet', { folder: painting(), columns: 40 })).toEqual({
    status: 0,
    out: `@sale  Sell the painting
The Gallery → Anna · due
On 1 Apr 2026

What is lost if it is not kept
  Anna                her deposit · 500
                      EUR
  Anna                the journey · 0.1
                      USD
  The Gallery’s shop  a regular customer
                      · 120.2 EUR

In all: 620.2 EUR, 0.1 USD

What falls with it
  @sale  Sell the painting · The
  │ Gallery → Anna
  └─ @framing  Frame it · Carl → Anna
     │ if The Gallery sells Painting to
     │ Anna
     ├─ @hanging  Hang it · Ben → Anna
     │  │ if Carl frames Painting
     │  └─ @dinner  Cook a dinner to
     │       celebrate · Anna → Carl and
     │       Ben
     │       if @hanging is done
     └─ @insurance  Insure it · Ben →
          Anna
          if @framing is kept

What is lost with that
  Anna  the frame ·      @framing, Carl
        80.05 EUR
  Anna  cover · more     @insurance, Ben
        than 1000 EUR
`,
    err: '',
  });
});

test('a promise with all it says of its members, and its deal', async () => {
  const folder = folderWith({
    'a.troth': `ledger "Tenants"
  on  2026-06-01
party @house "The House"
group @tenants "tenants"
  size  3..5
2026-01-01 deal @lease "Lease"
  between  @house, @tenants
2026-01-01 promise @heating "Heat the flats"
  from     @house
  always   @house heats the flats of @tenants
  part of  @lease
  stake    @tenants "their health"
2026-01-01 promise @rent "Pay the rent"
  from     @tenants
  will     @tenants pay the rent
  part of  @lease
2026-02-01 event
  not  @house heats the flats of 1 of @tenants
`,
  });
  expect((await troth('exposure @heating', { folder })).out).toBe(`@heating  Heat the flats
The House → tenants · broken, outstanding
On 1 Jun 2026

What is lost if it is not kept
  tenants  their health

Members concerned
  tenants  2..4 still safe, 1 not

Its deal
  @lease  Lease · also open in it: @rent
`);
});

test('nothing at stake, and nothing hangs on it', async () => {
  const folder = folderWith({ 'sample.troth': SAMPLE });
  expect((await troth('exposure @vans-promise', { folder })).out).toBe(`@vans-promise  Lend the vans
The Mill → The Bakery · due
On 1 Jul 2026

Nothing is said to be lost with it.
`);
  expect((await troth('exposure - --quiet', { input: 'party @anna "Anna"\n' })).out).toBe('\n');
  expect((await troth('exposure -', { input: 'party @anna "Anna"\n' })).out).toBe(
    'On 5 Mar 2026\n\nNobody stands to lose anything that the ledger tells of.\n',
  );
});

test('colours, and none where they are not wanted', async () => {
  const folder = painting();
  const coloured = await troth('exposure @sale', { folder, isTerminal: true });
  expect(coloured.out).toContain('\u001b[1mWhat falls with it\u001b[22m\n');
  expect(coloured.out).toContain('\u001b[2m  └─ \u001b[22m@framing  Frame it');
  const plain = await troth('exposure @sale --no-color', { folder, isTerminal: true });
  expect(plain.out).toBe((await troth('exposure @sale', { folder })).out);
});

test('JSON of a promise', async () => {
  const { out } = await troth('exposure @framing --json', { folder: painting() });
  const promise = (id: string, title: string, from: string, to: readonly string[]) => ({
    id,
    title,
    from: [from],
    to,
    state: 'conditional',
    after: null,
    progress: null,
  });
  const evidence = (source: string, title: string) => [
    { source, title, stance: 'supports', passage: null, via: [], grade: null, quotes: [] },
  ];
  expect(JSON.parse(out)).toEqual({
    of: 'promise',
    on: '2026-04-01',
    known: null,
    promise: promise('@framing', 'Frame it', '@carl', ['@anna']),
    open: true,
    stakes: [
      {
        party: '@anna',
        what: 'the frame',
        amount: '80.05 EUR',
        promises: ['@framing'],
        from: ['@carl'],
        evidence: evidence('@letter', 'Letter'),
      },
    ],
    total: ['80.05 EUR'],
    members: [],
    falls: [
      {
        ...promise('@hanging', 'Hang it', '@ben', ['@anna']),
        with: '@framing',
        condition: 'Carl frames Painting',
      },
      {
        ...promise('@insurance', 'Insure it', '@ben', ['@anna']),
        with: '@framing',
        condition: '@framing is kept',
      },
      {
        ...promise('@dinner', 'Cook a dinner to celebrate', '@anna', ['@carl', '@ben']),
        with: '@hanging',
        condition: '@hanging is done',
      },
    ],
    fallenStakes: [
      {
        party: '@anna',
        what: 'cover',
        amount: 'more than 1000 EUR',
        promises: ['@insurance'],
        from: ['@ben'],
        evidence: evidence('@letter', 'Letter'),
      },
    ],
    deal: null,
    claimed: [],
    record: [
      {
        promise: '@framing',
        party: '@carl',
        to: '@anna',
        how: 'break',
        byRules: { before: null, after: null },
        byReliance: { before: null, after: null },
        text: 'a breach on the record of Carl',
      },
    ],
  });
});

test('JSON of the ledger', async () => {
  const { out } = await troth('exposure --json', { folder: painting() });
  expect(JSON.parse(out).parties.slice(0, 2)).toEqual([
    {
      id: '@anna',
      title: 'Anna',
      stakes: 4,
      total: ['more than 1580.05 EUR', '0.1 USD'],
      owed: 4,
      falls: 3,
      claimed: 0,
    },
    {
      id: '@gallery/shop',
      title: 'The Gallery’s shop',
      stakes: 1,
      total: ['120.2 EUR'],
      owed: 0,
      falls: 0,
      claimed: 0,
    },
  ]);
});

test.each([
  ['exposure @framin', 'troth: nothing is declared as @framin; did you mean @framing?\n'],
  [
    'exposure @sale @framing',
    'troth: one party or promise at a time: @sale or @framing?\ntroth exposure alone lists all parties.\n',
  ],
  ['exposure @painting', 'troth: @painting is a thing; only a party or a promise has an exposure\n'],
  ['exposure @sung', 'troth: @sung is an event; only a party or a promise has an exposure\n'],
  ['exposure @sale --on 2026-02-01', 'troth: @sale does not count on 1 Feb 2026: it is not made yet\n'],
])('%s', async (args, err) => {
  expect(await troth(args, { folder: painting() })).toEqual({ status: 2, out: '', err });
});

test('a deal is none; its promises are named', async () => {
  const input = `party @anna
party @ben
2026-01-01 deal @swap
  between  @anna, @ben
2026-01-01 promise @one
  from     @anna
  will     @anna sings
  part of  @swap
`;
  expect(await troth('exposure @swap -', { input })).toEqual({
    status: 2,
    out: '',
    err: 'troth: @swap is a deal; only a party or a promise has an exposure\nIts promises: @one\n',
  });
});

test('its help', async () => {
  const { status, out } = await troth('exposure --help');
  expect(status).toBe(0);
  expect(out).toContain('Usage: troth exposure [@PARTY|@PROMISE] [LEDGER…] [options]');
  expect(out).toContain('troth exposure @anna ledgers/');
});
