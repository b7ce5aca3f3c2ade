/** The index's files from the site they belong to. */

const TRIES = 3;
const WAIT = 300; // milliseconds before the second try; twice that before the third

/**
 * A function that fetches a file below `base`: its bytes, null if there is none (404). It rejects
 * if three tries failed.
 * @param {string} base an address that ends in a slash
 * @returns {(path: string) => Promise<ArrayBuffer|null>}
 */
export function reader(base) {
  return async (path) => {
    for (let tries = 1; ; tries += 1) {
      try {
        const answer = await fetch(new URL(path, base));
        if (answer.status === 404) return null;
        if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
        return await answer.arrayBuffer();
      } catch (error) {
        if (tries === TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, WAIT * tries));
      }
    }
  };
}
