/** The package's own types lie outside its `exports`, where the compiler may not look. This is what we use of them. */
declare module 'better-sqlite3-multiple-ciphers' {
  class Database {
    constructor(file: string, options?: { readonly timeout?: number });
    key(key: Buffer): void;
    readonly inTransaction: boolean;
    pragma(source: string, options?: { readonly simple?: boolean }): unknown;
    exec(sql: string): this;
    prepare<Parameters extends unknown[], Row = unknown>(sql: string): Database.Statement<Parameters, Row>;
    transaction<Parameters extends unknown[], Result>(
      work: (...parameters: Parameters) => Result,
    ): { (...parameters: Parameters): Result; immediate(...parameters: Parameters): Result };
    close(): this;
  }

  namespace Database {
    interface Statement<Parameters extends unknown[], Row = unknown> {
      run(...parameters: Parameters): { readonly changes: number };
      get(...parameters: Parameters): Row | undefined;
      all(...parameters: Parameters): Row[];
      pluck(): this;
    }
  }

  export = Database;
}
