export const mended = (engine, text, answer) => answer;
