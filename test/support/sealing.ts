/** A text that was sealed once, for whoever seals and whoever opens: both must go on understanding it. */

/** A text, sealed once for a key that everybody may know. */
export const sealedExample = {
  /** X25519, PKCS #8, base64. */
  privateKey: "MC4CAQAwBQYDK2VuBCIEIJjcgKa/cJwz017YILm7Am/jgz7Tq0Ehw/VP2GrEoV1t",
  publicKey: "MCowBQYDK2VuAyEA00JaR1VrYGJiGJk+bUR14ZRWnXQVogAREzwM0zliJ0Q=",
  text: "pässwörd 🐍",
  sealed: {
    key: "MCowBQYDK2VuAyEAuf5PF2JoW9oIYJaTB1CqAmXejizK47hItyBzHXPQ8SA=",
    nonce: "euiIqNaF149OU3Ac",
    text: "zs24uJb6fn2Eyukuryue",
    tag: "mOWQSXet66/+D5A3SIhmQA==",
  },
} as const;
