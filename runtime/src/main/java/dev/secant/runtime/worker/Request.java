package dev.secant.runtime.worker;

/** What a host asks a worker for: the first byte of its message. Behind it stands the instance. */
enum Request {
  /** Make an instance of a class of a plug-in. */
  LOAD(Size.SMALL),
  /** Make a function by a factory. */
  CREATE(Size.SMALL),
  /** The values at the numbers in the shared area. */
  VALUES(Size.SMALL),
  /** The derivatives at the numbers in the shared area. */
  DERIVATIVES(Size.SMALL),
  /** The value at an array. */
  APPLY(MessageChannel.LONGEST),
  /** The product of a gradient and the derivative at an array. */
  BACKWARD(MessageChannel.LONGEST),
  /** What the instance says of itself. */
  NAME(Size.SMALL),
  DESCRIPTION(Size.SMALL),
  DOMAIN(Size.LARGE),
  EXAMPLES(Size.LARGE),
  PARAMETERS(Size.LARGE);

  /** Bytes of answers. */
  private static final class Size {
    /** Of a text, or of how a call failed. */
    static final int SMALL = 1 << 16;

    /** Of lists. */
    static final int LARGE = 1 << 24;
  }

  private final int longestAnswer;

  Request(int longestAnswer) {
    this.longestAnswer = longestAnswer;
  }

  /** Returns how many bytes an answer has at most: a worker must not make its host run out. */
  int longestAnswer() {
    return longestAnswer;
  }
}
