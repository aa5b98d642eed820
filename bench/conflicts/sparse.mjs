/** Families in which few promises conflict among many that do not. */
import { differentParties, newGroup, newThing, notePlanted, someParty } from './book.mjs';
import {
  build,
  chainsOf,
  giveSome,
  giveThing,
  keepSome,
  keepThing,
  limitedPayer,
  MOST_STEPS,
  pay,
} from './promises.mjs';

/** @typedef {import('./book.mjs').Book} Book */

/**
 * @typedef {object} SparseFamily
 * @property {(book: Book) => void} plant writes some promises with one conflict among them
 * @property {(book: Book) => void} fill writes promises under the same rules that can all be kept
 */

/** Sizes of groups, small ones more often. */
const SIZES = [9, 9, 12, 20, 20, 50, 100, 250, 500, 1000];

/** A thing that is to be kept and to be given. @type {SparseFamily} */
const pairs = {
  plant(book) {
    const thing = newThing(book);
    const [giver, taker] = differentParties(book, 2);
    notePlanted(book, [keepThing(book, giver, thing), giveThing(book, giver, taker, [thing])]);
  },
  fill(book) {
    const thing = newThing(book);
    const [giver, taker] = differentParties(book, 2);
    if (book.chance.happens(0.5)) keepThing(book, giver, thing);
    else giveThing(book, giver, taker, [thing]);
  },
};

/** So many things for one taker more: each but the first and the last may have one of two. @type {SparseFamily} */
const once = {
  plant(book) {
    const length = book.chance.between(1, 5);
    const [giver, ...takers] = differentParties(book, length + 2);
    const things = Array.from({ length }, () => newThing(book));
    const promises = takers.map((taker, index) =>
      giveThing(book, giver, taker, things.slice(Math.max(index - 1, 0), index + 1)),
    );
    notePlanted(book, promises);
  },
  fill(book) {
    const length = book.chance.between(1, 3);
    const [giver, ...takers] = differentParties(book, length + 1);
    const things = Array.from({ length: length + 1 }, () => newThing(book));
    for (const [index, taker] of takers.entries())
      giveThing(book, giver, taker, things.slice(index, index + 2));
  },
};

/** A group of whom some are to stay, two of them in turn within others. @type {SparseFamily} */
const nested = {
  plant(book) {
    const { chance } = book;
    const size = chance.pick(SIZES);
    const [giver, first, second] = differentParties(book, 3);
    const middle = chance.between(Math.ceil(size / 2), size - 2);
    const inner = chance.between(1, middle - 2);
    const [outerGroup, middleGroup, innerGroup] = nest(book, [size, middle, inner]);
    const keep = keepSome(book, giver, innerGroup);
    if (chance.happens(0.5)) {
      const count = chance.between(middle - inner + 1, middle);
      const give = giveSome(book, giver, first, count, middleGroup);
      noteRows(book, [
        {
          items: [
            [keep, inner],
            [give, count],
          ],
          most: middle,
        },
      ]);
      notePlanted(book, [keep, give]);
      return;
    }
    const fromMiddle = chance.between(2, middle - inner);
    const fromOuter = chance.between(
      size - inner - fromMiddle + 1,
      Math.min(size - inner, size - fromMiddle),
    );
    const one = giveSome(book, giver, first, fromMiddle, middleGroup);
    const two = giveSome(book, giver, second, fromOuter, outerGroup);
    noteRows(book, [
      {
        items: [
          [keep, inner],
          [one, fromMiddle],
        ],
        most: middle,
      },
      {
        items: [
          [keep, inner],
          [one, fromMiddle],
          [two, fromOuter],
        ],
        most: size,
      },
    ]);
    notePlanted(book, [keep, one, two]);
  },
  fill(book) {
    const { chance } = book;
    const size = chance.pick(SIZES);
    const [giver, first, second] = differentParties(book, 3);
    const middle = chance.between(Math.ceil(size / 2), size - 2);
    const inner = chance.between(1, middle - 2);
    const [outerGroup, middleGroup, innerGroup] = nest(book, [size, middle, inner]);
    const fromMiddle = chance.between(1, middle - inner - 1);
    const fromOuter = chance.between(1, size - inner - fromMiddle);
    const keep = keepSome(book, giver, innerGroup);
    const one = giveSome(book, giver, first, fromMiddle, middleGroup);
    const two = giveSome(book, giver, second, fromOuter, outerGroup);
    noteRows(book, [
      {
        items: [
          [keep, inner],
          [one, fromMiddle],
        ],
        most: middle,
      },
      {
        items: [
          [keep, inner],
          [one, fromMiddle],
          [two, fromOuter],
        ],
        most: size,
      },
    ]);
  },
};

/**
 * Two groups in a third of which it is not known whom they share, with counts that are too many, or fit, however that
 * is. @type {SparseFamily}
 */
const overlapping = {
  plant(book) {
    const { chance } = book;
    const size = chance.pick(SIZES);
    const slack = chance.between(1, Math.ceil(size / 4));
    const [giver, first, second, third] = differentParties(book, 4);
    const groups = overlap(book, size, size - slack);
    if (chance.happens(0.5)) {
      const one = chance.between(Math.ceil(size / 2), size - slack);
      const two = chance.between(size - one + 1, size - slack);
      const promises = [
        giveSome(book, giver, first, one, groups[0]),
        giveSome(book, giver, second, two, groups[1]),
      ];
      noteOverlap(book, promises, [one, two, 0], size, slack);
      notePlanted(book, promises);
      return;
    }
    const one = chance.between(1, Math.floor((size - slack) / 2));
    const two = chance.between(1, Math.floor((size - slack) / 2));
    const three = chance.between(size - one - two + 1, size - Math.max(one, two));
    const promises = [
      giveSome(book, giver, first, one, groups[0]),
      giveSome(book, giver, second, two, groups[1]),
      giveSome(book, giver, third, three, groups[2]),
    ];
    noteOverlap(book, promises, [one, two, three], size, slack);
    notePlanted(book, promises);
  },
  fill(book) {
    const { chance } = book;
    const size = chance.pick(SIZES);
    const slack = chance.between(1, Math.ceil(size / 4));
    const [giver, first, second] = differentParties(book, 3);
    const groups = overlap(book, size, size - slack);
    const one = chance.between(1, Math.floor((size - slack) / 2));
    const two = chance.between(1, Math.floor((size - slack) / 2));
    const promises = [
      giveSome(book, giver, first, one, groups[0]),
      giveSome(book, giver, second, two, groups[1]),
    ];
    noteOverlap(book, promises, [one, two, 0], size, slack);
  },
};

