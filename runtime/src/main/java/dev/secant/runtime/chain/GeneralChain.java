package dev.secant.runtime.chain;

/** A chain with a stage that is not elementwise, and one that does not know its derivative. */
final class GeneralChain extends Chain {
  GeneralChain(Pipeline pipeline) {
    super(pipeline);
  }
}
