// Values that a live proof puts into a template in the place of what the template says. They are objects of these
// classes, so no template that is read from a file can contain one.

/** A value as the account has it. The names of the deployment's resources in it are symbols. */
export class InAccount {
  readonly #value: unknown;

  constructor(value: unknown) {
    this.#value = value;
  }

  get value(): unknown {
    return this.#value;
  }
}

/** A value that the account has and that could not be read. */
export class NotRead {
  readonly #reason: string;

  constructor(reason: string) {
    this.#reason = reason;
  }

  get reason(): string {
    return this.#reason;
  }
}
