/** What AWS answers; `undefined` where it answers with one of these errors, by which it says that there is no such thing. */
export async function unlessAbsent<T>(
  answer: Promise<T>,
  ...errors: readonly string[]
): Promise<T | undefined> {
  return answer.catch((error: Error) => {
    if (!errors.includes(error.name)) throw error;
    return undefined;
  });
}