/** Two or more payments that are more than one limit together. @type {SparseFamily} */
const capacity = {
  plant(book) {
    const most = book.chance.between(5, 50) * 20;
    const one = book.chance.between(most / 2, most);
    payments(book, most, [one, book.chance.between(most - one + 1, most)], true);
  },
  fill(book) {
    const most = book.chance.between(5, 50) * 20;
    const one = book.chance.between(1, most / 2);
    payments(book, most, [one, book.chance.between(1, most - one)], false);
  },
};

/** Three payments, or three counts of a group, that fit in pairs and not together. @type {SparseFamily} */
const threeWay = {
  plant(book) {
    if (book.chance.happens(0.5)) {
      const third = book.chance.between(2, 400);
      payments(book, third * 3 - 1, [third, third, third], true);
    } else {
      const size = book.chance.pick(SIZES);
      thirds(book, size, Math.floor(size / 3) + 1, true);
    }
  },
  fill(book) {
    if (book.chance.happens(0.5)) {
      const third = book.chance.between(2, 400);
      payments(book, third * 3, [third, third, third], false);
    } else {
      const size = book.chance.pick(SIZES);
      thirds(book, size, Math.floor(size / 3), false);
    }
  },
};

/** Steps that wait for one another for longer than there is time. @type {SparseFamily} */
const time = {
  plant(book) {
    const { chance } = book;
    if (chance.happens(0.3)) {
      notePlanted(book, [build(book, chance.between(5, 29))]);
      return;
    }
    const lags = someLags(book);
    const late = chance.between(1, Math.min(...lags));
    notePlanted(book, chainsOf(book, lags, sum(lags) - late)[0]);
  },
  fill(book) {
    if (book.chance.happens(0.3)) build(book, book.chance.between(30, 200));
    else {
      const lags = someLags(book);
      chainsOf(book, lags, sum(lags) + book.chance.between(0, 60));
    }
  },
};

/** @type {Readonly<Record<string, SparseFamily>>} */
export const SPARSE = { pairs, once, nested, overlapping, capacity, 'three-way': threeWay, time };

/** @param {Book} book */
function someLags({ chance }) {
  return Array.from({ length: chance.between(2, MOST_STEPS) }, () => chance.between(5, 40));
}

/** @param {readonly number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

/**
 * Groups each within the one before.
 * @param {Book} book
 * @param {readonly number[]} sizes
 */
function nest(book, sizes) {
  /** @type {string[]} */
  const groups = [];
  for (const size of sizes) groups.push(newGroup(book, size, groups.at(-1)));
  return groups;
}

/**
 * Two groups of `inner` within one of `size`, which comes last.
 * @param {Book} book
 * @param {number} size
 * @param {number} inner
 */
function overlap(book, size, inner) {
  const outer = newGroup(book, size);
  return [newGroup(book, inner, outer), newGroup(book, inner, outer), outer];
}

/**
 * @param {Book} book
 * @param {readonly { items: readonly (readonly [number, number])[], most: number }[]} rows
 */
function noteRows({ problem }, rows) {
  for (const { items, most } of rows)
    problem.sums.push({ items: items.map(([promise, weight]) => ({ promise, weight })), most });
}

/**
 * Two groups that share as few as they can together hold the whole of the third.
 * @param {Book} book
 * @param {readonly number[]} promises
 * @param {readonly number[]} counts
 * @param {number} size
 * @param {number} slack
 */
function noteOverlap(book, promises, counts, size, slack) {
  const items = promises.map((promise, index) => /** @type {const} */ ([promise, counts[index]]));
  noteRows(book, [
    { items: [items[0]], most: size - slack },
    { items: [items[1]], most: size - slack },
    { items: items.slice(0, 2), most: Math.min(size, 2 * (size - slack)) },
    { items, most: size },
  ]);
}

/**
 * @param {Book} book
 * @param {number} most
 * @param {readonly number[]} amounts
 * @param {boolean} isTooMuch
 */
function payments(book, most, amounts, isTooMuch) {
  const payer = limitedPayer(book, most);
  const payees = differentParties(book, amounts.length);
  const promises = amounts.map((amount, index) => pay(book, payer, payees[index], amount));
  const items = promises.map((promise, index) => ({ promise, weight: amounts[index] }));
  book.problem.sums.push({ items, most });
  if (isTooMuch) notePlanted(book, promises);
}

/**
 * @param {Book} book
 * @param {number} size
 * @param {number} count
 * @param {boolean} isTooMuch
 */
function thirds(book, size, count, isTooMuch) {
  const group = newGroup(book, size);
  const giver = someParty(book);
  const promises = differentParties(book, 3).map((taker) => giveSome(book, giver, taker, count, group));
  noteRows(book, [{ items: promises.map((promise) => [promise, count]), most: size }]);
  if (isTooMuch) notePlanted(book, promises);
}
