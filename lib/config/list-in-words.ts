/** `AE`, `AE and AU`, or `AE, AU and BH`. */
export function listInWords(words: readonly string[]): string {
  const [last, ...others] = [...words].reverse();
  return [others.reverse().join(', '), last].filter((part) => part).join(' and ');
}
