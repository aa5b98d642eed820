/** What is built as one file and compiled ahead: the library, and the commands that need no other. */
export * from '@troth/core';
export { Problem } from '@troth/server';
export { main } from './main.ts';
