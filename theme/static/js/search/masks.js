/** Sets of articles, a byte each: 1 is in. */

/** Take away from a mask what isn't in the others; it is changed. @param {Uint8Array[]} masks */
export function and(masks, all) {
  for (const mask of masks) for (let at = 0; at < all.length; at += 1) all[at] &= mask[at];
  return all;
}

/** Add to a mask what is in the others; it is changed. @param {Uint8Array[]} masks */
export function or(masks, none) {
  for (const mask of masks) for (let at = 0; at < none.length; at += 1) none[at] |= mask[at];
  return none;
}

export const some = (mask) => mask.includes(1);

export const count = (mask) => mask.reduce((sum, one) => sum + one, 0);

/** The articles of a mask, ascending. @param {Uint8Array} mask */
export const members = (mask) => [...mask.keys()].filter((document) => mask[document]);
