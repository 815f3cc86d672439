package dev.secant.runtime.worker;

/** What a host asks a worker for: the first byte of its message. Behind it stands the instance. */
enum Request {
  /** Make an instance of a class of a plug-in. */
  LOAD,
  /** Make a function by a factory. */
  CREATE,
  /** The values at the numbers in the shared area. */
  VALUES,
  /** The derivatives at the numbers in the shared area. */
  DERIVATIVES,
  /** The value at an array. */
  APPLY,
  /** The product of a gradient and the derivative at an array. */
  BACKWARD,
  /** What the instance says of itself. */
  NAME,
  DESCRIPTION,
  DOMAIN,
  EXAMPLES,
  PARAMETERS
}
