/** The longest name of a file or folder that file systems hold, in bytes, with room for what is put around it. */
const LONGEST = 240;

/** Whether file systems hold no file or folder of that name. */
export function isTooLong(name: string): boolean {
  return Buffer.byteLength(name) > LONGEST;
}
